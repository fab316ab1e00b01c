// The order of a signed quote on the wire.
import { z } from 'zod'
import { Linked } from '#features/sales/quotes/contract/document.ts'
import { endpoint } from '#kernel/endpoint.ts'
import { ById, CalendarDay, Id, Qty, Version } from '#kernel/shapes.ts'
import { Order } from '../contract.ts'

export const orderQuote = endpoint('POST', '/quotes/:id/order', {
  summary:
    'Drafts the order of a signed quote: of all that is left of it, or of the quantities of the lines that are named.',
  input: ById.extend({
    version: Version.optional(),
    lines: z
      .array(z.object({ line: Id, quantity: Qty }))
      .max(500)
      .optional(),
    deliveryDay: CalendarDay.nullable().optional(),
  }),
  output: Order,
  refusals: ['quote_not_signed_yet', 'quote_ordered', 'beyond_signed_order'],
})

export const showOrdering = endpoint('GET', '/quotes/:id/ordering', {
  summary: 'Tells what of a signed quote is ordered and what is left, line by line.',
  input: ById,
  output: z.object({
    orders: z.array(Linked),
    lines: z.array(z.object({ line: Id, quantity: Qty, left: Qty })),
  }),
})
