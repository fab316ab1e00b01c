// How sales go, compared like with like: a month that is not over is held against the same days of
// others, never against a whole one.
import { addMonths, type Day, endOfMonth, monthOf, startOfMonth } from '#kernel/day.ts'
import { type Cents, sum } from '#kernel/money.ts'
import { comparedWith, type Days, periodOf } from '#kernel/period.ts'

/** What a client bought on a day: before tax, credit notes taken off. */
export type DaySold = { readonly day: Day; readonly net: Cents }

/** What was sold between two days, both included. */
export const netIn = (sold: readonly DaySold[], { from, to }: Days): Cents =>
  sum(sold.filter(({ day }) => day >= from && day <= to).map(({ net }) => net))

export const trendSpans = ['month', 'sameDays', 'lastMonth', 'lastYear', 'lastYearMonth'] as const
export type TrendSpan = (typeof trendSpans)[number]

/**
 * The days of each figure of a trend: this month as far as today; the same days of the month before, and
 * that month whole; the same days a year before, and that month whole.
 */
export function spansOf(today: Day): Readonly<Record<TrendSpan, Days>> {
  const month = periodOf({ name: 'month' }, today, 1)
  const [lastMonth, lastYear] = [addMonths(month.from, -1), addMonths(month.from, -12)]
  return {
    month: { from: month.from, to: month.to },
    sameDays: comparedWith(month, 'before', today),
    lastMonth: { from: lastMonth, to: endOfMonth(lastMonth) },
    lastYear: comparedWith(month, 'lastYear', today),
    lastYearMonth: { from: lastYear, to: endOfMonth(lastYear) },
  }
}

/** `started`: something where there was nothing before; `none`: nothing either time. */
export type Way = 'up' | 'down' | 'level' | 'started' | 'none'
/** `rate`: hundredths of a percent of what it was, null where it was nothing or less. */
export type Change = { readonly way: Way; readonly rate: number | null }

/** Within two percent of what it was, nothing has changed. */
const still = 200

/** How a figure stands against what it was. */
export function changeOf(now: number, before: number): Change {
  if (now === before) return before === 0 ? { way: 'none', rate: null } : { way: 'level', rate: 0 }
  if (before === 0) return { way: now > 0 ? 'started' : 'down', rate: null }
  const rate = Math.round(((now - before) / Math.abs(before)) * 10_000)
  if (Math.abs(rate) <= still) return { way: 'level', rate }
  // A rate of what was less than nothing means nothing to a reader.
  return { way: now > before ? 'up' : 'down', rate: before < 0 ? null : rate }
}

export type MonthSold = {
  readonly month: string
  /** The days counted, of this year and of the year before: as many in both. */
  readonly now: Days
  readonly yearBefore: Days
  readonly net: Cents
  readonly before: Cents
  /** Not over: its comparison stops on the same day too. */
  readonly partial: boolean
}

/** The twelve months that end today, each beside the same days of the year before. */
export function twelveMonths(sold: readonly DaySold[], today: Day): readonly MonthSold[] {
  const first = addMonths(startOfMonth(today), -11)
  return Array.from({ length: 12 }, (_, rank) => {
    const from = addMonths(first, rank)
    const last = endOfMonth(from)
    const now = { from, to: last < today ? last : today }
    const yearBefore = comparedWith({ name: 'month', ...now }, 'lastYear', today)
    return {
      month: monthOf(from),
      now,
      yearBefore,
      net: netIn(sold, now),
      before: netIn(sold, yearBefore),
      partial: last > today,
    }
  })
}

/** What both halves of the twelve months come to. */
export const totalsOf = (months: readonly MonthSold[]): { net: Cents; before: Cents } => ({
  net: sum(months.map(({ net }) => net)),
  before: sum(months.map(({ before }) => before)),
})
