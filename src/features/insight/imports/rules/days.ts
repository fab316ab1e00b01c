// Dates as files write them: ISO, day first (France, Britain) or month first (United States).
import { type Day, readDay } from '#kernel/day.ts'

export const dayOrders = ['day_first', 'month_first'] as const
/** Whether 03/04/2011 is 3 April or March 4: one answer for a whole file. */
export type DayOrder = (typeof dayOrders)[number]

/** A calendar day and a time of that day, "00:00:00" where none is told. */
export type Moment = { readonly day: Day; readonly time: string }

const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]+(.*))?$/
const local = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})(?:[T ,]+(.*))?$/
const clock =
  /^(\d{1,2})[:hH](\d{2})?(?::(\d{2})(?:\.\d+)?)?\s*([AaPp][Mm])?(?:Z|[+-]\d{2}:?\d{2})?$/

/**
 * Reads "2010-12-01 08:26:00", "01/12/2010 08:26", "1.12.10" or, month first, "12/1/2010 8:26 AM". A
 * year of two digits is of 1980 to 2079. The time is that of the clock on the wall: a zone is left.
 */
export function readMoment(written: string, order: DayOrder): Moment | null {
  const text = written.trim()
  const year = iso.exec(text)
  if (year) return moment(year[1], year[2], year[3], year[4])
  const parts = local.exec(text)
  if (!parts) return null
  const [, first, second, last = '', time] = parts
  const century = Number(last) < 80 ? '20' : '19'
  const full = last.length === 2 ? century + last : last
  return order === 'day_first'
    ? moment(full, second, first, time)
    : moment(full, first, second, time)
}

/** The order that a date proves: a 13th to 31st can be no month. */
export function orderOf(written: string): DayOrder | null {
  const parts = local.exec(written.trim())
  if (!parts) return null
  const [first, second] = [Number(parts[1]), Number(parts[2])]
  if (first > 12 && second <= 12) return 'day_first'
  if (second > 12 && first <= 12) return 'month_first'
  return null
}

/** Whether the order matters for this date at all: ISO dates have one. */
export const hasOrder = (written: string): boolean => local.test(written.trim())

function moment(year = '', month = '', date = '', time: string | undefined): Moment | null {
  const day = readDay(`${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`)
  if (day === null) return null
  if (time === undefined || time.trim() === '') return { day, time: '00:00:00' }
  const found = clock.exec(time.trim())
  if (!found) return null
  const [, hours = '', minutes = '00', seconds = '00', half = ''] = found
  const hour = half ? (Number(hours) % 12) + (/p/i.test(half) ? 12 : 0) : Number(hours)
  if (hour > 23 || Number(minutes) > 59 || Number(seconds) > 59) return null
  return { day, time: `${String(hour).padStart(2, '0')}:${minutes}:${seconds}` }
}
