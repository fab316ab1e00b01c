// What the guided set-up holds while it is filled in, and how it travels.
import type { Numbering, PaymentMethod } from '#features/base/company/rules.ts'
import { type CompanyVatRegime, defaultNumbering } from '#features/base/company/rules.ts'
import { readBic, readIban, readSiren, readSiret } from '#kernel/identifiers.ts'
import type { Cents } from '#kernel/money.ts'
import type { Locale } from '#kernel/refusal.ts'
import { type AccountValues, noAccount } from './AccountFields.tsx'
import { type Place, places } from './places.ts'

/** The series that are chosen at once; the others keep to the usual until the settings. */
export type NumberedHere = 'quote' | 'invoice' | 'credit_note'
export const numberedHere: readonly NumberedHere[] = ['quote', 'invoice', 'credit_note']

export type SetupValues = AccountValues & {
  name: string
  country: Place
  siren: string
  siret: string
  legalForm: string
  capital: Cents | null
  registry: string
  street: string
  street2: string
  postalCode: string
  city: string
  companyEmail: string
  phone: string
  vatRegime: CompanyVatRegime
  vatNumber: string
  termsDays: string
  termsEndOfMonth: boolean
  paymentMethod: PaymentMethod
  bankName: string
  iban: string
  bic: string
  colour: string
  numberings: Readonly<Record<NumberedHere, Numbering>>
}

export const blank: SetupValues = {
  ...noAccount,
  name: '',
  country: 'FR',
  siren: '',
  siret: '',
  legalForm: '',
  capital: null,
  registry: '',
  street: '',
  street2: '',
  postalCode: '',
  city: '',
  companyEmail: '',
  phone: '',
  vatRegime: 'standard',
  vatNumber: '',
  termsDays: '30',
  termsEndOfMonth: false,
  paymentMethod: 'transfer',
  bankName: '',
  iban: '',
  bic: '',
  colour: '#0d5c68',
  numberings: defaultNumbering,
}

export const steps = ['account', 'company', 'sales', 'documents'] as const
export type Step = (typeof steps)[number]

/** The values as the contract takes them. */
export function inputOf(token: string, values: SetupValues, locale: Locale) {
  const { personName, email, password, companyEmail, numberings, termsDays, ...company } = values
  const taxed = company.vatRegime !== 'franchise'
  return {
    token,
    account: { name: personName, email, password, locale },
    company: {
      ...company,
      ...places[company.country],
      siren: company.siren || null,
      siret: company.siret || null,
      vatNumber: (taxed && company.vatNumber) || null,
      email: companyEmail,
      website: '',
      vatOnDebits: false,
      termsDays: Number(termsDays),
      locale,
    },
    numberings: numberedHere.map((kind) => ({ kind, ...numberings[kind] })),
  }
}

/** Which step holds the field that a refusal names. */
export function stepOf(param: string): Step {
  if (param.startsWith('account.')) return 'account'
  if (param.startsWith('numberings.') || param === 'company.colour') return 'documents'
  const sales = ['vatRegime', 'vatNumber', 'terms', 'paymentMethod', 'bankName', 'iban', 'bic']
  return sales.some((name) => param.startsWith(`company.${name}`)) ? 'sales' : 'company'
}

/** What a step still lacks before the next: the name of the field, and the refusal's code. */
export function lacks(step: Step, values: SetupValues): readonly (readonly [string, string])[] {
  const missing = (filled: boolean, param: string) => (filled ? [] : [[param, 'required'] as const])
  const wrong = (typed: string, read: (typed: string) => string | null, param: string) =>
    typed === '' || read(typed) ? [] : [[`company.${param}`, `bad_${param}`] as const]
  if (step === 'account') {
    const { personName, email, password } = values
    return [
      ...missing(personName.trim() !== '', 'account.name'),
      ...(/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(email)
        ? []
        : [['account.email', 'not_an_email'] as const]),
      ...(password.length >= 10 ? [] : [['account.password', 'password_short'] as const]),
    ]
  }
  if (step === 'company') {
    const french = values.country === 'FR'
    return [
      ...missing(values.name.trim() !== '', 'company.name'),
      // C. com. art. R123-238: no document leaves without it.
      ...(french ? missing(values.legalForm.trim() !== '', 'company.legalForm') : []),
      ...(french ? wrong(values.siren, readSiren, 'siren') : []),
      ...(french ? wrong(values.siret, readSiret, 'siret') : []),
    ]
  }
  if (step === 'sales') {
    return [...wrong(values.iban, readIban, 'iban'), ...wrong(values.bic, readBic, 'bic')]
  }
  return []
}
