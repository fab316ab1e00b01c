// The periods over which figures are told, and what they are compared with: like with like, never a
// whole month with a part of one. Both ends belong to a period.
import { addDays, addMonths, type Day, daysBetween, endOfMonth, startOfMonth } from './day.ts'

/** `year12`: this month and the eleven before it. `custom`: two days of one's choice. */
export const periodNames = [
  'today',
  'week',
  'month',
  'quarter',
  'fiscalYear',
  'year12',
  'custom',
] as const
export type PeriodName = (typeof periodNames)[number]

/** What a period is compared with: the same days of the one before, or those of a year before. */
export const comparisons = ['before', 'lastYear'] as const
export type Comparison = (typeof comparisons)[number]

/** Whose figures: one's own, those of one's store, those of a store of one's choice, all that one sees. */
export const scopes = ['me', 'team', 'store', 'all'] as const
export type FigureScope = (typeof scopes)[number]

export type Days = { readonly from: Day; readonly to: Day }
export type Period = Days & { readonly name: PeriodName }
export type PeriodChoice =
  | { readonly name: Exclude<PeriodName, 'custom'> }
  | ({ readonly name: 'custom' } & Days)

/**
 * The days of a period that goes on today, as far as today: what is not over is never shown as if it
 * were. A custom one is as it was chosen, its ends put in order.
 * @param fiscalMonth the month in which a fiscal year starts, 1 to 12.
 */
export function periodOf(choice: PeriodChoice, today: Day, fiscalMonth: number): Period {
  const { name } = choice
  if (name === 'custom') {
    const { from, to } = choice
    return from <= to ? { name, from, to } : { name, from: to, to: from }
  }
  return { name, from: starts[name](today, fiscalMonth), to: today }
}

const starts: Readonly<
  Record<Exclude<PeriodName, 'custom'>, (today: Day, fiscalMonth: number) => Day>
> = {
  today: (today) => today,
  week: mondayOf,
  month: startOfMonth,
  quarter: (today) => startOfMonth(addMonths(today, -((monthNumber(today) - 1) % 3))),
  fiscalYear: (today, first) =>
    startOfMonth(addMonths(today, -((monthNumber(today) - first + 12) % 12))),
  year12: (today) => startOfMonth(addMonths(today, -11)),
}

/**
 * What a period is compared with. Months are compared with months, from their first: to the same date,
 * or to their end where the period ends with its month; weeks and free days with as many days, a year
 * before on the same days of the week. Of a period that ends later than today, what is over is compared.
 */
export function comparedWith(period: Period, how: Comparison, today: Day): Days {
  const { name, from } = period
  const to = period.to > today && from <= today ? today : period.to
  const isMonthly = from === startOfMonth(from) && name !== 'today' && name !== 'week'
  if (isMonthly && (name !== 'custom' || to === endOfMonth(to))) {
    const months = how === 'lastYear' ? 12 : monthsIn(name, from, to)
    const end = addMonths(to, -months)
    return {
      from: addMonths(from, -months),
      to: to === endOfMonth(to) ? endOfMonth(end) : end,
    }
  }
  const length = daysBetween(from, to) + 1
  // A week of a year ago has its own Monday; a date of a year ago has its own number.
  if (how === 'lastYear' && name !== 'week') {
    const back = addMonths(from, -12)
    return { from: back, to: addDays(back, length - 1) }
  }
  const days = how === 'lastYear' ? 364 : name === 'week' ? 7 : length
  return { from: addDays(from, -days), to: addDays(to, -days) }
}

/** How many months a period steps over to reach the one before it. */
function monthsIn(name: PeriodName, from: Day, to: Day): number {
  if (name === 'month') return 1
  if (name === 'quarter') return 3
  if (name === 'fiscalYear' || name === 'year12') return 12
  return 12 * (yearNumber(to) - yearNumber(from)) + monthNumber(to) - monthNumber(from) + 1
}

/** The Monday of a day's week. */
export function mondayOf(of: Day): Day {
  // 1900-01-01 was a Monday.
  return addDays(of, -(daysBetween('1900-01-01' as Day, of) % 7))
}

/** The months that a period touches, "2026-03", from the first to the last. */
export function monthsOf({ from, to }: Days): readonly string[] {
  const count = monthsIn('custom', from, to)
  return Array.from({ length: Math.max(count, 0) }, (_, n) =>
    addMonths(startOfMonth(from), n).slice(0, 7),
  )
}

const monthNumber = (of: Day): number => Number(of.slice(5, 7))
const yearNumber = (of: Day): number => Number(of.slice(0, 4))
