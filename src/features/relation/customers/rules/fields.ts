// What a person types in the fields that have a form of their own, and how it is stored.
import {
  readBic,
  readIban,
  readPhone,
  readPostalCode,
  readSiren,
  readSiret,
  readTaxNumber,
  sirenOfSiret,
} from '#kernel/identifiers.ts'
import { refuse } from '#kernel/refusal.ts'
import type { companyReasons } from '#features/base/company/rules.ts'
import type { customerReasons } from '../rules.ts'

/** The fields that a person types and that have a form of their own. */
export type Checked = {
  readonly siren: string | null
  readonly siret: string | null
  readonly vatNumber: string | null
  readonly iban: string
  readonly bic: string
  readonly email: string
  readonly phone: string
  readonly website: string
}
export type CheckedField = keyof Checked
/** Why a field cannot be read; numbers are refused in the words of the company's own. */
export type FieldReason = keyof typeof companyReasons | keyof typeof customerReasons

/**
 * What a field becomes once read, or the reason why it cannot be. An empty text is no value, and
 * always allowed. The screens ask at the end of typing, the server before it writes.
 */
export function readField(
  field: CheckedField,
  typed: string,
  country: string,
): { value: string } | { reason: FieldReason } {
  const written = typed.trim()
  if (written === '') return { value: '' }
  const [read, reason] = readers[field]
  const value = read(written, country)
  return value === null ? { reason } : { value }
}

/**
 * Reads the fields that are given, in the form in which they are stored; what is not given is left.
 * @throws Refusal `bad_siren`, `bad_siret`, `bad_vat_number`, `bad_iban`, `bad_bic`, `bad_email`,
 * `bad_phone`, `bad_website`, at their field.
 */
export function readFields<T extends Partial<Checked>>(typed: T, country: string, at = ''): T {
  const read = { ...typed }
  for (const field of Object.keys(readers) as CheckedField[]) {
    const given = typed[field]
    if (given === undefined || given === null) continue
    const answer = readField(field, given, country)
    if ('reason' in answer) refuse(answer.reason, at + field)
    Object.assign(read, { [field]: answer.value || (nullable.has(field) ? null : '') })
  }
  return read
}

/** A French VAT number holds the SIREN: the two may not tell of two companies; nor may the SIRET. */
export function checkAgreement({ siren, siret, vatNumber }: Partial<Checked>): void {
  if (siren && siret && sirenOfSiret(siret) !== siren) refuse('siret_of_another', 'siret')
  const inVat = vatNumber?.startsWith('FR') ? vatNumber.slice(4) : null
  if (siren && inVat && inVat !== siren) refuse('vat_number_of_another', 'vatNumber')
}

/** A postal code as stored. @throws Refusal `bad_postal_code`. */
export function readPostal(typed: string, country: string, at: string): string {
  if (typed.trim() === '') return ''
  return readPostalCode(typed, country) ?? refuse('bad_postal_code', at)
}

const nullable: ReadonlySet<CheckedField> = new Set(['siren', 'siret', 'vatNumber'])

const readers: Readonly<
  Record<CheckedField, readonly [(typed: string, country: string) => string | null, FieldReason]>
> = {
  siren: [readSiren, 'bad_siren'],
  siret: [readSiret, 'bad_siret'],
  vatNumber: [readTaxNumber, 'bad_vat_number'],
  iban: [readIban, 'bad_iban'],
  bic: [readBic, 'bad_bic'],
  email: [readEmail, 'bad_email'],
  phone: [readPhone, 'bad_phone'],
  website: [readWebsite, 'bad_website'],
}

function readEmail(typed: string): string | null {
  const written = typed.toLowerCase()
  return /^[^\s@<>()[\],;:\\"]+@[^\s@.<>()[\],;:\\"]+(\.[^\s@.<>()[\],;:\\"]+)+$/u.test(written)
    ? written
    : null
}

/** "www.martin.example" becomes an address that a browser opens; only http and https are kept. */
function readWebsite(typed: string): string | null {
  const written = /^[a-z][a-z0-9+.-]*:/i.test(typed) ? typed : `https://${typed}`
  return /^https?:\/\/[^\s/@.]+(\.[^\s/@.]+)+(\/\S*)?$/iu.test(written) ? written : null
}
