// What an order counts for in the tiles above the list, and in the dashboards. The acts keep the sums; the
// views `order_counted` and `orders_by_day_counted` are the same in SQL, and make them again from nothing.
import type { Day } from '#kernel/day.ts'
import type { Cents } from '#kernel/money.ts'
import { nobodyTallied } from '#kernel/tally.ts'

/** What decides of the row in which an order is counted, and by how much. */
export type Counted = {
  readonly state: string
  readonly day: Day
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

/** The row of an order that stands, by the day of its confirmation. */
export function countedByDay({ state, day, net, gross, ...of }: Counted) {
  if (state !== 'confirmed' && state !== 'completed') return null
  const seller = { seller_id: of.seller_id ?? nobodyTallied }
  return {
    key: { day, ...seller, store_id: of.store_id ?? nobodyTallied },
    sums: { documents: 1, net, gross },
  }
}
