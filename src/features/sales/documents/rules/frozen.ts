// What a document says, whole and plain: parties, lines, totals and mentions as they stood when it
// was issued. A draft is frozen for the preview, an issued document once for all (stored as jsonb):
// nothing here is an id to be looked up again, and nothing is computed from it later but its layout.
import type { CompanyVatRegime, PaymentMethod } from '#features/base/company/rules.ts'
import type { Day, Terms } from '#kernel/day.ts'
import type { Bps, Cents, Price, Quantity } from '#kernel/money.ts'
import type { Totals, Vat, VatGroup } from '#kernel/vat.ts'
import type { Mention } from './mention.ts'

/** A deposit invoice asks for a part beforehand; a final one deducts what deposits have asked. */
export type DocumentKind =
  | 'quote'
  | 'order'
  | 'delivery'
  | 'invoice'
  | 'deposit'
  | 'situation'
  | 'final'
  | 'credit_note'

/** Texts are '' where there is nothing to say; numbers that may lack are null. */
export type Address = {
  readonly street: string
  readonly street2: string
  readonly postalCode: string
  readonly city: string
  /** ISO 3166-1, two letters. */
  readonly country: string
}

export type Seller = {
  readonly name: string
  /** "SARL", "SAS", "EI"… */
  readonly legalForm: string
  /** In whole cents of euro. */
  readonly capital: Cents | null
  readonly address: Address
  readonly siren: string | null
  readonly siret: string | null
  readonly vatNumber: string | null
  /** Where it is registered: "RCS Lyon". */
  readonly registry: string
  readonly phone: string
  readonly email: string
  readonly website: string
  readonly vatRegime: CompanyVatRegime
  readonly vatOnDebits: boolean
  /** "#rrggbb". */
  readonly colour: string
  readonly bankName: string
  readonly iban: string
  readonly bic: string
  /** Its own rate of late penalties, in words; '' for the one of the law. */
  readonly latePenalty: string
  /** Its discount for early payment, in words; '' for none. */
  readonly earlyDiscount: string
  /** Insurer, contact and area of the ten-year insurance of a builder. */
  readonly insurance: string
  /** Who settles disputes with consumers: name, address, site. */
  readonly mediator: string
  /** What it says at the foot of every document. */
  readonly note: string
  /** Its terms of sale, printed after a quote. */
  readonly conditions: string
  /** Whether its quotes have a box to be signed on paper. */
  readonly quoteAgreement: boolean
}

export type Buyer = {
  readonly kind: 'company' | 'person'
  /** A passing client at the counter, of whom nothing is asked. */
  readonly walkIn: boolean
  readonly name: string
  /** To the attention of. */
  readonly contact: string
  readonly code: string
  readonly address: Address
  /** Where it is delivered, if elsewhere. */
  readonly delivery: (Address & { readonly name: string }) | null
  readonly siren: string | null
  readonly siret: string | null
  readonly vatNumber: string | null
}

export type ItemLine = Vat & {
  readonly kind: 'item'
  readonly reference: string
  readonly name: string
  readonly description: string
  readonly nature: 'goods' | 'service'
  readonly quantity: Quantity
  readonly unit: string
  readonly price: Price
  readonly discount: Bps
  /** Offered beside the rest: shown with its quantity and price, counted only once chosen. */
  readonly optional: boolean
  /** False for an option that is not taken, true for every other line. */
  readonly chosen: boolean
  /** On a situation: all of it, how much is done, and what was invoiced before. */
  readonly progress?: Progress
  /** The file of its photo, which is never changed nor removed. */
  readonly photo?: string
}

export type Progress = {
  readonly whole: Cents
  readonly percent: Bps
  readonly done: Cents
  readonly before: Cents
}

/** What of an invoice is held back until the work was received for a year, or a day that is known. */
export type Retention = { readonly amount: Cents; readonly rate: Bps; readonly day: Day | null }

export type DraftLine =
  | ItemLine
  | { readonly kind: 'section'; readonly name: string }
  | { readonly kind: 'text'; readonly name: string }
  | { readonly kind: 'subtotal'; readonly name: string }
  | { readonly kind: 'page_break' }

export type FrozenLine =
  | (ItemLine & { readonly net: Cents })
  | { readonly kind: 'section'; readonly name: string }
  | { readonly kind: 'text'; readonly name: string }
  | { readonly kind: 'subtotal'; readonly name: string; readonly net: Cents }
  | { readonly kind: 'page_break' }

/** What a delivery note says beside its lines. */
export type Shipping = {
  /** The numbers of the orders that it carries out. */
  readonly orders: readonly string[]
  readonly wished: Day | null
  readonly shipped: Day | null
  readonly delivered: Day | null
  readonly carrier: string
  readonly tracking: string
  readonly packages: number | null
  /** In kilograms. */
  readonly weight: Quantity | null
  /** Whether it tells the prices. */
  readonly priced: boolean
}

/** A deposit that a balance deducts, or another invoice of the deal; what is credited of it is off. */
export type Deposit = {
  readonly kind?: 'deposit' | 'invoice'
  readonly number: string
  readonly day: Day
  readonly net: Cents
  readonly tax: Cents
  readonly gross: Cents
}

export type DocumentDraft = {
  readonly kind: DocumentKind
  /** Null for a draft. */
  readonly number: string | null
  readonly day: Day
  readonly due: Day | null
  readonly validUntil: Day | null
  /** The day of delivery, or the last of the period of performance that `performedFrom` opens. */
  readonly delivered: Day | null
  readonly performedFrom: Day | null
  readonly seller: Seller
  readonly buyer: Buyer
  readonly subject: string
  /** The client's order number, which the law wants repeated. */
  readonly customerReference: string
  readonly store: string
  readonly salesperson: string
  /** The number of the quote that it follows. */
  readonly quoteNumber: string | null
  readonly opening: string
  readonly closing: string
  readonly lines: readonly DraftLine[]
  /** The discount on the whole. */
  readonly discount: Bps
  readonly currency: string
  /** What one unit of a currency other than the euro is worth in euros, and when. */
  readonly exchange: { readonly rate: Price; readonly day: Day } | null
  readonly timeZone: string
  readonly terms: Terms
  readonly paymentMethod: PaymentMethod
  /** What making the quote costs, VAT included, in euros; 0 where it is free. */
  readonly quoteFee: Cents
  /** What is asked when a quote is signed. */
  readonly depositAsked: Cents | null
  readonly deposits: readonly Deposit[]
  /**
   * The VAT where it is agreed and not computed from the lines: a deposit of a round amount, a credit
   * note that takes the last cents. It differs from the base at its rate by a cent at most.
   */
  readonly vat?: readonly VatGroup[] | null
  readonly alreadyPaid: Cents
  /** The article that exempts, where no regime tells it: "Exonération de TVA, art. 261-4-4° du CGI". */
  readonly exemption: string
  /** The invoice that a credit note corrects. */
  readonly credited: { readonly number: string; readonly day: Day } | null
  /** A credit note that leaves the VAT as it was invoiced ("Net de taxe"). */
  readonly netOfTax: boolean
  /** Who accepted a quote, and when: the instant in UTC, or the day where only that is known. */
  readonly signed: { readonly name: string; readonly at: string } | null
  readonly retention?: Retention
  /** On a delivery note alone. */
  readonly shipping?: Shipping
}

export type FrozenDocument = Omit<DocumentDraft, 'lines'> & {
  readonly lines: readonly FrozenLine[]
  readonly totals: Totals
  /** Still to be paid: the gross, less deposits and payments. */
  readonly payable: Cents
  /** The VAT in euros, where the currency is another (BR-FR-CO-12). */
  readonly taxInEuros: Cents | null
  readonly mentions: readonly Mention[]
}

/** What decides of the mentions. */
export type MentionCase = Pick<
  DocumentDraft,
  | 'kind'
  | 'seller'
  | 'buyer'
  | 'lines'
  | 'exemption'
  | 'credited'
  | 'netOfTax'
  | 'quoteFee'
  | 'retention'
>
