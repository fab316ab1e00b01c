import { z } from 'zod'
import { CompanySettings } from '#features/base/company/contract.ts'
import { numberedKinds } from '#features/base/company/rules.ts'
import { Language, NewPassword } from '#features/base/team/contract.ts'
import { endpoint } from '#kernel/endpoint.ts'
import { Country } from '#kernel/countries.ts'
import { ById, Currency, Email, Line, Name } from '#kernel/shapes.ts'

const SetupToken = z.string().min(1).max(100)

/** Who will manage the first company. */
export const FirstPerson = z.object({
  name: Name(100),
  email: Email,
  password: NewPassword,
  locale: Language,
})

/** What the guided set-up asks of the company; the rest keeps its defaults until the settings. */
export const FirstCompany = CompanySettings.pick({
  name: true,
  legalForm: true,
  capital: true,
  siren: true,
  siret: true,
  vatNumber: true,
  registry: true,
  street: true,
  street2: true,
  postalCode: true,
  city: true,
  email: true,
  phone: true,
  website: true,
  vatRegime: true,
  vatOnDebits: true,
  colour: true,
  termsDays: true,
  termsEndOfMonth: true,
  paymentMethod: true,
  bankName: true,
  iban: true,
  bic: true,
}).extend({
  country: Country,
  currency: Currency,
  locale: Language,
  timeZone: Line(60),
})

const Numbering = z.object({
  kind: z.enum(numberedKinds),
  prefix: z.string().max(20),
  digits: z.int().min(3).max(9),
  yearly: z.boolean(),
})

export const checkSetup = endpoint('POST', '/setup/token', {
  summary:
    'Whether a set-up token is the one of the last start; unknown once anyone has an account',
  input: z.object({ token: SetupToken }),
  output: z.object({ valid: z.boolean() }),
})

export const setUp = endpoint('POST', '/setup', {
  summary: 'Make the first account and its company; unknown once anyone has an account',
  input: z.object({
    token: SetupToken,
    account: FirstPerson,
    company: FirstCompany,
    numberings: z.array(Numbering).max(numberedKinds.length).default([]),
  }),
  output: ById,
  refusals: [
    'wrong_setup_token',
    'password_short',
    'password_common',
    'bad_siren',
    'bad_siret',
    'bad_vat_number',
    'bad_iban',
    'bad_bic',
    'numbering_form',
    'numbering_year',
  ],
})

/** Served by `insight/demo`, which makes the company; see `firstStart` of the actions. */
export const setUpDemo = endpoint('POST', '/setup/demo', {
  summary: 'Make the first account and a demonstration company to explore',
  input: FirstPerson.extend({ token: SetupToken }),
  output: ById,
  refusals: ['wrong_setup_token', 'password_short', 'password_common'],
})
