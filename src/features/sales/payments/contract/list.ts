// The list of payments on the wire: by what it is sorted, grouped, and its tiles.
import { z } from 'zod'
import { paymentMethods } from '#features/base/company/rules.ts'
import { documentFilters } from '#features/sales/quotes/contract/document.ts'
import { anyOf, groupInput } from '#kernel/list.ts'
import { tileOfEach } from '#kernel/tiles.ts'
import { allocationStates, paymentKinds } from '../rules/allocate.ts'

export const paymentSorts = ['day', 'customer', 'amount', 'remaining', 'state', 'created'] as const

export const paymentGroupings = [
  'allocation',
  'method',
  'customer',
  'seller',
  'store',
  'month',
  'week',
] as const

export const paymentFilters = {
  ...documentFilters,
  method: anyOf(paymentMethods),
  allocation: anyOf(allocationStates),
  kind: z.enum(paymentKinds).optional(),
  ...groupInput(paymentGroupings),
}

/** One tile by what is allocated of a payment: what is left of those that are not, or not wholly. */
export const paymentTiles = tileOfEach(allocationStates, 'allocation', (state) =>
  state === 'unallocated' || state === 'partial' ? 'remaining' : 'amount',
)
