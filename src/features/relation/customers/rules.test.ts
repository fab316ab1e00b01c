import { describe, expect, test } from 'vitest'
import type { Bps } from '#kernel/money.ts'
import { Refusal } from '#kernel/refusal.ts'
import { conditions, customerVatRegimes, vatFor } from './rules.ts'
import { checkAgreement, readField, readFields } from './rules/fields.ts'
import { core, resembles } from './rules/likeness.ts'

const company = { termsDays: 30, termsEndOfMonth: true, paymentMethod: 'transfer' } as const
const nothingAgreed = {
  termsDays: null,
  termsEndOfMonth: null,
  paymentMethod: null,
  discount: 0 as Bps,
  vatRegime: 'domestic',
  vatExemption: '',
} as const

describe('conditions', () => {
  test('where nothing was agreed, everything comes from the company', () => {
    const all = conditions(company, nothingAgreed)
    expect(all.termsDays).toEqual({ value: 30, origin: 'company' })
    expect(all.termsEndOfMonth).toEqual({ value: true, origin: 'company' })
    expect(all.paymentMethod).toEqual({ value: 'transfer', origin: 'company' })
    expect(all.discount).toEqual({ value: 0, origin: 'company' })
    expect(all.vatRegime).toEqual({ value: 'domestic', origin: 'company' })
  })

  test('what was agreed says so, and leaves the rest to the company', () => {
    const all = conditions(company, {
      ...nothingAgreed,
      paymentMethod: 'card',
      discount: 500 as Bps,
    })
    expect(all.paymentMethod).toEqual({ value: 'card', origin: 'customer' })
    expect(all.discount).toEqual({ value: 500, origin: 'customer' })
    expect(all.termsDays.origin).toBe('company')
  })

  test('days agreed do not inherit the end of the month that goes with other days', () => {
    const all = conditions(company, { ...nothingAgreed, termsDays: 60 })
    expect(all.termsDays).toEqual({ value: 60, origin: 'customer' })
    expect(all.termsEndOfMonth).toEqual({ value: false, origin: 'customer' })
  })

  test('the article is said only where the customer has one: exempt, or reverse charge', () => {
    const words = { ...nothingAgreed, vatExemption: 'Art. 261' }
    expect(conditions(company, words).vatExemption).toBe('')
    for (const vatRegime of ['exempt', 'reverse_charge'] as const) {
      expect(conditions(company, { ...words, vatRegime }).vatExemption).toBe('Art. 261')
    }
    for (const vatRegime of ['intra_eu', 'export'] as const) {
      expect(conditions(company, { ...words, vatRegime }).vatExemption).toBe('')
    }
  })
})

describe('VAT of an item for a customer', () => {
  const taxed = { category: 'S', rate: 2000 as Bps } as const
  test.each([
    ['domestic', 'S', 2000],
    ['reverse_charge', 'AE', 0],
    ['intra_eu', 'K', 0],
    ['export', 'G', 0],
    ['exempt', 'E', 0],
  ] as const)('%s is %s at %i', (regime, category, rate) => {
    expect(vatFor(regime, 'standard', taxed)).toEqual({ category, rate })
  })

  test('a company that charges no VAT charges none to anybody', () => {
    for (const regime of customerVatRegimes) {
      expect(vatFor(regime, 'franchise', taxed)).toEqual({ category: 'E', rate: 0 })
      expect(vatFor(regime, 'outside', taxed)).toEqual({ category: 'O', rate: 0 })
    }
  })
})

describe('fields', () => {
  test.each([
    ['siren', '303 265 045', 'FR', '303265045'],
    ['siret', '732.829.320.00074', 'FR', '73282932000074'],
    ['vatNumber', 'fr 40 303 265 045', 'FR', 'FR40303265045'],
    ['vatNumber', 'GB 980 780 684', 'GB', 'GB980780684'],
    ['iban', 'fr76 3000 6000 0112 3456 7890 189', 'FR', 'FR7630006000011234567890189'],
    ['bic', 'agrifrpp', 'FR', 'AGRIFRPP'],
    ['email', ' Jean.MARTIN@Exemple.fr ', 'FR', 'jean.martin@exemple.fr'],
    ['phone', '06.12.34.56.78', 'FR', '+33612345678'],
    ['website', 'www.martin.example', 'FR', 'https://www.martin.example'],
    ['website', 'http://martin.example/a', 'FR', 'http://martin.example/a'],
    ['iban', '', 'FR', ''],
  ] as const)('%s "%s" is stored as typed in its form', (field, typed, country, stored) => {
    expect(readField(field, typed, country)).toEqual({ value: stored })
  })

  test.each([
    ['siren', '303265044', 'bad_siren'],
    ['siret', '73282932000075', 'bad_siret'],
    ['vatNumber', 'FR41303265045', 'bad_vat_number'],
    ['iban', 'FR7630006000011234567890188', 'bad_iban'],
    ['bic', 'AGRI', 'bad_bic'],
    ['email', 'jean.martin', 'bad_email'],
    ['email', 'a@b', 'bad_email'],
    ['phone', '12', 'bad_phone'],
    ['website', 'javascript:alert(1)', 'bad_website'],
  ] as const)('%s "%s" is refused: %s', (field, typed, reason) => {
    expect(readField(field, typed, 'FR')).toEqual({ reason })
    const read = () => readFields({ [field]: typed }, 'FR', 'contacts.0.')
    expect(read).toThrow(Refusal)
    expect(read).toThrow(expect.objectContaining({ code: reason, param: `contacts.0.${field}` }))
  })

  test('numbers of two companies do not go together', () => {
    const fine = { siren: '732829320', siret: '73282932000074', vatNumber: 'FR44732829320' }
    expect(() => checkAgreement(fine)).not.toThrow()
    expect(() => checkAgreement({ ...fine, siren: '552100554' })).toThrow('siret_of_another')
    const vat = { siren: '552100554', vatNumber: 'FR44732829320' }
    expect(() => checkAgreement(vat)).toThrow('vat_number_of_another')
    expect(() => checkAgreement({ ...vat, vatNumber: 'BE0428759497' })).not.toThrow()
  })
})

test.each([
  ['SARL Boulangerie Martin', 'Boulangerie Martin', true],
  ['Boulangerie Martin', 'Boulangerie Martin & Fils', true],
  ['Menuiserie Dupont', 'Menuiserie Dupond', true],
  ['Établissements Lefèvre', 'Ets LEFEVRE', true],
  ['S.A.R.L. Garage du Lac', 'Garage du Lac SAS', true],
  ['Boulangerie Martin', 'Boulangerie Bernard', false],
  ['Garage du Lac', 'Hôtel du Lac', false],
  ['Martin', 'Martinez Distribution', false],
  ['SARL', 'SAS', false],
])('%s and %s: %s', (one, two, alike) => {
  expect(resembles(one, two)).toBe(alike)
  expect(resembles(two, one)).toBe(alike)
  expect(core(core(one))).toBe(core(one))
})
