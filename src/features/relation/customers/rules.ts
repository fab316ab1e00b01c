// The directory of third parties: customers, suppliers, or both.
import type { CompanyVatRegime, PaymentMethod } from '#features/base/company/rules.ts'
import type { Bps } from '#kernel/money.ts'
import { reasons } from '#kernel/refusal.ts'
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
  /** In words, why the customer pays no VAT; '' unless its regime wants it said (`saysWhy`). */
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
    vatExemption: saysWhy(own.vatRegime) ? own.vatExemption : '',
  }
}

/**
 * Whether the article by which no VAT is charged belongs to the customer: an exemption has one, and so
 * has each case of domestic reverse charge. For the others, the law itself names it.
 */
export const saysWhy = (regime: CustomerVatRegime): boolean =>
  regime === 'exempt' || regime === 'reverse_charge'

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

export const customerReasons = reasons({
  siret_of_another: {
    status: 400,
    fr: 'Ce SIRET ne commence pas par le SIREN de cette fiche.',
    en: 'This SIRET does not start with the SIREN of this record.',
  },
  vat_number_of_another: {
    status: 400,
    fr: 'Ce numéro de TVA ne contient pas le SIREN de cette fiche.',
    en: 'This VAT number does not hold the SIREN of this record.',
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
  address_nowhere: {
    status: 400,
    fr: 'Indiquer au moins une rue, un code postal ou une ville.',
    en: 'Give at least a street, a postal code or a town.',
  },
  own_distributor: {
    status: 400,
    fr: 'Un client ne peut pas être son propre grossiste : choisissez-en un autre, ou aucun.',
    en: 'A customer cannot be its own distributor: choose another, or none.',
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
    fr: 'Cette fiche a des devis, factures, règlements, articles ou activités : archivez-la plutôt que de la supprimer.',
    en: 'This record has quotes, invoices, payments, items or activities: archive it rather than delete it.',
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

/** Whether nothing of an address says where it is: a country is not a place. */
export const isNowhere = (place: {
  readonly street?: string
  readonly street2?: string
  readonly postalCode?: string
  readonly city?: string
}): boolean =>
  [place.street, place.street2, place.postalCode, place.city].every(
    (part = '') => part.trim() === '',
  )
