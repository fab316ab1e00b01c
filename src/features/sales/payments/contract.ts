import { z } from 'zod'
import { Named, PaymentMethodName } from '#features/sales/quotes/contract/document.ts'
import { Invoice } from '#features/sales/invoices/contract.ts'
import { endpoint } from '#kernel/endpoint.ts'
import { listInput, listOutput } from '#kernel/list.ts'
import { namesOfTiles } from '#kernel/tiles.ts'
import {
  Amount,
  ById,
  CalendarDay,
  Flag,
  Id,
  Instant,
  Line as Text,
  Paragraph,
  Version,
  Window,
  Total,
} from '#kernel/shapes.ts'
import { paymentFilters, paymentSorts, paymentTiles } from './contract/list.ts'
import {
  allocationStates,
  paymentKinds,
  paymentStandings,
  reversalReasons,
} from './rules/allocate.ts'

/** Absent: oldest due first, the remainder on account. `[]`: all on account. */
const Allocations = z
  .array(z.object({ invoice: Id, amount: Amount }))
  .max(500)
  .optional()

/** Something that may be given back, or was: a payment on account, or a credit note. */
const Source = z.object({ kind: z.enum(['payment', 'credit_note']), id: Id, amount: Amount })

export const Payment = z.object({
  id: Id,
  version: Version,
  /** A refund has a negative amount. */
  kind: z.enum(paymentKinds),
  standing: z.enum(paymentStandings),
  allocation: z.enum(allocationStates),
  customer: Named,
  /** Whose it is, and of which store: those of its client unless changed since. */
  seller: Named.nullable(),
  store: Named.nullable(),
  day: CalendarDay,
  method: PaymentMethodName,
  amount: Amount,
  allocated: Amount,
  /** What of it is on account. */
  remaining: Amount,
  reference: z.string(),
  note: z.string(),
  /** The invoices that it settles; for a refund, the credit notes that it gives back. */
  allocations: z.array(
    z.object({
      invoice: Id,
      number: z.string(),
      amount: Amount,
      /** What remains due on the invoice now. */
      outstanding: Amount,
    }),
  ),
  /** The refunds that gave it back or, for a refund, the payments that it gives back. */
  returns: z.array(
    z.object({ payment: Id, day: CalendarDay, reference: z.string(), amount: Amount }),
  ),
  /** The payment that this one reverses, or the counter-entry that reverses it. */
  reversalOf: Id.nullable(),
  reversedBy: Id.nullable(),
  createdAt: Instant,
})
export type Payment = z.output<typeof Payment>

export const PaymentRow = Payment.omit({
  allocations: true,
  returns: true,
  note: true,
  reversedBy: true,
}).extend({ tags: z.array(z.string()) })

/** Said where the same was recorded minutes ago: this one is another. */
const second = z
  .boolean()
  .optional()
  .describe('True where the same payment was recorded minutes ago, and this is a second one')

export const listPayments = endpoint('GET', '/payments', {
  summary:
    'Lists payments, newest first; indicators tell count and amount by allocation (on account, for those not wholly allocated).',
  input: listInput(paymentSorts, paymentFilters),
  output: listOutput(PaymentRow, {
    sums: ['amount', 'remaining'],
    indicators: namesOfTiles(paymentTiles),
  }),
})

export const showPayment = endpoint('GET', '/payments/:id', {
  summary: 'Shows a payment and the invoices that it settles.',
  input: ById,
  output: Payment,
})

export const recordPayment = endpoint('POST', '/payments', {
  summary:
    'Records money received, and spreads it over invoices; the remainder is kept on account.',
  input: z.object({
    customer: Id,
    /** Today unless given. */
    day: CalendarDay.optional(),
    method: PaymentMethodName,
    amount: Amount,
    reference: Text(100).optional(),
    note: Paragraph(1000).optional(),
    allocations: Allocations,
    second,
  }),
  output: Payment,
  refusals: [
    'amount_not_positive',
    'beyond_outstanding',
    'beyond_payment',
    'other_customer',
    'same_payment',
  ],
})

export const recordRefund = endpoint('POST', '/refunds', {
  summary:
    'Records money paid back to a customer: of what is on account or of open credit notes, and never more.',
  input: z.object({
    customer: Id,
    /** Today unless given. */
    day: CalendarDay.optional(),
    method: PaymentMethodName,
    amount: Amount.describe('What is paid back, more than zero'),
    reference: Text(100).optional(),
    note: Paragraph(1000).optional(),
    /** What it gives back; oldest first unless given. */
    sources: z.array(Source).max(500).optional(),
    second,
  }),
  output: Payment,
  refusals: [
    'amount_not_positive',
    'beyond_owed',
    'beyond_source',
    'not_to_give_back',
    'not_all_given_back',
    'same_payment',
  ],
})

export const allocatePayment = endpoint('POST', '/payments/:id/allocations', {
  summary:
    'Ties money on account to invoices; a refund that nothing covers any more, to what may be given back.',
  input: ById.extend({ version: Version.optional(), allocations: Allocations }),
  output: Payment,
  refusals: ['not_reversible', 'beyond_outstanding', 'beyond_payment', 'other_customer'],
})

export const reversePayment = endpoint('POST', '/payments/:id/reversal', {
  summary: 'Reverses a payment by a counter-entry: the invoices that it settled are due again.',
  input: ById.extend({
    version: Version.optional(),
    /** Today unless given. */
    day: CalendarDay.optional(),
    /** `rejected`: the bank sent it back unpaid. A mistake unless given. */
    reason: z.enum(reversalReasons).optional(),
    note: Paragraph(1000).optional(),
  }),
  output: Payment,
  refusals: ['not_reversible', 'never_bounces', 'day_ahead', 'before_payment'],
})

export const allocateCreditNote = endpoint('POST', '/credit-notes/:id/allocations', {
  summary:
    'Uses an open credit note on invoices of its customer: those named, or the oldest due; the rest stays on account.',
  input: ById.extend({ version: Version.optional(), allocations: Allocations }),
  output: Invoice,
  refusals: [
    'not_a_credit_note',
    'beyond_outstanding',
    'beyond_credit_note',
    'other_customer',
    'allocated_twice',
    'allocation_not_positive',
  ],
})

export const releaseCreditNote = endpoint('POST', '/credit-notes/:id/release', {
  summary: 'Takes a credit note off an invoice that it settles: the invoice is due again.',
  input: ById.extend({ version: Version.optional(), invoice: Id }),
  output: Invoice,
  refusals: ['not_a_credit_note', 'not_settled_by'],
})

// ── The account of a client ─────────────────────────────────────────────────────────────────────

export const customerBalance = endpoint('GET', '/customers/:id/balance', {
  summary:
    'Tells what a customer owed at the end of a day: invoiced, credited, received, and the rest.',
  input: ById.extend({ on: CalendarDay.optional() }),
  output: z.object({
    on: CalendarDay,
    invoiced: Total,
    credited: Total,
    received: Total,
    /** invoiced − credited − received: negative when the client has paid ahead. Refunds lessen what is received. */
    balance: Total,
  }),
})

export const customerOutstanding = endpoint('GET', '/customers/:id/outstanding', {
  summary: 'Lists what a customer has left to pay, oldest due first, and the money on account.',
  input: ById,
  output: z.object({
    outstanding: Total,
    /** What of it is past its due date. */
    late: Total,
    onAccount: Total,
    /** outstanding − open credit notes − onAccount. */
    balance: Total,
    /** What may be paid back today: on account and of open credit notes. */
    owed: Total,
    creditNotes: z.array(
      z.object({
        id: Id,
        number: z.string(),
        day: CalendarDay,
        /** What nothing has used of it, more than zero. */
        remaining: Amount,
      }),
    ),
    invoices: z.array(
      z.object({
        id: Id,
        number: z.string(),
        day: CalendarDay,
        dueDay: CalendarDay.nullable(),
        gross: Amount,
        settled: Amount,
        outstanding: Amount,
        lateDays: z.int().nullable(),
      }),
    ),
    payments: z.array(
      z.object({
        id: Id,
        version: Version,
        day: CalendarDay,
        method: PaymentMethodName,
        amount: Amount,
        remaining: Amount,
      }),
    ),
  }),
})

export const movementKinds = [
  'invoice',
  'credit_note',
  'payment',
  'refund',
  'reversal',
  'imported',
] as const

export const customerTransactions = endpoint('GET', '/customers/:id/transactions', {
  summary:
    'The account of a customer with its running balance, oldest first unless asked otherwise; `opening` is what stood before.',
  input: Window.extend({
    id: Id,
    from: CalendarDay.optional(),
    to: CalendarDay.optional(),
    direction: z.enum(['asc', 'desc']).optional(),
    /** Of one kind alone: `opening`, `closing` and the balance beside each stay those of the account. */
    kind: z.enum(movementKinds).optional(),
    /** With the documents of another program, which are outside of the balance. */
    imported: Flag,
  }),
  output: z.object({
    opening: Total,
    rows: z.array(
      z.object({
        kind: z.enum(movementKinds),
        id: Id,
        day: CalendarDay,
        dueDay: CalendarDay.nullable(),
        /** The number of a document, the reference of a payment. */
        label: z.string(),
        method: PaymentMethodName.nullable(),
        /** What it adds to the balance: negative for money received and for credit notes. */
        amount: Amount,
        /** What is written on it: as `amount`, but for what is outside of the balance. */
        written: Amount,
        /** What is left of it: to pay, to use; null for what cannot be paid or used. */
        remaining: Amount.nullable(),
        /** The days since it should have been paid; null where it is not late. */
        lateDays: z.int().nullable(),
        /** The balance after it. */
        balance: Total,
      }),
    ),
    total: z.int(),
    closing: Total,
    sums: z.object({ debit: Total, credit: Total }),
  }),
})
