import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  addMonths,
  type Day,
  day,
  dayOf,
  daysBetween,
  dueDay,
  endOfMonth,
  isBefore,
  latest,
  momentOf,
  monthOf,
  readDay,
  startOfMonth,
} from './day.ts'

/** The model: every day from 1900 to 2100, counted on the fingers, without any Date. */
function* calendar(): Generator<Day> {
  for (let year = 1900; year <= 2100; year++) {
    const february = year % 400 === 0 || (year % 4 === 0 && year % 100 !== 0) ? 29 : 28
    const lengths = [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    for (const [at, length] of lengths.entries())
      for (let date = 1; date <= length; date++)
        yield [year, at + 1, date].map((n) => String(n).padStart(2, '0')).join('-') as Day
  }
}
const days = [...calendar()]
const first = day('1900-01-01')
const anyRank = fc.integer({ min: 0, max: days.length - 1 })
const at = (rank: number): Day => days[rank] as Day

describe('against a calendar counted on the fingers, 1900 to 2100', () => {
  test('every day is read, follows its eve, and is as far from the first as it should', () => {
    expect(days.length).toBe(201 * 365 + 49) // 1900 and 2100 are no leap years
    for (const [rank, one] of days.entries()) {
      if (readDay(one) !== one || addDays(first, rank) !== one || daysBetween(first, one) !== rank)
        throw new Error(`${one} is not day ${rank}`)
      if (rank > 0 && !isBefore(at(rank - 1), one)) throw new Error(`${one} is not after its eve`)
    }
  })

  test('nothing else in those years is a day', () => {
    const known = new Set<string>(days)
    for (let year = 1900; year <= 2100; year++)
      for (let month = 0; month <= 13; month++)
        for (let date = 0; date <= 32; date++) {
          const written = [year, month, date].map((n) => String(n).padStart(2, '0')).join('-')
          if ((readDay(written) !== null) !== known.has(written)) throw new Error(written)
        }
  })

  test('days are added and counted by rank', () => {
    fc.assert(
      fc.property(anyRank, anyRank, (a, b) => {
        expect(addDays(at(a), b - a)).toBe(at(b))
        expect(daysBetween(at(a), at(b))).toBe(b - a)
        expect(latest(at(a), at(b))).toBe(at(Math.max(a, b)))
      }),
      { numRuns: 2000 },
    )
  })

  test('months end where the next one begins', () => {
    for (let rank = days.length - 1, end = at(rank); rank >= 0; rank--) {
      const one = at(rank)
      if (days[rank + 1]?.endsWith('-01')) end = one
      if (endOfMonth(one) !== end || startOfMonth(one) !== `${monthOf(one)}-01`)
        throw new Error(`the month of ${one} does not end on ${end}`)
    }
  })

  test('adding months keeps the date, or takes the last of the month', () => {
    const lengthOf = (month: string) => days.filter((one) => one.startsWith(month)).length
    fc.assert(
      fc.property(
        fc.integer({ min: 400, max: days.length - 400 }),
        fc.integer({ min: -12, max: 12 }),
        (rank, months) => {
          const reached = addMonths(at(rank), months)
          const index = (of: Day) => Number(of.slice(0, 4)) * 12 + Number(of.slice(5, 7))
          expect(index(reached) - index(at(rank))).toBe(months)
          const date = Math.min(Number(at(rank).slice(8)), lengthOf(monthOf(reached)))
          expect(Number(reached.slice(8))).toBe(date)
        },
      ),
      { numRuns: 300 },
    )
    expect(addMonths(day('2024-01-31'), 1)).toBe('2024-02-29')
    expect(addMonths(day('2024-02-29'), 12)).toBe('2025-02-28')
    expect(addMonths(day('2024-03-31'), -1)).toBe('2024-02-29')
    expect(addMonths(day('2026-01-15'), -1)).toBe('2025-12-15')
  })
})

describe('due days', () => {
  // Every day of a leap year and of the next, under all usual terms.
  const from = days.indexOf(day('2024-01-01'))
  const to = days.indexOf(day('2025-12-31'))
  const terms = [0, 8, 14, 15, 30, 45, 60, 90]

  test('are so many days later, counted one by one', () => {
    for (let rank = from; rank <= to; rank++)
      for (const count of terms)
        expect(dueDay(at(rank), { days: count, endOfMonth: false })).toBe(at(rank + count))
  })
  test('or the end of the month of that day', () => {
    for (let rank = from; rank <= to; rank++)
      for (const count of terms) {
        let end = rank + count
        while (!at(end + 1).endsWith('-01')) end += 1
        expect(dueDay(at(rank), { days: count, endOfMonth: true })).toBe(at(end))
      }
  })
  test('known terms', () => {
    const january = day('2026-01-31')
    expect(dueDay(january, { days: 30, endOfMonth: false })).toBe('2026-03-02')
    expect(dueDay(january, { days: 30, endOfMonth: true })).toBe('2026-03-31')
    expect(dueDay(day('2026-01-16'), { days: 45, endOfMonth: true })).toBe('2026-03-31')
    expect(dueDay(january, { days: 0, endOfMonth: false })).toBe('2026-01-31')
  })
})

describe('instants', () => {
  const paris = (instant: string) => momentOf(new Date(instant), 'Europe/Paris')

  test('are of the day that the clocks of the zone show', () => {
    expect(dayOf(new Date('2026-03-31T22:30:00Z'), 'Europe/Paris')).toBe('2026-04-01')
    expect(dayOf(new Date('2026-03-31T21:59:59Z'), 'Europe/Paris')).toBe('2026-03-31')
    expect(dayOf(new Date('2026-12-31T23:30:00Z'), 'Europe/Paris')).toBe('2027-01-01')
    expect(dayOf(new Date('2026-12-31T23:30:00Z'), 'America/Martinique')).toBe('2026-12-31')
    expect(dayOf(new Date('2026-12-31T23:30:00Z'), 'Indian/Reunion')).toBe('2027-01-01')
  })
  test('skip an hour in spring and live one twice in autumn', () => {
    expect(paris('2026-03-29T00:59:00Z')).toEqual({ day: '2026-03-29', time: '01:59' })
    expect(paris('2026-03-29T01:00:00Z')).toEqual({ day: '2026-03-29', time: '03:00' })
    expect(paris('2026-10-25T00:30:00Z').time).toBe('02:30')
    expect(paris('2026-10-25T01:30:00Z').time).toBe('02:30')
  })
  test('midnight is 00:00, of the day that begins', () => {
    expect(paris('2026-06-30T22:00:00Z')).toEqual({ day: '2026-07-01', time: '00:00' })
  })
})

describe('what is no day', () => {
  test.each(['', '2026-2-3', '26-02-03', '2026-02-30', '2026-13-01', '1899-12-31', '2200-01-01'])(
    '%s is refused',
    (written) => {
      expect(readDay(written)).toBeNull()
      expect(() => day(written)).toThrow('not a calendar day')
    },
  )
  test('and no sum leaves the calendar unseen', () => {
    expect(() => addDays(day('2199-12-31'), 1)).toThrow('not a calendar day')
    expect(() => addDays(day('1900-01-01'), -1)).toThrow('not a calendar day')
    expect(() => addMonths(day('2199-12-31'), 1)).toThrow('not a calendar day')
    expect(() => addDays(day('2026-01-01'), 4_000_000)).toThrow('not a calendar day')
    expect(() => addDays(day('2026-01-01'), 0.5)).toThrow('not a whole number of days')
  })
})
