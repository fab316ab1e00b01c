// What a payment counts for in the tiles above the list, and in the dashboards. The acts keep the sums; the
// views `payment_counted`, `payment_amounts_counted` and `payments_by_day_counted` are the same in SQL, and
// make them again from nothing.
import { byBands } from '#kernel/bands.ts'
import type { Day } from '#kernel/day.ts'
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

/** The rows of a payment among amounts. */
export const countedByAmount = (payment: Counted) => byBands(payment.amount, countedAs(payment))

type Dated = Pick<Counted, 'amount' | 'seller_id' | 'store_id'> & { readonly day: Day }

/** The row of an entry: what undoes another counts on its own day. */
export const countedByDay = ({ day, amount, ...of }: Dated) => ({
  key: {
    day,
    seller_id: of.seller_id ?? nobodyTallied,
    store_id: of.store_id ?? nobodyTallied,
  },
  sums: { documents: 1, amount },
})
