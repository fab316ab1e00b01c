import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  bps,
  type Cents,
  cents,
  centsAsPrice,
  fits,
  minus,
  price,
  priceInCents,
  proportion,
  quantity,
  read,
  type Scale,
  scales,
  share,
  split,
  sum,
  text,
  times,
} from './money.ts'

const runs = { numRuns: 2000 }
const billion = 1_000_000_000

/** The model: quotient and remainder, the remainder compared with its half. */
function rounded(n: bigint, by: bigint): number {
  const [quotient, remainder] = [n / by, n % by]
  const size = remainder < 0n ? -remainder : remainder
  const up = 2n * size >= by ? 1n : 0n
  return Number(n < 0n ? quotient - up : quotient + up)
}

const anyCents = fc.integer({ min: -billion * 100, max: billion * 100 }).map(cents)
const anyPrice = fc.integer({ min: -billion * 1_000_000, max: billion * 1_000_000 }).map(price)
const anyRate = fc.integer({ min: 0, max: 10_000 }).map(bps)

describe('price × quantity', () => {
  const line = fc
    .tuple(anyPrice, fc.integer({ min: -1e12, max: 1e12 }).map(quantity), anyRate)
    .filter(([unit, count]) => fits(unit, count))
  // Cases that fall on the half cent, where wrong roundings part: 0.005 × an odd number.
  const halves = fc
    .tuple(fc.integer({ min: -99_999, max: 99_999 }), fc.constantFrom(0, 5000))
    .map(([n, rate]) => [price((2 * n + 1) * 5000), quantity(10_000), bps(rate)] as const)
  const asModel = (multiply: typeof times) =>
    fc.property(fc.oneof(line, halves), ([unit, count, rate]) => {
      const exact = BigInt(unit) * BigInt(count) * BigInt(10_000 - rate)
      return multiply(unit, count, rate) === rounded(exact, 10n ** 12n)
    })

  test('is exact, then rounded once, half away from zero', () => fc.assert(asModel(times), runs))

  test.each<[string, typeof times]>([
    [
      'floats',
      (unit, count, rate = bps(0)) =>
        Math.round((unit / 1e6) * (count / 1e4) * (1 - rate / 1e4) * 100) as Cents,
    ],
    [
      'half to even',
      (unit, count, rate = bps(0)) => {
        const exact = BigInt(unit) * BigInt(count) * BigInt(10_000 - rate)
        const down = exact / 10n ** 12n
        const isHalf = exact % 10n ** 12n === 5n * 10n ** 11n
        return (isHalf && down % 2n === 0n ? Number(down) : rounded(exact, 10n ** 12n)) as Cents
      },
    ],
    [
      'the discount rounded alone',
      (unit, count, rate = bps(0)) => cents(times(unit, count) - share(times(unit, count), rate)),
    ],
  ])('would be caught with %s', (_, mutant) => {
    expect(fc.check(asModel(mutant), { ...runs, endOnFailure: true }).failed).toBe(true)
  })

  test('mirrors its sign', () => {
    fc.assert(
      fc.property(line, ([unit, count, rate]) => {
        const [there, back] = [times(unit, count, rate), times(price(0 - unit), count, rate)]
        expect(back).toBe(minus(there))
      }),
      runs,
    )
  })

  test('known cases', () => {
    expect(times(price(330_000), quantity(10_000))).toBe(33)
    expect(times(price(2_555_000), quantity(10_000))).toBe(256) // 2.555, a float says 255
    expect(times(price(-5_000), quantity(10_000))).toBe(-1)
    expect(times(price(4_999), quantity(10_000))).toBe(0)
    expect(Object.is(times(price(-4_999), quantity(10_000)), 0)).toBe(true) // never −0
    expect(times(price(1), quantity(5_000 * 10_000))).toBe(1) // 0.000001 × 5 000
  })

  test('fits up to ten billion, and throws only far beyond', () => {
    expect(fits(price(billion * 1_000_000), quantity(10 * 10_000))).toBe(true)
    expect(fits(price(billion * 1_000_000), quantity(10 * 10_000 + 1))).toBe(false)
    expect(fits(price(-billion * 1_000_000), quantity(10 * 10_000 + 1))).toBe(false)
    expect(() => times(price(1e15), quantity(1e12))).toThrow('not a whole number')
  })
})

describe('shares', () => {
  const asModel = (of: typeof share) =>
    fc.property(
      anyCents,
      anyRate,
      (amount, rate) => of(amount, rate) === rounded(BigInt(amount) * BigInt(rate), 10_000n),
    )
  test('of an amount are exact, then rounded half away from zero', () =>
    fc.assert(asModel(share), runs))
  test('would be caught when rounded towards plus infinity', () => {
    const mutant: typeof share = (amount, rate) => Math.round((amount * rate) / 10_000) as Cents
    expect(fc.check(asModel(mutant), { numRuns: 20_000, endOnFailure: true }).failed).toBe(true)
  })
  test('of a part: proportion of a negative whole', () => {
    expect(proportion(cents(100), cents(-1), cents(-3))).toBe(33)
    expect(proportion(cents(-100), cents(1), cents(-2))).toBe(50)
  })
})

describe('splitting', () => {
  const weights = fc
    .array(fc.integer({ min: 0, max: 1e9 }).map(cents), { minLength: 1, maxLength: 40 })
    .filter((some) => some.some((weight) => weight > 0))
  const addsUp = (spread: typeof split) =>
    fc.property(anyCents, weights, (amount, some) => {
      const parts = spread(amount, some)
      return parts.length === some.length && sum(parts) === amount
    })

  test('adds up to the cent', () => fc.assert(addsUp(split), runs))
  test('would be caught when each part is rounded alone', () => {
    const mutant: typeof split = (amount, some) =>
      some.map((weight) => proportion(amount, weight, sum(some)))
    expect(fc.check(addsUp(mutant), { ...runs, endOnFailure: true }).failed).toBe(true)
  })
  test('gives each part within a cent of its exact share, and nothing to a weight of nothing', () => {
    fc.assert(
      fc.property(anyCents, weights, (amount, some) => {
        const all = BigInt(sum(some))
        split(amount, some).forEach((part, at) => {
          const off = BigInt(part) * all - BigInt(amount) * BigInt(some[at] ?? 0)
          expect((off < 0n ? -off : off) < all).toBe(true)
          if (some[at] === 0) expect(part).toBe(0)
        })
      }),
      runs,
    )
  })
  test('of nothing is nothing; of something over nothing is impossible', () => {
    expect(split(cents(0), [cents(0), cents(0)])).toEqual([0, 0])
    expect(split(cents(0), [cents(5), cents(-5)])).toEqual([0, 0])
    expect(() => split(cents(1), [cents(5), cents(-5)])).toThrow('add up to zero')
  })
})

describe('sums', () => {
  test('do not depend on the order', () => {
    fc.assert(
      fc.property(fc.array(anyCents), (amounts) => sum(amounts) === sum(amounts.toReversed())),
    )
  })
  test('refuse what cannot be held exactly', () => {
    expect(() => sum([cents(Number.MAX_SAFE_INTEGER), cents(1)])).toThrow('held exactly')
    expect(() => cents(0.5)).toThrow('not a whole number')
    expect(() => cents(Number.NaN)).toThrow('not a whole number')
  })
})

describe('decimal text', () => {
  const names = Object.keys(scales) as Scale[]
  test.each(names)('%s: written, then read, is the same', (scale) => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (n) => {
        const written = text(n, scale)
        expect(written).toMatch(/^-?\d+(\.\d+)?$/)
        expect(read(written, scale)).toBe(n === 0 ? 0 : n)
      }),
      runs,
    )
  })
  test('amounts keep two decimals, the others what they need', () => {
    expect([text(5, 'cents'), text(-1250, 'cents'), text(0, 'cents')]).toEqual([
      '0.05',
      '-12.50',
      '0.00',
    ])
    expect([text(15_000, 'quantity'), text(2_551_000, 'price'), text(2000, 'bps')]).toEqual([
      '1.5',
      '2.551',
      '20',
    ])
  })
  test('reading never rounds and never guesses', () => {
    const refused = [
      '',
      ' 1',
      '1.',
      '.5',
      '+1',
      '1e3',
      '1,5',
      '0x1',
      '1.2.3',
      '1\n',
      'NaN',
      '1 000',
    ]
    for (const written of refused) expect(read(written, 'price'), written).toBeNull()
    expect(read('0.001', 'cents')).toBeNull()
    expect(read('0.0100000', 'cents')).toBe(1)
    expect(read('99999999999999.99', 'cents')).toBeNull() // beyond 2^53
    expect(Object.is(read('-0.00', 'cents'), 0)).toBe(true)
  })
  test('a price as an amount', () => {
    expect([priceInCents(price(2_555_000)), centsAsPrice(cents(255))]).toEqual([256, 2_550_000])
  })
})
