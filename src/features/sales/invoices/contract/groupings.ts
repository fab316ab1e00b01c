import { groupInput } from '#kernel/list.ts'

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
