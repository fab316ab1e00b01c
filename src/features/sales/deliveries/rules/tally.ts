// What a delivery counts for in the tiles of lists. The acts keep the sums; the view `delivery_counted` is the same
// in SQL, and makes them again from nothing.
import type { Cents } from '#kernel/money.ts'
import { nobodyTallied } from '#kernel/tally.ts'

/** What decides of the row in which it is counted, and by how much. */
export type Counted = {
  readonly state: string
  readonly seller_id: string | null
  readonly store_id: string | null
  readonly net: Cents
  readonly gross: Cents
}

export const countedAs = ({ state, net, gross, ...of }: Counted) => ({
  key: {
    state,
    seller_id: of.seller_id ?? nobodyTallied,
    store_id: of.store_id ?? nobodyTallied,
  },
  sums: { documents: 1, net, gross },
})
