// Which days of a period the sums by month answer for, and which they tell.
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

/**
 * The days of purchase that months keep, by the first of each: every day a bit, the first of the month the
 * lowest. Those up to today, oldest first.
 */
export function daysBought(months: Readonly<Record<Day, number>>, today: Day): readonly Day[] {
  const days: Day[] = []
  for (const month of (Object.keys(months) as Day[]).toSorted()) {
    const start = month.slice(0, 8)
    // The lowest bit that is left is taken off until none is.
    for (let left = months[month] ?? 0; left !== 0; left &= left - 1) {
      days.push(`${start}${daysOfMonth[31 - Math.clz32(left & -left)]}` as Day)
    }
  }
  return days.filter((on) => on <= today)
}

const daysOfMonth = Array.from({ length: 31 }, (_, at) => String(at + 1).padStart(2, '0'))
