import { z } from 'zod'
import { endpoint } from '#kernel/endpoint.ts'
import { listOutput } from '#kernel/list.ts'
import { namesOfTiles } from '#kernel/tiles.ts'
import {
  Amount,
  ById,
  CalendarDay,
  Done,
  Id,
  Instant,
  Line as Text,
  Paragraph,
  Qty,
  Rate,
  Version,
} from '#kernel/shapes.ts'
import { InvoiceList, invoiceTiles } from './contract/list.ts'
import {
  DocumentTotals,
  ItemFields,
  Lacking,
  Linked,
  Named,
  OtherLines,
  PaymentMethodName,
  PaymentTerms,
  PrintedDocument,
  VatRegimes,
} from '#features/sales/quotes/contract/document.ts'
import { SoldLines } from '#features/sales/quotes/contract/lines.ts'
import { Creditable, Deduction, Exchange, Settlement } from './contract/standing.ts'
import { invoiceKinds, invoiceStates } from './rules/life.ts'
import { paymentStates } from './rules/payment.ts'

export const InvoiceLine = z.discriminatedUnion('kind', [
  z.object({
    ...ItemFields,
    /** The line of the quote that it invoices, and how much of that remained before it. */
    quoteLine: Id.nullable(),
    quotedRemaining: Qty.nullable(),
    /** On a credit note, the line of the invoice that it takes back; its quantity is negative. */
    creditedLine: Id.nullable(),
    /** On a balance, what other invoices of the deal hold of the quantity. */
    earlier: Qty,
    /** On a situation, whose quantity and net are those of its period: all of the line, and how far it is. */
    progress: z.object({ percent: Rate, whole: Amount, done: Amount, before: Amount }).nullable(),
  }),
  ...OtherLines,
])

/** What may be written in a draft. Its number and its date are given when it is issued. */
export const InvoiceDraft = z.object({
  customer: Id,
  contact: Id.nullable(),
  seller: Id.nullable(),
  store: Id.nullable(),
  subject: Text(200),
  customerReference: Text(100),
  /** The day of delivery or of the end of the work, when it is not that of the invoice. */
  deliveryDay: CalendarDay.nullable(),
  /** Null: the terms decide on the day of issue. */
  dueDay: CalendarDay.nullable(),
  terms: PaymentTerms,
  paymentMethod: PaymentMethodName,
  discount: Rate,
  language: z.enum(['fr', 'en']),
  note: Paragraph(),
  lines: SoldLines,
})

export const Invoice = z.object({
  id: Id,
  version: Version,
  kind: z.enum(invoiceKinds),
  number: z.string().nullable(),
  imported: z.boolean(),
  state: z.enum(invoiceStates),
  payment: z.enum(paymentStates),
  /** Days past the due date while something remains due; null where it is not late. */
  lateDays: z.int().nullable(),
  /** The date of the invoice: of its issue, or of its creation while it is a draft. */
  day: CalendarDay,
  deliveryDay: CalendarDay.nullable(),
  dueDay: CalendarDay.nullable(),
  customer: Named.extend({ code: z.string(), archived: z.boolean() }),
  contact: Named.nullable(),
  seller: Named.nullable(),
  store: Named.nullable(),
  /** The invoice that a credit note takes back. */
  credited: z.object({ id: Id, number: z.string() }).nullable(),
  subject: z.string(),
  customerReference: z.string(),
  terms: PaymentTerms,
  paymentMethod: PaymentMethodName,
  discount: Rate,
  currency: z.string(),
  exchange: Exchange.nullable().describe('Of a draft, what is proposed; null in euros'),
  language: z.enum(['fr', 'en']),
  note: z.string(),
  lines: z.array(InvoiceLine),
  /** As it is printed: of a balance, the whole of the deal. */
  totals: DocumentTotals,
  /** What a balance takes off the whole, oldest first. */
  deductions: z.array(Deduction),
  /** What it adds to the books: its totals, less what it deducts. */
  net: Amount,
  payable: Amount,
  /** Why it goes beyond what was signed; '' where it does not. */
  beyondReason: z.string(),
  /** What credit notes may still take back of it; null of what can have none. */
  creditable: Creditable.nullable(),
  settled: Amount,
  outstanding: Amount,
  /** What was held back of it (retenue de garantie), and what of that is still held and not due. */
  retention: z
    .object({ amount: Amount, rate: Rate, held: Amount, day: CalendarDay.nullable() })
    .nullable(),
  /** Null for a role that does not see costs, and for what was imported, without its costs. */
  cost: Amount.nullable(),
  margin: Amount.nullable(),
  regimes: VatRegimes,
  /** What forbids issuing it; empty once it is issued. */
  incomplete: z.array(Lacking),
  /** Why a draft must be computed again (`renewInvoice`) before it is issued; null where it is right. */
  outdated: z.enum(['deal_changed', 'deal_ended']).nullable(),
  /** The date of the last issued of its series this year: its own may not be earlier. */
  lastOfSeries: CalendarDay.nullable(),
  /** Its quote, and the credit notes made of it, oldest first, as far as the role may see them. */
  documents: z.array(Linked),
  /** What has settled it, oldest first. */
  settlements: z.array(Settlement),
  issuedAt: Instant.nullable(),
  createdAt: Instant,
  updatedAt: Instant,
})
export type Invoice = z.output<typeof Invoice>

export const InvoiceRow = z.object({
  id: Id,
  version: Version,
  kind: z.enum(invoiceKinds),
  number: z.string().nullable(),
  imported: z.boolean(),
  state: z.enum(invoiceStates),
  payment: z.enum(paymentStates),
  lateDays: z.int().nullable(),
  day: CalendarDay,
  dueDay: CalendarDay.nullable(),
  customer: Named,
  seller: Named.nullable(),
  store: Named.nullable(),
  subject: z.string(),
  net: Amount,
  gross: Amount,
  settled: Amount,
  outstanding: Amount,
  margin: Amount.nullable(),
  tags: z.array(z.string()),
})

export const listInvoices = endpoint('GET', '/invoices', {
  summary:
    'Lists invoices and credit notes, newest first; indicators tell count and amount by payment: what is outstanding, or the gross of those settled, imported or in draft.',
  input: InvoiceList,
  output: listOutput(InvoiceRow, {
    sums: ['net', 'gross', 'outstanding'],
    indicators: namesOfTiles(invoiceTiles),
  }),
})

export const exportInvoices = endpoint('GET', '/invoices/export', {
  summary:
    'Gives every invoice that the filters keep as CSV, newest first (semicolons, decimal comma, UTF-8).',
  input: InvoiceList.omit({ offset: true, limit: true, sort: true, direction: true }),
  output: z.unknown(),
  answer: 'csv',
})

export const showInvoice = endpoint('GET', '/invoices/:id', {
  summary:
    'Shows an invoice with its lines, its totals, what settles it and the chain of its deal.',
  input: ById,
  output: Invoice,
})

export const createInvoice = endpoint('POST', '/invoices', {
  summary: 'Drafts an invoice without a quote; what is left out comes from the customer.',
  input: InvoiceDraft.partial().required({ customer: true }),
  output: Invoice,
  refusals: ['customer_archived', 'out_of_scope', 'line_too_large', 'vat_rate_unknown'],
})

export const invoiceQuote = endpoint('POST', '/quotes/:id/invoice', {
  summary:
    'Drafts the invoice of a signed quote: of all that remains, or of the quantities of the lines that are named.',
  input: ById.extend({
    version: Version.optional(),
    lines: z
      .array(z.object({ line: Id, quantity: Qty }))
      .max(500)
      .optional(),
    /** More than was signed may be invoiced, and why: the journal keeps it. */
    beyondSigned: z.boolean().optional(),
    reason: Text(300).optional(),
  }),
  output: Invoice,
  refusals: [
    'quote_not_signed',
    'already_invoiced',
    'beyond_quote',
    'deal_drafted',
    'deal_exceeded',
    'reason_missing',
  ],
})

export const updateInvoice = endpoint('PUT', '/invoices/:id', {
  summary: 'Saves a whole draft with its lines; lines that keep their `id` stay the same lines.',
  input: InvoiceDraft.extend({ id: Id, version: Version }),
  output: Invoice,
  refusals: [
    'not_a_draft',
    'changed_meanwhile',
    'beyond_quote',
    'quote_customer',
    'credit_note_fixed',
  ],
})

export const deleteInvoice = endpoint('DELETE', '/invoices/:id', {
  summary: 'Deletes a draft.',
  input: ById,
  output: Done,
  refusals: ['not_a_draft'],
})

export const issueInvoice = endpoint('POST', '/invoices/:id/issuance', {
  summary: 'Issues a draft: it takes the next number of its series, and is frozen for ever.',
  input: ById.extend({
    version: Version.optional(),
    /** Its date: today unless given, never before the last of its series. */
    day: CalendarDay.optional(),
    /** It goes beyond the quote that was signed, and why: the journal keeps it. */
    beyondSigned: z.boolean().optional(),
    reason: Text(300).optional(),
    /** A credit note stays on account instead of settling its invoice. */
    onAccount: z.boolean().optional(),
    exchange: Exchange.nullish(),
  }),
  output: Invoice,
  refusals: [
    'exchange_rate_missing',
    'not_a_draft',
    'no_lines',
    'earlier_than_last',
    'day_ahead',
    'buyer_siren_missing',
    'deal_changed',
    'deal_ended',
    'deal_exceeded',
    'beyond_signed',
  ],
})

export const creditInvoice = endpoint('POST', '/invoices/:id/credit-note', {
  summary:
    'Drafts a credit note: of quantities or of amounts of some lines, of an amount with its VAT, or of all that is left.',
  input: ById.extend({
    version: Version.optional(),
    /** A quantity, or an amount before VAT, of each line. */
    lines: z
      .array(z.object({ line: Id, quantity: Qty.optional(), net: Amount.optional() }))
      .max(500)
      .optional(),
    amount: Amount.optional(),
    note: Paragraph().optional(),
  }),
  output: Invoice,
  refusals: [
    'not_issued',
    'not_an_invoice',
    'already_credited',
    'not_followed',
    'credit_drafted',
    'deposit_deducted',
    'beyond_invoice',
    'beyond_line',
    'credit_empty',
    'credit_mixed',
  ],
})

export const viewInvoice = endpoint('GET', '/invoices/:id/view', {
  summary: 'Gives what is printed of an invoice, for the preview.',
  input: ById,
  output: PrintedDocument,
})

export const invoicePdf = endpoint('GET', '/invoices/:id/pdf', {
  summary: 'Gives the PDF of an invoice; that of a draft is marked so.',
  input: ById,
  output: z.unknown(),
  answer: 'pdf',
})
