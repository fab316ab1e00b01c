// Random deals in memory: deposits, invoices in part, credit notes, the balance. Whatever is done in
// whatever order, what the documents say adds up to what was signed, by rate and to the cent (I5, I14,
// I15). SEED chooses another run, SCALE a longer one.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { documentTotals } from '#features/sales/quotes/rules/lines.ts'
import {
  type Bps,
  bps,
  cents,
  type Price,
  price,
  type Quantity,
  quantity,
  share,
  sum,
  times,
  zero,
} from '#kernel/money.ts'
import { totals, type VatGroup } from '#kernel/vat.ts'
import { sized } from '#test/scale.ts'
import { balanceLines } from './balance.ts'
import { type Credit, type CreditAsked, creditOf, quantityLeft, type ToCredit } from './credit.ts'
import {
  addedVat,
  depositVat,
  grossOf,
  grossOfAll,
  leftOfVat,
  vatOfAmount,
  whyNotDeposit,
} from './deposit.ts'

/** Whether the tax of each group is that of its base. */
const isComputed = (groups: readonly VatGroup[]): boolean =>
  groups.every(({ base, rate, tax }) => tax === share(base, rate))

const seed = Number(process.env['SEED'] ?? 20_260_331)
const runs = sized(50_000, 0.1)

type Line = {
  id: string
  kind: 'item'
  quote_line_id: string | null
  order_line_id: null
  quantity: Quantity
  earlier: Quantity
  price: Price
  discount: Bps
  vat_category: 'S' | 'AE'
  vat_rate: Bps
}
type Document = {
  kind: 'invoice' | 'deposit' | 'final'
  lines: Line[]
  discount: Bps
  vat: VatGroup[]
}
type Taken = Credit & { of: Document }

const rates = [2000, 2000, 1000, 550, 210, 0] as const
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
    chosen: fc.constantFrom(true, true, true, false),
    back: fc.constantFrom(false, false, false, false, false, false, true),
  })
  .map((line) => ({ ...line, quantity: line.back ? -line.quantity : line.quantity }))

const anyDeal = fc.record({
  lines: fc.array(anyLine, { minLength: 1, maxLength: 5 }),
  discount: fc.constantFrom(0, 0, 0, 300, 1250),
  moves: fc.array(
    fc.record({
      act: fc.constantFrom('percent', 'amount', 'part', 'part', 'credit', 'credit', 'balance'),
      way: fc.constantFrom('quantity', 'net', 'amount', 'rest'),
      much: fc.integer({ min: 1, max: 10_000 }),
      which: fc.nat({ max: 99 }),
    }),
    { minLength: 1, maxLength: 7 },
  ),
})

const vatOf = ({ lines, discount }: Pick<Document, 'lines' | 'discount'>): readonly VatGroup[] =>
  totals(
    lines.map((line) => ({
      category: line.vat_category,
      rate: line.vat_rate,
      net: times(line.price, line.quantity, line.discount),
    })),
    discount,
  ).vat

type Given = {
  readonly lines: readonly (typeof anyLine extends fc.Arbitrary<infer T> ? T : never)[]
  readonly discount: number
}

const signedLines = (given: Given): Line[] =>
  given.lines
    .filter(({ chosen }) => chosen)
    .map((line, rank) => ({
      id: `q${rank}`,
      kind: 'item',
      quote_line_id: null,
      order_line_id: null,
      quantity: quantity(line.quantity),
      earlier: quantity(0),
      price: price(line.price),
      discount: bps(line.discount),
      vat_category: line.rate === 0 ? 'AE' : 'S',
      vat_rate: bps(line.rate),
    }))

/** A deal as its rules see it: its invoices, and what is taken back of them. */
function dealOf(given: Given) {
  const discount = bps(given.discount)
  const lines = signedLines(given)
  const signed = vatOf({ lines, discount })
  const documents: Document[] = []
  const credits: Taken[] = []
  const givenAway: { vat: VatGroup[] } = { vat: [] }
  const creditsOf = (document: Document) => credits.filter(({ of }) => of === document)
  const isWhole = (document: Document) => creditsOf(document).some(({ by }) => by === 'whole')
  const back = (document: Document, line: Line): number =>
    creditsOf(document)
      .filter(({ by }) => by !== 'amount')
      .flatMap((credit) => credit.lines)
      .filter((piece) => piece.line === line.id)
      .reduce((total, piece) => total + piece.quantity - (isWhole(document) ? line.earlier : 0), 0)
  /** What findStanding reads: each document less what gives the deal something back. */
  const standing = (): VatGroup[][] =>
    documents.map((document) =>
      leftOfVat(
        document.vat,
        creditsOf(document)
          .filter(({ by }) => document.kind === 'deposit' || by !== 'amount')
          .map(({ vat }) => vat),
      ),
    )
  return {
    lines,
    discount,
    signed,
    documents,
    credits,
    gestures: givenAway,
    standing,
    left: () => leftOfVat(signed, standing()),
    /** What findHeld reads: the quantities that stand, line by line. */
    held: () =>
      documents
        .filter(({ kind }) => kind !== 'deposit')
        .flatMap((document) =>
          document.lines.map((line) => ({
            ...line,
            held: quantity(line.quantity - line.earlier - back(document, line)),
            heldNet: zero,
          })),
        ),
    toCredit: (document: Document): ToCredit => {
      const own = creditsOf(document)
      return {
        kind: document.kind,
        discount: document.discount,
        vat: document.vat,
        credited: own.length === 0 ? [] : [addedVat(own.map(({ vat }) => vat))],
        lines: document.lines.map((line) => creditableOf(line, own)),
      }
    },
  }
}
type Deal = ReturnType<typeof dealOf>

function creditableOf(line: Line, own: readonly Taken[]): ToCredit['lines'][number] {
  const pieces = own.flatMap(({ by, lines }) =>
    lines.filter((piece) => piece.line === line.id).map((piece) => ({ ...piece, by })),
  )
  const freed = pieces.filter(({ by }) => by !== 'amount')
  return {
    ...line,
    vat: { category: line.vat_category, rate: line.vat_rate },
    net: times(line.price, line.quantity, line.discount),
    creditedQuantity: quantity(freed.reduce((total, piece) => total + piece.quantity, 0)),
    creditedByQuantity: sum(freed.map(({ net }) => net)),
    creditedNet: sum(pieces.map(({ net }) => net)),
  }
}

type Move = { act: string; way: string; much: number; which: number }

function move(deal: Deal, { act, way, much, which }: Move): string {
  const left = deal.left()
  if (act === 'percent' || act === 'amount') {
    const open = grossOfAll(left)
    const amount = cents(Math.ceil((open * much) / 10_000))
    if (amount <= 0) return 'nothing left'
    const vat =
      act === 'percent'
        ? depositVat({ percent: bps(much) }, deal.signed, left)
        : depositVat({ amount }, deal.signed, left)
    const reason = whyNotDeposit(vat, left)
    if (act === 'percent') expect(isComputed(vat)).toBe(true)
    else if (amount <= grossOfAll(left)) expect(grossOfAll(vat)).toBe(amount)
    if (reason) return reason
    const lines = vat
      .map((group, rank): Line => ({
        id: `d${deal.documents.length}-${rank}`,
        kind: 'item',
        quote_line_id: null,
        order_line_id: null,
        quantity: quantity(10_000),
        earlier: quantity(0),
        price: price(group.base * 10_000),
        discount: bps(0),
        vat_category: group.category as 'S',
        vat_rate: group.rate,
      }))
      .filter(({ price: unit }) => unit >= 0)
    deal.documents.push({ kind: 'deposit', lines, discount: bps(0), vat })
    return 'deposit'
  }
  if (act === 'part') return part(deal, much, which)
  if (act === 'balance') return balance(deal)
  return credit(deal, way, much, which)
}

function part(deal: Deal, much: number, which: number): string {
  const held = deal.held()
  const lines = deal.lines.flatMap((line, rank) => {
    const taken = held.filter((one) => one.quote_line_id === line.id)
    const remaining = line.quantity - taken.reduce((total, one) => total + one.held, 0)
    const count = which % 3 === rank % 3 ? remaining : Math.trunc((remaining * much) / 10_000)
    const isOver = line.quantity < 0 ? remaining > 0 : remaining < 0
    if (count === 0 || isOver) return []
    const id = `i${deal.documents.length}-${rank}`
    return [{ ...line, id, quote_line_id: line.id, order_line_id: null, quantity: quantity(count) }]
  })
  const document = {
    kind: 'invoice' as const,
    lines,
    discount: deal.discount,
    vat: [...vatOf({ lines, discount: deal.discount })],
  }
  const gross = grossOfAll(document.vat)
  if (lines.length === 0 || gross < 0) return 'nothing left'
  if (gross > grossOfAll(deal.left())) return 'deal_exceeded'
  deal.documents.push(document)
  return 'part'
}

function balance(deal: Deal): string {
  const balanced = balanceLines(deal.lines, deal.held())
  const lines = balanced
    .map(({ line, source, quantity: count, earlier }, rank): Line => ({
      ...(line as Line),
      id: `f${deal.documents.length}-${rank}`,
      quote_line_id: source,
      order_line_id: null,
      quantity: count,
      earlier,
    }))
    .filter((line) => line.quantity !== 0)
  const vat = leftOfVat(vatOf({ lines, discount: deal.discount }), deal.standing())
  if (vat.length === 0) return 'nothing left'
  // What was taken back by amount of what was deducted stays given: it is never asked again.
  expect(vat).toEqual(deal.left())
  if (grossOfAll(vat) < 0) return 'negative_total'
  deal.documents.push({ kind: 'final', lines, discount: deal.discount, vat })
  return 'balance'
}

function credit(deal: Deal, way: string, much: number, which: number): string {
  const document = deal.documents[which % Math.max(1, deal.documents.length)]
  if (!document) return 'nothing to credit'
  const invoice = deal.toCredit(document)
  const line = invoice.lines[which % Math.max(1, invoice.lines.length)]
  const left = leftOfVat(invoice.vat, invoice.credited)
  const asked: CreditAsked =
    way === 'amount'
      ? { amount: cents(Math.ceil((grossOfAll(left) * much) / 10_000)) }
      : way === 'rest' || !line
        ? {}
        : way === 'net'
          ? { lines: [{ line: line.id, net: cents(Math.trunc((line.net * much) / 10_000)) }] }
          : {
              lines: [
                {
                  line: line.id,
                  quantity:
                    much > 6_000
                      ? quantityLeft(line)
                      : quantity(Math.trunc((quantityLeft(line) * much) / 10_000)),
                },
              ],
            }
  const found = creditOf(invoice, asked)
  if ('code' in found) return found.code
  const after = leftOfVat(left, [found.vat])
  if (way === 'amount') expect(grossOfAll(found.vat)).toBe(asked.amount)
  if (way === 'rest') expect(after).toEqual([])
  for (const group of after) {
    const whole = invoice.vat.find(
      ({ category, rate }) => category === group.category && rate === group.rate,
    )!
    // I5: never more than the invoice, rate by rate, on its own side of zero.
    expect(Math.sign(group.base) * Math.sign(whole.base)).toBeGreaterThanOrEqual(0)
    expect(Math.abs(group.base)).toBeLessThanOrEqual(Math.abs(whole.base))
    expect(Math.abs(group.tax)).toBeLessThanOrEqual(Math.max(Math.abs(whole.tax), 1))
  }
  deal.credits.push({ ...found, of: document })
  if (document.kind !== 'deposit' && found.by === 'amount')
    deal.gestures.vat = addedVat([deal.gestures.vat, found.vat])
  for (const own of deal.toCredit(document).lines) {
    expect(Math.abs(own.creditedNet), `${way}`).toBeLessThanOrEqual(Math.abs(own.net))
    expect(Math.abs(own.creditedQuantity)).toBeLessThanOrEqual(Math.abs(own.quantity))
  }
  return `credit by ${found.by}`
}

test(
  `random deals (seed ${seed}): all documents of a deal add up to what was signed, rate by rate`,
  { timeout: 300_000 },
  () => {
    const done = new Map<string, number>()
    fc.assert(
      fc.property(anyDeal, (given) => {
        const deal = dealOf(given)
        if (deal.lines.length === 0 || grossOfAll(deal.signed) <= 0) return
        for (const one of given.moves) {
          const what = move(deal, one)
          done.set(what, (done.get(what) ?? 0) + 1)
          // Nothing beyond what was signed, whatever is drafted next.
          if (what !== 'negative_total') expect(grossOfAll(deal.left())).toBeGreaterThanOrEqual(0)
        }
        const last = balance(deal)
        done.set(last, (done.get(last) ?? 0) + 1)
        if (last === 'negative_total') return
        // I15: deposits are deducted exactly once, and nothing is off by a cent: every invoice less every
        // credit note is what was signed, less the amounts that were given away.
        const books = leftOfVat(
          addedVat(deal.documents.map(({ vat }) => vat)),
          deal.credits.map(({ vat }) => vat),
        )
        expect(books).toEqual(leftOfVat(deal.signed, [deal.gestures.vat]))
      }),
      { numRuns: runs, seed },
    )
    for (const what of [
      'deposit',
      'part',
      'balance',
      'credit by whole',
      'credit by quantity',
      'credit by amount',
    ]) {
      expect(done.get(what) ?? 0, `${what}: ${[...done]}`).toBeGreaterThan(runs / 100)
    }
  },
)

const group = (rate: number, base: number, tax: number): VatGroup => ({
  category: rate === 0 ? 'AE' : 'S',
  rate: bps(rate),
  base: cents(base),
  tax: cents(tax),
})

describe('an amount with its VAT', () => {
  test.each([
    ['a round one at 20 %', 1_000_00, [group(2000, 3_000_00, 600_00)], [[833_33, 166_67]]],
    ['one that no base gives at 20 %', 99_999, [group(2000, 3_000_00, 600_00)], [[833_33, 166_66]]],
    [
      '500 € at 10 %, which no base gives',
      500_00,
      [group(1000, 3_000_00, 300_00)],
      [[454_55, 45_45]],
    ],
    ['without VAT', 123_45, [group(0, 1_000_00, 0)], [[123_45, 0]]],
    [
      'over two rates, in proportion',
      300_00,
      [group(2000, 500_00, 100_00), group(1000, 272_73, 27_27)],
      [
        [166_67, 33_33],
        [90_91, 9_09],
      ],
    ],
    ['all that is left is left as it is', 120_01, [group(2000, 100_00, 20_01)], [[100_00, 20_01]]],
  ] as const)('%s', (_, amount, left, expected) => {
    const vat = vatOfAmount(cents(amount), left)
    expect(vat.map(({ base, tax }) => [base, tax])).toEqual(expected)
    expect(grossOfAll(vat)).toBe(amount)
  })

  test('of two rates or more, the tax is that of its base wherever that can be', () => {
    const anyGroup = fc.tuple(
      fc.constantFrom(2000, 1000, 550, 210),
      fc.integer({ min: 100_00, max: 9_999_99 }),
    )
    let off = 0
    fc.assert(
      fc.property(
        fc.uniqueArray(anyGroup, { minLength: 2, maxLength: 4, selector: ([rate]) => rate }),
        fc.integer({ min: 1_00, max: 100_00 }),
        (given, amount) => {
          const left = given.map(([rate, base]) => group(rate, base, share(cents(base), bps(rate))))
          const vat = vatOfAmount(cents(amount), left)
          expect(grossOfAll(vat)).toBe(amount)
          for (const one of vat) {
            expect(Math.abs(one.tax - share(one.base, one.rate))).toBeLessThanOrEqual(1)
          }
          if (!isComputed(vat)) off += 1
        },
      ),
      { numRuns: 5_000, seed },
    )
    expect(off).toBeLessThan(50)
  })

  test('a percentage takes as much of each rate', () => {
    const lines = [
      { rate: 2000, net: 1_000_00 },
      { rate: 1000, net: 333_33 },
    ]
    const signed = totals(
      lines.map(({ rate, net }) => ({ category: 'S', rate: bps(rate), net: cents(net) })),
    ).vat
    const vat = depositVat({ percent: bps(3000) }, signed, signed)
    expect(vat.map(({ base, tax }) => [base, tax])).toEqual([
      [300_00, 60_00],
      [100_00, 10_00],
    ])
    expect(vat.map(grossOf)).toEqual([360_00, 110_00])
    expect(documentTotals([], bps(0)).gross).toBe(0)
  })
})
