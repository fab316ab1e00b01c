// The clocks of the company: a day and a time are an instant, and back.
import { addDays, type Day, momentOf } from '#kernel/day.ts'

/**
 * The instant at which the clocks of a zone show a time of a day. A time that the spring skips is told
 * by the clock that has not moved yet (02:30 is 03:30 a moment later); one that comes twice in autumn is
 * the first.
 */
export function instantAt(day: Day, time: string, timeZone: string): string {
  const wall = Date.parse(`${day}T${time}:00Z`)
  // Whatever the zone does on that day, it showed one of these two the day before or the day after.
  const offsets = [wall - dayLong, wall + dayLong].map((at) => offsetAt(at, timeZone))
  const found = offsets
    .map((offset) => wall - offset)
    .filter((at) => at + offsetAt(at, timeZone) === wall)
    .toSorted((a, b) => a - b)
  return new Date(found[0] ?? wall - (offsets[0] ?? 0)).toISOString()
}

const dayLong = 86_400_000

/** How far the clocks of a zone are ahead of UTC, in milliseconds. */
function offsetAt(at: number, timeZone: string): number {
  const minute = Math.floor(at / 60_000) * 60_000
  const { day, time } = momentOf(new Date(minute), timeZone)
  return Date.parse(`${day}T${time}:00Z`) - minute
}

/** The days that an appointment touches; one that ends at midnight does not touch the next. */
export function daysOf(startsAt: string, endsAt: string, timeZone: string): Day[] {
  const first = momentOf(new Date(startsAt), timeZone).day
  const last = momentOf(new Date(Date.parse(endsAt) - 1), timeZone).day
  const days: Day[] = []
  for (let day = first; day <= last; day = addDays(day, 1)) days.push(day)
  return days
}

/** Minutes since midnight that the clocks show, for drawing: 24 h on every day. */
export function minutesAt(instant: string, timeZone: string): { day: Day; minutes: number } {
  const { day, time } = momentOf(new Date(instant), timeZone)
  return { day, minutes: Number(time.slice(0, 2)) * 60 + Number(time.slice(3)) }
}

export const timeOf = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

/**
 * The same appointment on another day or at another time of the clocks. It lasts as long by the clocks
 * as before, also where they change in between: from nine to eleven stays from nine to eleven.
 */
export function movedTo(
  { startsAt, endsAt }: { startsAt: string; endsAt: string },
  to: { day: Day; minutes: number },
  timeZone: string,
): { startsAt: string; endsAt: string } {
  const [from, until] = [minutesAt(startsAt, timeZone), minutesAt(endsAt, timeZone)]
  const lasts = minutesBetween(from, until)
  return span(to, lasts, timeZone)
}

/** From a time of the clocks, so many minutes of them. */
export function span(
  from: { day: Day; minutes: number },
  lasts: number,
  timeZone: string,
): { startsAt: string; endsAt: string } {
  const end = from.minutes + lasts
  const [days, minutes] = [Math.floor(end / 1440), ((end % 1440) + 1440) % 1440]
  return {
    startsAt: instantAt(from.day, timeOf(from.minutes), timeZone),
    endsAt: instantAt(addDays(from.day, days), timeOf(minutes), timeZone),
  }
}

export const minutesBetween = (
  from: { day: Day; minutes: number },
  until: { day: Day; minutes: number },
): number =>
  (Date.parse(`${until.day}T00:00:00Z`) - Date.parse(`${from.day}T00:00:00Z`)) / 60_000 +
  until.minutes -
  from.minutes
