import { groupInput } from '#kernel/list.ts'
import { Amount } from '#kernel/shapes.ts'

/** What invoices are grouped by. */
export const invoiceGroupings = [
  'payment',
  'kind',
  'customer',
  'seller',
  'store',
  'month',
  'week',
  'due',
] as const

export const grouped = groupInput(invoiceGroupings)

/** Between which amounts the gross total lies. */
export const amounts = { min: Amount.optional(), max: Amount.optional() }
