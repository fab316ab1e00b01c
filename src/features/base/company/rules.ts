import { type Locale, reasons } from '#kernel/refusal.ts'
import type { PresetKey } from '#kernel/rights.ts'

/** How documents of a kind are numbered: `prefix` may hold {yyyy} and {yy}. */
export type Numbering = {
  readonly prefix: string
  readonly digits: number
  /** Whether the count starts again each year; the prefix must then hold the year. */
  readonly yearly: boolean
}
export const numberedKinds = [
  'quote',
  'order',
  'delivery',
  'purchase_order',
  'invoice',
  'credit_note',
  'customer',
  'project',
] as const
export type NumberedKind = (typeof numberedKinds)[number]

/** What the roles that a company starts with are called, in each language. */
export const presetNames: Readonly<Record<Locale, Readonly<Record<PresetKey, string>>>> = {
  fr: {
    manager: 'Gérant',
    sales: 'Commercial',
    accountant: 'Comptable',
    coordinator: 'Gestionnaire',
    fitter: 'Poseur',
    reader: 'Lecture seule',
  },
  en: {
    manager: 'Manager',
    sales: 'Salesperson',
    accountant: 'Accountant',
    coordinator: 'Coordinator',
    fitter: 'Fitter',
    reader: 'Read only',
  },
}

export const vatRegimes = ['standard', 'franchise', 'outside'] as const
export type CompanyVatRegime = (typeof vatRegimes)[number]

export const paymentMethods = [
  'transfer',
  'card',
  'cheque',
  'direct_debit',
  'cash',
  'bill_of_exchange',
] as const
export type PaymentMethod = (typeof paymentMethods)[number]

export const defaultNumbering: Readonly<Record<NumberedKind, Numbering>> = {
  quote: { prefix: 'DV-{yyyy}-', digits: 4, yearly: true },
  order: { prefix: 'CO-{yyyy}-', digits: 4, yearly: true },
  delivery: { prefix: 'BL-{yyyy}-', digits: 4, yearly: true },
  purchase_order: { prefix: 'CA-{yyyy}-', digits: 4, yearly: true },
  invoice: { prefix: 'FA-{yyyy}-', digits: 5, yearly: true },
  credit_note: { prefix: 'AV-{yyyy}-', digits: 5, yearly: true },
  customer: { prefix: 'T', digits: 5, yearly: false },
  project: { prefix: 'PR-{yyyy}-', digits: 4, yearly: true },
}

/** Kinds that nobody outside reads by date: their numbers follow the order of creation alone. */
export const undated: ReadonlySet<NumberedKind> = new Set(['customer', 'project'])

/** The number of rank `count` in `year`: `FA-2026-00042`. */
export function numberOf({ prefix, digits }: Numbering, year: number, count: number): string {
  const start = prefix
    .replaceAll('{yyyy}', String(year))
    .replaceAll('{yy}', String(year % 100).padStart(2, '0'))
  return `${start}${String(count).padStart(digits, '0')}`
}

/**
 * Why a numbering may not be used, or null: at most 20 characters of A–Z, 0–9, `-`, `_`, `/` (BR-FR-01
 * and the limit of the public platform), and the year in the prefix where the count restarts.
 */
export function whyNotNumbering(numbering: Numbering): 'numbering_form' | 'numbering_year' | null {
  const number = numberOf(numbering, 2026, 1)
  if (!/^[A-Z0-9_/-]{1,20}$/.test(number)) return 'numbering_form'
  if (numbering.yearly && !/\{yyyy\}|\{yy\}/.test(numbering.prefix)) return 'numbering_year'
  return null
}

export const companyReasons = reasons({
  numbering_form: {
    fr: 'Un numéro compte au plus 20 caractères parmi A–Z, 0–9, « - », « _ » et « / ».',
    en: 'A number has at most 20 characters among A–Z, 0–9, “-”, “_” and “/”.',
  },
  numbering_year: {
    fr: 'Une numérotation annuelle doit contenir l’année : {yyyy} ou {yy}.',
    en: 'A yearly numbering must hold the year: {yyyy} or {yy}.',
  },
  numbering_locked: {
    fr: 'Des documents portent déjà un numéro de cette série : elle ne change plus cette année.',
    en: 'Documents already carry a number of this series: it no longer changes this year.',
  },
  bad_siren: {
    status: 400,
    fr: 'Ce SIREN n’est pas valable : 9 chiffres, dont une clé de contrôle.',
    en: 'This SIREN is not valid: 9 digits, with a check digit.',
  },
  bad_siret: {
    status: 400,
    fr: 'Ce SIRET n’est pas valable : 14 chiffres qui commencent par le SIREN.',
    en: 'This SIRET is not valid: 14 digits that start with the SIREN.',
  },
  bad_vat_number: {
    status: 400,
    fr: 'Ce numéro de TVA n’est pas valable : vérifiez le pays, la clé et les chiffres.',
    en: 'This VAT number is not valid: check the country, the key and the digits.',
  },
  bad_iban: {
    status: 400,
    fr: 'Cet IBAN n’est pas valable : vérifiez les chiffres.',
    en: 'This IBAN is not valid: check the digits.',
  },
  bad_bic: {
    status: 400,
    fr: 'Ce BIC n’est pas valable : 8 ou 11 caractères.',
    en: 'This BIC is not valid: 8 or 11 characters.',
  },
  company_exists: {
    status: 409,
    fr: 'Une entreprise porte déjà ce nom dans cette installation.',
    en: 'A company of this name already exists in this installation.',
  },
  unknown_currency: {
    status: 400,
    fr: 'Cette devise n’est pas prise en charge (devises à deux décimales seulement).',
    en: 'This currency is not supported (currencies with two decimals only).',
  },
  earlier_than_last: {
    fr: 'Un document plus récent est déjà numéroté dans cette série (le {day}) : les numéros suivent les dates.',
    en: 'A later document is already numbered in this series (on {day}): numbers follow dates.',
  },
})
