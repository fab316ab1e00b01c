import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, type Day, day, daysBetween, endOfMonth } from '#kernel/day.ts'
import { nextDue, type Repeat, rhythms, weekdayOf } from './recurrence.ts'

const simply = { every: 1, days: [], weekday: false, until: null }
const each = (rhythm: Repeat['rhythm'], more: Partial<Repeat> = {}): Repeat => ({
  ...simply,
  rhythm,
  ...more,
})

/** The first days of a series, each done on its own day. */
function series(repeat: Repeat, first: Day, count: number): (Day | null)[] {
  const days: (Day | null)[] = []
  let due: Day | null = first
  for (let n = 0; n < count && due; n += 1) {
    due = nextDue(repeat, first, due, due)
    days.push(due)
  }
  return days
}

test('what calendars show for the same rules', () => {
  const tuesday = day('2026-01-13')
  const cases: [Repeat, Day, (Day | string | null)[]][] = [
    [each('month'), day('2026-01-31'), ['2026-02-28', '2026-03-31', '2026-04-30', '2026-05-31']],
    [each('month', { weekday: true }), tuesday, ['2026-02-10', '2026-03-10', '2026-04-14']],
    // The fifth Friday is the last one: a month has no fifth of each.
    [
      each('month', { weekday: true }),
      day('2026-01-30'),
      ['2026-02-27', '2026-03-27', '2026-04-24'],
    ],
    [each('week', { every: 2 }), tuesday, ['2026-01-27', '2026-02-10']],
    [each('week', { every: 2, days: [1, 4] }), tuesday, ['2026-01-15', '2026-01-26', '2026-01-29']],
    [each('week', { days: [1, 2, 3, 4, 5] }), day('2026-01-16'), ['2026-01-19', '2026-01-20']],
    [each('day', { every: 3 }), tuesday, ['2026-01-16', '2026-01-19']],
    [each('year'), day('2024-02-29'), ['2025-02-28', '2026-02-28', '2027-02-28', '2028-02-29']],
    [each('week', { until: day('2026-01-26') }), tuesday, ['2026-01-20', null]],
  ]
  for (const [repeat, first, expected] of cases)
    expect(series(repeat, first, expected.length), JSON.stringify(repeat)).toEqual(expected)
})

test('what was done late does not come back late, and what was done early skips nothing', () => {
  const monday = day('2026-03-02')
  expect(nextDue(each('week'), monday, monday, day('2026-03-18'))).toBe('2026-03-23')
  expect(nextDue(each('day'), monday, monday, day('2026-03-18'))).toBe('2026-03-19')
  expect(nextDue(each('week'), monday, monday, day('2026-02-20'))).toBe('2026-03-09')
  expect(nextDue(each('month'), monday, monday, day('2026-07-02'))).toBe('2026-08-02')
})

/** Whether a series stands on a day: read from the calendar, one day at a time, with no arithmetic of ours. */
function stands({ rhythm, every, days, weekday }: Repeat, first: Day, on: Day): boolean {
  const gone = daysBetween(first, on)
  if (gone < 0) return false
  const months = (Number(on.slice(0, 4)) - Number(first.slice(0, 4))) * 12
  const apart = months + Number(on.slice(5, 7)) - Number(first.slice(5, 7))
  const date = (of: Day) => Number(of.slice(8))
  const sameDate = date(on) === date(first) || (on === endOfMonth(on) && date(first) > date(on))
  if (rhythm === 'day') return gone % every === 0
  if (rhythm === 'year') return apart % (12 * every) === 0 && sameDate
  if (rhythm === 'month') {
    if (apart % every !== 0) return false
    if (!weekday) return sameDate
    const nth = (of: Day) => Math.ceil(date(of) / 7)
    const isLast = addDays(on, 7).slice(5, 7) !== on.slice(5, 7)
    return (
      weekdayOf(on) === weekdayOf(first) && (nth(first) === 5 ? isLast : nth(on) === nth(first))
    )
  }
  const wanted = days.length === 0 ? [weekdayOf(first)] : days
  const mondays = daysBetween(addDays(first, 1 - weekdayOf(first)), addDays(on, 1 - weekdayOf(on)))
  return wanted.includes(weekdayOf(on)) && (mondays / 7) % every === 0
}

test('the next day is the first of the series after its own and after today', () => {
  const days = fc.integer({ min: 0, max: 1500 }).map((n) => addDays(day('2024-01-01'), n))
  const repeats = fc.record({
    rhythm: fc.constantFrom(...rhythms),
    every: fc.integer({ min: 1, max: 5 }),
    days: fc.subarray([1, 2, 3, 4, 5, 6, 7]),
    weekday: fc.boolean(),
    until: fc.option(days, { nil: null }),
  })
  fc.assert(
    fc.property(repeats, days, days, days, (repeat, first, due, today) => {
      const after = due > today ? due : today
      // Found by walking; no rhythm here is slower than five years and a leap day.
      let on = after < first ? first : addDays(after, 1)
      while (!stands(repeat, first, on)) on = addDays(on, 1)
      const expected = repeat.until !== null && on > repeat.until ? null : on
      expect(nextDue(repeat, first, due, today)).toBe(expected)
    }),
    { numRuns: Number(process.env['SCALE'] ?? 0) > 0 ? 50_000 : 2000 },
  )
})
