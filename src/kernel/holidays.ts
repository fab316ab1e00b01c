import { addDays, type Day, day } from './day.ts'

// The days on which a country does not work: for what is counted in working days (reminders, a month's
// projection). National holidays alone; those of a region or a trade are not known here.

/** A holiday: a month and a date ("05-01"), or a number of days after Easter Sunday. */
type Rule = `${number}-${number}` | number

const goodFriday = -2
const easterMonday = 1
const ascension = 39
const whitMonday = 50
const corpusChristi = 60

/**
 * Of France: article L3133-1 of the Code du travail. Of its neighbours: their national lists. The holidays
 * of the United Kingdom are those of England and Wales (Banking and Financial Dealings Act 1971) that are
 * the same each year; a royal occasion is not known ahead.
 */
const rules: Readonly<Record<string, readonly Rule[]>> = {
  FR: [
    ...(['01-01', '05-01', '05-08', '07-14', '08-15', '11-01', '11-11', '12-25'] as const),
    easterMonday,
    ascension,
    whitMonday,
  ],
  BE: [
    ...(['01-01', '05-01', '07-21', '08-15', '11-01', '11-11', '12-25'] as const),
    easterMonday,
    ascension,
    whitMonday,
  ],
  LU: [
    ...(['01-01', '05-01', '05-09', '06-23', '08-15', '11-01', '12-25', '12-26'] as const),
    easterMonday,
    ascension,
    whitMonday,
  ],
  CH: ['01-01', '08-01', '12-25', ascension],
  MC: [
    ...(['01-01', '01-27', '05-01', '08-15', '11-01', '11-19', '12-08', '12-25'] as const),
    easterMonday,
    ascension,
    whitMonday,
    corpusChristi,
  ],
  DE: [
    ...(['01-01', '05-01', '10-03', '12-25', '12-26'] as const),
    goodFriday,
    easterMonday,
    ascension,
    whitMonday,
  ],
  ES: [
    ...(['01-01', '01-06', '05-01', '08-15', '10-12', '11-01', '12-06', '12-08', '12-25'] as const),
    goodFriday,
  ],
  IT: [
    ...(['01-01', '01-06', '04-25', '05-01', '06-02', '08-15', '11-01', '12-08'] as const),
    ...(['12-25', '12-26'] as const),
    easterMonday,
  ],
  NL: ['01-01', '04-27', '12-25', '12-26', goodFriday, easterMonday, ascension, whitMonday],
  GB: ['01-01', '12-25', '12-26', goodFriday, easterMonday],
}

const known = new Map<string, ReadonlySet<Day>>()

/**
 * The public holidays of a year in a country ("FR", ISO 3166-1). Of a country that is not in the table,
 * none: its week-ends are all that is known of it.
 */
export function publicHolidays(year: number, country: string): ReadonlySet<Day> {
  const key = `${country}${year}`
  const before = known.get(key)
  if (before) return before
  const easter = easterSunday(year)
  const days = (rules[country] ?? []).map((rule) =>
    typeof rule === 'number' ? addDays(easter, rule) : day(`${year}-${rule}`),
  )
  const bank = country === 'GB' ? bankMondays(year) : []
  const found = new Set([...days, ...bank, ...(country === 'GB' ? substitutes(days) : [])])
  known.set(key, found)
  return found
}

/** Whether a country works on this day: no Saturday, no Sunday, no public holiday. */
export const isWorkingDay = (on: Day, country: string): boolean =>
  !isWeekend(on) && !publicHolidays(Number(on.slice(0, 4)), country).has(on)

/** This day if it is worked, else the first after it that is. */
export function nextWorkingDay(from: Day, country: string): Day {
  let on = from
  while (!isWorkingDay(on, country)) on = addDays(on, 1)
  return on
}

/** Easter Sunday of the Gregorian calendar (the anonymous computus, Nature 13, 1876). */
export function easterSunday(year: number): Day {
  const golden = year % 19
  const century = Math.floor(year / 100)
  const moon =
    (19 * golden +
      century -
      Math.floor(century / 4) -
      Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3) +
      15) %
    30
  const weekday =
    (32 + 2 * (century % 4) + 2 * Math.floor((year % 100) / 4) - moon - (year % 4)) % 7
  const shift = Math.floor((golden + 11 * moon + 22 * weekday) / 451)
  return addDays(day(`${year}-03-22`), moon + weekday - 7 * shift)
}

const weekday = (on: Day): number => new Date(`${on}T00:00:00Z`).getUTCDay()
const isWeekend = (on: Day): boolean => weekday(on) % 6 === 0

/** Early May, spring and summer bank holidays: the first Monday of May, the last of May and of August. */
function bankMondays(year: number): Day[] {
  const mondayFrom = (start: Day): Day => addDays(start, (8 - weekday(start)) % 7)
  return [`${year}-05-01`, `${year}-05-25`, `${year}-08-25`].map((start) => mondayFrom(day(start)))
}

/** A fixed British holiday on a week-end is taken on the next day that is free. */
function substitutes(days: readonly Day[]): Day[] {
  const taken = new Set(days)
  const given: Day[] = []
  for (const on of days.filter(isWeekend)) {
    let instead = on
    while (isWeekend(instead) || taken.has(instead)) instead = addDays(instead, 1)
    taken.add(instead)
    given.push(instead)
  }
  return given
}
