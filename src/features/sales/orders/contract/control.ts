// The control of orders on the wire: reviewed, set aside, blocked, let go; and the rules of the company.
import { z } from 'zod'
import { endpoint } from '#kernel/endpoint.ts'
import {
  Amount,
  ById,
  CalendarDay,
  Id,
  Instant,
  Name,
  Nothing,
  Rate,
  UnsignedAmount,
} from '#kernel/shapes.ts'
import { Order, Seen } from '../contract.ts'
import { fittingAsks } from '../rules/fitting.ts'

export const tickCheck = endpoint('POST', '/orders/:id/ticks', {
  summary: 'Ticks a check of an order, or takes the tick off.',
  input: Seen.extend({ check: Id, ticked: z.boolean() }),
  output: Order,
  refusals: ['order_not_confirmed'],
})

export const reviewOrder = endpoint('POST', '/orders/:id/review', {
  summary:
    'Records that an order was reviewed: all that must be checked is ticked; or takes it back.',
  input: Seen.extend({ reviewed: z.boolean() }),
  output: Order,
  refusals: ['order_not_confirmed', 'check_unticked'],
})

export const holdOrder = endpoint('POST', '/orders/:id/hold', {
  summary: 'Sets an order aside, with a reason, until a day or until someone takes it up again.',
  input: Seen.extend({ reason: Name(300), until: CalendarDay.nullable() }),
  output: Order,
  refusals: ['order_not_confirmed', 'hold_day_past'],
})

export const resumeOrder = endpoint('POST', '/orders/:id/resumption', {
  summary: 'Takes up again an order that was set aside.',
  input: Seen,
  output: Order,
  refusals: ['order_not_confirmed'],
})

export const blockOrder = endpoint('POST', '/orders/:id/block', {
  summary: 'Blocks an order by hand, with a reason.',
  input: Seen.extend({ reason: Name(300) }),
  output: Order,
  refusals: ['order_not_confirmed'],
})

export const releaseOrder = endpoint('POST', '/orders/:id/release', {
  summary:
    'Lets an order go in spite of what blocks it, with a reason: what is owed now is allowed, and no more.',
  input: Seen.extend({ reason: Name(300), until: CalendarDay.nullable() }),
  output: Order,
  refusals: ['order_not_confirmed', 'nothing_to_release', 'hold_day_past'],
})

export const decideFitting = endpoint('PUT', '/orders/:id/fitting', {
  summary: 'Decides whether an order is fitted at the customer’s: as its items say, or otherwise.',
  input: Seen.extend({ asks: z.enum(fittingAsks) }),
  output: Order,
  refusals: ['order_ended'],
})

export const OrderRules = z.object({
  /** Days after its due date from which an unpaid invoice blocks; null never. */
  overdueDays: z.int().min(0).max(365).nullable(),
  overdueAllowed: Amount,
  /** The limit of clients who have none of their own; null for no limit. */
  creditLimit: Amount.nullable(),
  /** The deposit that the order of a quote asks unless said otherwise. */
  depositRate: Rate,
  checks: z.array(z.object({ id: Id.optional(), name: Name(120), required: z.boolean() })).max(30),
})
export type OrderRules = z.output<typeof OrderRules>

export const showOrderRules = endpoint('GET', '/order-rules', {
  summary: 'What is checked of orders, and what blocks them by itself.',
  input: Nothing,
  output: OrderRules,
})

export const changeOrderRules = endpoint('PUT', '/order-rules', {
  summary: 'Changes what is checked of orders, and what blocks them by itself.',
  input: OrderRules.extend({
    overdueAllowed: UnsignedAmount,
    creditLimit: UnsignedAmount.nullable(),
  }),
  output: OrderRules,
})

export const CustomerCredit = z.object({
  /** Theirs, or null for that of the company. */
  creditLimit: Amount.nullable(),
  companyLimit: Amount.nullable(),
  /** What they owe, with what is ordered and not invoiced yet. */
  exposure: Amount,
  overdue: Amount,
  blocked: z
    .object({
      reason: z.string(),
      at: Instant,
      by: z.object({ id: Id, name: z.string() }).nullable(),
    })
    .nullable(),
})

export const showCustomerCredit = endpoint('GET', '/customers/:id/credit', {
  summary:
    'What a customer may owe, what they owe with their orders, and whether they are blocked.',
  input: ById,
  output: CustomerCredit,
})

export const changeCustomerCredit = endpoint('PUT', '/customers/:id/credit', {
  summary: 'Changes what a customer may owe, and blocks or unblocks them.',
  input: ById.extend({ creditLimit: UnsignedAmount.nullable(), blocked: Name(300).nullable() }),
  output: CustomerCredit,
})
