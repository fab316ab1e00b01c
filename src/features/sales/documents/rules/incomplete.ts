// What forbids issuing: the parties, and what the VAT of the lines asks of them. A number is taken
// only by a document that will be right for ever, so these are refusals, not warnings. What French law
// alone asks is asked of French sellers alone.
import type { Address, Buyer, DocumentDraft, Seller } from './frozen.ts'
import { isAgreement } from './kinds.ts'
import type { incompleteReasons } from './reasons.ts'
import { followsFrenchLaw, isExported, isFrench, namesVatNumber } from './territory.ts'
import { isFranchise, itemsOf, shipsWithinUnion } from './untaxed.ts'

export type IncompleteCode = keyof typeof incompleteReasons

/** One thing that lacks: its code in `incompleteReasons`, and the field that mends it. */
export type Incomplete = { readonly code: IncompleteCode; readonly field: string }

/** What is to be issued, beside its parties. */
export type ToIssue = Pick<
  DocumentDraft,
  'kind' | 'lines' | 'exemption' | 'credited' | 'delivered' | 'currency' | 'exchange'
>

/**
 * Everything that forbids issuing, in the order in which one would mend it; empty when nothing does.
 * A quote or an order takes part in no tax: only names and addresses are asked of it.
 */
export function whyIncomplete(seller: Seller, buyer: Buyer, document: ToIssue): Incomplete[] {
  const parties = [...sellerIdentity(seller), ...buyerIdentity(buyer)]
  if (isAgreement(document.kind)) return parties
  return [
    ...parties,
    ...registration(seller, buyer),
    ...vatNumbers(seller, buyer, document),
    ...vatCoherence(seller, buyer, document),
    ...corrections(document),
  ]
}

/** What lacks whoever sells whatever is invoiced, in the same order: the same for all of a company. */
export const whySellerIncomplete = (seller: Seller): Incomplete[] => [
  ...sellerIdentity(seller),
  ...sellerRegistration(seller),
  ...(charges(seller) ? sellerVatNumber(seller) : []),
]

/** C. com. art. R123-237 and R123-238, CGI ann. II art. 242 nonies A, I-1°. */
function sellerIdentity(seller: Seller): Incomplete[] {
  const found: Incomplete[] = []
  if (seller.name === '') found.push(lacks('seller_name_missing', 'seller.name'))
  if (!isWhole(seller.address)) {
    found.push(lacks('seller_address_incomplete', 'seller.address'))
  }
  if (!isFrench(seller.address.country)) return found
  if (seller.siren === null) found.push(lacks('seller_siren_missing', 'seller.siren'))
  if (seller.legalForm === '') {
    found.push(lacks('seller_legal_form_missing', 'seller.legalForm'))
  } else if (isTradeCompany(seller.legalForm)) {
    if (seller.capital === null) found.push(lacks('seller_capital_missing', 'seller.capital'))
    if (seller.registry === '') found.push(lacks('seller_registry_missing', 'seller.registry'))
  }
  return found
}

function buyerIdentity(buyer: Buyer): Incomplete[] {
  const found: Incomplete[] = []
  if (buyer.name === '') found.push(lacks('buyer_name_missing', 'buyer.name'))
  // CGI art. 289, I-1: no invoice is due to a consumer at the counter, nor then an address.
  const isPassing = buyer.kind === 'person' && buyer.walkIn
  if (!isPassing && !isWhole(buyer.address)) {
    found.push(lacks('buyer_address_incomplete', 'buyer.address'))
  }
  if (buyer.delivery && !isWhole(buyer.delivery)) {
    found.push(lacks('delivery_address_incomplete', 'buyer.delivery'))
  }
  return found
}

/** BR-FR-09: a SIRET starts with the SIREN. */
const sellerRegistration = (seller: Seller): Incomplete[] =>
  mismatch(seller) ? [lacks('seller_siret_mismatch', 'seller.siret')] : []

function registration(seller: Seller, buyer: Buyer): Incomplete[] {
  const found = sellerRegistration(seller)
  if (buyer.kind === 'person') return found
  // CGI ann. II art. 242 nonies A, I (décret 2022-1299): the SIREN of a French client.
  if (followsFrenchLaw(seller) && isFrench(buyer.address.country) && buyer.siren === null) {
    found.push(lacks('buyer_siren_missing', 'buyer.siren'))
  }
  if (mismatch(buyer)) found.push(lacks('buyer_siret_mismatch', 'buyer.siret'))
  return found
}

/** Whether its invoices name its VAT number, whatever they sell. */
const charges = (seller: Seller): boolean =>
  seller.vatRegime === 'standard' && namesVatNumber(seller.address.country)

const sellerVatNumber = ({ vatNumber }: Seller): Incomplete[] =>
  vatNumber === null ? [lacks('seller_vat_number_missing', 'seller.vatNumber')] : []

function vatNumbers(seller: Seller, buyer: Buyer, document: ToIssue): Incomplete[] {
  const categories = categoriesOf(document)
  const moves = categories.has('AE') || categories.has('K')
  // CGI ann. II art. 242 nonies A, I-2° and 3°: a franchise needs one for trade within the Union.
  const found = charges(seller) || moves ? sellerVatNumber(seller) : []
  // The same, I-3° and 4°: whoever owes the tax in the seller's place is named by a VAT number.
  if (buyer.vatNumber === null && moves) {
    found.push(lacks('buyer_vat_number_missing', 'buyer.vatNumber'))
  }
  return found
}

/** What the category of a line promises, and the parties do not keep. */
function vatCoherence(seller: Seller, buyer: Buyer, document: ToIssue): Incomplete[] {
  const found: Incomplete[] = []
  const categories = categoriesOf(document)
  // CGI art. 293 B and 283, 3: a VAT that is shown is owed, even by whoever may not charge it.
  if (categories.has('S') && seller.vatRegime !== 'standard') {
    found.push(lacks('vat_not_chargeable', 'seller.vatRegime'))
  }
  if (categories.has('E') && !isFranchise({ seller }) && document.exemption === '') {
    found.push(lacks('exemption_missing', 'exemption'))
  }
  if (categories.has('K')) {
    if (!shipsWithinUnion({ seller, buyer }))
      found.push(lacks('not_within_union', 'buyer.delivery'))
    // EN 16931, BR-IC-11: the day of an intra-Union delivery is compulsory.
    if (document.delivered === null) found.push(lacks('delivery_day_missing', 'delivered'))
  }
  const shippedTo = (buyer.delivery ?? buyer.address).country
  if (categories.has('G') && !isExported(seller.address.country, shippedTo, buyer.vatNumber)) {
    found.push(lacks('not_an_export', 'buyer.delivery'))
  }
  // Directive 2006/112/CE, art. 230, and BR-FR-CO-12: French tax is also said in euros.
  const isInEuros = document.currency === 'EUR' || !followsFrenchLaw(seller)
  if (categories.has('S') && !isInEuros && document.exchange === null) {
    found.push(lacks('exchange_rate_missing', 'exchange'))
  }
  return found
}

function corrections(document: ToIssue): Incomplete[] {
  // CGI art. 289, I-5: a credit note names the invoice that it corrects.
  if (document.kind === 'credit_note' && document.credited === null) {
    return [lacks('credited_invoice_missing', 'credited')]
  }
  return []
}

const lacks = (code: IncompleteCode, field: string): Incomplete => ({ code, field })

const categoriesOf = (document: ToIssue) => new Set(itemsOf(document).map((line) => line.category))

const mismatch = ({ siren, siret }: Pick<Buyer, 'siren' | 'siret'>): boolean =>
  siren !== null && siret !== null && !siret.startsWith(siren)

/** Not every country has postal codes; France does. */
const isWhole = (address: Address): boolean =>
  address.street !== '' &&
  address.city !== '' &&
  address.country !== '' &&
  (address.postalCode !== '' || !isFrench(address.country))

const letters = (legalForm: string): string => legalForm.toUpperCase().replace(/[^A-Z]/g, '')

/** Forms with a capital and an entry at the RCS, which documents state (C. com. art. R123-238). */
const isTradeCompany = (legalForm: string): boolean =>
  /^(SARL|EURL|SAS|SASU|SA|SCA|SCS|SNC|SEL|SELARL|SELAS|SELASU|SELAFA|SCOP|SCIC)$/.test(
    letters(legalForm),
  )

/** A sole trader, whose name is followed by "EI" (C. com. art. R526-27). */
export const isSoleTrader = (legalForm: string): boolean =>
  /^(EI|EIRL|MICRO|ENTREPRENEURINDIVIDUEL|ENTREPRISEINDIVIDUELLE|MICROENTREPRISE|MICROENTREPRENEUR|AUTOENTREPRENEUR)$/.test(
    letters(legalForm),
  )
