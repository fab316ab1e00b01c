// Which days of a period the sums by month answer for.
import { addDays, addMonths, type Day, endOfMonth, startOfMonth } from '#kernel/day.ts'

export type Period = { readonly from: Day; readonly to: Day }

/** A period in two: its whole months, which sums by month know, and the days at its edges. */
export type Cut = { readonly whole: Period | null; readonly edges: readonly Period[] }

/**
 * Cuts a period at its months. Nothing is dated after today: a month that goes on is whole once its days
 * so far are asked. The pieces are the period again, and no day is in two of them.
 */
export function cutAtMonths({ from, to }: Period, today: Day): Cut {
  if (from > to) return { whole: null, edges: [] }
  const first = from === startOfMonth(from) ? from : startOfMonth(addMonths(from, 1))
  const isWholeEnd = to === endOfMonth(to) || to >= today
  const last = isWholeEnd ? to : addDays(startOfMonth(to), -1)
  if (first > last) return { whole: null, edges: [{ from, to }] }
  return {
    whole: { from: first, to: last },
    edges: [
      ...(from < first ? [{ from, to: addDays(first, -1) }] : []),
      ...(last < to ? [{ from: addDays(last, 1), to }] : []),
    ],
  }
}
