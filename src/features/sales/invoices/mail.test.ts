// Invoices and credit notes by e-mail: really received, their PDF opened.
import { expect, test, vi } from 'vitest'
import { listMails, showMail } from '#features/base/mail/contract.ts'
import { line, newClient, page } from '#test/deal.ts'
import { configured, mailbox, withWorkers } from '#test/mailbox.ts'
import { joined, readBack } from '#test/read-pdf.ts'
import { scene } from '#test/scene.ts'
import { createInvoice, issueInvoice } from './contract.ts'
import { mailInvoice, proposeInvoiceMail } from './contract/mail.ts'

vi.setConfig({ testTimeout: 60_000 })

test('an invoice is sent to whoever pays, with its PDF', () =>
  scene('2026-03-31', async (play) => {
    const { alice, bruno } = play
    const client = await newClient(alice, {
      contacts: [
        { lastName: 'Martin', email: 'lucie@client.test', forDecision: true },
        { lastName: 'Compta', email: 'compta@client.test', forBilling: true },
      ],
    })
    const draft = await alice(createInvoice, {
      customer: client.id,
      lines: [line('Pose', 1000_00)],
    })
    await expect(alice(proposeInvoiceMail, { id: draft.id })).rejects.toMatchObject({
      reason: 'not_issued',
    })
    const invoice = await alice(issueInvoice, { id: draft.id })
    const { to, subject, body, later } = await alice(proposeInvoiceMail, { id: invoice.id })
    expect(to).toMatchObject([{ address: 'compta@client.test' }])
    expect(later).toEqual([])
    expect(subject).toContain(invoice.number)
    expect(body).toContain('1\u202f200,00\u00a0€ TTC')
    expect(body).toContain('au plus tard le 30/04/2026')

    const box = await mailbox()
    await configured(play)
    const { id } = await alice(mailInvoice, { id: invoice.id, to, cc: [], subject, body })
    await withWorkers(play, box.url, () =>
      vi.waitUntil(async () => (await alice(showMail, { id })).state === 'sent', {
        timeout: 20_000,
        interval: 100,
      }),
    )
    await box.close()
    const [letter] = box.received
    expect(letter?.to?.[0]?.address).toBe('compta@client.test')
    const pdf = await readBack(new Uint8Array(letter?.attachments[0]?.content as ArrayBuffer))
    expect(joined(pdf.text)).toContain(joined(invoice.number ?? ''))
    expect(joined(pdf.text)).toContain(joined('1 200,00 €'))
    const { rows } = await alice(listMails, { ...page, aboutId: invoice.id })
    expect(rows[0]).toMatchObject({ kind: 'invoice', about: { label: invoice.number } })
    // The invoice of another salesperson is none of Bruno's, nor is what was written about it.
    expect((await bruno(listMails, { ...page, aboutId: invoice.id })).total).toBe(0)
    await expect(
      alice(mailInvoice, { id: invoice.id, to, cc: [], subject, body: 'Voir {{lien}}' }),
    ).rejects.toMatchObject({ reason: 'no_link_in_message' })
  }))
