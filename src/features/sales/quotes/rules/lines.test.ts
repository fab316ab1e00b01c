import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { freeze } from '#features/sales/documents/rules/freeze.ts'
import { draftInvoice } from '#features/sales/documents/rules/samples.ts'
import { type Bps, bps, price, type Quantity, quantity } from '#kernel/money.ts'
import type { Vat } from '#kernel/vat.ts'
import {
  amountsOf,
  type AnyLine,
  costOf,
  documentTotals,
  optionsOf,
  type PricedLine,
  whyNotLines,
  whyNotReady,
} from './lines.ts'

const item = (over: Partial<PricedLine> = {}): PricedLine => ({
  kind: 'item',
  name: 'Suspension',
  quantity: quantity(10_000),
  price: price(100_000_000),
  discount: bps(0),
  vat: { category: 'S', rate: bps(2000) },
  ...over,
})
const none = bps(0)

test('each line shows its amount; a subtotal adds what follows the section or subtotal before it', () => {
  const lines: AnyLine[] = [
    item(),
    { kind: 'section' },
    item({ quantity: quantity(20_000) }),
    { kind: 'text' },
    item({ discount: bps(5000) }),
    { kind: 'subtotal' },
    item(),
    { kind: 'page_break' },
    { kind: 'subtotal' },
    { kind: 'subtotal' },
  ]
  expect(amountsOf(lines)).toEqual([
    100_00,
    null,
    200_00,
    null,
    50_00,
    250_00,
    100_00,
    null,
    100_00,
    0,
  ])
  expect(documentTotals(lines, none).lines).toBe(450_00)
})

const vats: Vat[] = [
  { category: 'S', rate: bps(2000) },
  { category: 'S', rate: bps(550) },
  { category: 'S', rate: bps(210) },
  { category: 'E', rate: none },
]
const anyItem = fc.record({
  quantity: fc.integer({ min: -1_000_000, max: 10_000_000 }).map((n) => quantity(n)),
  price: fc.integer({ min: 0, max: 5_000_000_000 }).map((n) => price(n)),
  discount: fc.integer({ min: 0, max: 10_000 }).map((n) => bps(n)),
  vat: fc.constantFrom(...vats),
  // Said of options alone: true where the client takes it.
  chosen: fc.constantFrom(undefined, undefined, true, false),
})
const anyLines = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: anyItem.map((line): AnyLine => item(line)) },
    {
      weight: 1,
      arbitrary: fc
        .constantFrom('section', 'text', 'subtotal', 'page_break')
        .map((kind): AnyLine => ({ kind }) as AnyLine),
    },
  ),
  { maxLength: 30 },
)
const anyRate = fc.integer({ min: 0, max: 10_000 }).map((n): Bps => bps(n))

test('what the editor adds up is what the document freezes, line by line and in all', () => {
  fc.assert(
    fc.property(anyLines, anyRate, (lines, discount) => {
      const printed = lines.map((line) =>
        line.kind === 'item'
          ? {
              ...item(line),
              ...line.vat,
              reference: '',
              description: '',
              nature: 'goods' as const,
              unit: '',
              optional: line.chosen !== undefined,
              chosen: line.chosen ?? true,
            }
          : { kind: line.kind, name: '' },
      )
      const frozen = freeze({ ...draftInvoice, lines: printed as never, discount, deposits: [] })
      expect(frozen.totals).toEqual(documentTotals(lines, discount))
      const shown = frozen.lines.map((line) => ('net' in line ? line.net : null))
      expect(shown).toEqual(amountsOf(lines))
    }),
    { numRuns: 300 },
  )
})

test('an option counts once it is chosen, and only then', () => {
  const option = item({ quantity: quantity(30_000), cost: price(40_000_000), chosen: false })
  const offered: AnyLine[] = [item(), option, { kind: 'subtotal' }]
  expect(amountsOf(offered)).toEqual([100_00, 300_00, 100_00])
  expect([documentTotals(offered, none).gross, costOf(offered)]).toEqual([120_00, 0])
  expect(optionsOf(offered)).toBe(300_00)
  const taken: AnyLine[] = [item(), { ...option, chosen: true }, { kind: 'subtotal' }]
  expect(amountsOf(taken)).toEqual([100_00, 300_00, 400_00])
  expect([documentTotals(taken, none).gross, costOf(taken)]).toEqual([480_00, 120_00])
  expect(optionsOf(taken)).toBe(0)
})

test('choosing options one by one adds what each is worth, whatever the rest', () => {
  fc.assert(
    fc.property(anyLines, (lines) => {
      const all = lines.map((line) => (line.kind === 'item' ? { ...line, chosen: true } : line))
      const [some, whole] = [documentTotals(lines, none).net, documentTotals(all, none).net]
      expect(some + optionsOf(lines)).toBe(whole)
    }),
    { numRuns: 300 },
  )
})

test('a credit note is the mirror of its invoice, whatever the lines and the discount', () => {
  fc.assert(
    fc.property(anyLines, anyRate, (lines, discount) => {
      const back = lines.map((line) =>
        line.kind === 'item'
          ? { ...line, quantity: quantity(-line.quantity || 0) as Quantity }
          : line,
      )
      const [there, here] = [documentTotals(lines, discount), documentTotals(back, discount)]
      expect(here.gross + there.gross).toBe(0)
      expect(here.tax + there.tax).toBe(0)
      expect(here.vat.map((group) => group.base || 0)).toEqual(
        there.vat.map((group) => -group.base || 0),
      )
    }),
    { numRuns: 300 },
  )
})

test('the cost of a document adds what is known', () => {
  expect(costOf([item({ cost: price(40_000_000) }), item({ cost: null }), item()])).toBe(40_00)
})

describe('what no draft may hold', () => {
  test.each([
    ['a negative price', item({ price: price(-1) }), 'line_price_negative', 'lines.0.price'],
    ['a negative cost', item({ cost: price(-1) }), 'line_price_negative', 'lines.0.price'],
    [
      'a line above ten billion',
      item({ price: price(1e15), quantity: quantity(1e12) }),
      'line_too_large',
      'lines.0.quantity',
    ],
    [
      'a cost above ten billion',
      item({ cost: price(1e15), quantity: quantity(1e12) }),
      'line_too_large',
      'lines.0.quantity',
    ],
  ] as const)('%s', (_, line, code, param) => {
    expect(whyNotLines([line], none)).toEqual({ code, param })
  })

  test('a sum above ten billion, of lines that each are below', () => {
    const large = item({ price: price(1e15), quantity: quantity(80_000) }) // 8 billion, 9.6 with VAT
    expect(whyNotLines([large], none)).toBeNull()
    expect(whyNotLines([large, large], none)).toEqual({
      code: 'document_too_large',
      param: 'lines',
    })
    expect(whyNotLines([large, large], bps(10_000))?.code).toBe('document_too_large')
  })

  test('taking back is a negative quantity, and is fine', () => {
    expect(whyNotLines([item({ quantity: quantity(-10_000) })], none)).toBeNull()
  })
})

test('what a document must have to leave the draft state', () => {
  expect(whyNotReady([], none)).toBe('no_lines')
  expect(whyNotReady([{ kind: 'text' }, { kind: 'subtotal' }], none)).toBe('no_lines')
  expect(whyNotReady([item(), item({ name: '' })], none)).toBe('line_unnamed')
  expect(whyNotReady([item({ quantity: quantity(-10_000) })], none)).toBe('negative_total')
  expect(whyNotReady([item(), item({ quantity: quantity(-10_000) })], none)).toBeNull()
  expect(whyNotReady([item()], bps(10_000))).toBeNull()
})
