// When each of several appointments takes place: all at once, or one after the other over the days that
// are worked. The same function shows it before and does it after.
import { minutesBetween, span, timeOf } from '#features/relation/appointments/rules/clock.ts'
import { addDays, type Day } from '#kernel/day.ts'
import { nextWorkingDay } from '#kernel/holidays.ts'

/** A time on the clocks of the company: "08:00". */
export type Slot = { readonly day: Day; readonly from: string }

export type Asked = {
  /** When the first one begins, and each morning after it where they follow each other. */
  readonly day: Day
  readonly from: string
  /** In minutes. */
  readonly lasts: number
  /** All at the same time; else each after the one before. */
  readonly together: boolean
  /** Those whose time was chosen by hand: they take no place among the others. */
  readonly at: Readonly<Record<string, Slot>>
}

/** After which nothing begins that would not end the same day. */
export const dayEnds = 18 * 60

/** The time of each record, in the order in which they are given. */
export function slotsOf(
  { day, from, lasts, together, at }: Asked,
  records: readonly string[],
  country: string,
): ReadonlyMap<string, Slot> {
  const [first, morning] = [minutesOf(from), from]
  let next = { day, minutes: first }
  const found = new Map<string, Slot>()
  for (const record of records) {
    const chosen = at[record]
    if (chosen) {
      found.set(record, chosen)
      continue
    }
    // What does not fit in what is left of a day begins the next one that is worked.
    if (!together && next.minutes > first && next.minutes + lasts > Math.max(dayEnds, first)) {
      next = { day: nextWorkingDay(addDays(next.day, 1), country), minutes: first }
    }
    const isMorning = next.minutes === first
    found.set(record, { day: next.day, from: isMorning ? morning : timeOf(next.minutes) })
    if (!together) next = after(next, lasts, first, country)
  }
  return found
}

/** Where the next one begins: where this one ends, or the morning after it where that is another day. */
function after(
  { day, minutes }: { day: Day; minutes: number },
  lasts: number,
  first: number,
  country: string,
) {
  const end = minutes + lasts
  if (end < 1440) return { day, minutes: end }
  const last = addDays(day, Math.floor((end - 1) / 1440))
  return { day: nextWorkingDay(addDays(last, 1), country), minutes: first }
}

/** The instants of a slot. */
export const spanOf = ({ day, from }: Slot, lasts: number, timeZone: string) =>
  span({ day, minutes: minutesOf(from) }, lasts, timeZone)

export const minutesOf = (time: string): number =>
  Number(time.slice(0, 2)) * 60 + Number(time.slice(3))

/** How long from one time of a day to another, in minutes; of the next day where it is not after it. */
export const lasting = (day: Day, from: string, to: string): number => {
  const lasts = minutesBetween({ day, minutes: minutesOf(from) }, { day, minutes: minutesOf(to) })
  return lasts > 0 ? lasts : lasts + 1440
}
