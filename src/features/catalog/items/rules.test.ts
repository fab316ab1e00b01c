import { describe, expect, test } from 'vitest'
import type { Bps, Price } from '#kernel/money.ts'
import { vatCategories } from '#kernel/vat.ts'
import { itemCategories, marginRate, usualVat, vatChoices, whyNotVat } from './rules.ts'

const rate = (n: number) => n as Bps
const company = (
  country: string,
  vatRegime: 'standard' | 'franchise' | 'outside' = 'standard',
) => ({
  country,
  vatRegime,
})

describe('VAT of items', () => {
  test('a French company is offered the French rates, the usual one first', () => {
    expect(usualVat(company('FR'))).toEqual({ category: 'S', rate: 2000 })
    for (const vat of vatChoices(company('FR'))) {
      expect(whyNotVat(company('FR'), vat), `${vat.category} ${vat.rate}`).toBeNull()
    }
  })

  test.each([1900, 1, 2001, 10_000])('%i is no French rate, and may be one elsewhere', (wrong) => {
    const vat = { category: 'S', rate: rate(wrong) } as const
    expect(whyNotVat(company('FR'), vat)).toBe('vat_rate_unknown')
    expect(whyNotVat(company('MC'), vat)).toBe('vat_rate_unknown')
    expect(whyNotVat(company('DE'), vat)).toBeNull()
  })

  test('what depends on the customer is not of the item', () => {
    for (const category of vatCategories) {
      const vat = { category, rate: rate(category === 'S' ? 2000 : 0) }
      const own = (itemCategories as readonly string[]).includes(category)
      expect(whyNotVat(company('GB'), vat), category).toBe(own ? null : 'vat_not_of_items')
      const french = own && category !== 'Z'
      expect(whyNotVat(company('FR'), vat), category).toBe(french ? null : 'vat_not_of_items')
    }
  })

  test('a company that charges no VAT has one treatment, wherever it is', () => {
    for (const country of ['FR', 'GB']) {
      expect(vatChoices(company(country, 'franchise'))).toEqual([{ category: 'E', rate: 0 }])
      expect(usualVat(company(country, 'outside'))).toEqual({ category: 'O', rate: 0 })
      const taxed = { category: 'S', rate: rate(2000) } as const
      expect(whyNotVat(company(country, 'franchise'), taxed)).toBe('vat_under_franchise')
      expect(whyNotVat(company(country, 'outside'), taxed)).toBe('vat_outside')
    }
  })

  test('elsewhere nothing is supposed', () => {
    expect(usualVat(company('GB'))).toBeNull()
    expect(vatChoices(company('GB'))).toEqual([])
  })
})

test.each([
  [100, 60, 4000],
  [100, 0, 10_000],
  [3, 2, 3333],
  [100, 130, -3000],
  [100, null, null],
  [0, 5, null],
])('sold %s and bought %s: a margin of %s', (price, cost, margin) => {
  const scaled = (n: number) => (n * 1_000_000) as Price
  expect(marginRate(scaled(price), cost === null ? null : scaled(cost))).toBe(margin)
})
