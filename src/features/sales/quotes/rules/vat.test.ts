import { expect, test } from 'vitest'
import { vatRegimes } from '#features/base/company/rules.ts'
import { natures } from '#features/catalog/items/rules.ts'
import { customerVatRegimes } from '#features/relation/customers/rules.ts'
import { bps } from '#kernel/money.ts'
import { isCoherent, type Vat, vatCategories } from '#kernel/vat.ts'
import { standardVat, vatOfLine, whyNotLineVat } from './vat.ts'

const own: Vat = { category: 'S', rate: bps(550) }
const reduced = 'S 550'
/** Goods, then service, by regime of the client, between a company that charges VAT and them. */
const expected = {
  domestic: [reduced, reduced],
  reverse_charge: ['AE 0', 'AE 0'],
  intra_eu: ['K 0', 'AE 0'],
  export: ['G 0', 'O 0'],
  exempt: ['E 0', 'E 0'],
} as const

test('the regimes of the parties decide, in every case', () => {
  for (const company of vatRegimes) {
    for (const customer of customerVatRegimes) {
      for (const [at, nature] of natures.entries()) {
        const { category, rate } = vatOfLine({ company, customer }, nature, own)
        const usual = expected[customer][at]
        const wanted = { standard: usual, franchise: 'E 0', outside: 'O 0' }[company]
        expect(`${category} ${rate}`, `${company} ${customer} ${nature}`).toBe(wanted)
      }
    }
  }
})

test('whatever a line said, what it bears is coherent, and nothing of a regime stays behind it', () => {
  const regimes = { company: 'standard', customer: 'domestic' } as const
  for (const category of vatCategories) {
    const vat = vatOfLine(regimes, 'goods', { category, rate: bps(category === 'S' ? 2000 : 0) })
    expect(isCoherent(vat), category).toBe(true)
    expect(vat.category, category).toBe(category === 'K' || category === 'G' ? 'S' : category)
  }
  expect(vatOfLine(regimes, 'goods', { category: 'G', rate: bps(0) })).toEqual(standardVat)
})

test('a rate that France has never had is refused, unless the regimes decide', () => {
  const domestic = { company: 'standard', customer: 'domestic' } as const
  expect(whyNotLineVat('FR', domestic, { category: 'S', rate: bps(2000) })).toBeNull()
  expect(whyNotLineVat('FR', domestic, { category: 'S', rate: bps(1700) })).toBe('vat_rate_unknown')
  expect(whyNotLineVat('GB', domestic, { category: 'S', rate: bps(1700) })).toBeNull()
  const exported = { company: 'standard', customer: 'export' } as const
  expect(whyNotLineVat('FR', exported, { category: 'G', rate: bps(0) })).toBeNull()
})
