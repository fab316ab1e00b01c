// The directory of third parties: customers, suppliers, or both.
import type { CompanyVatRegime, PaymentMethod } from '#features/base/company/rules.ts'
import {
  readBic,
  readIban,
  readPhone,
  readPostalCode,
  readSiren,
  readSiret,
  readVatNumber,
  sirenOfSiret,
} from '#kernel/identifiers.ts'
import type { Bps } from '#kernel/money.ts'
import { reasons, refuse } from '#kernel/refusal.ts'
import { fold } from '#kernel/search.ts'
import type { Vat, VatCategory } from '#kernel/vat.ts'

export const kinds = ['company', 'person'] as const
export type Kind = (typeof kinds)[number]

/** Two lists over the same directory: "Clients" and "Fournisseurs". */
export const partyRoles = ['customer', 'supplier'] as const
export type PartyRole = (typeof partyRoles)[number]

/** How the customer is taxed: by the rates of the items, or all alike whatever is sold. */
export const customerVatRegimes = [
  'domestic',
  'reverse_charge',
  'intra_eu',
  'export',
  'exempt',
] as const
export type CustomerVatRegime = (typeof customerVatRegimes)[number]

export type Uses = {
  readonly forBilling: boolean
  readonly forDelivery: boolean
}

/** Where a condition comes from: what the company does for all, or what was agreed with this one. */
export type Origin = 'company' | 'customer'
export type Sourced<T> = { readonly value: T; readonly origin: Origin }

/** What the company grants to all. */
export type CompanyConditions = {
  readonly termsDays: number
  readonly termsEndOfMonth: boolean
  readonly paymentMethod: PaymentMethod
}
/** What was agreed with one customer; null where nothing was. */
export type OwnConditions = {
  readonly termsDays: number | null
  readonly termsEndOfMonth: boolean | null
  readonly paymentMethod: PaymentMethod | null
  readonly discount: Bps
  readonly vatRegime: CustomerVatRegime
  readonly vatExemption: string
}
export type Conditions = {
  readonly termsDays: Sourced<number>
  readonly termsEndOfMonth: Sourced<boolean>
  readonly paymentMethod: Sourced<PaymentMethod>
  readonly discount: Sourced<Bps>
  readonly vatRegime: Sourced<CustomerVatRegime>
  /** In words, why the customer pays no VAT; '' unless its regime is "exempt". */
  readonly vatExemption: string
}

/** The conditions that apply to a customer, each with where it comes from. */
export function conditions(company: CompanyConditions, own: OwnConditions): Conditions {
  const inherited = <T>(agreed: T | null, usual: T): Sourced<T> =>
    agreed === null ? { value: usual, origin: 'company' } : { value: agreed, origin: 'customer' }
  // The end of the month belongs to the days: 60 days agreed are not "60 days, end of month" because
  // the company's own 30 days are.
  const usualEnd = own.termsDays === null ? company.termsEndOfMonth : false
  return {
    termsDays: inherited(own.termsDays, company.termsDays),
    termsEndOfMonth:
      own.termsDays !== null && own.termsEndOfMonth === null
        ? { value: usualEnd, origin: 'customer' }
        : inherited(own.termsEndOfMonth, usualEnd),
    paymentMethod: inherited(own.paymentMethod, company.paymentMethod),
    discount: inherited(own.discount === 0 ? null : own.discount, 0 as Bps),
    vatRegime: inherited(own.vatRegime === 'domestic' ? null : own.vatRegime, 'domestic' as const),
    vatExemption: own.vatRegime === 'exempt' ? own.vatExemption : '',
  }
}

const categoryOf: Readonly<Record<Exclude<CustomerVatRegime, 'domestic'>, VatCategory>> = {
  reverse_charge: 'AE',
  intra_eu: 'K',
  export: 'G',
  exempt: 'E',
}

/**
 * The VAT of an item sold to a customer: the item's own, unless the company charges none (CGI art.
 * 293 B) or the customer's regime puts everything under one category at 0.
 */
export function vatFor(regime: CustomerVatRegime, company: CompanyVatRegime, item: Vat): Vat {
  const zero = 0 as Bps
  if (company === 'franchise') return { category: 'E', rate: zero }
  if (company === 'outside') return { category: 'O', rate: zero }
  return regime === 'domestic' ? item : { category: categoryOf[regime], rate: zero }
}

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

/**
 * What a field becomes once read, or the reason why it cannot be. An empty text is no value, and
 * always allowed. The screens ask at the end of typing, the server before it writes.
 */
export function readField(
  field: CheckedField,
  typed: string,
  country: string,
): { value: string } | { reason: keyof typeof customerReasons } {
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
  Record<
    CheckedField,
    readonly [
      (typed: string, country: string) => string | null,
      Exclude<keyof typeof customerReasons, 'customer_linked'>,
    ]
  >
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

const european = new Set(
  'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MC MT NL PL PT RO SE SI SK'.split(' '),
)
export const isInEurope = (country: string): boolean => european.has(country)

/** A VAT number of the Union is checked; that of another country is only a number to be printed. */
function readTaxNumber(typed: string, country: string): string | null {
  const read = readVatNumber(typed)
  if (read !== null || european.has(country)) return read
  const written = typed.replace(/[\s.\-/]/gu, '').toUpperCase()
  return /^[A-Z0-9]{4,20}$/.test(written) ? written : null
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

/** Forms of companies, which say nothing of which company it is. */
const forms = new Set(
  'sarl sas sasu eurl sa snc sci scop ei eirl earl gaec ets etablissements ste societe ltd limited llc inc gmbh ag bv nv spa srl plc et fils and co cie'.split(
    ' ',
  ),
)

/** The words by which a name is known, without its legal form. */
export const core = (name: string): string =>
  fold(name)
    .replace(/\b(?:s a r l|s a s u?|s a|e u r l|s c i)\b/g, ' ')
    .split(' ')
    .filter((word) => word !== '' && !forms.has(word))
    .join(' ')

/** Whether two names may well be the same one, spelled twice: most of their pairs of letters agree. */
export function resembles(name: string, other: string): boolean {
  const [one, two] = [core(name), core(other)]
  if (one === '' || two === '') return fold(name) === fold(other)
  if (one === two) return true
  const [a, b] = [pairs(one), pairs(two)]
  const shared = [...a].filter((pair) => b.has(pair)).length
  return (2 * shared) / (a.size + b.size) >= 0.72
}

const pairs = (text: string): ReadonlySet<string> =>
  new Set([...` ${text}`].map((letter, at, all) => letter + (all[at + 1] ?? ' ')))

export const customerReasons = reasons({
  bad_siren: {
    status: 400,
    fr: 'Ce SIREN n’est pas valable : 9 chiffres, dont le dernier est une clé de contrôle.',
    en: 'This SIREN is not valid: 9 digits, the last of which is a check digit.',
  },
  bad_siret: {
    status: 400,
    fr: 'Ce SIRET n’est pas valable : le SIREN, puis 5 chiffres dont une clé de contrôle.',
    en: 'This SIRET is not valid: the SIREN, then 5 digits with a check digit.',
  },
  siret_of_another: {
    status: 400,
    fr: 'Ce SIRET ne commence pas par le SIREN de cette fiche.',
    en: 'This SIRET does not start with the SIREN of this record.',
  },
  bad_vat_number: {
    status: 400,
    fr: 'Ce numéro de TVA n’est pas valable : le code du pays, puis son numéro (exemple : FR40303265045).',
    en: 'This VAT number is not valid: the country code, then its number (example: FR40303265045).',
  },
  vat_number_of_another: {
    status: 400,
    fr: 'Ce numéro de TVA ne contient pas le SIREN de cette fiche.',
    en: 'This VAT number does not hold the SIREN of this record.',
  },
  bad_iban: {
    status: 400,
    fr: 'Cet IBAN n’est pas valable : vérifiez chaque caractère, sa clé de contrôle ne correspond pas.',
    en: 'This IBAN is not valid: check every character, its check digits do not match.',
  },
  bad_bic: {
    status: 400,
    fr: 'Ce BIC n’est pas valable : 8 ou 11 caractères (exemple : AGRIFRPP).',
    en: 'This BIC is not valid: 8 or 11 characters (example: AGRIFRPP).',
  },
  bad_email: {
    status: 400,
    fr: 'Cette adresse e-mail n’est pas valable.',
    en: 'This e-mail address is not valid.',
  },
  bad_phone: {
    status: 400,
    fr: 'Ce numéro de téléphone n’est pas valable (exemples : 06 12 34 56 78, +32 2 123 45 67).',
    en: 'This phone number is not valid (examples: 06 12 34 56 78, +32 2 123 45 67).',
  },
  bad_website: {
    status: 400,
    fr: 'Cette adresse de site n’est pas valable (exemple : www.martin.fr).',
    en: 'This website address is not valid (example: www.martin.fr).',
  },
  bad_postal_code: {
    status: 400,
    fr: 'Ce code postal n’existe pas dans ce pays.',
    en: 'There is no such postal code in this country.',
  },
  no_party_role: {
    status: 400,
    fr: 'Cette fiche doit être un client, un fournisseur, ou les deux.',
    en: 'This record must be a customer, a supplier, or both.',
  },
  still_supplies: {
    status: 409,
    fr: 'Des articles ont encore ce fournisseur : changez-les d’abord.',
    en: 'Items still have this supplier: change them first.',
  },
  still_buys: {
    status: 409,
    fr: 'Des devis, factures ou règlements sont au nom de ce client : il reste un client.',
    en: 'Quotes, invoices or payments are in this customer’s name: it stays a customer.',
  },
  customer_linked: {
    status: 409,
    fr: 'Cette fiche a des devis, factures, règlements ou articles : archivez-la plutôt que de la supprimer.',
    en: 'This record has quotes, invoices, payments or items: archive it rather than delete it.',
  },
  walk_in_stays: {
    status: 409,
    fr: 'Le client divers reçoit les ventes au comptoir : il ne peut être ni archivé ni supprimé.',
    en: 'The walk-in customer takes the counter sales: it can be neither archived nor deleted.',
  },
  code_taken: {
    status: 409,
    fr: 'Ce code est déjà celui d’une autre fiche.',
    en: 'Another record already has this code.',
  },
})
