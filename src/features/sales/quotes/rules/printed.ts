// A quote or an invoice as the documents want it: whole, with its parties, ready to be frozen.
import type {
  Buyer,
  Deposit,
  DocumentDraft,
  DocumentKind,
  Seller,
} from '#features/sales/documents/rules/frozen.ts'
import type { PaymentMethod } from '#features/base/company/rules.ts'
import type { Day, Terms } from '#kernel/day.ts'
import { type Bps, zero } from '#kernel/money.ts'
import type { VatGroup } from '#kernel/vat.ts'
import { type OfferedLine, printedLine, type StoredLine } from './stored.ts'

export type Parties = {
  readonly seller: Seller
  readonly buyer: Buyer
  /** The name of the store, where the company has several; else ''. */
  readonly store: string
  readonly salesperson: string
  /** The article by which the client pays no VAT, in words; '' where no regime says one. */
  readonly exemption: string
}

/** What a document is made of. */
export type Printed = {
  readonly kind: DocumentKind
  readonly number: string | null
  readonly day: Day
  readonly dueDay?: Day | null
  readonly validUntil?: Day | null
  readonly deliveryDay?: Day | null
  readonly subject: string
  readonly customerReference: string
  readonly quoteNumber?: string | null
  readonly note: string
  readonly lines: readonly (StoredLine & Partial<OfferedLine>)[]
  readonly discount: Bps
  readonly currency: string
  readonly exchange?: DocumentDraft['exchange']
  readonly timeZone: string
  readonly terms: Terms
  readonly paymentMethod: PaymentMethod
  readonly credited?: { readonly number: string; readonly day: Day } | null
  /** What a balance deducts, and the VAT where it is not that of the lines. */
  readonly deposits?: readonly Deposit[]
  readonly vat?: readonly VatGroup[] | null
}

/** What the row of a document keeps of its head. */
type StoredHead = {
  readonly number: string | null
  readonly subject: string
  readonly note: string
  readonly discount: Bps
  readonly currency: string
  readonly terms_days: number
  readonly terms_end_of_month: boolean
  readonly payment_method: string
}

export const printedHead = (row: StoredHead) => ({
  number: row.number,
  subject: row.subject,
  note: row.note,
  discount: row.discount,
  currency: row.currency,
  terms: { days: row.terms_days, endOfMonth: row.terms_end_of_month },
  paymentMethod: row.payment_method as PaymentMethod,
})

export const documentDraft = (document: Printed, parties: Parties): DocumentDraft => ({
  kind: document.kind,
  number: document.number,
  day: document.day,
  due: document.dueDay ?? null,
  validUntil: document.validUntil ?? null,
  delivered: document.deliveryDay ?? null,
  performedFrom: null,
  seller: parties.seller,
  buyer: parties.buyer,
  subject: document.subject,
  customerReference: document.customerReference,
  store: parties.store,
  salesperson: parties.salesperson,
  quoteNumber: document.quoteNumber ?? null,
  opening: '',
  closing: document.note,
  lines: document.lines.map((line) => printedLine(line, document.kind === 'credit_note')),
  discount: document.discount,
  currency: document.currency,
  exchange: document.exchange ?? null,
  timeZone: document.timeZone,
  terms: document.terms,
  paymentMethod: document.paymentMethod,
  quoteFee: zero,
  depositAsked: null,
  deposits: document.deposits ?? [],
  vat: document.vat ?? null,
  alreadyPaid: zero,
  exemption: parties.exemption,
  credited: document.credited ?? null,
  netOfTax: false,
  signed: null,
})
