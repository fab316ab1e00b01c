import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readTyped } from './format.ts'
import type { Scale } from './money.ts'
import type { Locale } from './refusal.ts'

type Case = [typed: string, scale: Scale, locale: Locale, read: number | null]

const decided: Case[] = [
  // What the screens promise to accept.
  ['1234,5', 'cents', 'fr', 123450],
  ['1 234,50 €', 'cents', 'fr', 123450],
  ['1\u202f234,50\u00a0€', 'cents', 'fr', 123450],
  ['1\u2009234,50', 'cents', 'fr', 123450],
  ['1234.50', 'cents', 'fr', 123450],
  ['−12', 'cents', 'fr', -1200],
  ['-12,5', 'quantity', 'fr', -125_000],
  ['20 %', 'bps', 'fr', 2000],
  ['5,5', 'bps', 'fr', 550],
  [',5', 'cents', 'fr', 50],
  ['12,', 'cents', 'fr', 1200],
  ['1’234.50', 'cents', 'fr', 123450],
  ['$1,234.50', 'cents', 'en', 123450],
  ['-£5', 'cents', 'en', -500],
  ['12 EUR', 'price', 'fr', 12_000_000],
  // Dots and commas.
  ['1.234,50', 'cents', 'fr', 123450],
  ['1,234.50', 'cents', 'fr', 123450],
  ['1.234,50', 'cents', 'en', 123450],
  ['1.234.567', 'cents', 'fr', 123456700],
  ['1,234,567', 'cents', 'fr', 123456700],
  ['1,234', 'quantity', 'fr', 12_340],
  ['1,234', 'quantity', 'en', 12_340_000],
  ['1,5', 'quantity', 'en', 15_000],
  ['0,125', 'quantity', 'en', 1250],
  ['1.234', 'quantity', 'fr', 12_340],
  ['1.234', 'cents', 'fr', null],
  ['1.234', 'bps', 'fr', null],
  ['1.234', 'cents', 'en', 123],
  ['0.125', 'cents', 'fr', 13],
  ['1234.567', 'cents', 'fr', 123457],
  ['1.2345', 'cents', 'fr', 123],
  // Sums.
  ['3*12,5', 'cents', 'fr', 3750],
  ['=3*12,5', 'cents', 'fr', 3750],
  ['3 x 12,5', 'cents', 'fr', 3750],
  ['3×12,5', 'cents', 'fr', 3750],
  ['100-20-30', 'cents', 'fr', 5000],
  ['100/4/5', 'cents', 'fr', 500],
  ['100÷3', 'cents', 'fr', 3333],
  ['200/3', 'cents', 'fr', 6667],
  ['1/8', 'bps', 'fr', 13],
  ['-1/8', 'bps', 'fr', -13],
  ['2+3*4', 'quantity', 'fr', 140_000],
  ['(2+3)*4', 'quantity', 'fr', 200_000],
  ['2*-3', 'quantity', 'fr', -60_000],
  ['1/3*3', 'cents', 'fr', 100],
  ['1 200 / 12 €', 'cents', 'fr', 10_000],
  ['(1 + 2) € ', 'cents', 'fr', 300],
  // Refused.
  ...(
    [
      '',
      ' ',
      '.',
      ',',
      '€',
      '%',
      '=',
      '1 23',
      '12 34,5',
      '1 2345',
      '1..2',
      '1,2,3',
      '1.23.456',
      '1,234.567.8',
      '1.234,567,8',
      '2 3',
      '2(3)',
      '(2)(3)',
      '(2',
      '2)',
      '()',
      '2+',
      '*2',
      '2**3',
      '10/0',
      '1/(2-2)',
      '1e3',
      '0x1f',
      'abc',
      'NaN',
      'Infinity',
      '5 kg',
      '20 %',
      '5€5',
      '1;2',
      'alert(1)',
      '9007199254740993',
      '9'.repeat(101),
      '１２',
      '٣',
    ] as const
  ).map((typed): Case => [typed, 'cents', 'fr', null]),
  ['5 €', 'quantity', 'fr', null],
  ['5 €', 'bps', 'fr', null],
]

test.each(decided)('%j as %s in %s', (typed, scale, locale, read) => {
  expect(readTyped(typed, scale, locale)).toBe(read)
})

test('French unless said otherwise', () => {
  expect(readTyped('1,234', 'quantity')).toBe(12_340)
})

describe('sums', () => {
  /** A sum with its exact value, made together: nothing is parsed on this side. */
  type Sum = { written: string; over: bigint; under: bigint; tight: number }
  const literal: fc.Arbitrary<Sum> = fc
    .tuple(fc.integer({ min: 0, max: 9999 }), fc.integer({ min: 0, max: 99 }))
    .map(([units, decimals]) => ({
      written: `${units},${String(decimals).padStart(2, '0')}`,
      over: BigInt(units * 100 + decimals),
      under: 100n,
      tight: 3,
    }))
  /** Parentheses where the sign binds more tightly than what is inside. */
  const within = (part: Sum, tight: number) =>
    part.tight < tight ? `(${part.written})` : part.written
  const join = (left: Sum, sign: string, right: Sum): Sum => {
    const [a, b, c, d] = [left.over, left.under, right.over, right.under]
    if (sign === '+' || sign === '-')
      return {
        written: `${within(left, 1)} ${sign} ${within(right, 2)}`,
        over: sign === '+' ? a * d + c * b : a * d - c * b,
        under: b * d,
        tight: 1,
      }
    return {
      written: `${within(left, 2)} ${sign} ${within(right, 3)}`,
      over: sign === '*' ? a * c : a * d,
      // By what is itself divided by zero, it stays so: turned over, it would pass for zero.
      under: sign === '*' ? b * d : d === 0n ? 0n : b * c,
      tight: 2,
    }
  }
  const { sums } = fc.letrec<{ sums: Sum }>((tie) => ({
    sums: fc.oneof(
      { maxDepth: 3 },
      literal,
      fc
        .tuple(tie('sums'), fc.constantFrom('+', '-', '*', '/'), tie('sums'))
        .map(([left, sign, right]) => join(left, sign, right)),
    ),
  }))

  const asModel = (readAs: (typed: string) => number | null) =>
    fc.property(sums, ({ written, over, under }) => {
      fc.pre(written.length <= 100)
      const read = readAs(written)
      if (under === 0n) return read === null
      const [n, by] = under < 0n ? [-over * 100n, -under] : [over * 100n, under]
      if (read === null) return (n < 0n ? -n : n) > BigInt(Number.MAX_SAFE_INTEGER) * by
      // Half away from zero, said without a division.
      const off = (n < 0n ? -1n : 1n) * (n - BigInt(read) * by)
      return 2n * off < by && 2n * off >= -by
    })

  test('are exact, and rounded once at the end', () => {
    fc.assert(
      asModel((typed) => readTyped(typed, 'cents')),
      { numRuns: 3000 },
    )
  })
  test.each<[string, (typed: string) => number | null]>([
    [
      'all signs bind alike',
      (typed) => readTyped(typed.replace(/^([^(]*?) \+ ([^(]*) \* /, '($1 + $2) * '), 'cents'),
    ],
    [
      'cents are cut',
      (typed) => {
        const fine = readTyped(typed, 'quantity')
        return fine === null ? null : Math.trunc(fine / 100)
      },
    ],
  ])('would be caught if %s', (_, mutant) => {
    expect(fc.check(asModel(mutant), { numRuns: 20_000, endOnFailure: true }).failed).toBe(true)
  })
  test('no text makes it throw', () => {
    const any = fc.oneof(fc.string(), fc.stringMatching(/^[0-9 .,+*/()x€%-]{0,40}$/))
    fc.assert(
      fc.property(
        any,
        fc.constantFrom<Scale>('cents', 'price', 'quantity', 'bps'),
        (typed, scale) => {
          const read = readTyped(typed, scale)
          expect(read === null || Number.isSafeInteger(read)).toBe(true)
        },
      ),
      { numRuns: 5000 },
    )
  })
})
