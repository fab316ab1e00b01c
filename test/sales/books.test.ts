// Random deals against the real server: whatever people do in whatever order, the books agree. Each
// figure that is stored or shown is recomputed from the documents, by other means than the program's.
// SEED chooses another run, SCALE a longer one.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { create as createCustomer } from '#features/relation/customers/contract.ts'
import { addDays, day, type Day } from '#kernel/day.ts'
import { type Bps, bps, cents, price, quantity } from '#kernel/money.ts'
import { totals } from '#kernel/vat.ts'
import { wrongIn } from '#test/doctor.ts'
import { newClient, threeLines, wholeInvoice, wholeQuote } from '#test/deal.ts'
import { type Refused, type Scene, scene } from '#test/scene.ts'
import {
  createInvoice,
  creditInvoice,
  deleteInvoice,
  invoiceQuote,
  issueInvoice,
  listInvoices,
  showInvoice,
  updateInvoice,
} from '#features/sales/invoices/contract.ts'
import {
  type PaymentState,
  paymentOf,
  paymentStates,
} from '#features/sales/invoices/rules/payment.ts'
import {
  allocateCreditNote,
  allocatePayment,
  customerBalance,
  customerOutstanding,
  customerTransactions,
  listPayments,
  recordPayment,
  recordRefund,
  releaseCreditNote,
  reversePayment,
} from '#features/sales/payments/contract.ts'
import {
  cancelQuote,
  createQuote,
  listQuotes,
  sendQuote,
  showQuote,
  signQuote,
  updateQuote,
} from '#features/sales/quotes/contract.ts'
import { validities, validityOf } from '#features/sales/quotes/rules/validity.ts'
import type { DraftLine } from '#features/sales/quotes/contract.ts'
import type {
  InvoiceRow,
  LineRow,
  VatRow,
  PaymentRow,
  ReturnRow,
  AllocationRow,
  QuoteRow,
} from './book-rows.ts'

const scale = Number(process.env['SCALE'] ?? 1)
const seed = Number(process.env['SEED'] ?? 20_260_331)
const long = { timeout: 300_000 }

/** Random choices that can be made again from the same seed (the generator mulberry32). */
function chooser(from: number) {
  let state = from
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const int = (min: number, max: number): number => min + Math.floor(next() * (max - min + 1))
  const lines = fc.array(anyLine, { minLength: 1, maxLength: 6 })
  return {
    int,
    pick: <T>(values: readonly T[]): T | undefined => values[int(0, values.length - 1)],
    lines: () => fc.sample(lines, { numRuns: 1, seed: int(1, 2 ** 30) })[0]!,
  }
}

const rates = [2000, 1000, 550, 210].map((rate) => rate as Bps)
const anyLine: fc.Arbitrary<DraftLine> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .record({
        quantity: fc.integer({ min: 1, max: 400_000 }),
        price: fc.integer({ min: 0, max: 900_000_000 }),
        discount: fc.constantFrom(0, 0, 500, 1250, 10_000),
        rate: fc.constantFrom(...rates),
      })
      .map((line): DraftLine => ({
        kind: 'item',
        name: 'Article',
        quantity: quantity(line.quantity),
        price: price(line.price),
        discount: bps(line.discount),
        vat: { category: 'S', rate: line.rate },
      })),
  },
  { weight: 1, arbitrary: fc.constant<DraftLine>({ kind: 'section', name: 'Lot' }) },
  { weight: 1, arbitrary: fc.constant<DraftLine>({ kind: 'subtotal', name: '' }) },
)

type Chooser = ReturnType<typeof chooser>

/** How each story starts, so that it has had of everything whatever chance does next. */
const chain = ['quote', 'send', 'sign', 'invoice', 'part', 'issue', 'advance', 'tie', 'pay'].concat(
  ['direct', 'issue', 'reverse', 'credit'],
)

/** Does something at random that may or may not be possible: a refusal is fine, a fault is not. */
async function act(
  { alice, bruno, owner, travel }: Scene,
  today: Day,
  choose: Chooser,
  wanted?: string,
) {
  const ids = async (table: string, where: string) =>
    (
      await owner.query<{ id: string }>(
        `select id from ${table} where company_id = $1 and ${where} order by id`,
        [alice.company],
      )
    ).rows.map(({ id }) => id)
  const some = async (table: string, where = 'true') => choose.pick(await ids(table, where))
  const draft = async () => ({ id: (await some('invoice', `state = 'draft'`))! })
  const customer = wanted
    ? (await ids('customer', `name = 'Boulangerie Martin'`))[0]!
    : (await some('customer'))!
  const lines = wanted ? threeLines() : choose.lines()
  const seller = choose.pick([alice.id, bruno.id, null])
  const discount = bps(choose.pick([0, 0, 300, 1500])!)
  const acts: Record<string, () => Promise<unknown>> = {
    quote: () => alice(createQuote, { customer, seller, discount, lines }),
    send: async () =>
      alice(sendQuote, { id: (await some('quote', `state = 'draft'`))!, how: 'hand' }),
    sign: async () =>
      alice(signQuote, { id: (await some('quote', `state = 'sent'`))!, signer: 'S' }),
    cancel: async () =>
      alice(cancelQuote, { id: (await some('quote', `state in ('sent', 'signed')`))! }),
    edit: async () => {
      const quote = await alice(showQuote, { id: (await some('quote', `state = 'draft'`))! })
      await alice(updateQuote, { ...wholeQuote(quote), lines, discount })
    },
    invoice: async () => alice(invoiceQuote, { id: (await some('quote', `state = 'signed'`))! }),
    part: async () => {
      const drafts = `state = 'draft' and kind = 'invoice' and quote_id is not null`
      const invoice = await alice(showInvoice, { id: (await some('invoice', drafts))! })
      const lines = invoice.lines.map((line) =>
        line.kind === 'item' ? { ...line, quantity: quantity(choose.int(0, line.quantity)) } : line,
      )
      await alice(updateInvoice, { ...wholeInvoice(invoice), lines })
    },
    direct: () => alice(createInvoice, { customer, seller, discount, lines }),
    issue: async () => alice(issueInvoice, { ...(await draft()), onAccount: choose.int(0, 1) > 0 }),
    credit: async () => alice(creditInvoice, { id: (await some('invoice', `state = 'issued'`))! }),
    drop: async () => alice(deleteInvoice, await draft()),
    pay: () =>
      alice(recordPayment, { customer, method: 'card', amount: cents(choose.int(1, 900_000)) }),
    advance: () =>
      alice(recordPayment, {
        customer,
        method: 'cheque',
        amount: cents(choose.int(1, 300_000)),
        allocations: [],
      }),
    refund: async () => {
      const { owed } = await alice(customerOutstanding, { id: customer })
      // Now and then more than what is owed: it must be refused.
      const amount = cents(choose.int(1, Math.max(1, owed + choose.pick([0, 0, 100])!)))
      await alice(recordRefund, { customer, method: 'transfer', amount })
    },
    impute: async () => {
      const open = `kind = 'credit_note' and state = 'issued' and settled <> gross`
      await alice(allocateCreditNote, { id: (await some('invoice', open))! })
    },
    release: async () => {
      const notes = `id in (select credit_note_id from allocation where credit_note_id is not null)`
      const { id, settlements } = await alice(showInvoice, { id: (await some('invoice', notes))! })
      const used = choose.pick(settlements.filter(({ kind }) => kind === 'invoice'))
      await alice(releaseCreditNote, { id, invoice: used!.id })
    },
    tie: async () => alice(allocatePayment, { id: (await some('payment'))! }),
    reverse: async () => alice(reversePayment, { id: (await some('payment'))! }),
    wait: async () => travel(addDays(today, choose.int(1, 9))),
  }
  const weights = {
    issue: 3,
    invoice: 3,
    sign: 4,
    send: 4,
    pay: 3,
    direct: 2,
    part: 4,
    credit: 2,
    refund: 2,
    impute: 2,
  }
  const names = Object.keys(acts).flatMap((name) =>
    Array.from({ length: weights[name as keyof typeof weights] ?? 1 }, () => name),
  )
  const name = wanted ?? choose.pick(names)!
  const outcome = await acts[name]!().then(
    () => 'done',
    (error: Refused) => {
      if (error.status === undefined && /undefined/.test(error.message)) return 'nothing'
      expect(error.status, `${name}: ${error.message}`).toBeLessThan(500)
      return error.reason
    },
  )
  return { name, outcome }
}

test('random deals: the books agree after each, from whichever side they are read', long, () =>
  scene('2026-01-05', async (play) => {
    const { alice, owner } = play
    const choose = chooser(seed)
    for (const name of ['Boulangerie Martin', 'Garage du Lac', 'Atelier Dupont']) {
      await newClient(alice, { name })
    }
    await alice(createCustomer, { name: 'Sans adresse' })
    const done = new Map<string, number>()
    const told = async () => {
      const asked = 'select count(*)::int as n from journal where company_id = $1'
      return (await owner.query<{ n: number }>(asked, [alice.company])).rows[0]!.n
    }
    let today = day('2026-01-05')
    const steps = 260 * scale
    // Whatever the seed and the identifiers, the story has had some of each of these: it goes on until then.
    const wanted = 'credit direct impute invoice issue part pay refund reverse sign tie'.split(' ')
    const lacks = () => wanted.some((name) => !done.has(name))
    for (let step = 1; step <= steps || (step <= 4 * steps && lacks()); step += 1) {
      const moved: Scene = { ...play, travel: (to) => play.travel((today = day(to))) }
      const before = await told()
      const { name, outcome } = await act(moved, today, choose, chain[step - 1])
      if (outcome === 'done') done.set(name, (done.get(name) ?? 0) + 1)
      // R13: what was done is told, what was refused is not. Tying may find nothing to tie.
      const lines = (await told()) - before
      const mayBeSilent = ['wait', 'tie', 'impute'].includes(name)
      if (outcome !== 'done') expect(lines, name).toBe(0)
      else if (!mayBeSilent) expect(lines, name).toBeGreaterThan(0)
      if (step % 65 === 0) await check(play, today)
    }
    for (const name of wanted)
      expect(done.get(name) ?? 0, `${name}: ${[...done]}`).toBeGreaterThan(0)
    for (const round of Array(20).keys()) await checkLists(play, today, chooser(seed + round))
    expect(await told()).toBeGreaterThan(100)
  }),
)

test('a fault planted in the books is seen', long, () =>
  scene('2026-01-05', async (play) => {
    const { alice, owner } = play
    const today = day('2026-01-05')
    const { id: customer } = await newClient(alice)
    for (let n = 0; n < 3; n += 1) {
      const { id } = await alice(createQuote, { customer, lines: threeLines() })
      await alice(sendQuote, { id, how: 'hand' })
      await alice(signQuote, { id, signer: 'Sophie Martin' })
      const invoice = await alice(invoiceQuote, { id })
      await alice(issueInvoice, { id: invoice.id })
    }
    await alice(recordPayment, { customer, method: 'card', amount: cents(1_00) })
    await check(play, today)
    const faults = [
      `update invoice set settled = settled + 1 where settled > 0`,
      `update invoice set net = net + 1, gross = gross + 1 where number like '%1'`,
      `update invoice set number = 'FA-2026-00009' where number like '%3'`,
      `update invoice set day = '2026-01-04' where number like '%3'`,
      `update invoice set frozen = jsonb_set(frozen, '{totals,gross}', '1') where number like '%1'`,
      `update invoice_vat set tax = tax + 1 where tax > 0`,
      `update invoice_line set net = net + 1 where net > 0`,
      `update invoice_line set quantity = quantity * 2 where kind = 'item'`,
      `update allocation set amount = amount - 1`,
      `update payment set amount = amount + 1`,
      `update payment set allocated = 0`,
      `update invoice_tally set documents = documents + 1`,
      `update invoice_tally set outstanding = outstanding + 1`,
      `delete from allocation`,
      `delete from invoice_vat`,
    ]
    for (const fault of faults) {
      await owner.query('begin')
      const tied = fault.includes('where') ? 'and' : 'where'
      await owner.query(`${fault} ${tied} company_id = $1`, [alice.company])
      await expect(check(play, today), fault).rejects.toThrow()
      await owner.query('rollback')
    }
    await check(play, today)
  }),
)

/** I1–I14 over everything that the company has, from the rows themselves. */
async function check(play: Scene, today: Day): Promise<void> {
  const { alice, owner } = play
  const all = async <T extends object>(sql: string) =>
    (await owner.query(sql, [alice.company])).rows as T[]
  const invoices = await all<InvoiceRow>(
    `select i.*, day::text, due_day::text from invoice i where company_id = $1`,
  )
  const lines = await all<LineRow>('select * from invoice_line where company_id = $1')
  const vat = await all<VatRow>('select * from invoice_vat where company_id = $1')
  const deductions = await all<VatRow>('select * from invoice_deduction where company_id = $1')
  const payments = await all<PaymentRow>(
    `select p.*, day::text from payment p where company_id = $1`,
  )
  const allocations = await all<AllocationRow>('select * from allocation where company_id = $1')
  const sum = <T>(rows: readonly T[], of: (row: T) => number | string) =>
    rows.reduce((total, row) => total + Number(of(row)), 0)

  for (const invoice of invoices) {
    const own = lines.filter((line) => line.invoice_id === invoice.id && line.kind === 'item')
    const again = totals(
      own.map((line) => ({ category: 'S', rate: line.vat_rate, net: cents(Number(line.net)) })),
      invoice.discount,
    )
    // A balance is of the whole, less what it deducts.
    const less = deductions.filter((one) => one.invoice_id === invoice.id)
    const [base, tax] = [sum(less, (one) => one.base), sum(less, (one) => one.tax)]
    expect([again.net - base, again.tax - tax, again.gross - base - tax].map(String)).toEqual([
      invoice.net,
      invoice.tax,
      invoice.gross,
    ])
    expect((invoice.number === null) === (invoice.state === 'draft')).toBe(true)
    if (invoice.state === 'draft') continue
    const groups = vat.filter((group) => group.invoice_id === invoice.id)
    expect(sum(groups, (g) => g.base)).toBe(Number(invoice.net))
    expect(sum(groups, (g) => g.tax)).toBe(Number(invoice.tax))
    // A balance is printed as the whole, followed by what it deducts.
    const printed = invoice.frozen as {
      totals: { gross: number }
      deposits?: { gross: number }[]
    }
    const asked = printed.totals.gross - sum(printed.deposits ?? [], (one) => one.gross)
    expect(Math.abs(asked)).toBe(Math.abs(Number(invoice.gross)))
    // I6: what is settled is what is tied to it, and never more than it asks.
    const tied =
      sum(
        allocations.filter((one) => one.invoice_id === invoice.id),
        (one) => one.amount,
      ) -
      sum(
        allocations.filter((one) => one.credit_note_id === invoice.id),
        (one) => one.amount,
      )
    expect(tied).toBe(Number(invoice.settled))
    expect(Math.abs(tied)).toBeLessThanOrEqual(Math.abs(Number(invoice.gross)))
  }
  // I7: a payment is never tied to more than itself.
  const returns = await all<ReturnRow>('select * from payment_return where company_id = $1')
  for (const payment of payments) {
    const tied =
      sum(
        allocations.filter((one) => one.payment_id === payment.id),
        (one) => one.amount,
      ) +
      sum(
        returns.filter((one) => one.payment_id === payment.id),
        (one) => one.amount,
      ) -
      sum(
        returns.filter((one) => one.refund_id === payment.id),
        (one) => one.amount,
      )
    expect(tied).toBe(Number(payment.allocated))
    expect(Math.abs(tied)).toBeLessThanOrEqual(Math.abs(Number(payment.amount)))
  }
  // I10: numbers without a gap, in the order of dates.
  for (const kind of ['invoice', 'credit_note']) {
    const issued = invoices
      .filter(
        (one) => (one.kind === 'final' ? 'invoice' : one.kind) === kind && one.number !== null,
      )
      .sort((a, b) => (a.number! < b.number! ? -1 : 1))
    expect(issued.map(({ number }) => Number(number!.slice(-5)))).toEqual(
      issued.map((_, at) => at + 1),
    )
    expect(issued.map(({ day: on }) => on)).toEqual(issued.map(({ day: on }) => on).sort())
  }
  // I14: nothing is invoiced beyond what was signed.
  const quoted = await all<{ id: string; quantity: string }>(
    `select id, quantity from quote_line where company_id = $1 and kind = 'item'`,
  )
  for (const source of quoted) {
    const invoiced = sum(
      lines.filter((line) => {
        const of = invoices.find(({ id }) => id === line.invoice_id)
        const counts = of?.kind !== 'credit_note' || of?.state === 'issued'
        return line.quote_line_id === source.id && counts
      }),
      (line) => Number(line.quantity) - Number(line.earlier),
    )
    expect(invoiced).toBeGreaterThanOrEqual(0)
    expect(invoiced).toBeLessThanOrEqual(Number(source.quantity))
  }
  // I8: the balance shown, the ledger's last line and what is open tell the same.
  const customers = await all<{ id: string }>('select id from customer where company_id = $1')
  for (const { id } of customers) {
    const expected =
      sum(
        invoices.filter((one) => one.customer_id === id && one.state === 'issued'),
        (one) => one.gross,
      ) -
      sum(
        payments.filter((one) => one.customer_id === id),
        (one) => one.amount,
      )
    const { balance } = await alice(customerBalance, { id })
    const open = await alice(customerOutstanding, { id })
    const ledger = await alice(customerTransactions, { id, offset: 0, limit: 200 })
    expect([balance, open.balance, ledger.closing]).toEqual([expected, expected, expected])
    expect(ledger.rows.at(-1)?.balance ?? 0).toBe(expected)
    expect(ledger.rows.reduce((total, row) => total + row.amount, 0)).toBe(expected)
  }
  // The tally is what the invoices say.
  const counted = `payment, kind, seller_id, store_id, due_day::text, documents, net, gross, outstanding`
  const some = 'where company_id = $1 and documents <> 0 order by 1, 2, 3, 4, 5, 6, 7, 8'
  const tally = (table: string) => all(`select ${counted} from ${table} ${some}`)
  expect(await tally('invoice_tally')).toEqual(await tally('invoice_counted'))
  expect(await wrongIn(play)).toEqual([])
  expect(today).toBeTruthy()
}

/** Sums and tiles of the lists under random filters, against the rows themselves (I20, I21). */
async function checkLists({ alice, owner }: Scene, today: Day, choose: Chooser): Promise<void> {
  const query = async <T extends object>(sql: string) =>
    (await owner.query(sql, [alice.company])).rows as T[]
  const customers = (
    await query<{ id: string }>('select id from customer where company_id = $1')
  ).map(({ id }) => id)
  const maybe = <T>(values: readonly T[]): T | undefined =>
    choose.int(0, 2) === 0 ? choose.pick(values) : undefined
  const span = {
    from: maybe([addDays(today, -40), addDays(today, -10)]),
    to: maybe([addDays(today, -5)]),
  }
  const filters = {
    customer: maybe(customers),
    seller: maybe([alice.id]),
    ...(choose.int(0, 1) ? span : {}),
  }
  const within = (row: { customer_id: string; seller_id: string | null; day: string }) =>
    (!filters.customer || row.customer_id === filters.customer) &&
    (!filters.seller || row.seller_id === filters.seller) &&
    (!('from' in filters) || !filters.from || row.day >= filters.from) &&
    (!('to' in filters) || !filters.to || row.day <= filters.to)
  const add = <T>(rows: readonly T[], of: (row: T) => number) =>
    rows.reduce((total, row) => total + of(row), 0)

  const kind = maybe(['invoice', 'credit_note'] as const)
  const payment = maybe([['unpaid', 'partial'], ['settled'], ['draft']] as PaymentState[][])
  const late = maybe(['true', 'false'] as const)
  const invoices = (
    await query<InvoiceRow>(
      `select i.*, day::text, due_day::text from invoice i where company_id = $1`,
    )
  )
    .filter((row) => within(row) && (!kind || row.kind === kind))
    .map((row) => {
      const [gross, settled] = [cents(Number(row.gross)), cents(Number(row.settled))]
      const payable = { gross, settled, imported: row.imported, dueDay: row.due_day }
      const told = paymentOf({ ...payable, state: row.state }, today)
      const outstanding = row.state === 'issued' ? gross - settled : 0
      return { ...told, gross, outstanding, net: Number(row.net) }
    })
  const isLate = (row: (typeof invoices)[number]) => row.lateDays !== null
  const ofPayment = (row: (typeof invoices)[number]) => !payment || payment.includes(row.payment)
  const ofLateness = (row: (typeof invoices)[number]) =>
    late === undefined || isLate(row) === (late === 'true')
  const kept = invoices.filter((row) => ofPayment(row) && ofLateness(row))
  const list = await alice(listInvoices, {
    ...filters,
    offset: 0,
    limit: 200,
    ...(kind ? { kind: [kind] } : {}),
    ...(payment ? { payment } : {}),
    ...(late ? { late } : {}),
  })
  expect(list.total).toBe(kept.length)
  expect(list.rows.length).toBe(Math.min(200, kept.length))
  const sumsOf = (of: typeof kept) => ({
    net: add(of, (row) => row.net),
    gross: add(of, (row) => row.gross),
    outstanding: add(of, (row) => row.outstanding),
  })
  expect(list.sums).toEqual(sumsOf(kept))
  for (const state of paymentStates) {
    const of = invoices.filter((row) => row.payment === state && ofLateness(row))
    const open = state === 'unpaid' || state === 'partial'
    const amount = add(of, (row) => (open ? row.outstanding : row.gross))
    expect(list.indicators[state], state).toEqual({ count: of.length, amount, sums: sumsOf(of) })
  }
  const lateOnes = invoices.filter((row) => isLate(row) && ofPayment(row))
  const sums = sumsOf(lateOnes)
  const count = lateOnes.length
  expect(list.indicators['late']).toEqual({ count, amount: sums.outstanding, sums })

  const quotes = (
    await query<QuoteRow>(
      `select q.*, day::text, valid_until::text from quote q where company_id = $1`,
    )
  )
    .filter(within)
    .map((row) => ({
      gross: Number(row.gross),
      ...validityOf({ state: row.state, validUntil: row.valid_until }, today, 10),
    }))
  const quoteList = await alice(listQuotes, { ...filters, offset: 0, limit: 200 })
  expect(quoteList.sums['gross']).toBe(add(quotes, (row) => row.gross))
  for (const validity of validities) {
    const of = quotes.filter((row) => row.validity === validity)
    const amount = add(of, (row) => row.gross)
    expect(quoteList.indicators[validity]).toMatchObject({ count: of.length, amount })
  }

  const payments = (
    await query<PaymentRow>(`select p.*, day::text from payment p where company_id = $1`)
  ).filter(within)
  const paymentList = await alice(listPayments, { ...filters, offset: 0, limit: 200 })
  expect([paymentList.total, paymentList.sums]).toEqual([
    payments.length,
    {
      amount: add(payments, (row) => Number(row.amount)),
      remaining: add(payments, (row) => Number(row.amount) - Number(row.allocated)),
    },
  ])
}
