import { addDays, type Day, day, daysBetween } from '#kernel/day.ts'

/**
 * The Monday and the Sunday of an ISO 8601 week ("2026-W10"), or null where that year has no such
 * week. Week 1 is the one of 4 January.
 */
export function daysOfWeek(week: string): { from: Day; to: Day } | null {
  const found = /^(\d{4})-W(\d{2})$/.exec(week)
  if (!found) return null
  const [year, number] = [Number(found[1]), Number(found[2])]
  if (year < 1901 || year > 2198 || number < 1 || number > 53) return null
  const monday = addDays(firstMonday(year), 7 * (number - 1))
  return isBeforeNext(monday, year) ? { from: monday, to: addDays(monday, 6) } : null
}

const isBeforeNext = (monday: Day, year: number): boolean => monday < firstMonday(year + 1)

function firstMonday(year: number): Day {
  const fourth = day(`${year}-01-04`)
  // 1 January 1900 was a Monday.
  return addDays(fourth, -(daysBetween(day('1900-01-01'), fourth) % 7))
}
