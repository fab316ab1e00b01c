// The deal in depth, through HTTP and PostgreSQL: deposits, balances, invoices in part, credit notes.
import fc from 'fast-check'
import { streamXlsxRows } from 'hucre/xlsx'
import { describe, expect, test } from 'vitest'
import { checkBooks } from '#features/insight/checks/queries.ts'
import { customerBalance } from '#features/sales/payments/contract.ts'
import { createQuote, sendQuote, showQuote, signQuote } from '#features/sales/quotes/contract.ts'
import type { DraftLine } from '#features/sales/quotes/contract.ts'
import { bps, cents, price, quantity } from '#kernel/money.ts'
import { line, newClient, page, signedQuote, vat10, vat55, wholeInvoice } from '#test/deal.ts'
import { type Refused, type Scene, scene, type Someone } from '#test/scene.ts'
import {
  correctInvoice,
  editHead,
  exportWorkbook,
  quoteDeal,
  renewInvoice,
} from './contract/deal.ts'
import {
  creditInvoice,
  deleteInvoice,
  type Invoice,
  invoiceQuote,
  issueInvoice,
  listInvoices,
  showInvoice,
  updateInvoice,
  viewInvoice,
} from './contract.ts'

const { invoiceBalance, invoiceDeposit, showBilling } = quoteDeal

const long = { timeout: 240_000 }
const seed = Number(process.env['SEED'] ?? 20_260_331)
const scale = Number(process.env['SCALE'] ?? 1)

/** Two rates, goods and work: 1 000,00 + 200,00 and 500,00 + 50,00, 1 750,00 in all. */
const kitchen = (): DraftLine[] => [
  line('Cuisine', 250_00, { quantity: quantity(40_000) }),
  line('Pose', 50_00, { nature: 'service', vat: vat10, quantity: quantity(100_000) }),
]

async function issued(someone: Someone, draft: Promise<Invoice>): Promise<Invoice> {
  const { id } = await draft
  return someone(issueInvoice, { id })
}

const items = (invoice: Invoice) =>
  invoice.lines.filter((one): one is Extract<typeof one, { kind: 'item' }> => one.kind === 'item')

/** Net, VAT and gross of everything that was issued on a quote, rate by rate. */
async function books({ owner }: Scene, quote: string) {
  const { rows } = await owner.query(
    `select v.rate, sum(v.base)::int as base, sum(v.tax)::int as tax from invoice i
     join invoice_vat v on v.company_id = i.company_id and v.invoice_id = i.id
     where i.quote_id = $1 and i.state = 'issued' group by 1 order by 1 desc`,
    [quote],
  )
  return rows.map(({ rate, base, tax }) => [rate, base, tax])
}

describe('deposit and balance', () => {
  test('two deposits are deducted once each; all of it is what was signed', () =>
    scene('2026-03-31', async (play) => {
      const { alice, as, travel } = play
      const { id: customer } = await newClient(alice)
      const quote = await signedQuote(alice, customer, kitchen())
      const { id } = quote
      const first = await alice(invoiceDeposit, { id, percent: bps(3000) })
      expect(first).toMatchObject({
        kind: 'deposit',
        totals: { net: 450_00, tax: 75_00, gross: 525_00 },
        terms: { days: 0 },
      })
      expect(items(first).map((one) => [one.nature, one.vat.rate, one.net])).toEqual([
        ['goods', 2000, 300_00],
        ['service', 1000, 150_00],
      ])
      expect(first.lines[0]).toMatchObject({
        kind: 'text',
        name: expect.stringMatching(/30\s%.*DV-2026-0001 du 31\/03\/2026/),
      })
      expect((await alice(showQuote, { id })).invoicing).toBe('partial')
      await expect(alice(invoiceBalance, { id })).rejects.toMatchObject({ reason: 'deal_drafted' })
      await alice(issueInvoice, { id: first.id })
      travel('2026-04-15')
      const second = await issued(alice, alice(invoiceDeposit, { id, amount: cents(333_33) }))
      expect(second.totals.gross).toBe(333_33)
      expect(second.number).toBe('FA-2026-00002')

      const billing = await alice(showBilling, { id })
      expect(billing.invoiced.gross).toBe(858_33)
      expect(billing.left.gross).toBe(1_750_00 - 858_33)
      expect(billing.standing.map((one) => [one.kind, one.number, one.gross])).toEqual([
        ['deposit', 'FA-2026-00001', 525_00],
        ['deposit', 'FA-2026-00002', 333_33],
      ])

      travel('2026-05-04')
      const draft = await alice(invoiceBalance, { id })
      expect(draft).toMatchObject({
        kind: 'final',
        totals: { net: 1_500_00, tax: 250_00, gross: 1_750_00 },
        payable: 891_67,
        deductions: [
          { number: 'FA-2026-00001', net: 450_00, tax: 75_00, gross: 525_00 },
          { number: 'FA-2026-00002', gross: 333_33 },
        ],
      })
      const headed = await alice(editHead, {
        id: draft.id,
        version: draft.version,
        customerReference: 'BC-77',
      })
      expect(headed.customerReference).toBe('BC-77')
      const balance = await alice(issueInvoice, { id: draft.id })
      expect(balance).toMatchObject({
        number: 'FA-2026-00003',
        outstanding: 891_67,
        payable: 891_67,
      })
      expect(await books(play, id)).toEqual([
        [2000, 1_000_00, 200_00],
        [1000, 500_00, 50_00],
      ])
      expect((await alice(showQuote, { id })).invoicing).toBe('whole')
      await expect(alice(invoiceBalance, { id })).rejects.toMatchObject({
        reason: 'already_invoiced',
      })
      await expect(alice(invoiceDeposit, { id, percent: bps(100) })).rejects.toMatchObject({
        reason: 'deposit_too_large',
      })

      // The paper says the whole, what is deducted, and what is to be paid.
      const view = await alice(viewInvoice, { id: balance.id })
      const told = view.totals.map(({ label, amount }) => `${label} ${amount}`.replace(/\s/g, ' '))
      expect(view.title).toBe('Facture de solde')
      expect(told).toEqual([
        'Total HT 1 500,00 €',
        'Total TVA 250,00 €',
        'Total TTC 1 750,00 €',
        'Acompte FA-2026-00001 −525,00 €',
        'Acompte FA-2026-00002 −333,33 €',
        'Net à payer 891,67 €',
      ])
      // Everyone else adds the documents up without a case.
      const list = await alice(listInvoices, page)
      expect(list.sums).toMatchObject({ net: 1_500_00, gross: 1_750_00, outstanding: 1_750_00 })
      expect((await alice(listInvoices, { ...page, kind: ['deposit'] })).total).toBe(2)
      expect(list.indicators.unpaid?.amount).toBe(1_750_00)
      expect((await alice(customerBalance, { id: customer })).balance).toBe(1_750_00)
      await as('alice', async (act) => {
        for (const check of await checkBooks(act)) expect(check.examples, check.name).toEqual([])
      })
    }))

  test('a deposit that is credited is no longer deducted; one that is deducted waits for its balance', () =>
    scene('2026-03-31', async (play) => {
      const { alice } = play
      const { id: customer } = await newClient(alice)
      const { id } = await signedQuote(alice, customer, kitchen())
      const lost = await issued(alice, alice(invoiceDeposit, { id, percent: bps(2000) }))
      const kept = await issued(alice, alice(invoiceDeposit, { id, amount: cents(500_00) }))
      await issued(alice, alice(creditInvoice, { id: lost.id }))
      // A part of the other is given back too.
      await issued(alice, alice(creditInvoice, { id: kept.id, amount: cents(100_00) }))
      const stale = await alice(invoiceBalance, { id })
      expect(stale.deductions.map(({ number, gross }) => [number, gross])).toEqual([
        [kept.number, 400_00],
      ])
      await expect(alice(creditInvoice, { id: kept.id })).rejects.toMatchObject({
        reason: 'deposit_deducted',
      })
      const balance = await alice(issueInvoice, { id: stale.id })
      expect(balance.payable).toBe(1_350_00)
      await expect(alice(creditInvoice, { id: kept.id })).rejects.toMatchObject({
        reason: 'deposit_deducted',
      })
      // Once the balance is taken back, the deal is open again, and the deposit counts once more.
      const back = await issued(alice, alice(creditInvoice, { id: balance.id }))
      expect(back).toMatchObject({ payable: -1_350_00, totals: { gross: -1_750_00 } })
      expect((await alice(showQuote, { id })).invoicing).toBe('partial')
      const again = await issued(alice, alice(invoiceBalance, { id }))
      expect(again.payable).toBe(1_350_00)
      expect(await books(play, id)).toEqual([
        [2000, 1_000_00, 200_00],
        [1000, 500_00, 50_00],
      ])
    }))

  test('a balance whose deal has changed is made again; nothing is asked twice beside a deposit', () =>
    scene('2026-03-31', async ({ alice }) => {
      const { id: customer } = await newClient(alice)
      const { id } = await signedQuote(alice, customer, kitchen())
      const deposit = await issued(alice, alice(invoiceDeposit, { id, percent: bps(5000) }))
      // All that is left of it is its balance, whichever way it is asked for.
      const rest = await alice(invoiceQuote, { id })
      expect([rest.kind, rest.payable]).toEqual(['final', 875_00])
      await alice(deleteInvoice, { id: rest.id })
      const lines = (await alice(showBilling, { id })).lines
      const part = await issued(
        alice,
        alice(invoiceQuote, { id, lines: [{ line: lines[1]!.line, quantity: quantity(50_000) }] }),
      )
      expect(part.totals.gross).toBe(275_00)
      const balance = await alice(invoiceBalance, { id })
      expect(balance.payable).toBe(1_750_00 - 875_00 - 275_00)
      expect(items(balance).map((one) => [one.quantity, one.earlier])).toEqual([
        [40_000, 0],
        [100_000, 50_000],
      ])
      await issued(
        alice,
        alice(creditInvoice, {
          id: part.id,
          lines: [{ line: items(part)[0]!.id, quantity: quantity(10_000) }],
        }),
      )
      await expect(alice(issueInvoice, { id: balance.id })).rejects.toMatchObject({
        reason: 'deal_changed',
      })
      expect(await alice(showInvoice, { id: balance.id })).toMatchObject({
        outdated: 'deal_changed',
      })
      const renewed = await alice(renewInvoice, { id: balance.id, version: balance.version })
      expect([renewed.outdated, renewed.version]).toEqual([null, balance.version + 1])
      // What is right already is left as it is.
      expect((await alice(renewInvoice, { id: balance.id })).version).toBe(renewed.version)
      const fresh = await alice(issueInvoice, { id: renewed.id })
      expect(fresh.payable).toBe(1_750_00 - 875_00 - 220_00)
      expect(deposit.number).toBe('FA-2026-00001')
    }))
})

test('a workbook holds every kind, with dates that are dates and amounts that add up', () =>
  scene('2026-03-31', async ({ alice }) => {
    const { id: customer } = await newClient(alice)
    const { id } = await signedQuote(alice, customer, kitchen())
    await issued(alice, alice(invoiceDeposit, { id, percent: bps(3000) }))
    const balance = await issued(alice, alice(invoiceBalance, { id }))
    await issued(alice, alice(creditInvoice, { id: balance.id, amount: cents(25_00) }))
    const bytes = (await alice(exportWorkbook, { imported: 'false' })) as Uint8Array
    const rows: unknown[][] = []
    for await (const row of streamXlsxRows(bytes)) rows.push([...row.values])
    expect(rows[0]?.slice(0, 4)).toEqual(['Type', 'Numéro', 'Date', 'Échéance'])
    expect(rows.slice(1).map((row) => [row[0], row[1], row[9], row[11]])).toEqual(
      expect.arrayContaining([
        ['Facture d’acompte', 'FA-2026-00001', 450, 525],
        ['Facture de solde', 'FA-2026-00002', 1050, 1225],
        ['Avoir', 'AV-2026-00001', expect.any(Number), -25],
      ]),
    )
    expect(rows[1]?.[2]).toEqual(new Date('2026-03-31T00:00:00Z'))
    const gross = rows.slice(1).reduce((total, row) => total + Math.round(Number(row[11]) * 100), 0)
    expect(gross).toBe(1_725_00)
  }))

describe('credit notes in part', () => {
  test('by quantity, by amount, the rest: never more than the invoice, to the cent', () =>
    scene('2026-03-31', async (play) => {
      const { alice } = play
      const { id: customer } = await newClient(alice)
      const quote = await signedQuote(alice, customer, kitchen())
      const invoice = await issued(alice, alice(invoiceQuote, { id: quote.id }))
      const [kitchenLine, fitting] = items(invoice)
      const credit = (asked: object) => alice(creditInvoice, { id: invoice.id, ...asked })
      const one = await issued(
        alice,
        credit({ lines: [{ line: kitchenLine!.id, quantity: quantity(10_000) }] }),
      )
      expect(one).toMatchObject({ totals: { net: -250_00, tax: -50_00, gross: -300_00 } })
      expect(one.settlements).toMatchObject([{ kind: 'invoice', amount: -300_00 }])
      expect(await alice(showInvoice, { id: invoice.id })).toMatchObject({ outstanding: 1_450_00 })
      expect((await alice(showQuote, { id: quote.id })).invoicing).toBe('partial')
      await expect(
        credit({ lines: [{ line: kitchenLine!.id, quantity: quantity(30_001) }] }),
      ).rejects.toMatchObject({ reason: 'beyond_line', problem: { param: 'lines.0.quantity' } })
      await expect(
        credit({ lines: [{ line: fitting!.id, net: cents(500_01) }] }),
      ).rejects.toMatchObject({
        reason: 'beyond_line',
      })
      const gesture = await issued(
        alice,
        credit({ lines: [{ line: fitting!.id, net: cents(45_50) }] }),
      )
      expect(gesture.totals).toMatchObject({ net: -45_50, tax: -4_55, gross: -50_05 })
      await expect(credit({ amount: cents(1_399_96) })).rejects.toMatchObject({
        reason: 'beyond_invoice',
        problem: { param: 'amount' },
      })
      const amount = await issued(
        alice,
        credit({ amount: cents(99_95), note: 'Retard de livraison' }),
      )
      expect(amount).toMatchObject({ totals: { gross: -99_95 }, note: 'Retard de livraison' })
      // A gesture gives the quote nothing back to invoice.
      expect((await alice(showBilling, { id: quote.id })).left.gross).toBe(300_00)
      const draft = await credit({})
      await expect(credit({})).rejects.toMatchObject({ reason: 'credit_drafted' })
      await alice(issueInvoice, { id: draft.id })
      expect(await alice(showInvoice, { id: invoice.id })).toMatchObject({
        outstanding: 0,
        payment: 'settled',
      })
      await expect(credit({})).rejects.toMatchObject({ reason: 'already_credited' })
      expect(await books(play, quote.id)).toEqual([
        [2000, 0, 0],
        [1000, 0, 0],
      ])
      const view = await alice(viewInvoice, { id: gesture.id })
      expect(view.mentions).toContain('Avoir sur la facture n°\u00a0FA-2026-00001 du 31/03/2026')
    }))

  test('kept on account, it settles nothing of its invoice; issued otherwise, what remains of it does', () =>
    scene('2026-03-31', async ({ alice }) => {
      const { id: customer } = await newClient(alice)
      const { id } = await signedQuote(alice, customer, kitchen())
      const invoice = await issued(alice, alice(invoiceQuote, { id }))
      const draft = await alice(creditInvoice, { id: invoice.id, amount: cents(120_00) })
      const kept = await alice(issueInvoice, { id: draft.id, onAccount: true })
      expect(kept).toMatchObject({ outstanding: -120_00, settlements: [] })
      expect(await alice(showInvoice, { id: invoice.id })).toMatchObject({ outstanding: 1_750_00 })
    }))

  test('an invoice is corrected in one act: taken back, and drafted again from the same quote', () =>
    scene('2026-03-31', async (play) => {
      const { alice } = play
      const { id: customer } = await newClient(alice)
      const { id } = await signedQuote(alice, customer, kitchen())
      const wrong = await issued(alice, alice(invoiceQuote, { id }))
      const again = await alice(correctInvoice, { id: wrong.id })
      expect(again).toMatchObject({ kind: 'invoice', state: 'draft', totals: wrong.totals })
      expect(again.documents.map((one) => [one.kind, one.state])).toEqual([
        ['quote', 'signed'],
        ['invoice', 'issued'],
        ['credit_note', 'issued'],
      ])
      await alice(issueInvoice, { id: again.id })
      expect(await books(play, id)).toEqual([
        [2000, 1_000_00, 200_00],
        [1000, 500_00, 50_00],
      ])
    }))
})

describe('beyond what was signed', () => {
  test('it takes a decision, with its reason, which the journal keeps', () =>
    scene('2026-03-31', async ({ alice, owner }) => {
      const { id: customer } = await newClient(alice)
      const { id } = await signedQuote(alice, customer, kitchen())
      const [first] = (await alice(showBilling, { id })).lines
      const lines = [{ line: first!.line, quantity: quantity(50_000) }]
      await expect(alice(invoiceQuote, { id, lines })).rejects.toMatchObject({
        reason: 'beyond_quote',
        problem: { param: 'lines.0.quantity' },
      })
      await expect(alice(invoiceQuote, { id, lines, beyondSigned: true })).rejects.toMatchObject({
        reason: 'reason_missing',
      })
      const reason = 'Un meuble de plus, demandé par téléphone'
      const more = await alice(invoiceQuote, { id, lines, beyondSigned: true, reason })
      expect(more.beyondReason).toBe(reason)
      await alice(issueInvoice, { id: more.id })

      const { id: other } = await signedQuote(alice, customer, kitchen())
      const draft = await alice(invoiceQuote, { id: other })
      const added = [...draft.lines, line('Évier', 90_00)]
      const saved = await alice(updateInvoice, { ...wholeInvoice(draft), lines: added })
      await expect(alice(issueInvoice, { id: saved.id })).rejects.toMatchObject({
        reason: 'beyond_signed',
        problem: { detail: expect.stringContaining('Évier') },
      })
      await alice(issueInvoice, { id: saved.id, beyondSigned: true, reason: 'Ajouté sur place' })
      const { rows } = await owner.query(
        `select after ->> 'beyondSigned' as why from journal
         where company_id = $1 and after ? 'beyondSigned' order by seq`,
        [alice.company],
      )
      expect(rows.map(({ why }) => why)).toEqual([reason, reason, 'Ajouté sur place'])
    }))
})

test(
  `random deals (seed ${seed}): the books of each are what was signed, less what was given away`,
  long,
  () =>
    scene('2026-03-31', async (play) => {
      const { alice, as } = play
      const { id: customer } = await newClient(alice)
      const deals = fc.sample(anyDeal, { numRuns: Math.ceil(12 * scale), seed })
      let closed = 0
      for (const deal of deals) {
        const { id } = await alice(createQuote, {
          customer,
          discount: deal.discount,
          lines: deal.lines,
        })
        await alice(sendQuote, { id, how: 'hand' })
        const quote = await alice(signQuote, { id, signer: 'Sophie Martin' })
        for (const move of deal.moves) await allowed(play, () => act(alice, id, move))
        await allowed(play, () => issued(alice, alice(invoiceBalance, { id })))
        const { left } = await alice(showBilling, { id })
        expect(left, JSON.stringify(deal)).toEqual({ vat: [], net: 0, tax: 0, gross: 0 })
        const given = await gestures(play, id)
        const expected = quote.totals.vat.map(({ rate, base, tax }) => {
          const off = given.find((one) => one.rate === rate)
          return [rate, base - (off?.base ?? 0), tax - (off?.tax ?? 0)]
        })
        expect(await books(play, id), JSON.stringify(deal)).toEqual(expected)
        closed += 1
      }
      expect(closed).toBe(deals.length)
      await as('alice', async (act) => {
        for (const check of await checkBooks(act)) expect(check.examples, check.name).toEqual([])
      })
    }),
)

const anyDeal = fc.record({
  discount: fc.constantFrom(0, 300).map(bps),
  lines: fc
    .array(
      fc.record({
        quantity: fc.integer({ min: 1, max: 90_000 }).map(quantity),
        price: fc.integer({ min: 1_000_000, max: 90_000_000 }).map(price),
        vat: fc.constantFrom(vat10, vat55, { category: 'S', rate: bps(2000) } as const),
      }),
      { minLength: 1, maxLength: 4 },
    )
    .map((lines) => lines.map((of): DraftLine => ({ kind: 'item', name: 'Article', ...of }))),
  moves: fc.array(
    fc.record({
      name: fc.constantFrom(
        'percent',
        'amount',
        'part',
        'part',
        'quantity',
        'net',
        'given',
        'rest',
      ),
      much: fc.integer({ min: 1, max: 9_999 }),
      which: fc.nat({ max: 9 }),
    }),
    { minLength: 2, maxLength: 6 },
  ),
})

type Move = { name: string; much: number; which: number }

async function act(alice: Someone, id: string, { name, much, which }: Move): Promise<unknown> {
  const billing = await alice(showBilling, { id })
  const part = (amount: number) => Math.max(1, Math.trunc((amount * much) / 10_000))
  if (name === 'percent') return issued(alice, alice(invoiceDeposit, { id, percent: bps(much) }))
  if (name === 'amount') {
    return issued(alice, alice(invoiceDeposit, { id, amount: cents(part(billing.left.gross)) }))
  }
  if (name === 'part') {
    const lines = billing.lines
      .filter(({ remaining }) => remaining > 0)
      .map((one) => ({ line: one.line, quantity: quantity(part(one.remaining)) }))
    return issued(alice, alice(invoiceQuote, { id, lines }))
  }
  const one = billing.standing[which % Math.max(1, billing.standing.length)]
  if (!one) return undefined
  const invoice = await alice(showInvoice, { id: one.id })
  const sold = items(invoice)
  const picked = sold[which % sold.length]!
  const asked = {
    quantity: { lines: [{ line: picked.id, quantity: quantity(part(picked.quantity)) }] },
    net: { lines: [{ line: picked.id, net: cents(part(picked.net)) }] },
    given: { amount: cents(part(one.gross)) },
    rest: {},
  }[name as 'rest']
  return issued(alice, alice(creditInvoice, { id: invoice.id, ...asked }))
}

/** Does what may be refused: a refusal is fine, and leaves no draft behind; a fault is not. */
async function allowed({ alice, owner }: Scene, attempt: () => Promise<unknown>): Promise<void> {
  try {
    await attempt()
  } catch (error) {
    expect((error as Refused).status, String(error)).toBe(422)
    const { rows } = await owner.query(
      `select id from invoice where company_id = $1 and state = 'draft'`,
      [alice.company],
    )
    for (const { id } of rows) await alice(deleteInvoice, { id })
  }
}

/** What was taken back by amount of invoices that are no deposit: nobody asks for it again. */
async function gestures({ owner }: Scene, quote: string) {
  const { rows } = await owner.query(
    `select v.rate, -sum(v.base)::int as base, -sum(v.tax)::int as tax from invoice i
     join invoice o on o.company_id = i.company_id and o.id = i.credited_invoice_id
     join invoice_vat v on v.company_id = i.company_id and v.invoice_id = i.id
     where i.quote_id = $1 and i.state = 'issued' and i.gesture and o.kind <> 'deposit' group by 1`,
    [quote],
  )
  return rows as { rate: number; base: number; tax: number }[]
}
