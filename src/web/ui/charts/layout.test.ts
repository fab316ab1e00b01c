import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  beginning,
  changeOf,
  compact,
  fitted,
  shareOf,
  stacked,
  stepFrom,
  ticks,
} from './layout.ts'

const axis = (
  values: readonly number[],
  kind: 'amount' | 'count' | 'rate',
  locale: 'fr' | 'en',
) => {
  const all = ticks(values, kind)
  const largest = Math.max(...all.map(Math.abs))
  return all.map((value) => compact(value, kind, { largest, locale }))
}

test.each([
  [[1_234_567_00], 'amount', 'fr', ['0 €', '0,5 M€', '1 M€', '1,5 M€']],
  [[47_000_00, 12_000_00], 'amount', 'fr', ['0 €', '20 k€', '40 k€', '60 k€']],
  [
    [3_100_00, -800_00],
    'amount',
    'fr',
    ['−1 000 €', '0 €', '1 000 €', '2 000 €', '3 000 €', '4 000 €'],
  ],
  [[47_000_00], 'amount', 'en', ['€0', '€20k', '€40k', '€60k']],
  [[-47_000_00], 'amount', 'en', ['−€60k', '−€40k', '−€20k', '€0']],
  [[1], 'count', 'fr', ['0', '1']],
  [[7], 'count', 'fr', ['0', '2', '4', '6', '8']],
  [[45_000], 'count', 'fr', ['0', '20 k', '40 k', '60 k']],
  [[62_50], 'rate', 'fr', ['0', '20 %', '40 %', '60 %', '80 %']],
  [[], 'amount', 'fr', ['0 €', '1 €']],
  [[0, 0], 'count', 'en', ['0', '1']],
] as const)('%j of %s in %s: %j', (values, kind, locale, said) => {
  const plain = axis(values, kind, locale).map((one) => one.replace(/[\u00a0\u202f]/g, ' '))
  expect(plain).toEqual(said)
})

test('an axis holds all its values, zero, and few steps, all alike', () => {
  const many = fc.array(fc.integer({ min: -1e13, max: 1e13 }), { maxLength: 20 })
  fc.assert(
    fc.property(many, (values) => {
      const all = ticks(values, 'amount')
      expect(all).toContain(0)
      expect(all[0]).toBeLessThanOrEqual(Math.min(0, ...values))
      expect(all.at(-1)).toBeGreaterThanOrEqual(Math.max(0, ...values))
      expect(all.length).toBeGreaterThan(1)
      expect(all.length).toBeLessThan(9)
      const steps = all.slice(1).map((one, at) => one - (all[at] ?? 0))
      for (const step of steps) expect(step / (steps[0] ?? 1)).toBeCloseTo(1, 5)
    }),
  )
})

test('a little below zero takes no whole step, and nothing that is drawn stands outside', () => {
  const of = (values: readonly number[]) => beginning(values, ticks(values, 'amount'))
  expect(of([47_000_00, -500_00])).toEqual({
    ...{ low: -500_00, tickValues: [0, 20_000_00, 40_000_00, 60_000_00] },
  })
  expect(of([47_000_00, -8_000_00]).low).toBe(-20_000_00)
  expect(of([-500_00])).toEqual({ low: -600_00, tickValues: ticks([-500_00], 'amount') })
  expect(of([47_000_00])).toMatchObject({ low: 0 })
})

test('labels: whole where they fit, fewer in time, shorter for things', () => {
  const months = ['janv.', 'févr.', 'mars', 'avr.', 'mai']
  expect(fitted(months, 60, true)).toEqual(months)
  expect(fitted(months, 20, true)).toEqual(['janv.', null, 'mars', null, 'mai'])
  expect(fitted(['Établissements Vandenbroucke'], 90, false)).toEqual(['Établissemen…'])
  expect(
    fitted(
      Array.from({ length: 4 }, () => 'Menuiserie'),
      22,
      false,
    ),
  ).toEqual(['Menui…', null, 'Menui…', null])
})

test('parts stand on each other, and what was taken back hangs below', () => {
  const parts = [{ key: 'signed' }, { key: 'lost' }, { key: 'pending' }]
  expect(stacked(parts, { signed: 30, lost: 0, pending: 20 })).toEqual([
    { part: 'signed', from: 0, to: 30 },
    { part: 'pending', from: 30, to: 50 },
  ])
  expect(stacked(parts, { signed: -5, lost: 8, pending: -2 })).toEqual([
    { part: 'signed', from: 0, to: -5 },
    { part: 'lost', from: 0, to: 8 },
    { part: 'pending', from: -5, to: -7 },
  ])
})

test('a change is told from what there was, and from nothing there is none', () => {
  expect([changeOf(150, 100), changeOf(50, 100), changeOf(-50, -100)]).toEqual([5000, -5000, 5000])
  expect([changeOf(10, 0), shareOf(1, 0), shareOf(1, 3)]).toEqual([null, null, 3330])
})

test('arrows go from column to column, over empty ones, and up and down within one', () => {
  const sizes = [1, 0, 3]
  expect(stepFrom(sizes, [0, 0], 'ArrowRight')).toEqual([2, 0])
  expect(stepFrom(sizes, [2, 2], 'ArrowLeft')).toEqual([0, 0])
  expect(stepFrom(sizes, [2, 0], 'ArrowUp')).toEqual([2, 1])
  expect(stepFrom(sizes, [2, 0], 'ArrowDown')).toEqual([2, 0])
  expect(stepFrom(sizes, [2, 0], 'ArrowRight')).toBeNull()
  expect(stepFrom(sizes, [0, 0], 'End')).toEqual([2, 0])
  expect(stepFrom(sizes, [2, 1], 'Home')).toEqual([0, 0])
  expect(stepFrom(sizes, [0, 0], 'a')).toBeNull()
})
