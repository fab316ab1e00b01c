// What of an order is delivered and left, and the invoice of deliveries, on the wire.
import { z } from 'zod'
import { Invoice } from '#features/sales/invoices/contract.ts'
import { endpoint } from '#kernel/endpoint.ts'
import { ById, CalendarDay, Id, Qty } from '#kernel/shapes.ts'
import { deliveryStates } from '../rules/life.ts'

export const showDelivering = endpoint('GET', '/orders/:id/delivering', {
  summary:
    'Tells what of the goods of an order is left to deliver, line by line, and its deliveries.',
  input: ById,
  output: z.object({
    deliveries: z.array(
      z.object({
        id: Id,
        number: z.string().nullable(),
        state: z.enum(deliveryStates),
        day: CalendarDay,
        wishedDay: CalendarDay.nullable(),
      }),
    ),
    lines: z.array(
      z.object({
        line: Id,
        reference: z.string(),
        name: z.string(),
        unit: z.string(),
        quantity: Qty,
        /** On deliveries that are being prepared or on their way. */
        prepared: Qty,
        delivered: Qty,
        left: Qty,
      }),
    ),
  }),
})

export const invoiceDeliveries = endpoint('POST', '/delivery-invoices', {
  summary: 'Drafts one invoice of all that is left to invoice of deliveries of one customer.',
  input: z.object({ deliveries: z.array(Id).min(1).max(100) }),
  output: Invoice,
  refusals: [
    'delivery_not_delivered',
    'delivery_invoiced',
    'deliveries_of_one_client',
    'orders_differ',
    'order_in_deal',
    'deal_drafted',
    'deal_exceeded',
  ],
})
