// Quotes on the wire. What they share with invoices is in `contract/document.ts`, and the lines of a
// draft are here.
import { z } from 'zod'
import { endpoint } from '#kernel/endpoint.ts'
import { anyOf, groupInput, listInput, listOutput } from '#kernel/list.ts'
import { namesOfTiles, tileOfEach, type Tiles } from '#kernel/tiles.ts'
import {
  Amount,
  ById,
  CalendarDay,
  Done,
  Flag,
  Id,
  Instant,
  Line as Text,
  Name,
  Paragraph,
  Rate,
  Version,
} from '#kernel/shapes.ts'
import {
  documentFilters,
  DocumentTotals,
  Lacking,
  Linked,
  Named,
  PaymentMethodName,
  PaymentTerms,
  PrintedDocument,
  VatRegimes,
} from './contract/document.ts'
import { DraftLines, QuoteLine } from './contract/lines.ts'
import { invoicings, quoteStates, sentHows } from './rules/life.ts'
import { signedHows } from './rules/seal.ts'
import { validities } from './rules/validity.ts'

export type DraftLine = z.output<typeof DraftLines>[number]

/** What may be written in a draft. The number and the date are given when it is sent. */
export const QuoteDraft = z.object({
  customer: Id,
  contact: Id.nullable(),
  seller: Id.nullable(),
  store: Id.nullable(),
  subject: Text(200),
  customerReference: Text(100),
  validUntil: CalendarDay.nullable(),
  terms: PaymentTerms,
  paymentMethod: PaymentMethodName,
  discount: Rate,
  language: z.enum(['fr', 'en']),
  note: Paragraph(),
  lines: DraftLines,
})

export const Quote = z.object({
  id: Id,
  version: Version,
  number: z.string().nullable(),
  /** Which of its versions it is: what was sent and changes is the next one, under its number. */
  revision: z.int(),
  /** Whether it was taken up again after it had left. */
  reopened: z.boolean(),
  state: z.enum(quoteStates),
  validity: z.enum(validities),
  /** Days until the end of validity, negative once past; null where it does not run. */
  daysLeft: z.int().nullable(),
  invoicing: z.enum(invoicings),
  /** The date of the quote: of its sending, or of its creation while it is a draft. */
  day: CalendarDay,
  customer: Named.extend({ code: z.string(), archived: z.boolean() }),
  contact: Named.nullable(),
  seller: Named.nullable(),
  store: Named.nullable(),
  subject: z.string(),
  customerReference: z.string(),
  validUntil: CalendarDay.nullable(),
  terms: PaymentTerms,
  paymentMethod: PaymentMethodName,
  discount: Rate,
  currency: z.string(),
  language: z.enum(['fr', 'en']),
  note: z.string(),
  lines: z.array(QuoteLine),
  totals: DocumentTotals,
  /** What the options that are not chosen come to, in no total. */
  optionsNet: Amount,
  /** Null for a role that does not see costs. */
  cost: Amount.nullable(),
  margin: Amount.nullable(),
  regimes: VatRegimes,
  /** What forbids sending it; empty once it has left. */
  incomplete: z.array(Lacking),
  /** Its orders, their deliveries, then its invoices and their credit notes, as far as the role may see them. */
  documents: z.array(Linked),
  sentAt: Instant.nullable(),
  sentHow: z.enum(sentHows).nullable(),
  signedDay: CalendarDay.nullable(),
  signerName: z.string(),
  /** How it was signed, and the options that were taken; null while it is not. */
  signature: z
    .object({
      revision: z.int(),
      signer: z.string(),
      day: CalendarDay,
      at: Instant,
      how: z.enum(signedHows),
      email: z.string(),
      /** SHA-256 of what was signed. */
      hash: z.string(),
    })
    .nullable(),
  refusedAt: Instant.nullable(),
  refusalReason: z.string(),
  createdAt: Instant,
  updatedAt: Instant,
})
export type Quote = z.output<typeof Quote>

export const QuoteRow = z.object({
  id: Id,
  version: Version,
  number: z.string().nullable(),
  revision: z.int(),
  state: z.enum(quoteStates),
  validity: z.enum(validities),
  daysLeft: z.int().nullable(),
  invoicing: z.enum(invoicings),
  day: CalendarDay,
  validUntil: CalendarDay.nullable(),
  customer: Named,
  seller: Named.nullable(),
  store: Named.nullable(),
  subject: z.string(),
  net: Amount,
  gross: Amount,
  margin: Amount.nullable(),
  tags: z.array(z.string()),
})

export const quoteSorts = [
  'day',
  'number',
  'customer',
  'net',
  'gross',
  'validUntil',
  'state',
  'updated',
] as const

/** What may be done with a quote. */
export const quoteCans = ['remind', 'invoice'] as const

/** How far a signed quote went since: something is invoiced of it, and all of that is settled. */
export const quoteSteps = ['invoiced', 'paid'] as const
export type QuoteStep = (typeof quoteSteps)[number]

export const quoteFilters = {
  ...documentFilters,
  state: anyOf(quoteStates),
  validity: anyOf(validities),
  /** The end of validity. */
  validFrom: CalendarDay.optional(),
  validTo: CalendarDay.optional(),
  /** Those with which something may be done now. */
  can: anyOf(quoteCans),
  /** Those of whose billing plan a step is to be invoiced now, or the others. */
  due: Flag,
  reached: z.enum(quoteSteps).optional(),
}

/** What each tile shows: the answers that one waits for, then each standing. */
export const quoteTiles = {
  open: { filter: { validity: ['expiring', 'valid', 'pending'] }, amount: 'gross' },
  ...tileOfEach(validities, 'validity', 'gross'),
  to_bill: { filter: { due: 'true' }, amount: 'gross' },
} as const satisfies Tiles

export const quoteGroupings = ['validity', 'customer', 'seller', 'store', 'month', 'week'] as const

export const listQuotes = endpoint('GET', '/quotes', {
  summary:
    'Lists quotes, newest first; indicators tell count, net and gross by validity under the other filters.',
  input: listInput(quoteSorts, { ...quoteFilters, ...groupInput(quoteGroupings) }),
  output: listOutput(QuoteRow, {
    sums: ['net', 'gross'],
    indicators: namesOfTiles(quoteTiles),
  }),
})

export const quoteDefaults = endpoint('GET', '/quotes/defaults', {
  summary:
    'Tells what a new quote for a customer starts with: conditions, seller, store, validity.',
  input: z.object({ customer: Id }),
  output: QuoteDraft.omit({ lines: true }).extend({ regimes: VatRegimes }),
  refusals: ['customer_archived', 'not_a_customer'],
})

export const showQuote = endpoint('GET', '/quotes/:id', {
  summary: 'Shows a quote with its lines, its totals and the documents made from it.',
  input: ById,
  output: Quote,
})

export const createQuote = endpoint('POST', '/quotes', {
  summary: 'Drafts a quote; what is left out comes from the customer and from the settings.',
  input: QuoteDraft.partial().required({ customer: true }),
  output: Quote,
  refusals: ['customer_archived', 'out_of_scope', 'line_too_large', 'vat_rate_unknown'],
})

export const updateQuote = endpoint('PUT', '/quotes/:id', {
  summary: 'Saves a whole draft with its lines; lines that keep their `id` stay the same lines.',
  input: QuoteDraft.extend({ id: Id, version: Version }),
  output: Quote,
  refusals: [
    'not_a_draft',
    'changed_meanwhile',
    'out_of_scope',
    'line_too_large',
    'vat_rate_unknown',
  ],
})

export const deleteQuote = endpoint('DELETE', '/quotes/:id', {
  summary: 'Deletes a draft that never left.',
  input: ById,
  output: Done,
  refusals: ['not_a_draft', 'quote_has_left'],
})

/** The version that one has seen: the act is refused if someone has changed the quote since. */
const Seen = ById.extend({ version: Version.optional() })

export const sendQuote = endpoint('POST', '/quotes/:id/sending', {
  summary:
    'Marks a draft as sent: it takes its number the first time and its date each time, and is frozen.',
  input: Seen.extend({ how: z.enum(sentHows) }),
  output: Quote,
  refusals: ['not_a_draft', 'no_lines', 'validity_over', 'buyer_address_incomplete'],
})

export const signQuote = endpoint('POST', '/quotes/:id/signature', {
  summary:
    'Records that the customer has signed, who, when and with which options, and seals it; extends an expired quote if asked to.',
  input: Seen.extend({
    signer: Name(200),
    /** Today unless given. */
    day: CalendarDay.optional(),
    extendTo: CalendarDay.optional(),
    /** The options that are taken, by the identifiers of their lines; as proposed unless given. */
    chosen: z.array(Id).max(500).optional(),
    /** On paper, unless said otherwise. */
    how: z.enum(['paper', 'email']).optional(),
  }),
  output: Quote,
  refusals: [
    'quote_not_sent',
    'quote_expired',
    'signed_before_sent',
    'day_ahead',
    'unknown_option',
    'nothing_chosen',
  ],
})

export const refuseQuote = endpoint('POST', '/quotes/:id/refusal', {
  summary: 'Records that the customer has refused, and why.',
  input: Seen.extend({ reason: Paragraph(500).optional() }),
  output: Quote,
  refusals: ['quote_not_sent'],
})

export const cancelQuote = endpoint('POST', '/quotes/:id/cancellation', {
  summary: 'Cancels a quote that was sent or signed and of which nothing is ordered nor invoiced.',
  input: Seen,
  output: Quote,
  refusals: ['quote_not_cancellable', 'quote_invoiced', 'quote_in_order'],
})

export const reopenQuote = endpoint('POST', '/quotes/:id/revisions', {
  summary:
    'Takes up a quote that was sent, has expired or was refused: a draft of its next version, under the same number.',
  input: Seen,
  output: Quote,
  refusals: ['quote_not_reopenable'],
})

export const restoreQuote = endpoint('POST', '/quotes/:id/restoration', {
  summary: 'Gives up the version being drafted: the quote is again as it was last sent.',
  input: Seen,
  output: Quote,
  refusals: ['quote_not_reopened'],
})

export const duplicateQuote = endpoint('POST', '/quotes/:id/duplicate', {
  summary: 'Drafts a new quote with the content of this one, dated today.',
  input: ById,
  output: Quote,
})

export const viewQuote = endpoint('GET', '/quotes/:id/view', {
  summary: 'Gives what is printed of a quote, for the preview.',
  input: ById,
  output: PrintedDocument,
})

export const quotePdf = endpoint('GET', '/quotes/:id/pdf', {
  summary: 'Gives the PDF of a quote; that of a draft is marked so.',
  input: ById,
  output: z.unknown(),
  answer: 'pdf',
})
