// What a payment counts for in the tiles above the list. The acts keep the sums; the view
// `payment_counted` is the same in SQL, and makes them again from nothing.
import { type Cents, subtract } from '#kernel/money.ts'
import { nobodyTallied } from '#kernel/tally.ts'
import { allocationOf, kindOf } from './allocate.ts'

/** What decides of the row in which a payment is counted, and by how much. */
export type Counted = {
  readonly amount: Cents
  readonly allocated: Cents
  readonly method: string
  readonly reversal_of: string | null
  readonly reversed: boolean
  readonly rejected: boolean
  readonly seller_id?: string | null
  readonly store_id?: string | null
}

export function countedAs(payment: Counted) {
  const { amount, allocated, reversed, rejected, reversal_of: reversalOf } = payment
  return {
    key: {
      allocation: allocationOf({ amount, allocated, reversed, rejected, reversalOf }),
      kind: kindOf({ amount, reversalOf }),
      method: payment.method,
      seller_id: payment.seller_id ?? nobodyTallied,
      store_id: payment.store_id ?? nobodyTallied,
    },
    sums: { documents: 1, amount, remaining: subtract(amount, allocated) },
  }
}
