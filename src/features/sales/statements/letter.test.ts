// A letter to a client: written in the application, with what one encloses, really received.
import { expect, test, vi } from 'vitest'
import { listMails, showMail } from '#features/base/mail/contract.ts'
import { addFile, customerHistory } from '#features/relation/customers/contract/papers.ts'
import { issuedInvoice, newClient, page, sentQuote } from '#test/deal.ts'
import { configured, mailbox, withWorkers } from '#test/mailbox.ts'
import { readBack } from '#test/read-pdf.ts'
import { scene } from '#test/scene.ts'
import { listEnclosures, mailLetter, proposeLetter } from './contract/letter.ts'

vi.setConfig({ testTimeout: 60_000 })

test('a letter leaves with a file and documents of the client, and their history tells it', () =>
  scene('2026-03-31', async (play) => {
    const { alice } = play
    const { id: customer } = await newClient(alice, { email: 'compta@martin.test' })
    const quote = await sentQuote(alice, customer)
    const invoice = await issuedInvoice(alice, customer, 120_00)
    const kept = new TextEncoder().encode('Plan du salon')
    const file = await alice(addFile, { id: customer, name: 'plan.txt' }, { file: kept })
    const proposed = await alice(proposeLetter, { id: customer })
    expect(proposed).toMatchObject({ kind: 'letter', to: [{ address: 'compta@martin.test' }] })
    expect(proposed.subject).toContain('Atelier Lumière')
    expect(proposed.body).toContain('Alice Garnier')
    const { rows } = await alice(listEnclosures, { id: customer })
    expect(rows.map(({ kind, label }) => [kind, label]).sort()).toEqual(
      [
        ['file', 'plan.txt'],
        ['quote', quote.number],
        ['invoice', invoice.number],
      ].sort(),
    )

    const box = await mailbox()
    await configured(play)
    const { id } = await alice(mailLetter, {
      id: customer,
      to: [{ name: 'Sophie Martin', address: 'sophie@martin.test' }],
      cc: [],
      subject: 'Votre chantier – {{client}}',
      body: 'Bonjour {{contact}},\n\nNous passons mardi.',
      enclosed: [
        { kind: 'file', id: file.id },
        { kind: 'quote', id: quote.id },
        { kind: 'invoice', id: invoice.id },
      ],
    })
    const left = async () => (await alice(showMail, { id })).state === 'sent'
    await withWorkers(play, box.url, () => vi.waitUntil(left, { timeout: 20_000 }))
    await box.close()
    const [received, ...others] = box.received
    expect(others).toEqual([])
    expect(received?.subject).toBe('Votre chantier – Boulangerie Martin')
    expect(received?.text).toContain('Bonjour Sophie Martin,')
    const [plan, first, second] = received?.attachments ?? []
    expect(Buffer.from(plan?.content as ArrayBuffer).toString()).toBe('Plan du salon')
    const texts = await Promise.all(
      [first, second].map(
        async (one) => (await readBack(new Uint8Array(one?.content as ArrayBuffer))).text,
      ),
    )
    expect(texts[0]).toContain(quote.number)
    expect(texts[1]).toContain(invoice.number)

    const told = await alice(customerHistory, { id: customer, ...page, part: 'messages' })
    expect(told.rows[0]).toMatchObject({ action: 'mail.written', label: received?.subject })
    const { rows: mails } = await alice(listMails, { ...page, customer })
    expect(mails[0]).toMatchObject({
      kind: 'letter',
      state: 'sent',
      person: { name: 'Alice Garnier' },
    })
  }))

test('what is another client’s is not enclosed, nor what the role may not read', () =>
  scene('2026-03-31', async ({ alice, fanny, gilles, eve }) => {
    const { id: customer } = await newClient(alice, { email: 'compta@martin.test' })
    const { id: other } = await newClient(alice, { name: 'Garage du Lac', siren: '732829320' })
    const invoice = await issuedInvoice(alice, other, 120_00)
    const letter = {
      id: customer,
      to: [{ name: '', address: 'sophie@martin.test' }],
      cc: [],
      subject: 'Bonjour',
      body: 'Bonjour',
    }
    const enclosed = [{ kind: 'invoice' as const, id: invoice.id }]
    await expect(alice(mailLetter, { ...letter, enclosed })).rejects.toMatchObject({
      reason: 'not_found',
      problem: { param: 'enclosed.0' },
    })
    await expect(gilles(mailLetter, { ...letter, enclosed: [] })).rejects.toMatchObject({
      reason: 'forbidden',
    })
    await expect(eve(mailLetter, { ...letter, enclosed: [] })).rejects.toMatchObject({
      reason: 'not_found',
    })
    await expect(
      alice(mailLetter, { ...letter, enclosed: [], body: 'Bonjour {{lien}}' }),
    ).rejects.toMatchObject({ reason: 'no_link_in_message' })
    // Who may not read invoices is offered none.
    const offered = await fanny(listEnclosures, { id: other }).catch(() => ({ rows: [] }))
    expect(offered.rows).toEqual([])
  }))
