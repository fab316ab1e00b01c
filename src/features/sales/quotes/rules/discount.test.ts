import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bps, type Cents, cents, price, quantity } from '#kernel/money.ts'
import type { Vat } from '#kernel/vat.ts'
import { deductionsOf, whyNotDeduct } from './discount.ts'
import { type AnyLine, documentTotals } from './lines.ts'

const none = bps(0)
const sold = (unit: number, vat: Vat, over: object = {}): AnyLine => ({
  kind: 'item',
  name: 'Suspension',
  quantity: quantity(10_000),
  price: price(unit * 10_000),
  discount: none,
  vat,
  ...over,
})
const vat20: Vat = { category: 'S', rate: bps(2000) }
const vat10: Vat = { category: 'S', rate: bps(1000) }
const exempt: Vat = { category: 'E', rate: none }

const taken = (lines: readonly AnyLine[], amount: Cents): AnyLine[] => [
  ...lines,
  ...deductionsOf(lines, amount).map((line): AnyLine => ({
    kind: 'item',
    name: 'Remise',
    ...line,
  })),
]

test('an amount is spread over the rates of VAT, and each base tells its own share', () => {
  const lines = [sold(300_00, vat20), sold(100_00, vat10), sold(50_00, vat20, { chosen: false })]
  const before = documentTotals(lines, none)
  const after = documentTotals(taken(lines, cents(100_00)), none)
  expect([before.net, after.net]).toEqual([400_00, 300_00])
  expect(after.vat.map(({ rate, base, tax }) => [rate, base, tax])).toEqual([
    [2000, 225_00, 45_00],
    [1000, 75_00, 7_50],
  ])
})

test('what is taken off is something, and not more than there is', () => {
  const lines = [sold(100_00, vat20), sold(20_00, vat10, { quantity: quantity(-10_000) })]
  expect(whyNotDeduct(lines, cents(0))).toBe('discount_missing')
  expect(whyNotDeduct(lines, cents(-1))).toBe('discount_missing')
  expect(whyNotDeduct(lines, cents(100_00))).toBeNull()
  expect(whyNotDeduct(lines, cents(100_01))).toBe('discount_beyond')
  expect(whyNotDeduct([], cents(1))).toBe('discount_beyond')
})

test('the net falls by the amount to the cent, whatever the lines and their own discounts', () => {
  const line = fc
    .record({
      unit: fc.integer({ min: 0, max: 500_000 }),
      count: fc.integer({ min: 0, max: 200_000 }),
      discount: fc.integer({ min: 0, max: 10_000 }),
      vat: fc.constantFrom(vat20, vat10, exempt),
      chosen: fc.constantFrom(undefined, true, false),
    })
    .map(({ unit, count, discount, vat, chosen }) =>
      sold(unit, vat, { quantity: quantity(count), discount: bps(discount), chosen }),
    )
  fc.assert(
    fc.property(fc.array(line, { maxLength: 12 }), fc.nat(1_000_000), (lines, asked) => {
      const amount = cents(asked)
      const before = documentTotals(lines, none)
      fc.pre(whyNotDeduct(lines, amount) === null)
      const after = documentTotals(taken(lines, amount), none)
      expect(before.net - after.net).toBe(asked)
      // No base falls below nothing, and each by its share within a cent.
      for (const group of after.vat) {
        const whole = before.vat.find((one) => one.rate === group.rate)?.base ?? 0
        expect(group.base).toBeGreaterThanOrEqual(0)
        expect(Math.abs(whole - group.base - (asked * whole) / before.net)).toBeLessThan(1)
      }
    }),
    { numRuns: 500 },
  )
})
