// A Day is a calendar day without time ("2026-03-31"). Days compare as text. Instants are UTC; the
// company's time zone decides which day it is.

export type Day = string & { readonly is: 'calendar day' }

/**
 * Reads a calendar day, or null where the text is none ("2026-02-30" is none). Years 1900 to 2199: a
 * slip of the keyboard ("2206" is seen, "20226" and "0026" are refused) must not make a due date.
 */
export function readDay(written: string): Day | null {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(written)
  if (!found) return null
  const [year, month, day] = [Number(found[1]), Number(found[2]), Number(found[3])]
  if (
    year < 1900 ||
    year > 2199 ||
    month < 1 ||
    month > 12 ||
    day < 1 ||
    day > daysInMonth(year, month)
  )
    return null
  return written as Day
}

/** A day known to be good; throws otherwise. For literals and values already checked. */
export function day(written: string): Day {
  const read = readDay(written)
  if (read === null) throw new Error(`not a calendar day: ${written}`)
  return read
}

/** The calendar day of an instant in a time zone ("Europe/Paris"). */
export const dayOf = (instant: Date, timeZone: string): Day => momentOf(instant, timeZone).day

/** The day and the time ("14:32") of an instant on the clocks of a time zone. */
export function momentOf(instant: Date, timeZone: string): { day: Day; time: string } {
  const parts = new Map(
    clock(timeZone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, value]),
  )
  const [year, month, date] = [parts.get('year'), parts.get('month'), parts.get('day')]
  return {
    day: day(`${year}-${month}-${date}`),
    time: `${parts.get('hour')}:${parts.get('minute')}`,
  }
}

export const isBefore = (a: Day, b: Day): boolean => a < b
export const latest = (a: Day, b: Day): Day => (a > b ? a : b)

/** Days from `from` to `to`: negative when `to` is earlier. */
export const daysBetween = (from: Day, to: Day): number => number(to) - number(from)

/** Throws where the days are no whole number, or lead out of the calendar of `readDay`. */
export function addDays(start: Day, days: number): Day {
  if (!Number.isInteger(days)) throw new Error(`not a whole number of days: ${days}`)
  return fromNumber(number(start) + days)
}

/**
 * Adds months, keeping the day where the month has it, else the last of the month. From the start each
 * time: a month twice is not two months (31 January, 28 February, 28 March).
 */
export function addMonths(start: Day, months: number): Day {
  const [year, month, date] = parts(start)
  const count = year * 12 + (month - 1) + months
  const [toYear, toMonth] = [Math.floor(count / 12), (((count % 12) + 12) % 12) + 1]
  return written(toYear, toMonth, Math.min(date, daysInMonth(toYear, toMonth)))
}

export function endOfMonth(start: Day): Day {
  const [year, month] = parts(start)
  return written(year, month, daysInMonth(year, month))
}

export const startOfMonth = (start: Day): Day => `${start.slice(0, 7)}-01` as Day
export const monthOf = (start: Day): string => start.slice(0, 7)

/** Terms of payment: days after the date, and whether the end of that month is then taken. */
export type Terms = { readonly days: number; readonly endOfMonth: boolean }

export const dueDay = (from: Day, terms: Terms): Day => {
  const after = addDays(from, terms.days)
  return terms.endOfMonth ? endOfMonth(after) : after
}

const clocks = new Map<string, Intl.DateTimeFormat>()

/** Read part by part: how a locale orders and joins them has changed between versions of its data. */
function clock(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  })
  clocks.set(timeZone, made)
  return made
}

const millisecondsADay = 86_400_000
/** Counted, not parsed: a dashboard asks how far apart thousands of days are. */
function number(of: Day): number {
  const [year, month, date] = parts(of)
  return Date.UTC(year, month - 1, date) / millisecondsADay
}
const fromNumber = (n: number): Day =>
  day(new Date(n * millisecondsADay).toISOString().replace(/T.*$/, ''))
const parts = (of: Day): [number, number, number] => [
  twoDigits(of, 0) * 100 + twoDigits(of, 2),
  twoDigits(of, 5),
  twoDigits(of, 8),
]
const twoDigits = (of: Day, at: number): number =>
  of.charCodeAt(at) * 10 + of.charCodeAt(at + 1) - zeros
const zeros = '0'.charCodeAt(0) * 11
const written = (year: number, month: number, date: number): Day =>
  day(`${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`)

function daysInMonth(year: number, month: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  return [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0
}
