// The mentions that the law wants on a document, in its case. Each says its source beside its words;
// `legal.md` §2.1 of the specification gathers them. They are frozen with the document in both
// languages: what was printed is known for ever, whatever this file says later.
import { formats } from '#kernel/format.ts'
import { type Cents, zero } from '#kernel/money.ts'
import type { Locale, Sentence } from '#kernel/refusal.ts'
import type { VatCategory } from '#kernel/vat.ts'
import type { DocumentDraft, ItemLine } from './frozen.ts'
import { isElsewhereInUnion, isFrench, isWithoutVat } from './territory.ts'

export type Mention = {
  readonly code: MentionCode
  readonly text: Sentence
  /** The VAT category that it explains, if that is what it does. */
  readonly category: VatCategory | null
}

export const mentionCodes = [
  'franchise',
  'reverse_charge',
  'intra_eu',
  'export',
  'exempt',
  'outside_scope',
  'net_of_tax',
  'operation',
  'debits',
  'credited',
  'late_penalty',
  'recovery_indemnity',
  'early_discount',
  'quote_fee',
  'insurance',
  'mediator',
  'note',
] as const
export type MentionCode = (typeof mentionCodes)[number]

/** What decides of the mentions. */
export type MentionCase = Pick<
  DocumentDraft,
  'kind' | 'seller' | 'buyer' | 'lines' | 'exemption' | 'credited' | 'netOfTax' | 'quoteFee'
>

/** The mentions of a document, in the order in which they are printed. */
export function legalMentions(document: MentionCase): Mention[] {
  return [
    ...vatMentions(document),
    ...operationMentions(document),
    ...paymentMentions(document),
    ...ownMentions(document),
  ]
}

/** Why no VAT is charged, once per category met. */
function vatMentions(document: MentionCase): Mention[] {
  const categories = new Set(itemsOf(document).map((line) => line.category))
  const found: Mention[] = []
  if (categories.has('E')) {
    found.push(isFranchise(document) ? franchise : exempt(document.exemption))
  }
  if (categories.has('AE')) found.push(reverseCharge(document))
  if (categories.has('K')) found.push(intraUnion)
  if (categories.has('G')) found.push(exportation)
  if (categories.has('O')) found.push(outsideScope(document))
  // BOI-TVA-DECLA-30-20-20-30: a credit note that does not give VAT back says so.
  if (document.kind === 'credit_note' && document.netOfTax) {
    found.push(mention('net_of_tax', 'Net de taxe', 'Net of tax: the VAT invoiced is unchanged'))
  }
  return found
}

/** CGI art. 293 E: whoever is under the threshold of art. 293 B writes exactly this. */
const franchise = mention(
  'franchise',
  'TVA non applicable, art. 293 B du CGI',
  'VAT not applicable, art. 293 B of the French tax code (CGI)',
  'E',
)

/** CGI ann. II art. 242 nonies A, I-12°: the provision that exempts is cited. */
const exempt = (exemption: string): Mention =>
  mention('exempt', exemption || 'Exonération de TVA', exemption || 'VAT exempt', 'E')

/** CGI ann. II art. 242 nonies A, I-13°: the word "Autoliquidation", and where it comes from. */
function reverseCharge({ buyer, exemption }: MentionCase): Mention {
  const domestic = isFrench(buyer.address.country)
  // CGI art. 283-2 nonies is subcontracted building work; other domestic cases say theirs.
  const source = domestic
    ? exemption || 'art. 283-2 nonies du CGI'
    : 'art. 283-1 et 259-1° du CGI, art. 196 de la directive 2006/112/CE'
  const english = domestic
    ? exemption || 'art. 283-2 nonies of the French tax code (CGI)'
    : 'art. 283-1 and 259-1° of the French tax code (CGI), art. 196 of Directive 2006/112/EC'
  return mention(
    'reverse_charge',
    `Autoliquidation – ${source}`,
    `Reverse charge (autoliquidation) – ${english}`,
    'AE',
  )
}

/** CGI art. 262 ter, I. */
const intraUnion = mention(
  'intra_eu',
  'Exonération de TVA, art. 262 ter, I du CGI',
  'VAT exempt intra-Community supply, art. 262 ter, I of the French tax code (CGI), art. 138 of Directive 2006/112/EC',
  'K',
)

/** CGI art. 262, I. */
const exportation = mention(
  'export',
  'Exonération de TVA, art. 262, I du CGI',
  'VAT exempt export, art. 262, I of the French tax code (CGI)',
  'G',
)

/** Outside the scope of VAT, or of the territory where it is charged. */
function outsideScope({ seller, buyer, exemption }: MentionCase): Mention {
  if (exemption) return mention('outside_scope', exemption, exemption, 'O')
  // CGI art. 294, 1: no VAT is charged in Guyane and Mayotte.
  if (isWithoutVat(seller.address.country) || isWithoutVat(buyer.address.country)) {
    return mention(
      'outside_scope',
      'TVA non applicable, art. 294 du CGI',
      'VAT not applicable, art. 294 of the French tax code (CGI)',
      'O',
    )
  }
  // CGI art. 259, 1°: services to a business are taxed where that business is.
  if (seller.vatRegime !== 'outside' && !isFrench(buyer.address.country)) {
    return mention(
      'outside_scope',
      'TVA non applicable, art. 259-1° du CGI',
      'VAT not applicable, art. 259-1° of the French tax code (CGI)',
      'O',
    )
  }
  return mention(
    'outside_scope',
    'Opération hors du champ d’application de la TVA',
    'Outside the scope of VAT',
    'O',
  )
}

/** What the operation is: on invoices and credit notes only. */
function operationMentions(document: MentionCase): Mention[] {
  if (document.kind === 'quote') return []
  const natures = new Set(itemsOf(document).map((line) => line.nature))
  const found: Mention[] = []
  // CGI ann. II art. 242 nonies A, I (décret 2022-1299): goods, services, or both.
  if (natures.size === 2) found.push(operations.both)
  else if (natures.has('goods')) found.push(operations.goods)
  else if (natures.has('service')) found.push(operations.service)
  // CGI ann. II art. 242 nonies A, I (décret 2022-1299): the option of art. 269, 2-c, for services.
  if (isOnDebits(document)) {
    found.push(
      mention(
        'debits',
        'Option pour le paiement de la taxe d’après les débits',
        'VAT due on invoicing (option pour le paiement de la taxe d’après les débits)',
      ),
    )
  }
  // CGI art. 289, I-5 and BOI-TVA-DECLA-30-20-20-30: the invoice that it corrects.
  if (document.kind === 'credit_note' && document.credited) found.push(credited(document.credited))
  return found
}

const operations = {
  goods: mention(
    'operation',
    'Catégorie de l’opération\u00a0: livraison de biens',
    'Category of the transaction: supply of goods',
  ),
  service: mention(
    'operation',
    'Catégorie de l’opération\u00a0: prestation de services',
    'Category of the transaction: supply of services',
  ),
  both: mention(
    'operation',
    'Catégorie de l’opération\u00a0: livraison de biens et prestation de services',
    'Category of the transaction: supply of goods and services',
  ),
}

const credited = ({ number, day }: NonNullable<DocumentDraft['credited']>): Mention => {
  const written = (locale: Locale) => formats(locale, 'EUR', 'UTC').day(day)
  return mention(
    'credited',
    `Avoir sur la facture n°\u00a0${number} du ${written('fr')}`,
    `Credit note on invoice ${number} of ${written('en')}`,
  )
}

/** How late and early payment count: between professionals only (C. com. art. L441-9, I). */
function paymentMentions({ kind, seller, buyer }: MentionCase): Mention[] {
  if (kind === 'quote' || buyer.kind === 'person') return []
  const { latePenalty, earlyDiscount } = seller
  return [
    // C. com. art. L441-10, II: due without reminder; failing a clause, ECB rate + 10 points.
    mention(
      'late_penalty',
      `Pénalités de retard\u00a0: ${latePenalty || legalPenalty.fr}`,
      `Late payment penalties: ${latePenalty || legalPenalty.en}`,
    ),
    // C. com. art. L441-10, II and D441-5.
    mention(
      'recovery_indemnity',
      'Indemnité forfaitaire pour frais de recouvrement en cas de retard de paiement\u00a0: 40\u00a0€',
      'Fixed compensation for recovery costs in case of late payment: €40',
    ),
    // C. com. art. L441-9, I: the discount for early payment, or that there is none.
    earlyDiscount
      ? mention(
          'early_discount',
          `Escompte pour paiement anticipé\u00a0: ${earlyDiscount}`,
          `Discount for early payment: ${earlyDiscount}`,
        )
      : mention(
          'early_discount',
          'Pas d’escompte pour paiement anticipé',
          'No discount for early payment',
        ),
  ]
}

const legalPenalty: Sentence = {
  fr: 'taux de refinancement de la Banque centrale européenne majoré de 10\u00a0points, exigibles sans rappel dès le lendemain de l’échéance',
  en: 'refinancing rate of the European Central Bank plus 10 percentage points, due without reminder from the day after the due date',
}

/** What depends on the trade of the seller. */
function ownMentions({ kind, seller, buyer, quoteFee }: MentionCase): Mention[] {
  const found: Mention[] = []
  // Arrêté of 24 January 2017, art. 3: whether the quote has to be paid for.
  if (kind === 'quote') found.push(quoteCharge(quoteFee))
  // Loi 96-603, art. 22-2: the insurance of builders, its contact and area, on quotes and invoices.
  if (seller.insurance && kind !== 'credit_note') {
    found.push(
      mention(
        'insurance',
        `Assurance professionnelle\u00a0: ${seller.insurance}`,
        `Professional insurance: ${seller.insurance}`,
      ),
    )
  }
  // C. conso. art. L616-1 and R616-1.
  if (seller.mediator && buyer.kind === 'person') {
    found.push(
      mention(
        'mediator',
        `Médiateur de la consommation\u00a0: ${seller.mediator}`,
        `Consumer mediator: ${seller.mediator}`,
      ),
    )
  }
  if (seller.note) found.push(mention('note', seller.note, seller.note))
  return found
}

const quoteCharge = (fee: Cents): Mention =>
  fee === zero
    ? mention('quote_fee', 'Devis gratuit', 'Quote free of charge')
    : mention(
        'quote_fee',
        `Établissement du devis\u00a0: ${formats('fr', 'EUR', 'UTC').amount(fee)} TTC`,
        `Charge for this quote: ${formats('en', 'EUR', 'UTC').amount(fee)} incl. VAT`,
      )

export const isFranchise = ({ seller }: Pick<MentionCase, 'seller'>): boolean =>
  seller.vatRegime === 'franchise'

/** The option is for services; it says nothing to whoever charges no VAT. */
const isOnDebits = (document: MentionCase): boolean =>
  document.seller.vatOnDebits &&
  document.seller.vatRegime === 'standard' &&
  itemsOf(document).some((line) => line.nature === 'service' && line.category === 'S')

export const itemsOf = ({ lines }: Pick<MentionCase, 'lines'>): ItemLine[] =>
  lines.filter((line) => line.kind === 'item').filter((line) => line.chosen)

/** Whether goods go to another member state, for the reasons that forbid it. */
export const shipsWithinUnion = ({ buyer }: Pick<MentionCase, 'buyer'>): boolean =>
  isElsewhereInUnion((buyer.delivery ?? buyer.address).country, buyer.vatNumber)

function mention(
  code: MentionCode,
  fr: string,
  en: string,
  category: VatCategory | null = null,
): Mention {
  return { code, text: { fr, en }, category }
}
