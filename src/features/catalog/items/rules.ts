// What is sold: goods and services, with their price, their cost and their VAT.
import type { CompanyVatRegime } from '#features/base/company/rules.ts'
import { type Bps, type Price, roundedRatio } from '#kernel/money.ts'
import { reasons } from '#kernel/refusal.ts'
import { frenchRates, isCoherent, type Vat, type VatCategory } from '#kernel/vat.ts'

export const natures = ['goods', 'service'] as const
export type Nature = (typeof natures)[number]

/** What an item itself may be; intra-EU and export belong to the customer, not to the item. */
export const itemCategories = ['S', 'E', 'AE', 'O', 'Z'] as const satisfies readonly VatCategory[]

/** Where the rates are those of France (BR-FR-16). */
const french: ReadonlySet<string> = new Set('FR MC GP MQ RE GF'.split(' '))

/** The rates that a French company chooses from, the usual ones first; the others are history. */
const offered: readonly Bps[] = [2000, 1000, 550, 210, 850, 175, 105, 90].map((rate) => rate as Bps)

type Taxed = { readonly country: string; readonly vatRegime: CompanyVatRegime }

/** The VAT treatments that the form of an item offers. */
export function vatChoices({ country, vatRegime }: Taxed): readonly Vat[] {
  const none = 0 as Bps
  if (vatRegime === 'franchise') return [{ category: 'E', rate: none }]
  if (vatRegime === 'outside') return [{ category: 'O', rate: none }]
  if (!french.has(country)) return []
  return [
    ...offered.map((rate) => ({ category: 'S', rate }) as const),
    { category: 'E', rate: none },
    { category: 'O', rate: none },
  ]
}

/** What an item gets where nothing is said, or null where it must be said. */
export const usualVat = (company: Taxed): Vat | null => vatChoices(company)[0] ?? null

/** Why an item may not be taxed so by this company, or null. */
export function whyNotVat(
  company: Taxed,
  vat: Vat,
): 'vat_under_franchise' | 'vat_outside' | 'vat_not_of_items' | 'vat_rate_unknown' | null {
  if (company.vatRegime === 'franchise') return vat.category === 'E' ? null : 'vat_under_franchise'
  if (company.vatRegime === 'outside') return vat.category === 'O' ? null : 'vat_outside'
  if (!(itemCategories as readonly string[]).includes(vat.category)) return 'vat_not_of_items'
  if (!french.has(company.country)) return null
  if (vat.category === 'Z') return 'vat_not_of_items'
  return isCoherent(vat) && frenchRates.includes(vat.rate) ? null : 'vat_rate_unknown'
}

/** The margin rate of a price over its cost, on the price ("taux de marque"); null without a price. */
export function marginRate(price: Price, cost: Price | null): Bps | null {
  if (cost === null || price <= 0) return null
  return roundedRatio(BigInt(price - cost) * 10_000n, BigInt(price)) as Bps
}

export const itemReasons = reasons({
  vat_under_franchise: {
    status: 400,
    fr: 'Votre entreprise est en franchise en base (293 B) : ses articles sont sans TVA.',
    en: 'Your company is under the VAT exemption scheme (293 B): its items carry no VAT.',
  },
  vat_outside: {
    status: 400,
    fr: 'Votre entreprise n’est pas assujettie à la TVA : ses articles sont hors champ.',
    en: 'Your company is outside VAT: so are its items.',
  },
  vat_not_of_items: {
    status: 400,
    fr: 'Cette catégorie de TVA dépend du client, pas de l’article.',
    en: 'This VAT category depends on the customer, not on the item.',
  },
  vat_rate_unknown: {
    status: 400,
    fr: 'Ce taux de TVA n’existe pas en France.',
    en: 'There is no such VAT rate in France.',
  },
  vat_required: {
    status: 400,
    fr: 'Indiquez le taux de TVA de cet article.',
    en: 'Say the VAT rate of this item.',
  },
  reference_taken: {
    status: 409,
    fr: 'Un autre article porte déjà cette référence.',
    en: 'Another item already has this reference.',
  },
  negative_price: {
    status: 400,
    fr: 'Un prix d’article ne peut pas être négatif.',
    en: 'The price of an item cannot be negative.',
  },
  not_a_supplier: {
    status: 422,
    fr: 'Cette fiche n’est pas un fournisseur : cochez « Fournisseur » sur sa fiche d’abord.',
    en: 'This record is not a supplier: tick “Supplier” on it first.',
  },
  item_linked: {
    status: 409,
    fr: 'Des devis ou des factures portent cet article : archivez-le plutôt que de le supprimer.',
    en: 'Quotes or invoices hold this item: archive it rather than delete it.',
  },
  photo_type: {
    status: 400,
    fr: 'La photo d’un article est un fichier PNG ou JPEG\u00a0: c’est ce qu’un PDF peut contenir.',
    en: 'The photo of an item is a PNG or JPEG file: that is what a PDF can hold.',
  },
  cost_hidden: {
    status: 403,
    fr: 'Votre rôle ne montre pas les prix d’achat : vous ne pouvez ni les lire ni les trier ni les modifier.',
    en: 'Your role does not show costs: you can neither read, nor sort by, nor change them.',
  },
})
