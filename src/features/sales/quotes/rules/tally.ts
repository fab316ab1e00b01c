// What a quote counts for in the tiles above the list, and in the dashboards. The acts keep the sums; the
// views `quote_counted`, `quotes_by_day_counted` and `quotes_signed_counted` are the same in SQL, and make them
// again from nothing.
import { type Day, daysBetween, startOfMonth } from '#kernel/day.ts'
import type { Cents } from '#kernel/money.ts'
import { noDayTallied, nobodyTallied } from '#kernel/tally.ts'

/** What decides of the row in which a quote is counted, and by how much. */
export type Counted = {
  readonly state: string
  readonly day: Day
  readonly seller_id: string | null
  readonly store_id: string | null
  readonly valid_until: Day | null
  readonly signed_day: Day | null
  readonly net: Cents
  readonly gross: Cents
}

/** The row of a quote: the end of its validity decides only while it waits for an answer. */
export const countedAs = ({ state, net, gross, ...of }: Counted) => ({
  key: {
    state,
    seller_id: of.seller_id ?? nobodyTallied,
    store_id: of.store_id ?? nobodyTallied,
    valid_until: state === 'sent' ? (of.valid_until ?? noDayTallied) : noDayTallied,
  },
  sums: { documents: 1, net, gross },
})

/** The row of a quote that has left: one that is a draft again, or cancelled, is counted in none. */
export function countedByDay(quote: Counted) {
  if (quote.state === 'draft' || quote.state === 'cancelled') return null
  const { key, sums } = countedAs(quote)
  return { key: { day: quote.day, ...key }, sums }
}

/** The row of a quote that is signed, by the days that this took. */
export function countedBySignature({ state, day, signed_day: signed, ...of }: Counted) {
  if (state !== 'signed' || signed === null) return null
  const { seller_id, store_id } = countedAs({ state, day, signed_day: signed, ...of }).key
  const days = String(Math.max(0, daysBetween(day, signed)))
  return { key: { month: startOfMonth(day), days, seller_id, store_id }, sums: { documents: 1 } }
}
