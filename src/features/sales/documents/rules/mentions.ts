// The mentions that the law wants on a document, in its case. Each says its source beside its words;
// `legal.md` §2.1 of the specification gathers them. They are frozen with the document in both
// languages: what was printed is known for ever, whatever this file says later. A seller established
// elsewhere follows its own law: it says why no VAT is charged, what it typed itself, and nothing more.
import { formats } from '#kernel/format.ts'
import { type Cents, zero } from '#kernel/money.ts'
import type { Locale, Sentence } from '#kernel/refusal.ts'
import type { DocumentDraft, MentionCase } from './frozen.ts'
import { isAgreement } from './kinds.ts'
import { type Mention, mention } from './mention.ts'
import { followsFrenchLaw } from './territory.ts'
import { itemsOf, vatMentions } from './untaxed.ts'

/** The mentions of a document, in the order in which they are printed. */
export function legalMentions(document: MentionCase): Mention[] {
  return [
    ...vatMentions(document),
    ...operationMentions(document),
    ...paymentMentions(document),
    ...ownMentions(document),
  ]
}

/** What the operation is: on invoices and credit notes only. */
function operationMentions(document: MentionCase): Mention[] {
  if (isAgreement(document.kind)) return []
  const natures = new Set(itemsOf(document).map((line) => line.nature))
  const found: Mention[] = []
  // CGI ann. II art. 242 nonies A, I (décret 2022-1299): goods, services, or both.
  if (!followsFrenchLaw(document.seller)) natures.clear()
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
  return [...found, ...retentionMentions(document)]
}

/** What is held back, by which law, and when its VAT is due. */
function retentionMentions(document: MentionCase): Mention[] {
  const { retention } = document
  if (!retention) return []
  const [fr, en] = (['fr', 'en'] as const).map((locale) => {
    const written = formats(locale, 'EUR', 'UTC')
    const { rate, day } = retention
    return { rate: written.percent(rate), day: day && written.day(day) }
  }) as [Said, Said]
  // Loi n° 71-584 du 16 juillet 1971, art. 1 and 2: 5 % at most, released a year after reception.
  const said = mention(
    'retention',
    `Retenue de garantie de ${fr.rate} (loi n°\u00a071-584 du 16\u00a0juillet 1971), ${fr.day ? `exigible le ${fr.day}` : 'exigible un an après la réception des travaux'}\u00a0; une caution peut la remplacer`,
    `Retention of ${en.rate} (French law 71-584 of 16 July 1971), due ${en.day ? `on ${en.day}` : 'one year after the works are received'}; a bond may replace it`,
  )
  // CGI art. 269, 2-c: of services, VAT is due when they are paid, unless the option for debits was taken.
  const isLater =
    followsFrenchLaw(document.seller) &&
    !document.seller.vatOnDebits &&
    itemsOf(document).some((line) => line.nature === 'service' && line.category === 'S')
  return isLater ? [said, retentionVat] : [said]
}

type Said = { readonly rate: string; readonly day: string | null }

const retentionVat = mention(
  'retention_vat',
  'La TVA des prestations retenues est exigible à leur encaissement',
  'VAT on the services held back is due when they are paid',
)

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
  if (isAgreement(kind) || buyer.kind === 'person') return []
  if (followsFrenchLaw(seller)) return frenchTerms(seller)
  const { latePenalty, earlyDiscount } = seller
  return [...(latePenalty ? [penalties(seller)] : []), ...(earlyDiscount ? [discount(seller)] : [])]
}

const frenchTerms = (seller: MentionCase['seller']): Mention[] => [
  // C. com. art. L441-10, II: due without reminder; failing a clause, ECB rate + 10 points.
  penalties(seller),
  // C. com. art. L441-10, II and D441-5.
  mention(
    'recovery_indemnity',
    'Indemnité forfaitaire pour frais de recouvrement en cas de retard de paiement\u00a0: 40\u00a0€',
    'Fixed compensation for recovery costs in case of late payment: €40',
  ),
  // C. com. art. L441-9, I: the discount for early payment, or that there is none.
  seller.earlyDiscount
    ? discount(seller)
    : mention(
        'early_discount',
        'Pas d’escompte pour paiement anticipé',
        'No discount for early payment',
      ),
]

const penalties = ({ latePenalty }: MentionCase['seller']): Mention =>
  mention(
    'late_penalty',
    `Pénalités de retard\u00a0: ${latePenalty || legalPenalty.fr}`,
    `Late payment penalties: ${latePenalty || legalPenalty.en}`,
  )

const discount = ({ earlyDiscount }: MentionCase['seller']): Mention =>
  mention(
    'early_discount',
    `Escompte pour paiement anticipé\u00a0: ${earlyDiscount}`,
    `Discount for early payment: ${earlyDiscount}`,
  )

const legalPenalty: Sentence = {
  fr: 'taux de refinancement de la Banque centrale européenne majoré de 10\u00a0points, exigibles sans rappel dès le lendemain de l’échéance',
  en: 'refinancing rate of the European Central Bank plus 10 percentage points, due without reminder from the day after the due date',
}

/** What depends on the trade of the seller. */
function ownMentions({ kind, seller, buyer, quoteFee }: MentionCase): Mention[] {
  const found: Mention[] = []
  // Arrêté of 24 January 2017, art. 3: whether the quote has to be paid for.
  if (kind === 'quote' && followsFrenchLaw(seller)) found.push(quoteCharge(quoteFee))
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

/** The option is for services; it says nothing to whoever charges no VAT. */
const isOnDebits = (document: MentionCase): boolean =>
  followsFrenchLaw(document.seller) &&
  document.seller.vatOnDebits &&
  document.seller.vatRegime === 'standard' &&
  itemsOf(document).some((line) => line.nature === 'service' && line.category === 'S')
