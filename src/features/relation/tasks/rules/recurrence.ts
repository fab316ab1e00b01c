// When a task comes back: every so many days, weeks, months or years, as calendars say it (RFC 5545,
// RRULE), but that a date which a month lacks is its last day, and is not passed over.
import { addDays, addMonths, type Day, daysBetween, endOfMonth, latest } from '#kernel/day.ts'

export const rhythms = ['day', 'week', 'month', 'year'] as const
export type Rhythm = (typeof rhythms)[number]

export type Repeat = {
  readonly rhythm: Rhythm
  /** Every so many of them: 2 is every other week. */
  readonly every: number
  /** Days of the week, Monday is 1; none for that on which the series began. */
  readonly days: number[]
  /** On the same weekday of the month (the second Tuesday, the last Friday), not on the same date. */
  readonly weekday: boolean
  /** The last day on which it may come back; null for ever. */
  readonly until: Day | null
}

/**
 * When a task that recurs is due next: the first day of its series after both its own day and today, so
 * that what was done late does not come back late; null once the series is over. It counts from the
 * first day of the series: the 31st is the last day of each month.
 */
export function nextDue(repeat: Repeat, series: Day, due: Day, today: Day): Day | null {
  const after = latest(due, today)
  const next = firstAfter(repeat, series, after < series ? addDays(series, -1) : after)
  return repeat.until !== null && next > repeat.until ? null : next
}

function firstAfter({ rhythm, every, days, weekday }: Repeat, series: Day, after: Day): Day {
  if (rhythm === 'day') {
    const passed = Math.floor(daysBetween(series, after) / every)
    return addDays(series, (passed + 1) * every)
  }
  if (rhythm === 'week') return nextInWeeks(series, after, every, days)
  const months = rhythm === 'month' ? every : 12 * every
  // From the series each time: a month added to the 28th of February would lose the 31st.
  for (let turn = 0; ; turn += 1) {
    const month = addMonths(series, turn * months)
    const day = rhythm === 'month' && weekday ? sameWeekday(series, month) : month
    if (day > after) return day
  }
}

/** The first of the chosen days after one, in every so manieth week from that of the series. */
function nextInWeeks(series: Day, after: Day, every: number, days: readonly number[]): Day {
  const chosen = days.length === 0 ? [weekdayOf(series)] : days
  const monday = mondayOf(series)
  const week = Math.floor(daysBetween(monday, after) / 7)
  for (let turn = Math.floor(week / every) * every; ; turn += every) {
    const found = chosen
      .map((one) => addDays(monday, 7 * turn + one - 1))
      .filter((day) => day > after && day >= series)
      .toSorted()
    if (found[0]) return found[0]
  }
}

/** The day of a month that is its n-th such weekday, as another is of its own; the fifth is the last. */
function sameWeekday(of: Day, month: Day): Day {
  const nth = nthOf(of)
  const first = `${month.slice(0, 7)}-01` as Day
  const early = addDays(first, (weekdayOf(of) - weekdayOf(first) + 7) % 7)
  if (nth < 5) return addDays(early, 7 * (nth - 1))
  const fifth = addDays(early, 28)
  return fifth <= endOfMonth(first) ? fifth : addDays(early, 21)
}

/** Which of its weekday a day is in its month: 1 to 5. */
export const nthOf = (day: Day): number => Math.ceil(Number(day.slice(8)) / 7)

/** Monday is 1. */
export const weekdayOf = (day: Day): number => new Date(`${day}T00:00:00Z`).getUTCDay() || 7

const mondayOf = (day: Day): Day => addDays(day, 1 - weekdayOf(day))
