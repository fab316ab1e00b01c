// Orders on the wire. Their control (review, hold, block) is in `contract/control.ts`.
import { z } from 'zod'
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
import { OrderList, orderTiles } from './contract/list.ts'
import { blockCodes, controls } from './rules/control.ts'
import { fittingAsks, fittings } from './rules/fitting.ts'
import { orderStates, progresses } from './rules/life.ts'

/** What may be written in a draft. Its number and its date are given when it is confirmed. */
export const OrderDraft = z.object({
  customer: Id,
  contact: Id.nullable(),
  seller: Id.nullable(),
  store: Id.nullable(),
  /** The address of the client where it goes; null for their usual one. */
  address: Id.nullable(),
  subject: Text(200),
  customerReference: Text(100),
  /** When the client wishes to have it. */
  deliveryDay: CalendarDay.nullable(),
  terms: PaymentTerms,
  paymentMethod: PaymentMethodName,
  discount: Rate,
  /** The part of its total to be paid before it is carried out; of an order of a quote only. */
  depositRate: Rate,
  /** Whether it is fitted at the client’s; as its items say unless decided otherwise. */
  fitting: z.enum(fittingAsks).optional(),
  language: z.enum(['fr', 'en']),
  note: Paragraph(),
  lines: SoldLines,
})

export const OrderLine = z.discriminatedUnion('kind', [
  z.object({
    ...ItemFields,
    /** The line of the quote that it carries out, and how much of that was left before it. */
    quoteLine: Id.nullable(),
    quotedLeft: Qty.nullable(),
    /** How much of it stands on invoices, drafts included. */
    invoiced: Qty,
    /** How much of it stands on deliveries, and what of that the client has; nothing of a service. */
    planned: Qty,
    delivered: Qty,
  }),
  ...OtherLines,
])

const Block = z.object({ code: z.enum(blockCodes), amount: Amount.nullable() })
const Who = Named.nullable()

/** What is decided of an order, and what follows from facts. */
const Controlled = {
  control: z.enum(controls),
  /** What blocks it now: what was let go is not told again. */
  blocks: z.array(Block),
  block: z.object({ reason: z.string(), at: Instant, by: Who }).nullable(),
  hold: z
    .object({ reason: z.string(), until: CalendarDay.nullable(), at: Instant, by: Who })
    .nullable(),
  /** The override of what blocks by itself: what was known of it, and until when. */
  release: z
    .object({
      reason: z.string(),
      until: CalendarDay.nullable(),
      blocks: z.array(Block),
      at: Instant,
      by: Who,
    })
    .nullable(),
  review: z.object({ at: Instant, by: Who }).nullable(),
  checks: z.array(
    z.object({
      id: Id,
      name: z.string(),
      required: z.boolean(),
      ticked: z.object({ at: Instant, by: Who }).nullable(),
    }),
  ),
}

export const Order = z.object({
  id: Id,
  version: Version,
  number: z.string().nullable(),
  state: z.enum(orderStates),
  invoicing: z.enum(progresses),
  /** What was decided of its fitting, how far that is, and on which day it is done next or was last. */
  fitting: z.object({
    asks: z.enum(fittingAsks),
    state: z.enum(fittings),
    day: CalendarDay.nullable(),
  }),
  /** How much of its goods the client has; their net, what of it they have not, what is to be prepared. */
  delivering: z.enum(progresses),
  goodsNet: Amount,
  notDelivered: Amount,
  leftToDeliver: Amount,
  toDeliver: z.boolean(),
  inDelivery: z.boolean(),
  /** Its net, discount off, and what of that is still to be invoiced. */
  linesNet: Amount,
  leftToInvoice: Amount,
  ...Controlled,
  /** The date of the order: of its confirmation, or of its creation while it is a draft. */
  day: CalendarDay,
  deliveryDay: CalendarDay.nullable(),
  customer: Named.extend({ code: z.string(), archived: z.boolean() }),
  contact: Named.nullable(),
  seller: Named.nullable(),
  store: Named.nullable(),
  address: Id.nullable(),
  /** Where it goes, on one line; empty where that is the usual address of the client. */
  place: z.string(),
  /** What keeps it from being bought: its lines that lack a supplier or a purchase price. */
  lacking: z.array(z.object({ name: z.string(), supplier: z.boolean(), price: z.boolean() })),
  /** The signed quote that it carries out. */
  quote: z.object({ id: Id, number: z.string() }).nullable(),
  subject: z.string(),
  customerReference: z.string(),
  terms: PaymentTerms,
  paymentMethod: PaymentMethodName,
  discount: Rate,
  depositRate: Rate,
  currency: z.string(),
  language: z.enum(['fr', 'en']),
  note: z.string(),
  lines: z.array(OrderLine),
  totals: DocumentTotals,
  /**
   * What it costs: as bought once it is, as foreseen until then; the margin follows. Null for a role that
   * does not see costs.
   */
  cost: Amount.nullable(),
  margin: Amount.nullable(),
  /** As foreseen, and what was bought for it so far. */
  plannedMargin: Amount.nullable(),
  boughtCost: Amount.nullable(),
  regimes: VatRegimes,
  /** What forbids confirming it; empty once it is. */
  incomplete: z.array(Lacking),
  /** Its quote and its invoices, in the order of the deal, as far as the role may see them. */
  documents: z.array(Linked),
  confirmedAt: Instant.nullable(),
  createdAt: Instant,
  updatedAt: Instant,
})
export type Order = z.output<typeof Order>

export const OrderRow = z.object({
  id: Id,
  version: Version,
  number: z.string().nullable(),
  state: z.enum(orderStates),
  control: z.enum(controls),
  invoicing: z.enum(progresses),
  /** How much of its goods the client has. */
  delivering: z.enum(progresses),
  fitting: z.enum(fittings),
  fittingDay: CalendarDay.nullable(),
  /** Why it is on hold or blocked by hand, and until when. */
  reason: z.string(),
  until: CalendarDay.nullable(),
  day: CalendarDay,
  deliveryDay: CalendarDay.nullable(),
  customer: Named,
  seller: Named.nullable(),
  store: Named.nullable(),
  quote: z.object({ id: Id, number: z.string() }).nullable(),
  subject: z.string(),
  net: Amount,
  gross: Amount,
  leftToInvoice: Amount,
  margin: Amount.nullable(),
  tags: z.array(z.string()),
})

export const listOrders = endpoint('GET', '/orders', {
  summary:
    'Lists orders, newest first; indicators tell count, net and gross by control and by what is left to do, under the other filters.',
  input: OrderList,
  output: listOutput(OrderRow, {
    sums: ['net', 'gross', 'leftToInvoice'],
    indicators: namesOfTiles(orderTiles),
  }),
})

export const orderDefaults = endpoint('GET', '/orders/defaults', {
  summary: 'Tells what a new order of a customer starts with: conditions, seller, store.',
  input: z.object({ customer: Id }),
  output: OrderDraft.omit({ lines: true }).extend({ regimes: VatRegimes }),
  refusals: ['customer_archived', 'not_a_customer'],
})

export const showOrder = endpoint('GET', '/orders/:id', {
  summary: 'Shows an order with its lines, its control and the documents of its deal.',
  input: ById,
  output: Order,
})

export const createOrder = endpoint('POST', '/orders', {
  summary: 'Drafts an order without a quote; what is left out comes from the customer.',
  input: OrderDraft.partial().required({ customer: true }),
  output: Order,
  refusals: ['customer_archived', 'out_of_scope', 'line_too_large', 'vat_rate_unknown'],
})

export const updateOrder = endpoint('PUT', '/orders/:id', {
  summary: 'Saves a whole draft with its lines; lines that keep their `id` stay the same lines.',
  input: OrderDraft.extend({ id: Id, version: Version }),
  output: Order,
  refusals: [
    'not_a_draft',
    'changed_meanwhile',
    'out_of_scope',
    'beyond_signed_order',
    'not_of_the_quote',
    'order_customer_fixed',
  ],
})

export const deleteOrder = endpoint('DELETE', '/orders/:id', {
  summary: 'Deletes a draft: what it took of its quote can be ordered again.',
  input: ById,
  output: Done,
  refusals: ['not_a_draft'],
})

/** The version that one has seen: the act is refused if someone has changed the order since. */
export const Seen = ById.extend({ version: Version.optional() })

export const confirmOrder = endpoint('POST', '/orders/:id/confirmation', {
  summary: 'Confirms a draft: it takes its number and its date, and is frozen.',
  input: Seen,
  output: Order,
  refusals: ['not_a_draft', 'no_lines', 'buyer_address_incomplete'],
})

export const cancelOrder = endpoint('POST', '/orders/:id/cancellation', {
  summary:
    'Cancels a confirmed order of which nothing is invoiced; its quote can be ordered again.',
  input: Seen,
  output: Order,
  refusals: ['order_not_confirmed', 'order_begun'],
})

export const completeOrder = endpoint('POST', '/orders/:id/completion', {
  summary: 'Ends an order: nothing more is expected of it.',
  input: Seen,
  output: Order,
  refusals: ['order_not_confirmed'],
})

export const reopenOrder = endpoint('POST', '/orders/:id/reopening', {
  summary: 'Takes up again an order that was ended.',
  input: Seen,
  output: Order,
  refusals: ['order_not_completed'],
})

export const duplicateOrder = endpoint('POST', '/orders/:id/duplicate', {
  summary: 'Drafts a new direct order with the content of this one, dated today.',
  input: ById,
  output: Order,
})

export const viewOrder = endpoint('GET', '/orders/:id/view', {
  summary: 'Gives what is printed of an order, for the preview.',
  input: ById,
  output: PrintedDocument,
})

export const orderPdf = endpoint('GET', '/orders/:id/pdf', {
  summary: 'Gives the PDF of an order; that of a draft is marked so.',
  input: ById,
  output: z.unknown(),
  answer: 'pdf',
})
