// The list of payments on the wire: by what it is sorted, grouped, and its tiles.
import { tileOfEach } from '#kernel/tiles.ts'
import { allocationStates } from '../rules/allocate.ts'

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

/** One tile by what is allocated of a payment: what is left of those that are not, or not wholly. */
export const paymentTiles = tileOfEach(allocationStates, 'allocation', (state) =>
  state === 'unallocated' || state === 'partial' ? 'remaining' : 'amount',
)
