import { expect, test } from 'vitest'
import { bandDigits, bandOf, inBands } from './bands.ts'
import { cents } from './money.ts'

test('the band of an amount is its first digits', () => {
  expect([0, 7, -7, 12, 123, 99_999, -1_999].map((one) => bandOf(one, 1))).toEqual([
    ...[0, 7, -7, 10, 100, 90_000, -1_000],
  ])
  expect([0, 7, 12, 123, 99_999, -1_999].map((one) => bandOf(one, 2))).toEqual([
    ...[0, 7, 12, 120, 99_000, -1_900],
  ])
})

test('every amount between two limits is told once, and no other', () => {
  const limits = [-12_345, -2_000, -1_999, -15, -1, 0, 1, 9, 10, 99, 100, 1_250, 1_999, 12_000]
  const amounts = [...limits.flatMap((one) => [one - 1, one, one + 1]), -99_999, 98_765]
  for (const min of [undefined, ...limits]) {
    for (const max of [undefined, ...limits]) {
      const { bands, whole, ends } = inBands(...([min, max].map(asCents) as [never, never]))
      for (const amount of new Set(amounts)) {
        const isAsked = amount >= (min ?? -Infinity) && amount <= (max ?? Infinity)
        const inWhole = bands.filter(({ digits, from, to }) => {
          const band = bandOf(amount, digits)
          return band >= from && band <= to
        }).length
        const atEnds = ends.filter(({ from, to }) => amount >= from && amount <= to).length
        expect(inWhole + atEnds, `${amount} of ${min} to ${max}`).toBe(isAsked ? 1 : 0)
        const isWithin = whole !== null && amount >= whole.from && amount <= whole.to
        expect(isWithin, `${amount} of ${min} to ${max}`).toBe(inWhole === 1)
      }
    }
  }
})

test('what people type leaves nothing to be looked at', () => {
  for (const min of [1, 10, 50, 100, 250, 1_200, 15_000]) {
    expect(inBands(cents(min * 100), undefined).ends).toEqual([])
  }
  // Of others, what begins with the same two digits is left.
  const { ends } = inBands(cents(1_250_00), undefined)
  expect(ends).toEqual([{ from: 1_250_00, to: 1_299_99 }])
  expect(ends.map(({ from }) => bandDigits.map((digits) => bandOf(from, digits)))).toEqual([
    [1_000_00, 1_200_00],
  ])
})

const asCents = (amount: number | undefined) => (amount === undefined ? undefined : cents(amount))
