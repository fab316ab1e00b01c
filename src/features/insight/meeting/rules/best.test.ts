import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bestOf } from './best.ts'

test.each([
  [[3, 1, 2], 'more', [true, false, false]],
  [[3, 1, 2], 'less', [false, true, false]],
  [[3, 3, 2], 'more', [true, true, false]],
  [[3, 3], 'more', [false, false]],
  [[3, null], 'more', [false, false]],
  [[null, null], 'less', [false, false]],
  [[0, null, -5], 'less', [false, false, true]],
  [[], 'more', []],
] as const)('the best of %j, where %s is better', (values, better, expected) => {
  expect(bestOf(values, better)).toEqual(expected)
})

test('what is best is never beaten, and the order of the columns changes nothing', () => {
  fc.assert(
    fc.property(fc.array(fc.option(fc.integer()), { maxLength: 4 }), (values) => {
      const best = bestOf(values, 'more')
      for (const [at, is] of best.entries()) {
        if (is) expect(values.every((value) => value === null || value <= values[at]!)).toBe(true)
      }
      expect(bestOf(values.toReversed(), 'more')).toEqual(best.toReversed())
    }),
  )
})
