import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Day } from './day.ts'
import { countsInCents, formats, readTyped } from './format.ts'
import { type Bps, type Cents, type Price, type Quantity, type Scale, scales } from './money.ts'

const [nnbsp, nbsp] = ['\u202f', '\u00a0']
const french = formats('fr', 'EUR', 'Europe/Paris')
const english = formats('en', 'EUR', 'Europe/Paris')
const amount = (c: number) => french.amount(c as Cents)

describe('in French', () => {
  test('amounts', () => {
    expect(amount(123450)).toBe(`1${nnbsp}234,50${nbsp}€`)
    expect(amount(-123456750)).toBe(`−1${nnbsp}234${nnbsp}567,50${nbsp}€`)
    expect(amount(0)).toBe(`0,00${nbsp}€`)
    expect(amount(-5)).toBe(`−0,05${nbsp}€`)
    expect(french.bare(123450 as Cents)).toBe(`1${nnbsp}234,50`)
    // 15 digits and two decimals: no float on the way.
    expect(amount(9007199254740991)).toBe(
      `90${nnbsp}071${nnbsp}992${nnbsp}547${nnbsp}409,91${nbsp}€`,
    )
  })
  test('prices, quantities, rates, counts', () => {
    expect(french.price(2_000_000 as Price)).toBe(`2,00${nbsp}€`)
    expect(french.price(2_551_000 as Price)).toBe(`2,551${nbsp}€`)
    expect(french.price(1_234_567_891 as Price)).toBe(`1${nnbsp}234,567891${nbsp}€`)
    expect(french.quantity(15_000 as Quantity)).toBe('1,5')
    expect(french.quantity(10_000 as Quantity)).toBe('1')
    expect(french.quantity(-12_345_678 as Quantity)).toBe(`−1${nnbsp}234,5678`)
    expect(french.percent(2000 as Bps)).toBe(`20${nbsp}%`)
    expect(french.percent(550 as Bps)).toBe(`5,5${nbsp}%`)
    expect(french.integer(1284)).toBe(`1${nnbsp}284`)
  })
  test('days', () => {
    expect(french.day('2026-03-31' as Day)).toBe('31/03/2026')
    expect(french.longDay('2026-11-01' as Day)).toBe('1ᵉʳ novembre 2026')
    expect(french.longDay('2026-11-11' as Day)).toBe('11 novembre 2026')
    expect(french.month('2026-08')).toBe('août 2026')
    expect(french.moment('2026-03-31T12:32:10.000Z')).toBe('31/03/2026 14:32')
    expect(french.moment('2026-12-31T23:30:00Z')).toBe('01/01/2027 00:30')
    expect(() => french.moment('yesterday')).toThrow()
    expect(() => french.month('2026-13')).toThrow('not a month')
  })
  test('other currencies', () => {
    const written = ['GBP', 'USD', 'CHF'].map((currency) =>
      formats('fr', currency, 'Europe/Paris').amount(123450 as Cents),
    )
    expect(written).toEqual(['£', '$', 'CHF'].map((sign) => `1${nnbsp}234,50${nbsp}${sign}`))
  })
})

test('in English', () => {
  expect(english.amount(-123450 as Cents)).toBe('−€1,234.50')
  expect(english.bare(123450 as Cents)).toBe('1,234.50')
  expect(english.price(2_551_000 as Price)).toBe('€2.551')
  expect(english.percent(550 as Bps)).toBe('5.5%')
  expect(english.quantity(12_345_678 as Quantity)).toBe('1,234.5678')
  expect(english.day('2026-09-05' as Day)).toBe('5 Sep 2026')
  expect(english.longDay('2026-11-01' as Day)).toBe('1 November 2026')
  expect(english.month('2026-03')).toBe('March 2026')
  expect(english.moment('2026-03-31T12:32:10Z')).toBe('31 Mar 2026 14:32')
  expect(formats('en', 'CHF', 'Europe/Zurich').amount(-100 as Cents)).toBe(`−CHF${nbsp}1.00`)
})

test('months follow the calendar of Intl, in both languages', () => {
  for (const [locale, tag] of [
    ['fr', 'fr-FR'],
    ['en', 'en-GB'],
  ] as const)
    for (let month = 1; month <= 12; month++) {
      const written = `2026-${String(month).padStart(2, '0')}`
      const expected = new Intl.DateTimeFormat(tag, { month: 'long', year: 'numeric' })
      expect(formats(locale, 'EUR', 'UTC').month(written)).toBe(
        expected.format(new Date(`${written}-15T12:00:00Z`)),
      )
    }
})

test('one formatter for each reader', () => {
  expect(formats('fr', 'EUR', 'Europe/Paris')).toBe(french)
  expect(formats('fr', 'EUR', 'Indian/Reunion')).not.toBe(french)
})

test('only currencies that are counted in hundredths', () => {
  for (const good of ['EUR', 'GBP', 'USD', 'CHF', 'MAD', 'CAD', 'RSD', 'HUF'])
    expect(countsInCents(good)).toBe(true)
  // Yens and CFP francs have no cents, dinars three decimals; the others are no currency.
  for (const bad of ['JPY', 'XPF', 'XAF', 'TND', 'KWD', 'XYZ', 'eur', 'EURO', ''])
    expect(countsInCents(bad), bad).toBe(false)
  expect(() => formats('fr', 'JPY', 'Europe/Paris')).toThrow('not counted in cents')
})

describe('what is written is read back', () => {
  const wholeThings = fc.integer({ min: -99_999, max: 99_999 }).map((n) => n * 10_000)
  const numbers: Record<Scale, fc.Arbitrary<number>> = {
    cents: fc.maxSafeInteger(),
    price: fc.maxSafeInteger(),
    quantity: fc.oneof(fc.maxSafeInteger(), wholeThings),
    bps: fc.integer({ min: -10_000, max: 10_000 }),
  }
  const same = (locale: 'fr' | 'en', currency: string, scale: Scale, readAs = locale) => {
    const f = formats(locale, currency, 'Europe/Paris')
    const write: Record<Scale, (n: number) => string[]> = {
      cents: (n) => [f.amount(n as Cents), f.bare(n as Cents)],
      price: (n) => [f.price(n as Price)],
      quantity: (n) => [f.quantity(n as Quantity)],
      bps: (n) => [f.percent(n as Bps)],
    }
    return fc.property(numbers[scale], (n) =>
      write[scale](n).every((written) => readTyped(written, scale, readAs) === (n || 0)),
    )
  }
  for (const locale of ['fr', 'en'] as const)
    for (const currency of ['EUR', 'GBP', 'USD', 'CHF', 'CAD'])
      test.each(Object.keys(scales) as Scale[])(`${locale} ${currency} %s`, (scale) =>
        fc.assert(same(locale, currency, scale), { numRuns: 500 }),
      )
  test('and the wrong language is caught', () => {
    const wrong = same('en', 'EUR', 'quantity', 'fr')
    expect(fc.check(wrong, { numRuns: 5000, endOnFailure: true }).failed).toBe(true)
  })
})
