// Deliveries on the wire. How they are invoiced and what an order has left: `contract/`.
import { z } from 'zod'
import {
  Lacking,
  Linked,
  Named,
  PrintedDocument,
} from '#features/sales/quotes/contract/document.ts'
import { endpoint } from '#kernel/endpoint.ts'
import { listInput, listOutput } from '#kernel/list.ts'
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
  UnitPrice,
  Version,
} from '#kernel/shapes.ts'
import { progresses } from '#features/sales/orders/rules/life.ts'
import { deliveryFilters, deliverySorts, deliveryTiles } from './contract/list.ts'
import { deliveryStates } from './rules/life.ts'

/** How much of which line of an order. */
export const Wanted = z.object({ line: Id, quantity: Qty })

/** What may be told of a delivery until the client has it. */
export const DeliveryHead = z.object({
  /** The address of the client where it goes; null for their usual one. */
  address: Id.nullable(),
  wishedDay: CalendarDay.nullable(),
  /** Who takes it to the client, and so sees it. */
  driver: Id.nullable(),
  carrier: Text(100),
  tracking: Text(100),
  packages: z.int().min(1).max(100_000).nullable(),
  /** In kilograms. */
  weight: Qty.nullable(),
  /** Whether its paper tells the prices. */
  priced: z.boolean(),
  note: Paragraph(1000),
})

export const DeliveryLine = z.object({
  id: Id,
  /** The line of the order that it carries out, and its order. */
  line: Id,
  order: Id,
  reference: z.string(),
  name: z.string(),
  description: z.string(),
  unit: z.string(),
  price: UnitPrice,
  /** What was ordered, and what of it no other delivery holds. */
  ordered: Qty,
  open: Qty,
  quantity: Qty,
  /** What the client took; null until it is delivered. */
  delivered: Qty.nullable(),
  returned: Qty,
  /** What of it is invoiced, drafts included. */
  invoiced: Qty,
})

const Who = Named.nullable()

export const Delivery = DeliveryHead.extend({
  id: Id,
  version: Version,
  number: z.string().nullable(),
  state: z.enum(deliveryStates),
  invoicing: z.enum(progresses),
  leftToInvoice: Amount,
  /** The day of the note: of its number, or of its creation while it is a draft. */
  day: CalendarDay,
  driver: Named.nullable(),
  shippedDay: CalendarDay.nullable(),
  deliveredDay: CalendarDay.nullable(),
  customer: Named.extend({ code: z.string(), archived: z.boolean() }),
  contact: Named.nullable(),
  seller: Named.nullable(),
  store: Named.nullable(),
  /** Where it goes, and whom to call there. */
  place: z.object({ name: z.string(), lines: z.array(z.string()), phone: z.string() }),
  orders: z.array(z.object({ id: Id, number: z.string() })),
  customerReference: z.string(),
  lines: z.array(DeliveryLine),
  currency: z.string(),
  language: z.enum(['fr', 'en']),
  /** What it comes to before VAT, for what counts: prepared, then taken, less what came back. */
  net: Amount,
  signature: z
    .object({
      name: z.string(),
      /** The strokes: the path of an SVG of 600 × 200, or nothing where a name was typed. */
      drawing: z.string(),
      at: Instant,
      by: Who,
    })
    .nullable(),
  photos: z.array(z.object({ id: Id, at: Instant, by: Who })),
  endReason: z.string(),
  /** What forbids preparing it; empty once it is. */
  incomplete: z.array(Lacking),
  /** The quotes and orders that it carries out, and its invoices, as far as the role may see them. */
  documents: z.array(Linked),
  createdAt: Instant,
  updatedAt: Instant,
})
export type Delivery = z.output<typeof Delivery>

export const DeliveryRow = z.object({
  id: Id,
  version: Version,
  number: z.string().nullable(),
  state: z.enum(deliveryStates),
  invoicing: z.enum(progresses),
  /** Whether it was wished for a day that is past, and is not delivered. */
  late: z.boolean(),
  day: CalendarDay,
  wishedDay: CalendarDay.nullable(),
  deliveredDay: CalendarDay.nullable(),
  customer: Named,
  city: z.string(),
  seller: Named.nullable(),
  store: Named.nullable(),
  driver: Named.nullable(),
  orders: z.array(z.object({ id: Id, number: z.string() })),
  tags: z.array(z.string()),
  carrier: z.string(),
  tracking: z.string(),
  signed: z.boolean(),
  net: Amount,
  gross: Amount,
  leftToInvoice: Amount,
})

export const listDeliveries = endpoint('GET', '/deliveries', {
  summary:
    'Lists deliveries, newest first; indicators tell count, net and gross by what is to be done, under the other filters.',
  input: listInput(deliverySorts, deliveryFilters),
  output: listOutput(DeliveryRow, {
    sums: ['net', 'gross', 'leftToInvoice'],
    indicators: namesOfTiles(deliveryTiles),
  }),
})

export const showDelivery = endpoint('GET', '/deliveries/:id', {
  summary: 'Shows a delivery with its lines, who received it, and the documents of its deal.',
  input: ById,
  output: Delivery,
})

export const createDelivery = endpoint('POST', '/deliveries', {
  summary:
    'Drafts a delivery of orders of one customer: of all that is left of their goods, or of the quantities of the lines that are named.',
  input: z.object({
    orders: z.array(Id).min(1).max(100),
    lines: z.array(Wanted).max(500).optional(),
    address: Id.nullable().optional(),
    wishedDay: CalendarDay.nullable().optional(),
  }),
  output: Delivery,
  refusals: [
    'order_not_confirmed',
    'order_delivered',
    'order_blocked',
    'order_held',
    'beyond_ordered',
    'deliveries_of_one_client',
    'delivery_orders_differ',
  ],
})

/** The version that one has seen: the act is refused if someone has changed the delivery since. */
export const Seen = ById.extend({ version: Version.optional() })

export const updateDelivery = endpoint('PUT', '/deliveries/:id', {
  summary:
    'Saves where a delivery goes and how, until the customer has it; its quantities while it is a draft.',
  input: DeliveryHead.partial().extend({
    id: Id,
    version: Version,
    lines: z.array(Wanted).max(500).optional(),
  }),
  output: Delivery,
  refusals: ['changed_meanwhile', 'delivery_over', 'not_a_draft', 'beyond_ordered'],
})

export const deleteDelivery = endpoint('DELETE', '/deliveries/:id', {
  summary: 'Deletes a draft: what it held of its orders can be delivered again.',
  input: ById,
  output: Done,
  refusals: ['not_a_draft'],
})

export const prepareDelivery = endpoint('POST', '/deliveries/:id/preparation', {
  summary: 'Says that a delivery is packed: it takes its number and its date.',
  input: Seen,
  output: Delivery,
  refusals: ['not_a_draft', 'order_blocked', 'order_held', 'delivery_address_incomplete'],
})

export const shipDelivery = endpoint('POST', '/deliveries/:id/shipment', {
  summary: 'Says that a delivery has left, by whom and under which number if a carrier takes it.',
  input: Seen.extend({
    day: CalendarDay.optional(),
    carrier: Text(100).optional(),
    tracking: Text(100).optional(),
  }),
  output: Delivery,
  refusals: ['delivery_not_ready', 'order_blocked', 'order_held', 'day_ahead'],
})

/** Who received the goods, and what they drew. */
const Receiver = {
  signer: Text(200).optional(),
  /** The strokes of a signature: the path of an SVG of 600 × 200. */
  drawing: z
    .string()
    .max(60_000)
    .optional()
    .meta({ examples: [''] }),
}

export const deliver = endpoint('POST', '/deliveries/:id/receipt', {
  summary:
    'Says that the customer has a delivery: all of it, or the quantities that they took; with who received it and their signature.',
  input: Seen.extend({
    day: CalendarDay.optional(),
    lines: z.array(Wanted).max(500).optional(),
    ...Receiver,
  }),
  output: Delivery,
  refusals: [
    'delivery_not_ready',
    'delivered_beyond',
    'nothing_delivered',
    'signer_missing',
    'not_drawn',
    'day_ahead',
  ],
})

export const returnDelivery = endpoint('POST', '/deliveries/:id/return', {
  summary:
    'Takes goods back, in part or whole: they can be delivered again, and are no longer to be invoiced.',
  input: Seen.extend({ lines: z.array(Wanted).max(500).optional(), reason: Paragraph(500) }),
  output: Delivery,
  refusals: ['delivery_not_gone', 'returned_beyond', 'nothing_returned'],
})

export const cancelDelivery = endpoint('POST', '/deliveries/:id/cancellation', {
  summary: 'Cancels a delivery that has not left: what it held can be delivered again.',
  input: Seen.extend({ reason: Paragraph(500).optional() }),
  output: Delivery,
  refusals: ['delivery_gone'],
})

export const viewDelivery = endpoint('GET', '/deliveries/:id/view', {
  summary: 'Gives what is printed of a delivery, for the preview.',
  input: ById,
  output: PrintedDocument,
})

export const deliveryPdf = endpoint('GET', '/deliveries/:id/pdf', {
  summary: 'Gives the PDF of a delivery, with its prices or without; that of a draft is marked so.',
  input: ById,
  output: z.unknown(),
  answer: 'pdf',
})
