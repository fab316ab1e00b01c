import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Bps, bps, type Cents, cents, minus, share, sum } from './money.ts'
import {
  frenchRates,
  isCoherent,
  type Totals,
  totals,
  type Vat,
  type VatCategory,
  vatCategories,
} from './vat.ts'

type Line = Vat & { readonly net: Cents }

const taxed = (net: number, rate = 2000): Line => ({
  category: 'S',
  rate: bps(rate),
  net: cents(net),
})
const treatments: Vat[] = [
  ...frenchRates.filter((rate) => rate > 0).map((rate) => ({ category: 'S' as const, rate })),
  ...vatCategories.filter((one) => one !== 'S').map((category) => ({ category, rate: bps(0) })),
]
const anyLine = fc
  .tuple(fc.constantFrom(...treatments), fc.integer({ min: -1e11, max: 1e11 }).map(cents))
  .map(([vat, net]) => ({ ...vat, net }))
const anyDiscount = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 10_000 })).map(bps)
const anyDocument = fc.record({
  lines: fc.array(anyLine, { maxLength: 60 }),
  rate: anyDiscount,
  turn: fc.nat(59),
})

/** The wrong way that half the programs of the trade go: VAT line by line. */
const lineByLine: typeof totals = (lines, rate) => {
  const right = totals(lines, rate)
  const vat = right.vat.map((group) => ({
    ...group,
    tax: sum(
      lines
        .filter((line) => line.category === group.category && line.rate === group.rate)
        .map((line) => share(line.net, line.rate)),
    ),
  }))
  const tax = sum(vat.map((group) => group.tax))
  return { ...right, vat, tax, gross: sum([right.net, tax]) }
}

const mirrored = ({ vat, ...amounts }: Totals) => ({
  ...Object.fromEntries(Object.entries(amounts).map(([name, amount]) => [name, minus(amount)])),
  vat: vat.map((group) => ({ ...group, base: minus(group.base), tax: minus(group.tax) })),
})

type Asked = { lines: Line[]; rate: Bps; turn: number }
type Property = (asked: Asked, of: typeof totals) => void

/** Each property of the totals, over the function that makes them: the right one or a wrong one. */
const properties = {
  'the order of the lines changes nothing': ({ lines, rate, turn }, of) => {
    const turned = [...lines.slice(turn), ...lines.slice(0, turn)]
    expect(of(turned.toReversed(), rate)).toEqual(of(lines, rate))
  },
  'a credit note mirrors its invoice to the cent': ({ lines, rate }, of) => {
    const credited = lines.map((line) => ({ ...line, net: minus(line.net) }))
    expect(of(credited, rate)).toEqual(mirrored(of(lines, rate)))
  },
  'lines − discount = net = Σ bases, tax = Σ taxes, net + tax = gross': ({ lines, rate }, of) => {
    const made = of(lines, rate)
    expect(made.lines).toBe(sum(lines.map((line) => line.net)))
    expect(made.net).toBe(made.lines - made.discount)
    expect(sum(made.vat.map((group) => group.base))).toBe(made.net)
    expect(sum(made.vat.map((group) => group.tax))).toBe(made.tax)
    expect(made.gross).toBe(made.net + made.tax)
    if (rate === 0) expect(made.discount).toBe(0)
  },
  'each group is taxed once, on its whole base': ({ lines, rate: discount }, of) => {
    for (const { base, rate, tax } of of(lines, discount).vat) {
      // Half away from zero, said without a division: base × rate − tax × 10 000 is in [−5 000, 5 000[.
      const off = (base < 0 ? -1n : 1n) * (BigInt(base) * BigInt(rate) - BigInt(tax) * 10_000n)
      expect(off < 5000n && off >= -5000n).toBe(true)
    }
  },
  'one group for each category and rate, the highest rate first': ({ lines }, of) => {
    const { vat } = of(lines)
    const keys = vat.map((group) => `${group.category} ${group.rate}`)
    expect(new Set(keys)).toEqual(new Set(lines.map((line) => `${line.category} ${line.rate}`)))
    expect(keys.length).toBe(new Set(keys).size)
    const rates = vat.map((group) => group.rate)
    expect(rates).toEqual(rates.toSorted((a, b) => b - a))
  },
} satisfies Record<string, Property>

const broken: Record<keyof typeof properties, typeof totals> = {
  'the order of the lines changes nothing': (lines, rate) => {
    // Groups in the order in which they first occur.
    const made = totals(lines, rate)
    const at = (group: Vat) =>
      lines.findIndex((l) => l.category === group.category && l.rate === group.rate)
    return { ...made, vat: made.vat.toSorted((a, b) => at(a) - at(b)) }
  },
  'a credit note mirrors its invoice to the cent': (lines, rate) => {
    // Math.round: half towards plus infinity.
    const made = totals(lines, rate)
    const vat = made.vat.map((g) => ({ ...g, tax: cents(Math.round((g.base * g.rate) / 1e4) + 0) }))
    const tax = sum(vat.map((group) => group.tax))
    return { ...made, vat, tax, gross: sum([made.net, tax]) }
  },
  'lines − discount = net = Σ bases, tax = Σ taxes, net + tax = gross': (lines, rate = bps(0)) => {
    // The discount of the whole, which is not always the sum of the discounts of the groups.
    const made = totals(lines, rate)
    return { ...made, discount: share(made.lines, rate) }
  },
  'each group is taxed once, on its whole base': lineByLine,
  'one group for each category and rate, the highest rate first': (lines, rate) =>
    // The category forgotten: exports and exempt sales in one group.
    totals(
      lines.map((line) => ({ ...line, category: 'S' as VatCategory })),
      rate,
    ),
}

describe.each(Object.keys(properties) as (keyof typeof properties)[])('totals: %s', (name) => {
  const over = (of: typeof totals) =>
    fc.property(anyDocument, (asked: Asked) => properties[name](asked, of))
  test('always', () => fc.assert(over(totals), { numRuns: 1000 }))
  test('and a wrong sum is caught', () => {
    expect(fc.check(over(broken[name]), { numRuns: 20_000, endOnFailure: true }).failed).toBe(true)
  })
})

describe('known totals', () => {
  test('3 × 0.33 at 20 % carry 0.20 of VAT, where line by line gives 0.21', () => {
    const lines = [taxed(33), taxed(33), taxed(33)]
    expect(totals(lines)).toMatchObject({ net: 99, tax: 20, gross: 119 })
    expect(lineByLine(lines)).toMatchObject({ net: 99, tax: 21, gross: 120 })
  })
  test('a discount is taken on each group', () => {
    const made = totals([taxed(10_000), taxed(5_005, 550)], bps(1000))
    expect(made).toMatchObject({ lines: 15_005, discount: 1501, net: 13_504 })
    expect(made.vat).toEqual([
      { category: 'S', rate: 2000, base: 9000, tax: 1800 },
      { category: 'S', rate: 550, base: 4504, tax: 248 },
    ])
  })
  test('an empty document is zero everywhere', () => {
    expect(totals([])).toEqual({ lines: 0, discount: 0, net: 0, vat: [], tax: 0, gross: 0 })
  })
  test('a return within the sale lowers its base', () => {
    expect(totals([taxed(1000), taxed(-400)])).toMatchObject({ net: 600, tax: 120, gross: 720 })
  })
})

test('only the category S has a rate, and it always has one', () => {
  for (const category of vatCategories) {
    expect(isCoherent({ category, rate: bps(2000) }), category).toBe(category === 'S')
    expect(isCoherent({ category, rate: bps(0) }), category).toBe(category !== 'S')
  }
})
