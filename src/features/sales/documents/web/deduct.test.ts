import fc from 'fast-check'
import { expect, test } from 'vitest'
import { whyNotDeduct } from '#features/sales/quotes/rules/discount.ts'
import { bps, centsAsPrice, cents, quantity } from '#kernel/money.ts'
import { deducted, discountOf, lessAmount } from './deduct.ts'
import { blankLine, type ItemLine, pricedLine } from './line.ts'
import { type Head, sumsOf } from './state.ts'

const regimes = { company: 'standard', customer: 'domestic' } as const
const vats = [2000, 1000, 550].map((rate) => ({ category: 'S' as const, rate: bps(rate) }))
const sold = (key: string, unit: number, rate: number): ItemLine => ({
  ...blankLine(key, vats[rate]!),
  name: key,
  quantity: quantity(10_000),
  price: centsAsPrice(cents(unit)),
})
const head = { discount: bps(0) } as Head
const stateOf = (lines: readonly ItemLine[]) => ({ head, regimes, lines })

test('what is deducted comes off the net to the cent, spread over what it is taken off', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: 1, max: 90_000_00 }), fc.nat({ max: 2 })), {
        minLength: 1,
        maxLength: 12,
      }),
      fc.integer({ min: 1, max: 90_000_00 }),
      (drawn, asked) => {
        const lines = drawn.map(([unit, rate], at) => sold(`line ${at}`, unit, rate))
        const before = sumsOf(stateOf(lines)).totals
        const amount = cents(Math.min(asked, before.net))
        expect(
          whyNotDeduct(
            lines.map((one) => pricedLine(one, regimes)),
            amount,
          ),
        ).toBe(null)
        let made = 0
        const all = [...lines, blankLine('blank', vats[0]!)]
        const after = deducted(all, regimes, amount, 'Remise', () => `discount ${(made += 1)}`)
        expect(sumsOf(stateOf(after as ItemLine[])).totals.net).toBe(before.net - amount)
        // At most one a rate, below what is sold and above the blank line.
        expect(made).toBeLessThanOrEqual(before.vat.length)
        expect(after.slice(0, lines.length)).toEqual(lines)
        expect(after.at(-1)?.key).toBe('blank')
      },
    ),
  )
})

test('an option that is not taken bears nothing of it', () => {
  const option = { ...sold('option', 500_00, 1), optional: true, chosen: false }
  const lines = [sold('lamp', 100_00, 0), option, blankLine('blank', vats[0]!)]
  const after = deducted(lines, regimes, cents(30_00), 'Remise', () => 'discount')
  expect(after).toHaveLength(4)
  expect(after[2]).toMatchObject({ key: 'discount', vat: vats[0], quantity: -10_000 })
})

test('a discount is typed as a percentage, or as an amount with its currency; nothing else is guessed', () => {
  for (const [typed, read] of [
    ['10', { rate: 1000 }],
    ['12,5 %', { rate: 1250 }],
    ['100', { rate: 10_000 }],
    ['100 €', { amount: 100_00 }],
    ['€ 1 234,50', { amount: 1234_50 }],
    ['150', null],
    ['-5 %', null],
    ['−5 €', null],
    ['cent euros', null],
  ] as const) {
    expect(discountOf(typed, 'fr'), typed).toEqual(read)
  }
})

test('an amount off a line is taken to the cent: by its own rate, or by a line below', () => {
  const ways = { rate: 0, line: 0 }
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 90_000_00 }),
      fc.integer({ min: 1, max: 99 }),
      fc.integer({ min: 1, max: 90_000_00 }),
      (unit, count, asked) => {
        const line = { ...sold('one', unit, 1), quantity: quantity(count * 10_000) }
        const lines = [line, blankLine('end', vats[0]!)]
        const before = sumsOf(stateOf(lines)).totals
        const less = lessAmount(lines, 'one', cents(asked), 'Remise', 'new')
        expect(less === null).toBe(asked > before.net)
        if (!less) return
        ways[less.rate === null ? 'line' : 'rate'] += 1
        const { net, vat } = sumsOf(stateOf(less.lines as ItemLine[])).totals
        expect(net).toBe(before.net - asked)
        // What deducts is taxed as what it is taken off.
        expect(vat.every(({ rate, base }) => rate === 1000 || base === 0)).toBe(true)
        expect(less.lines.at(-1)).toBe(lines[1])
      },
    ),
    { seed: 20_261_123 },
  )
  expect(Math.min(ways.rate, ways.line)).toBeGreaterThan(0)
})
