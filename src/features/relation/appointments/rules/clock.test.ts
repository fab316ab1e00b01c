import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, day, momentOf } from '#kernel/day.ts'
import { daysOf, instantAt, minutesAt, movedTo, span, timeOf } from './clock.ts'

const paris = 'Europe/Paris'

test('the day on which the clocks go forward, and the one on which they go back', () => {
  const spring = day('2026-03-29')
  expect(instantAt(spring, '01:59', paris)).toBe('2026-03-29T00:59:00.000Z')
  // 02:00 to 03:00 does not exist: it is told by the clock that has not moved.
  expect(instantAt(spring, '02:30', paris)).toBe('2026-03-29T01:30:00.000Z')
  expect(momentOf(new Date('2026-03-29T01:30:00Z'), paris).time).toBe('03:30')
  expect(instantAt(spring, '09:00', paris)).toBe('2026-03-29T07:00:00.000Z')
  expect(instantAt(day('2026-03-28'), '09:00', paris)).toBe('2026-03-28T08:00:00.000Z')
  const autumn = day('2026-10-25')
  expect(instantAt(autumn, '01:30', paris)).toBe('2026-10-24T23:30:00.000Z')
  // 02:30 comes twice: the first.
  expect(instantAt(autumn, '02:30', paris)).toBe('2026-10-25T00:30:00.000Z')
  expect(instantAt(autumn, '03:00', paris)).toBe('2026-10-25T02:00:00.000Z')
})

test('from nine to eleven stays from nine to eleven, whatever the clocks do', () => {
  for (const to of ['2026-03-29', '2026-10-25', '2026-06-01'])
    for (const [from, lasts] of [
      ['2026-03-28', 120],
      ['2026-10-24', 45],
    ] as const) {
      const before = span({ day: day(from), minutes: 540 }, lasts, paris)
      const moved = movedTo(before, { day: day(to), minutes: 600 }, paris)
      expect(minutesAt(moved.startsAt, paris)).toEqual({ day: to, minutes: 600 })
      expect(minutesAt(moved.endsAt, paris)).toEqual({ day: to, minutes: 600 + lasts })
    }
  // Over the night of the change, it still ends when the clocks say so.
  const night = span({ day: day('2026-03-28'), minutes: 22 * 60 }, 600, paris)
  expect(minutesAt(night.endsAt, paris)).toEqual({ day: '2026-03-29', minutes: 480 })
  expect(Date.parse(night.endsAt) - Date.parse(night.startsAt)).toBe(9 * 3_600_000)
})

test('every time of every day that the clocks show is the instant at which they show it', () => {
  const zones = fc.constantFrom(
    paris,
    'America/New_York',
    'Asia/Kolkata',
    'Pacific/Auckland',
    'UTC',
  )
  const days = fc.integer({ min: 0, max: 1500 }).map((n) => addDays(day('2024-01-01'), n))
  fc.assert(
    fc.property(zones, days, fc.integer({ min: 0, max: 1439 }), (zone, on, minutes) => {
      const shown = minutesAt(instantAt(on, timeOf(minutes), zone), zone)
      // Only what the spring skips is shown otherwise: an hour later.
      const late = (Date.parse(shown.day) - Date.parse(on)) / 60_000 + shown.minutes - minutes
      expect([0, 60]).toContain(late)
    }),
  )
})

test('an appointment touches the days between its ends, and not the one that begins as it ends', () => {
  const of = (from: string, to: string) => daysOf(from, to, paris)
  expect(of('2026-03-31T08:00:00Z', '2026-03-31T10:00:00Z')).toEqual(['2026-03-31'])
  expect(of('2026-03-31T08:00:00Z', '2026-04-02T10:00:00Z')).toHaveLength(3)
  expect(of('2026-03-31T08:00:00Z', '2026-03-31T22:00:00Z')).toEqual(['2026-03-31'])
})
