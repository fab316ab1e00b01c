// Random deals in memory: deposits, situations by line and overall, amendments, credit notes, a
// retention and the balance. Whatever is done in whatever order, the invoices add up to what was signed
// and added, by rate and to the cent. SEED chooses another run, SCALE a longer one.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Bps,
  bps,
  type Cents,
  cents,
  type Price,
  price,
  type Quantity,
  quantity,
  share,
  subtract,
  sum,
  times,
  zero,
} from '#kernel/money.ts'
import type { Vat, VatGroup } from '#kernel/vat.ts'
import { type Credit, type CreditAsked, creditOf, leftToCredit, type ToCredit } from './credit.ts'
import { addedVat, depositVat, grossOfAll, leftOfVat, sumsOfVat, whyNotDeposit } from './deposit.ts'
import {
  type DealLine,
  type DealState,
  dealVat,
  type InDeal,
  leftOfDeal,
  type ProgressAsked,
  progressOf,
  type Recovery,
  retentionOf,
  situationOf,
} from './situation.ts'

const seed = Number(process.env['SEED'] ?? 20_261_122)
const runs = 3_000 * Number(process.env['SCALE'] ?? 1)

type Sold = {
  id: string
  agreed: string
  quantity: Quantity
  price: Price
  discount: Bps
  vat: Vat
}
type OnInvoice = Sold & { source: string; net: Cents; earlier: Quantity; earlierNet: Cents }
type Document = {
  id: string
  kind: 'invoice' | 'deposit' | 'situation' | 'final'
  lines: OnInvoice[]
  vat: readonly VatGroup[]
  period: readonly VatGroup[]
  deductions: { id: string; vat: readonly VatGroup[] }[]
  retention: Cents
  credits: Credit[]
}

const rates = [2000, 2000, 1000, 550, 0] as const
const anyLine = fc
  .record({
    quantity: fc.oneof(
      fc.integer({ min: 1, max: 9 }).map((n) => n * 10_000),
      fc.integer({ min: 1, max: 300_000 }),
    ),
    price: fc.oneof(
      fc.integer({ min: 0, max: 99_999 }).map((n) => n * 10_000),
      fc.integer({ min: 0, max: 90_000_000 }),
    ),
    discount: fc.constantFrom(0, 0, 0, 500, 3333),
    rate: fc.constantFrom(...rates),
    back: fc.constantFrom(false, false, false, false, false, false, true),
  })
  .map((line) => ({ ...line, quantity: line.back ? -line.quantity : line.quantity }))
const anyQuote = fc.array(anyLine, { minLength: 1, maxLength: 4 })

const anyDeal = fc.record({
  quotes: fc.array(anyQuote, { minLength: 1, maxLength: 3 }),
  discount: fc.constantFrom(0, 0, 0, 300, 1250),
  recovery: fc.constantFrom<Recovery>('progress', 'progress', 'last'),
  retention: fc.constantFrom(0, 500, 500, 350),
  moves: fc.array(
    fc.record({
      act: fc.constantFrom(
        ...(['percent', 'amount', 'part', 'overall', 'overall', 'by line', 'mixed'] as const),
        ...(['amend', 'credit', 'credit', 'balance'] as const),
      ),
      way: fc.constantFrom('quantity', 'amount', 'rest', 'rest'),
      much: fc.integer({ min: 1, max: 10_000 }),
      which: fc.nat({ max: 99 }),
    }),
    { minLength: 1, maxLength: 9 },
  ),
})
type Given = typeof anyDeal extends fc.Arbitrary<infer T> ? T : never
type Move = Given['moves'][number]

const soldOf = (quote: Given['quotes'][number], at: number): Sold[] =>
  quote.map((line, rank) => ({
    id: `q${at}-${rank}`,
    agreed: `q${at}`,
    quantity: quantity(line.quantity),
    price: price(line.price),
    discount: bps(line.discount),
    vat: { category: line.rate === 0 ? 'AE' : 'S', rate: bps(line.rate) },
  }))
const netOf = (line: Sold, count = line.quantity) => times(line.price, count, line.discount)

/** A deal as its rules see it: what is signed, what is invoiced, and what is taken back. */
function dealOf(given: Given) {
  const discount = bps(given.discount)
  const terms = { recovery: given.recovery, retention: bps(given.retention) }
  const waiting = given.quotes.map(soldOf)
  const signed: Sold[] = [...(waiting.shift() ?? [])]
  const documents: Document[] = []
  const isBack = (document: Document) => document.credits.some(({ by }) => by === 'whole')
  const heldOf = (line: Sold): { quantity: Quantity; net: Cents } => {
    const own = documents.flatMap((document) =>
      document.lines
        .filter(({ source }) => source === line.id)
        .map((one) => ({ one, pieces: piecesOf(document, one.id) })),
    )
    return {
      quantity: quantity(
        own.reduce((total, { one, pieces }) => {
          const back = pieces.reduce((all, piece) => all + piece.quantity, 0)
          return total + one.quantity - one.earlier - back
        }, 0),
      ),
      net: sum(
        own.map(({ one, pieces }) =>
          subtract(subtract(one.net, one.earlierNet), sum(pieces.map(({ net }) => net))),
        ),
      ),
    }
  }
  const standing = (): InDeal[] =>
    documents
      .map((document) => ({
        id: document.id,
        kind: document.kind,
        vat: leftOfVat(
          document.vat,
          document.credits
            .filter(({ by }) => document.kind === 'deposit' || by !== 'amount')
            .map(({ vat }) => vat),
        ),
        recovered: addedVat(
          documents
            .filter((one) => one.kind === 'situation' && !isBack(one))
            .flatMap((one) => one.deductions.filter(({ id }) => id === document.id))
            .map(({ vat }) => vat),
        ),
      }))
      .filter(({ vat }) => vat.length > 0)
  const state = (): DealState => ({
    discount,
    lines: signed.map((line): DealLine => {
      const held = heldOf(line)
      return { ...line, net: netOf(line), earlier: held.quantity, earlierNet: held.net }
    }),
    standing: standing(),
    retained: sum(documents.filter((one) => !isBack(one)).map(({ retention }) => retention)),
  })
  return { signed, documents, terms, discount, waiting, state, isBack }
}
type Deal = ReturnType<typeof dealOf>

const piecesOf = (document: Document, line: string) =>
  document.credits
    .filter(({ by }) => by !== 'amount')
    .flatMap((credit) => credit.lines.filter((piece) => piece.line === line))

/** What `findCreditable` reads: of a situation, its period alone. */
const toCredit = (document: Document, discount: Bps): ToCredit => ({
  kind: document.kind,
  discount: document.kind === 'deposit' ? bps(0) : discount,
  vat: document.vat,
  credited: document.credits.length === 0 ? [] : [addedVat(document.credits.map(({ vat }) => vat))],
  lines: document.lines.map((line) => {
    const isPeriod = document.kind === 'situation'
    const all = document.credits.flatMap((credit) =>
      credit.lines
        .filter((piece) => piece.line === line.id)
        .map((one) => ({ ...one, by: credit.by })),
    )
    const freed = all.filter(({ by }) => by !== 'amount')
    return {
      ...line,
      quantity: isPeriod ? quantity(line.quantity - line.earlier) : line.quantity,
      earlier: isPeriod ? quantity(0) : line.earlier,
      net: isPeriod ? subtract(line.net, line.earlierNet) : line.net,
      creditedQuantity: quantity(freed.reduce((total, piece) => total + piece.quantity, 0)),
      creditedByQuantity: sum(freed.map(({ net }) => net)),
      creditedNet: sum(all.map(({ net }) => net)),
    }
  }),
})

function move(deal: Deal, one: Move): string {
  const { act, much, which } = one
  if (act === 'percent' || act === 'amount') return deposit(deal, act, much)
  if (act === 'part') return part(deal, much, which)
  if (act === 'balance') return balance(deal)
  if (act === 'credit') return credit(deal, one)
  if (act === 'amend') {
    const more = deal.waiting.shift()
    if (!more || deal.documents.some(({ kind }) => kind === 'final')) return 'no amendment'
    deal.signed.push(...more)
    return 'amend'
  }
  return situation(deal, act, much, which)
}

const made = (deal: Deal, kind: Document['kind']) => ({
  id: `d${deal.documents.length}`,
  kind,
  deductions: [],
  retention: zero,
  credits: [],
})

function deposit(deal: Deal, act: 'percent' | 'amount', much: number): string {
  const state = deal.state()
  const left = leftOfDeal(state)
  const amount = cents(Math.ceil((grossOfAll(left) * much) / 10_000))
  if (amount <= 0) return 'nothing left'
  const asked = act === 'percent' ? { percent: bps(much) } : { amount }
  const vat = depositVat(asked, dealVat(state), left)
  const reason = whyNotDeposit(vat, left)
  if (reason) return reason
  const lines = vat.map((group, rank) => ({
    id: `d${deal.documents.length}-${rank}`,
    source: '',
    agreed: '',
    quantity: quantity(10_000),
    price: price(group.base * 10_000),
    discount: bps(0),
    vat: group,
    net: group.base,
    earlier: quantity(0),
    earlierNet: zero,
  }))
  deal.documents.push({ ...made(deal, 'deposit'), lines, vat, period: vat })
  return 'deposit'
}

function part(deal: Deal, much: number, which: number): string {
  const { lines: all, discount, standing } = deal.state()
  const lines = all.flatMap((line, rank): OnInvoice[] => {
    const sold = deal.signed[rank]!
    const remaining = line.quantity - line.earlier
    const count = which % 3 === rank % 3 ? remaining : Math.trunc((remaining * much) / 10_000)
    const isOver = line.quantity < 0 ? remaining > 0 : remaining < 0
    if (count === 0 || isOver) return []
    const id = `d${deal.documents.length}-${rank}`
    const net = netOf(sold, quantity(count))
    const none = { earlier: quantity(0), earlierNet: zero }
    return [{ ...sold, id, source: sold.id, quantity: quantity(count), net, ...none }]
  })
  // As `checkDeal` refuses it: what deposits ask for already is not asked again by quantities.
  const own = { lines: lines.map((line) => ({ ...line })), discount, standing, retained: zero }
  const vat = dealVat(own)
  if (lines.length === 0 || grossOfAll(vat) < 0) return 'nothing left'
  if (grossOfAll(vat) > grossOfAll(leftOfDeal(deal.state()))) return 'deal_exceeded'
  if (standing.some(({ kind }) => kind === 'final')) return 'balanced'
  deal.documents.push({ ...made(deal, 'invoice'), lines, vat, period: vat })
  return 'part'
}

function situation(deal: Deal, act: string, much: number, which: number): string {
  const state = deal.state()
  if (state.standing.some(({ kind }) => kind === 'final')) return 'balanced'
  const named = state.lines
    .filter((_, rank) => (rank + which) % 2 === 0)
    .map((line) => ({
      line: line.id,
      percent: bps(Math.max(progressOf(line), which % 5 === 0 ? 10_000 : much)),
    }))
  const asked: ProgressAsked =
    act === 'overall'
      ? { percent: bps(which % 7 === 0 ? 10_000 : much) }
      : act === 'by line'
        ? { lines: named }
        : { percent: bps(which * 100), lines: named }
  const found = situationOf(state, asked, deal.terms)
  if ('code' in found) return found.code
  const lines = found.lines.map((line, rank): OnInvoice => ({
    ...(deal.signed[rank] as Sold),
    id: `d${deal.documents.length}-${rank}`,
    source: line.id,
    quantity: line.done,
    net: line.doneNet,
    earlier: line.earlier,
    earlierNet: line.earlierNet,
  }))
  expectPrinted(deal, found, lines)
  expect(found.retention).toBeGreaterThanOrEqual(0)
  expect(found.retention).toBeLessThanOrEqual(Math.max(grossOfAll(found.vat), 0))
  const { period, vat, retention } = found
  const deductions = found.deductions.map((one) => ({ id: one.id, vat: one.vat }))
  deal.documents.push({ ...made(deal, 'situation'), lines, period, vat, deductions, retention })
  if (found.isComplete) {
    // Nothing is left of a deal that is done: no balance of a cent, no deposit forgotten.
    expect(leftOfDeal(deal.state())).toEqual([])
  }
  return act
}

/** EN 16931: lines add up to their bases, and the tax is that of its base at a cent for each quote. */
function expectPrinted(
  deal: Deal,
  { period }: { readonly period: readonly VatGroup[] },
  lines: readonly OnInvoice[],
): void {
  const isPlain = deal.documents.every(({ credits }) => credits.length === 0)
  if (!isPlain || deal.discount !== 0) return
  for (const group of period) {
    const nets = lines
      .filter(({ vat }) => vat.rate === group.rate)
      .map((line) => subtract(line.net, line.earlierNet))
    expect(group.base).toBe(sum(nets))
    const quotes = new Set(lines.map(({ agreed }) => agreed)).size
    const parts = deal.documents.filter(({ kind }) => kind === 'invoice').length
    expect(Math.abs(group.tax - share(group.base, group.rate))).toBeLessThanOrEqual(quotes + parts)
  }
}

function balance(deal: Deal): string {
  const state = deal.state()
  const vat = leftOfDeal(state)
  if (vat.length === 0) return 'nothing left'
  if (grossOfAll(vat) < 0) return 'negative_total'
  const lines = state.lines.map((line, rank): OnInvoice => ({
    ...(deal.signed[rank] as Sold),
    ...line,
    id: `d${deal.documents.length}-${rank}`,
    source: line.id,
  }))
  const all = grossOfAll(dealVat(state))
  const retention = retentionOf(state, all, grossOfAll(vat), deal.terms.retention)
  deal.documents.push({ ...made(deal, 'final'), lines, vat, period: vat, retention })
  return 'balance'
}

function credit(deal: Deal, { way, much, which }: Move): string {
  const document = deal.documents[which % Math.max(1, deal.documents.length)]
  if (!document) return 'nothing to credit'
  const isDeducted =
    document.kind === 'deposit' &&
    deal.documents.some((one) => one.kind !== 'deposit' && !deal.isBack(one))
  if (isDeducted) return 'deposit_deducted'
  const invoice = toCredit(document, deal.discount)
  const left = leftToCredit(invoice)
  const line = invoice.lines[which % Math.max(1, invoice.lines.length)]
  const asked: CreditAsked =
    way === 'amount'
      ? { amount: cents(Math.ceil((grossOfAll(left) * much) / 10_000)) }
      : way === 'rest' || !line
        ? {}
        : {
            lines: [
              { line: line.id, quantity: quantity(Math.trunc((line.quantity * much) / 10_000)) },
            ],
          }
  const found = creditOf(invoice, asked)
  if ('code' in found) return found.code
  document.credits.push(found)
  return `credit by ${found.by}`
}

test(
  `random deals (seed ${seed}): situations, deposits, amendments and credit notes add up to what was signed`,
  { timeout: 600_000 },
  () => {
    const done = new Map<string, number>()
    const count = (what: string) => done.set(what, (done.get(what) ?? 0) + 1)
    fc.assert(
      fc.property(anyDeal, (given) => {
        const deal = dealOf(given)
        if (grossOfAll(dealVat(deal.state())) <= 0) return
        for (const one of given.moves) {
          // An amendment that takes away is a credit: it is not added to a deal here.
          const more = deal.waiting[0]
          if (one.act === 'amend' && more && more.some((line) => line.quantity < 0)) continue
          count(move(deal, one))
          expect(grossOfAll(leftOfDeal(deal.state()))).toBeGreaterThanOrEqual(0)
        }
        const last = balance(deal)
        count(last)
        if (last === 'negative_total') return
        const credits = deal.documents.flatMap((of) => of.credits.map((one) => ({ ...one, of })))
        const gestures = credits.filter(({ by, of }) => by === 'amount' && of.kind !== 'deposit')
        const books = leftOfVat(
          addedVat(deal.documents.map(({ vat }) => vat)),
          credits.map(({ vat }) => vat),
        )
        const signed = worthOf(deal)
        expect(books).toEqual(
          leftOfVat(
            signed,
            gestures.map(({ vat }) => vat),
          ),
        )
        const kept = sum(
          deal.documents.filter((one) => !deal.isBack(one)).map(({ retention }) => retention),
        )
        expect(kept).toBeLessThanOrEqual(
          share(sumsOfVat(signed).gross, deal.terms.retention) + backOf(deal),
        )
      }),
      { numRuns: runs, seed },
    )
    const wanted = ['deposit', 'part', 'overall', 'by line', 'mixed', 'amend', 'balance']
    for (const what of [...wanted, 'credit by whole', 'credit by quantity', 'credit by amount']) {
      expect(done.get(what) ?? 0, `${what}: ${[...done]}`).toBeGreaterThan(runs / 100)
    }
  },
)

/** What was signed, quote by quote, added by rate: the amendments as they were signed. */
const worthOf = (deal: Deal): VatGroup[] =>
  addedVat(
    [...new Set(deal.signed.map(({ agreed }) => agreed))].map((agreed) =>
      dealVat({
        discount: deal.discount,
        lines: deal.signed
          .filter((line) => line.agreed === agreed)
          .map((line) => ({ ...line, net: netOf(line), earlier: quantity(0), earlierNet: zero })),
      }),
    ),
  )

/** What was held back of invoices that credit notes have taken back in part since. */
const backOf = (deal: Deal): Cents =>
  sum(deal.documents.filter(({ credits }) => credits.length > 0).map(({ retention }) => retention))

const forfait = (id: string, net: number, rate = 2000): DealLine => ({
  id,
  agreed: 'q',
  vat: { category: 'S', rate: bps(rate) },
  quantity: quantity(10_000),
  net: cents(net),
  earlier: quantity(0),
  earlierNet: zero,
})
const plain = { recovery: 'progress', retention: bps(0) } as const

describe('a situation', () => {
  const deal = { discount: bps(0), standing: [], retained: zero }
  const kitchen = [forfait('a', 800_000), forfait('b', 200_000, 1000)]

  test('takes a deposit off with the progress, rate by rate', () => {
    const vat = [
      { category: 'S' as const, rate: bps(2000), base: cents(240_000), tax: cents(48_000) },
      { category: 'S' as const, rate: bps(1000), base: cents(60_000), tax: cents(6_000) },
    ]
    const standing = [{ id: 'd', kind: 'deposit' as const, vat }]
    const found = situationOf({ ...deal, lines: kitchen, standing }, { percent: bps(4000) }, plain)
    if ('code' in found) throw new Error(found.code)
    expect(sumsOfVat(found.period)).toEqual({ net: 400_000, tax: 72_000, gross: 472_000 })
    expect(found.deductions.map((one) => sumsOfVat(one.vat).gross)).toEqual([141_600])
    expect(sumsOfVat(found.vat).gross).toBe(330_400)
    expect(found.percent).toBe(4000)
  })

  test('leaves the deposit to the end where that was agreed', () => {
    const vat = [{ category: 'S' as const, rate: bps(2000), base: cents(100), tax: cents(20) }]
    const standing = [{ id: 'd', kind: 'deposit' as const, vat }]
    const state = { ...deal, lines: kitchen, standing }
    const last = { recovery: 'last', retention: bps(0) } as const
    const half = situationOf(state, { percent: bps(5000) }, last)
    const end = situationOf(state, { percent: bps(10_000) }, last)
    expect('code' in half ? half.code : half.deductions).toEqual([])
    expect('code' in end ? end.code : sumsOfVat(end.deductions[0]!.vat).gross).toBe(120)
  })

  test.each([
    ['what is done is not undone', { lines: [{ line: 'a', percent: bps(2000) }] }, 'progress_back'],
    ['of another deal', { lines: [{ line: 'z', percent: bps(2000) }] }, 'not_found'],
    ['nothing new', { percent: bps(3000) }, 'situation_empty'],
  ] as const)('is refused: %s', (_, asked, code) => {
    const vat = [
      { category: 'S' as const, rate: bps(2000), base: cents(240_000), tax: cents(48_000) },
      { category: 'S' as const, rate: bps(1000), base: cents(60_000), tax: cents(6_000) },
    ]
    const lines = kitchen.map((line) => ({
      ...line,
      earlier: quantity(3_000),
      earlierNet: cents(line.net * 0.3),
    }))
    const standing = [{ id: 's', kind: 'situation' as const, vat }]
    const found = situationOf({ ...deal, lines, standing }, asked, plain)
    expect('code' in found ? found.code : null).toBe(code)
  })

  test('holds back 5 % of all that is done, less what was held back', () => {
    const state = { ...deal, retained: cents(100) }
    expect(retentionOf(state, cents(472_000), cents(330_400), bps(500))).toBe(23_500)
    expect(retentionOf(state, cents(472_000), cents(1_000), bps(500))).toBe(1_000)
    expect(retentionOf({ retained: cents(90_000) }, cents(472_000), cents(9), bps(500))).toBe(0)
  })
})
