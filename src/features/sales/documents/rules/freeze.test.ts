import { expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import { bps, cents, price, quantity, sum } from '#kernel/money.ts'
import { freeze } from './freeze.ts'
import type { DocumentDraft, FrozenLine } from './frozen.ts'
import { finalInvoice, franchiseQuote, invoice, item, samples } from './samples.ts'

const nets = (lines: readonly FrozenLine[]): number[] =>
  lines.flatMap((line) => ('net' in line ? [line.net] : []))

test('lines, subtotals and totals of the kitchen', () => {
  const { lines, totals, payable } = freeze(invoice)
  expect(nets(lines)).toEqual([118_800, 107_880, 12_245, 238_925, 88_800, 2_400, 91_200])
  expect(totals.lines).toBe(330_125)
  // 3 % taken on each rate: 7 167.75, 2 664, 72 rounded half away from zero.
  expect(totals.vat.map(({ rate, base, tax }) => [rate, base, tax])).toEqual([
    [2000, 231_757, 46_351],
    [1000, 86_136, 8_614],
    [550, 2_328, 128],
  ])
  expect([totals.net, totals.tax, totals.gross, payable]).toEqual([
    320_221, 55_093, 375_314, 375_314,
  ])
})

test('a subtotal adds what stands since the section or the subtotal before it', () => {
  const lines: DocumentDraft['lines'] = [
    item('a', 1_000_000),
    { kind: 'subtotal', name: '' },
    item('b', 2_000_000),
    { kind: 'text', name: 'words' },
    item('c', 4_000_000),
    { kind: 'page_break' },
    { kind: 'subtotal', name: '' },
    item('d', 8_000_000),
    { kind: 'section', name: 'new' },
    { kind: 'subtotal', name: '' },
  ]
  expect(nets(freeze({ ...invoice, lines }).lines)).toEqual([100, 100, 200, 400, 600, 800, 0])
})

test('an option is priced, and counted once it is chosen', () => {
  const { lines, totals } = freeze(franchiseQuote)
  expect(nets(lines)).toEqual([145_000, 11_040, 32_000])
  expect(totals.gross).toBe(156_040)
  const only = freeze({
    ...invoice,
    lines: [
      item('x', 1_000_000, { optional: true, chosen: false }),
      item('y', 2_000_000, { optional: true }),
      { kind: 'subtotal', name: '' },
    ],
  })
  expect([only.totals.lines, ...nets(only.lines)]).toEqual([200, 100, 200, 200])
})

test('deposits and payments are deducted once', () => {
  const { totals, payable } = freeze(finalInvoice)
  expect(payable).toBe(totals.gross - 120_000 - 50_000)
})

test('the tax is also said in euros where the currency is another', () => {
  const exchange = { rate: price(1_172_500), day: day('2026-03-30') }
  const { totals, taxInEuros } = freeze({ ...invoice, currency: 'GBP', exchange })
  expect([totals.tax, taxInEuros]).toEqual([55_093, 64_597]) // 550.93 × 1.1725 = 645.965…
  expect(freeze(invoice).taxInEuros).toBeNull()
})

test('a frozen document goes through JSON unchanged, and freezing it again changes nothing', () => {
  for (const [name, { draft }] of Object.entries(samples)) {
    const frozen = freeze(draft)
    expect(JSON.parse(JSON.stringify(frozen)), name).toEqual(frozen)
    expect(freeze(frozen), name).toEqual(frozen)
    const net = sum(frozen.totals.vat.map(({ base }) => base))
    expect(frozen.totals.gross, name).toBe(net + frozen.totals.tax)
  }
})

test('the net of a line takes its discount before it is rounded', () => {
  const line = item('x', 333_333, { quantity: quantity(30_000), discount: bps(1234) })
  expect(nets(freeze({ ...invoice, lines: [line] }).lines)).toEqual([cents(88)])
})
