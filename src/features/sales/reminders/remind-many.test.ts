// Reminders to many at once, from what one has selected in a list.
import { expect, test, vi } from 'vitest'
import { bulkRows, showBulk, startBulk, tryBulk } from '#features/base/bulk/contract.ts'
import { listMails, showMail } from '#features/base/mail/contract.ts'
import { createQuote, sendQuote, signQuote } from '#features/sales/quotes/contract.ts'
import { day } from '#kernel/day.ts'
import { cents } from '#kernel/money.ts'
import { issuedInvoice, line, newClient, page } from '#test/deal.ts'
import { withWorkers } from '#test/mailbox.ts'
import { type Scene, scene } from '#test/scene.ts'

vi.setConfig({ testTimeout: 60_000 })

const plainly = (text: string): string => text.replace(/[\u202f\u00a0]/gu, ' ')

/** Starts an act on a selection, and what came of each record once it is over. */
async function run(play: Scene, act: string, ids: readonly string[]) {
  const { alice } = play
  const { id } = await alice(startBulk, { act, selection: { ids: [...ids] } })
  await withWorkers(play, undefined, () =>
    vi.waitFor(async () => expect((await alice(showBulk, { id })).endedAt).not.toBe(null), {
      timeout: 20_000,
      interval: 50,
    }),
  )
  return (await alice(bulkRows, { id, offset: 0, limit: 50 })).rows
}

test('the quotes that run out: what leaves, to whom, and who is left out and why', () =>
  scene('2026-03-31', async (play) => {
    const { alice } = play
    const martin = (await newClient(alice, { name: 'Martin', email: 'compta@martin.example' })).id
    const mute = (await newClient(alice, { name: 'Muet' })).id
    const quote = async (customer: string, act: 'sent' | 'signed' | 'draft') => {
      const { id } = await alice(createQuote, {
        customer,
        validUntil: null,
        lines: [line('Pose', 100_00)],
      })
      if (act !== 'draft') await alice(sendQuote, { id, how: 'hand' })
      if (act === 'signed') await alice(signQuote, { id, signer: 'Lucie' })
      return id
    }
    const ids = [
      await quote(martin, 'sent'),
      await quote(mute, 'sent'),
      await quote(martin, 'signed'),
      await quote(martin, 'draft'),
    ]
    const trial = await alice(tryBulk, { act: 'quotes.remind', selection: { ids } })
    expect(trial).toMatchObject({ total: 4, concerned: 1 })
    const waiting =
      'Ce devis n’attend pas de réponse : il n’est pas envoyé, ou le client a répondu.'
    const why = new Map(trial.excluded.map(({ record, reason }) => [record, plainly(reason)]))
    expect(why).toEqual(
      new Map([
        [ids[1], 'Ce client n’a pas d’adresse e-mail.'],
        [ids[2], waiting],
        [ids[3], waiting],
      ]),
    )
    const rows = await run(play, 'quotes.remind', ids)
    const done = rows.filter(({ state }) => state === 'done')
    expect(done.map(({ label }) => label)).toEqual([
      'DV-2026-0001 · Martin · compta@martin.example',
    ])
    const mail = await alice(showMail, { id: done[0]!.made! })
    expect(mail.to).toEqual([{ address: 'compta@martin.example', name: 'Martin' }])
    expect(plainly(mail.body)).toContain('notre devis DV-2026-0001, d’un montant de 120,00 € TTC')
    expect(mail.body).not.toMatch(/\{\{(?!lien\}\})/)
    expect(mail.attachments).toHaveLength(1)
    expect((await alice(listMails, page)).total).toBe(1)
  }))

test('late invoices: one reminder a client, of all they owe', () =>
  scene('2026-01-05', async (play) => {
    const { alice, travel } = play
    const martin = (await newClient(alice, { name: 'Martin', email: 'compta@martin.example' })).id
    const late = [
      await issuedInvoice(alice, martin, cents(120_00)),
      await issuedInvoice(alice, martin, cents(60_00)),
    ]
    travel('2026-03-31')
    // The worker lives today, whatever day the scene plays.
    const due = await issuedInvoice(alice, martin, cents(240_00), { dueDay: day('2099-12-31') })
    const rows = await run(play, 'invoices.remind', [...late.map(({ id }) => id), due.id])
    expect(rows.filter(({ state }) => state === 'done')).toHaveLength(1)
    expect(
      rows
        .map(({ reason }) => plainly(reason))
        .filter(Boolean)
        .toSorted(),
    ).toEqual([
      'Cette facture n’est pas en retard.',
      'Comprise dans le rappel d’une autre facture du même client.',
    ])
    const mails = await alice(listMails, page)
    expect(mails.total).toBe(1)
    const { body } = await alice(showMail, { id: mails.rows[0]!.id })
    for (const { number } of late) expect(body).toContain(number)
    expect(body).not.toContain(due.number)
  }))
