// The invoice of orders on the wire.
import { z } from 'zod'
import { endpoint } from '#kernel/endpoint.ts'
import { Id, Qty } from '#kernel/shapes.ts'
import { Invoice } from '../contract.ts'

export const invoiceOrders = endpoint('POST', '/order-invoices', {
  summary:
    'Drafts one invoice of orders of one customer: of all that is left of them, or of the quantities of the lines that are named.',
  input: z.object({
    orders: z.array(Id).min(1).max(100),
    lines: z
      .array(z.object({ line: Id, quantity: Qty }))
      .max(500)
      .optional(),
  }),
  output: Invoice,
  refusals: [
    'order_not_confirmed',
    'order_invoiced',
    'beyond_order',
    'orders_of_one_client',
    'orders_differ',
    'order_in_deal',
    'deal_drafted',
    'deal_exceeded',
  ],
})
