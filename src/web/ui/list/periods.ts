// Periods as people name them: "mars 2026", "S45", "2026", "ce mois". Pure.
import {
  addDays,
  addMonths,
  type Day,
  daysBetween,
  endOfMonth,
  readDay,
  startOfMonth,
} from '#kernel/day.ts'
import { folded } from '../../folded.ts'
import type { ListWords } from './words.ts'

export type Period = { readonly label: string; readonly from: Day; readonly to: Day }

const monday = '2024-01-01' as Day

/** The Monday of a day's week. */
export const startOfWeek = (of: Day): Day => addDays(of, -(((daysBetween(monday, of) % 7) + 7) % 7))

const yearOf = (of: Day): number => Number(of.slice(0, 4))
const firstOf = (year: number): Day => `${year}-01-01` as Day
const lastOf = (year: number): Day => `${year}-12-31` as Day

/** The periods offered by name, seen from `today`. */
export function namedPeriods(today: Day, words: ListWords): readonly Period[] {
  const week = startOfWeek(today)
  const before = addMonths(startOfMonth(today), -1)
  const year = yearOf(today)
  return [
    { label: words.today, from: today, to: today },
    { label: words.yesterday, from: addDays(today, -1), to: addDays(today, -1) },
    { label: words.thisWeek, from: week, to: addDays(week, 6) },
    { label: words.lastWeek, from: addDays(week, -7), to: addDays(week, -1) },
    { label: words.thisMonth, from: startOfMonth(today), to: endOfMonth(today) },
    { label: words.lastMonth, from: before, to: endOfMonth(before) },
    { label: words.last30, from: addDays(today, -29), to: today },
    { label: words.last12Months, from: addDays(addMonths(today, -12), 1), to: today },
    { label: words.thisYear, from: firstOf(year), to: lastOf(year) },
    { label: words.lastYear, from: firstOf(year - 1), to: lastOf(year - 1) },
  ]
}

/** The week of ISO 8601: week 1 holds the first Thursday. */
export function isoWeek(week: number, year: number): { from: Day; to: Day } | null {
  const first = startOfWeek(`${year}-01-04` as Day)
  const from = addDays(first, (week - 1) * 7)
  if (week < 1 || week > 53 || yearOf(addDays(from, 3)) !== year) return null
  return { from, to: addDays(from, 6) }
}

/** The week of ISO 8601 or the month that two days bound, or null. */
export function wholePeriod(
  from: Day,
  to: Day,
): { week: number; year: number; month?: undefined } | { month: string; week?: undefined } | null {
  if (from === startOfMonth(from) && to === endOfMonth(from)) return { month: from.slice(0, 7) }
  if (from !== startOfWeek(from) || to !== addDays(from, 6)) return null
  // The year of a week is that of its Thursday.
  const year = yearOf(addDays(from, 3))
  const first = startOfWeek(`${year}-01-04` as Day)
  return { week: daysBetween(first, from) / 7 + 1, year }
}

/** The periods that a typed text may mean: named ones, a month, a week, a year, a day. */
export function periodsTyped(
  typed: string,
  today: Day,
  words: ListWords,
  month: (m: string) => string,
): readonly Period[] {
  const text = folded(typed)
  if (text === '') return []
  const named = namedPeriods(today, words).filter(({ label }) => folded(label).includes(text))
  return [...named, ...months(text, today, month), ...weeks(text, today, words), ...years(text)]
}

function months(text: string, today: Day, month: (m: string) => string): Period[] {
  const [name = '', year] = text.split(/\s+/)
  if (name.length < 3 || (year !== undefined && !/^\d{2,4}$/.test(year))) return []
  const found: Period[] = []
  for (let back = 0; back < 24; back++) {
    const from = addMonths(startOfMonth(today), -back)
    const label = month(from.slice(0, 7))
    const [said = ''] = folded(label).split(' ')
    if (!said.startsWith(name) || (year && !from.startsWith(year) && from.slice(2, 4) !== year))
      continue
    found.push({ label, from, to: endOfMonth(from) })
  }
  return found
}

function weeks(text: string, today: Day, words: ListWords): Period[] {
  const found = /^(?:s|w|sem|semaine|week)\s?(\d{1,2})(?:\s+(\d{4}))?$/.exec(text)
  if (!found) return []
  const thisYear = yearOf(today)
  const years = found[2] ? [Number(found[2])] : [thisYear, thisYear - 1]
  return years.flatMap((year) => {
    const week = isoWeek(Number(found[1]), year)
    return week ? [{ label: words.week(Number(found[1]), year), ...week }] : []
  })
}

function years(text: string): Period[] {
  if (!/^20\d\d$/.test(text) || readDay(`${text}-01-01`) === null) return []
  return [{ label: text, from: firstOf(Number(text)), to: lastOf(Number(text)) }]
}
