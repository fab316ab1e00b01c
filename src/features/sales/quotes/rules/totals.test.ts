// Discounts of lines and of the whole, against the rules of EN 16931 (BR-CO-10 to BR-CO-17), written
// once more here with rationals and no code of the kernel.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bps, price, quantity } from '#kernel/money.ts'
import type { Vat } from '#kernel/vat.ts'
import { type AnyLine, documentTotals, netOf } from './lines.ts'

/** n / by, rounded half away from zero. */
const rounded = (n: bigint, by: bigint): number => {
  const size = n < 0n ? -n : n
  const half = (size * 2n + by) / (by * 2n)
  return Number(n < 0n ? -half : half) || 0
}

const vats: Vat[] = [
  { category: 'S', rate: bps(2000) },
  { category: 'S', rate: bps(1000) },
  { category: 'S', rate: bps(550) },
  { category: 'S', rate: bps(210) },
  { category: 'AE', rate: bps(0) },
  { category: 'E', rate: bps(0) },
]
const anyLine = fc
  .record({
    quantity: fc.integer({ min: -500_000, max: 5_000_000 }).map((n) => quantity(n)),
    price: fc.integer({ min: 0, max: 2_000_000_000 }).map((n) => price(n)),
    discount: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 10_000 })).map((n) => bps(n)),
    vat: fc.constantFrom(...vats),
    chosen: fc.constantFrom(undefined, undefined, true, false),
  })
  .map((line) => ({ kind: 'item' as const, name: 'x', ...line }))

test('lines, discount, bases, taxes and sums agree with the norm, to the cent', () => {
  fc.assert(
    fc.property(
      fc.array(anyLine, { maxLength: 25 }),
      fc.integer({ min: 0, max: 10_000 }),
      (lines, rate) => {
        const sums = documentTotals(lines as AnyLine[], bps(rate))
        const counted = lines.filter((line) => line.chosen !== false)
        // BT-131, once a line: quantity × price, less the discount of the line.
        const nets = counted.map((line) => {
          const exact = BigInt(line.price) * BigInt(line.quantity) * BigInt(10_000 - line.discount)
          return rounded(exact, 10n ** 12n)
        })
        expect(counted.map((line) => netOf(line) || 0)).toEqual(nets)
        // BR-CO-10 and BR-CO-13: the sum of lines, less the discount of the whole.
        expect(sums.lines).toBe(nets.reduce((all, net) => all + net, 0))
        expect(sums.net).toBe(sums.lines - sums.discount)
        // BG-23: one group for each category and rate that counts, each line in one.
        const keys = new Set(counted.map(({ vat }) => `${vat.category} ${vat.rate}`))
        expect(sums.vat.length).toBe(keys.size)
        for (const group of sums.vat) {
          const own = nets.filter((_, at) => {
            const { vat } = counted[at]!
            return vat.category === group.category && vat.rate === group.rate
          })
          const before = own.reduce((all, net) => all + net, 0)
          // BT-92: the share of the discount in this group; BT-116: what is left of it.
          const allowance = rounded(BigInt(before) * BigInt(rate), 10_000n)
          expect(group.base).toBe(before - allowance)
          // BR-CO-17: the tax of the group, rounded once; none where nothing is charged.
          expect(group.tax).toBe(rounded(BigInt(group.base) * BigInt(group.rate), 10_000n))
          if (group.category !== 'S') expect(group.tax).toBe(0)
        }
        // BR-CO-14 and BR-CO-15.
        expect(sums.tax).toBe(sums.vat.reduce((all, group) => all + group.tax, 0))
        expect(sums.gross).toBe(sums.net + sums.tax)
      },
    ),
    { numRuns: 2_000 },
  )
})
