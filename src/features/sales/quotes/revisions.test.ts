// Versions of a quote: what has left is kept as it left, and what changes is the next one.
import { expect, test } from 'vitest'
import { update as updateCustomer } from '#features/relation/customers/contract.ts'
import { price, quantity } from '#kernel/money.ts'
import { line, newClient, nowhere, page, sentQuote, threeLines, wholeQuote } from '#test/deal.ts'
import { readBack } from '#test/read-pdf.ts'
import { scene } from '#test/scene.ts'
import { storingPdf } from './actions/print.ts'
import {
  cancelQuote,
  listQuotes,
  quotePdf,
  refuseQuote,
  reopenQuote,
  restoreQuote,
  sendQuote,
  showQuote,
  signQuote,
  updateQuote,
  viewQuote,
} from './contract.ts'
import {
  compareRevisions,
  listRevisions,
  revisionPdf,
  verifyQuote,
  viewRevision,
} from './contract/revision.ts'

test('a sent quote that changes is its next version, under its number; the first stays readable', () =>
  scene('2026-03-01', async ({ alice, travel }) => {
    const client = await newClient(alice)
    const first = await sentQuote(alice, client.id)
    expect(first).toMatchObject({ number: 'DV-2026-0001', revision: 1, reopened: false })
    const pdf = await alice(quotePdf, { id: first.id })

    travel('2026-03-10')
    const draft = await alice(reopenQuote, { id: first.id, version: first.version })
    expect(draft).toMatchObject({
      number: 'DV-2026-0001',
      revision: 2,
      reopened: true,
      state: 'draft',
      day: '2026-03-10',
      validUntil: '2026-04-09',
      totals: first.totals,
    })
    // A draft is printed as one, whatever has left before it.
    expect(await alice(viewQuote, { id: first.id })).toMatchObject({
      number: null,
      watermark: 'Brouillon',
    })
    const [lamp, , subtotal] = draft.lines
    await alice(updateQuote, {
      ...wholeQuote(draft),
      subject: 'Fournil',
      lines: [
        { ...lamp!, price: price(110_000_000) } as never,
        line('Ampoule', 5_00, { optional: true, quantity: quantity(60_000) }),
        subtotal!,
      ],
    })
    await alice(updateCustomer, { id: client.id, version: client.version, name: 'Fournil Dupont' })
    expect((await alice(showQuote, { id: first.id })).totals.net).toBe(330_00)
    const told = await alice(compareRevisions, { id: first.id, from: 1 })
    expect(told).toMatchObject({
      to: null,
      head: [
        { field: 'buyer', before: 'Boulangerie Martin', after: 'Fournil Dupont' },
        { field: 'subject', before: '', after: 'Fournil' },
        { field: 'validUntil', before: '2026-03-31', after: '2026-04-09' },
      ],
      totals: [
        { field: 'lines', before: '459.00', after: '330.00' },
        { field: 'net', before: '459.00', after: '330.00' },
        { field: 'tax', before: '81.90', after: '66.00' },
        { field: 'gross', before: '540.90', after: '396.00' },
      ],
    })
    expect(told.lines.map(({ change, kind, name }) => `${change} ${kind} ${name}`)).toEqual([
      'changed item Suspension laiton',
      'added item Ampoule',
      'removed item Pose',
    ])
    expect(told.lines[0]?.fields).toEqual([
      { field: 'price', before: '120', after: '110' },
      { field: 'net', before: '360.00', after: '330.00' },
    ])

    const second = await alice(sendQuote, { id: first.id, how: 'email' })
    expect(second).toMatchObject({ number: 'DV-2026-0001', revision: 2, state: 'sent' })
    const { revisions } = await alice(listRevisions, { id: first.id })
    expect(revisions).toMatchObject([
      { revision: 1, number: 'DV-2026-0001', day: '2026-03-01', gross: 540_90, sentHow: 'hand' },
      { revision: 2, number: 'DV-2026-0001 v2', day: '2026-03-10', gross: 396_00, signed: false },
    ])
    expect(revisions[0]?.hash).not.toBe(revisions[1]?.hash)
    const view = await alice(viewRevision, { id: first.id, revision: 1 })
    expect([view.number, view.buyer.name]).toEqual(['DV-2026-0001', 'Boulangerie Martin'])
    expect(await alice(revisionPdf, { id: first.id, revision: 1 })).toEqual(pdf)
    const now = await alice(viewQuote, { id: first.id })
    expect([now.number, now.buyer.name]).toEqual(['DV-2026-0001 v2', 'Fournil Dupont'])
    const between = await alice(compareRevisions, { id: first.id, from: 1, to: 2 })
    expect({ ...between, to: null }).toEqual(told)
    expect(await alice(verifyQuote, { id: first.id })).toEqual({
      intact: true,
      looked: 2,
      faults: [],
    })
    // The next quote takes the next number: a version takes none.
    expect((await sentQuote(alice, client.id)).number).toBe('DV-2026-0002')
    expect((await alice(listQuotes, page)).rows.map(({ revision }) => revision).sort()).toEqual([
      1, 2,
    ])
  }))

test('a version that is given up leaves the quote as it was sent, and as it was refused', () =>
  scene('2026-03-01', async ({ alice, owner }) => {
    const { id: customer } = await newClient(alice)
    const sent = await sentQuote(alice, customer)
    for (const state of ['sent', 'refused'] as const) {
      if (state === 'refused') await alice(refuseQuote, { id: sent.id, reason: 'Trop cher' })
      const before = await alice(showQuote, { id: sent.id })
      const costs = 'select id, rank, name, net, cost, optional from quote_line where quote_id = $1'
      const stored = await owner.query(`${costs} order by rank`, [sent.id])
      const draft = await alice(reopenQuote, { id: sent.id })
      await alice(updateQuote, {
        ...wholeQuote(draft),
        note: 'Autre chose',
        lines: [line('Tout autre', 1_00)],
      })
      const back = await alice(restoreQuote, { id: sent.id })
      const { version: _, updatedAt: __, ...same } = before
      expect(back).toMatchObject({ ...same, state })
      expect((await owner.query(`${costs} order by rank`, [sent.id])).rows).toEqual(stored.rows)
      expect((await alice(verifyQuote, { id: sent.id })).faults).toEqual([])
    }
    // Refused, it may be taken up again and sent: nobody has refused the new version.
    await alice(reopenQuote, { id: sent.id })
    const again = await alice(sendQuote, { id: sent.id, how: 'email' })
    expect(again).toMatchObject({ revision: 2, refusedAt: null, refusalReason: '' })
    expect(await alice(cancelQuote, { id: sent.id })).toMatchObject({ state: 'cancelled' })
    expect((await alice(verifyQuote, { id: sent.id })).faults).toEqual([])
  }))

test('an expired quote is valid anew once it is taken up; a limit that someone chose stays', () =>
  scene('2026-03-01', async ({ alice, travel }) => {
    const { id: customer } = await newClient(alice)
    const expired = await sentQuote(alice, customer)
    const chosen = await sentQuote(alice, customer)
    const limited = await alice(reopenQuote, { id: chosen.id })
    await alice(updateQuote, { ...wholeQuote(limited), validUntil: '2026-09-30' as never })
    await alice(sendQuote, { id: chosen.id, how: 'hand' })
    travel('2026-05-15')
    const draft = await alice(reopenQuote, { id: expired.id })
    expect(draft).toMatchObject({ day: '2026-05-15', validUntil: '2026-06-14' })
    expect(await alice(sendQuote, { id: expired.id, how: 'hand' })).toMatchObject({
      validity: 'valid',
      daysLeft: 30,
    })
    const kept = await alice(reopenQuote, { id: chosen.id })
    expect(kept.validUntil).toBe('2026-09-30')
  }))

test('what never left, and what is not there, is refused', () =>
  scene('2026-03-01', async ({ alice, eve }) => {
    const { id: customer } = await newClient(alice)
    const { id } = await sentQuote(alice, customer)
    const missing = { reason: 'not_found' }
    await expect(alice(viewRevision, { id, revision: 2 })).rejects.toMatchObject(missing)
    await expect(alice(revisionPdf, { id, revision: 2 })).rejects.toMatchObject(missing)
    await expect(alice(compareRevisions, { id, from: 2 })).rejects.toMatchObject(missing)
    await expect(alice(listRevisions, { id: nowhere })).rejects.toMatchObject(missing)
    await expect(eve(listRevisions, { id })).rejects.toMatchObject(missing)
    await expect(eve(verifyQuote, { id })).rejects.toMatchObject(missing)
    await expect(eve(viewRevision, { id, revision: 1 })).rejects.toMatchObject(missing)
  }))

test('what has left is written once: the serving role can change none of it', () =>
  scene('2026-03-01', async ({ alice, as }) => {
    const { id: customer } = await newClient(alice)
    const quote = await sentQuote(alice, customer)
    await alice(signQuote, { id: quote.id, signer: 'Sophie Martin' })
    for (const table of ['quote_revision', 'quote_seal'] as const) {
      const change = as('alice', ({ tx }) => tx.updateTable(table).set({ hash: '' }).execute())
      await expect(change, table).rejects.toThrow(`permission denied for table ${table}`)
      const removal = as('alice', ({ tx }) => tx.deleteFrom(table).execute())
      await expect(removal, table).rejects.toThrow(`permission denied for table ${table}`)
    }
    // Nor the choice of an option, once it is signed.
    await as('alice', ({ tx }) =>
      tx.updateTable('quote_line').set({ chosen: false }).where('optional', '=', true).execute(),
    )
    expect((await alice(showQuote, { id: quote.id })).lines).toMatchObject([
      { chosen: true },
      { chosen: true },
      {},
    ])
  }))

test('the words of each version are in its own PDF', () =>
  scene('2026-03-01', async ({ alice }) => {
    const { id: customer } = await newClient(alice)
    const sent = await sentQuote(alice, customer, threeLines())
    const draft = await alice(reopenQuote, { id: sent.id })
    await alice(updateQuote, { ...wholeQuote(draft), lines: [line('Lampe de bureau', 80_00)] })
    await alice(sendQuote, { id: sent.id, how: 'hand' })
    const text = async (revision: number) => {
      const file = (await alice(revisionPdf, { id: sent.id, revision })) as Uint8Array
      return (await readBack(file)).text
    }
    const [first, second] = [await text(1), await text(2)]
    expect(first).toContain('Suspension laiton')
    expect(first).not.toContain('v2')
    expect(second).toContain('DV-2026-0001 v2')
    expect(second).toContain('Lampe de bureau')
    expect(second).not.toContain('Suspension laiton')
  }))

test('the PDF that left is kept: once as sent and once as signed', () =>
  scene('2026-03-01', async ({ alice, as, owner, companies }) => {
    const { id: customer } = await newClient(alice)
    const { id } = await sentQuote(alice, customer)
    const keep = (signed: boolean) =>
      as('alice', (act) => storingPdf.run(act, { id, revision: 1, signed }))
    const sent = await alice(quotePdf, { id })
    await keep(false)
    await alice(signQuote, { id, signer: 'Sophie Martin' })
    await keep(true)
    await keep(true)
    const signed = await alice(quotePdf, { id })
    expect(signed).not.toEqual(sent)
    expect(await alice(revisionPdf, { id, revision: 1 })).toEqual(sent)
    const { rows } = await owner.query(
      `select count(*)::int as files from file where company_id = $1 and media_type = 'application/pdf'`,
      [companies.lumiere],
    )
    expect(rows).toEqual([{ files: 2 }])
  }))

test('signed and taken up again at once: one of the two happens, whole', { timeout: 60_000 }, () =>
  scene('2026-03-01', async ({ alice, owner }) => {
    const { id: customer } = await newClient(alice)
    const reasons: string[] = []
    for (let round = 0; round < 6; round += 1) {
      const { id } = await sentQuote(alice, customer)
      const acts = [
        () => alice(signQuote, { id, signer: 'Sophie Martin' }),
        () => alice(reopenQuote, { id }),
        () => alice(signQuote, { id, signer: 'Jean Martin' }),
      ]
      const order = round % 2 === 0 ? acts : acts.toReversed()
      const outcomes = await Promise.allSettled(order.map((act) => act()))
      const done = outcomes.filter(({ status }) => status === 'fulfilled')
      expect(done.length).toBe(1)
      reasons.push(
        ...outcomes.flatMap((one) => (one.status === 'rejected' ? [one.reason.reason] : [])),
      )
      const { rows } = await owner.query(
        'select state, (select count(*)::int from quote_seal s where s.quote_id = q.id) as seals from quote q where id = $1',
        [id],
      )
      expect(['signed 1', 'draft 0']).toContain(`${rows[0].state} ${rows[0].seals}`)
      expect((await alice(verifyQuote, { id })).faults).toEqual([])
    }
    for (const reason of reasons) {
      expect(['quote_not_sent', 'quote_not_reopenable']).toContain(reason)
    }
    expect(reasons.length).toBe(12)
  }),
)
