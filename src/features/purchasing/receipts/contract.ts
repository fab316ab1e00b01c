// What came of purchase orders. A receipt is never changed: a mistake is reversed by its contrary.
import { z } from 'zod'
import { PurchaseOrder } from '#features/purchasing/purchase-orders/contract.ts'
import { endpoint } from '#kernel/endpoint.ts'
import { ById, CalendarDay, Id, Line as Text, Paragraph, Qty, Version } from '#kernel/shapes.ts'

/** What was done, and the purchase order as it now stands. */
const Done = z.object({ id: Id, purchase: PurchaseOrder })

export const receive = endpoint('POST', '/purchase-orders/:id/receipts', {
  summary:
    'Records what came of a purchase order, in part or whole; never more than was ordered, unless accepted.',
  input: ById.extend({
    version: Version.optional(),
    /** Today unless given. */
    day: CalendarDay.optional(),
    deliveryNote: Text(100).optional(),
    note: Paragraph(1000).optional(),
    lines: z
      .array(z.object({ line: Id, quantity: Qty }))
      .min(1)
      .max(500),
    /** Whether more than was ordered is accepted. */
    beyond: z.boolean().optional(),
  }),
  output: Done,
  refusals: ['purchase_not_open', 'received_beyond', 'quantity_missing', 'day_ahead'],
})

export const reverseReceipt = endpoint('POST', '/receipts/:id/reversal', {
  summary: 'Takes a receipt back: the same quantities go out again, and both stay.',
  input: ById.extend({ reason: Paragraph(500).optional() }),
  output: Done,
  refusals: ['receipt_reversed', 'receipt_invoiced', 'purchase_not_open'],
})
