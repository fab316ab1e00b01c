import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, addMonths, type Day, day, daysBetween } from '#kernel/day.ts'
import { can, nextDue, rhythms, sectionOf, sections, taskStates, whyNotDue } from './rules.ts'

test('what may be done in each state, and nothing else', () => {
  const allowed = taskStates.map((state) => [
    state,
    Object.entries(can).flatMap(([name, may]) => (may(state) ? [name] : [])),
  ])
  expect(Object.fromEntries(allowed)).toEqual({
    open: ['finish', 'cancel', 'edit'],
    done: ['reopen'],
    cancelled: ['reopen'],
  })
})

test('an open task is in exactly one section, by its day', () => {
  const today = day('2026-03-31')
  const at = (dueDay: Day | null) => sectionOf({ state: 'open', dueDay }, today)
  expect([at(day('2026-03-30')), at(today), at(day('2026-04-01')), at(null)]).toEqual([...sections])
  for (const state of ['done', 'cancelled'] as const)
    expect(sectionOf({ state, dueDay: day('2026-03-30') }, today)).toBeNull()
})

test('the end of each month stays the end of each month', () => {
  const series = day('2026-01-31')
  let due = series
  const days = [1, 2, 3, 4].map(() => (due = nextDue('month', series, due, due)))
  expect(days).toEqual(['2026-02-28', '2026-03-31', '2026-04-30', '2026-05-31'])
})

test('what was done late does not come back late, and what was done early skips nothing', () => {
  const monday = day('2026-03-02')
  expect(nextDue('week', monday, monday, day('2026-03-18'))).toBe('2026-03-23')
  expect(nextDue('day', monday, monday, day('2026-03-18'))).toBe('2026-03-19')
  expect(nextDue('week', monday, monday, day('2026-02-20'))).toBe('2026-03-09')
  expect(nextDue('month', monday, monday, day('2026-07-02'))).toBe('2026-08-02')
})

test('the next day is the first of the series after its own and after today', () => {
  const days = fc.integer({ min: 0, max: 1500 }).map((n) => addDays(day('2024-01-01'), n))
  fc.assert(
    fc.property(fc.constantFrom(...rhythms), days, fc.nat(40), days, (rhythm, series, n, today) => {
      const nth = (k: number) =>
        rhythm === 'month' ? addMonths(series, k) : addDays(series, k * (rhythm === 'day' ? 1 : 7))
      const due = nth(n)
      const next = nextDue(rhythm, series, due, today)
      const after = due > today ? due : today
      expect(next > after).toBe(true)
      // Counted one by one, none stands between.
      let k = 0
      while (nth(k) <= after) k += 1
      expect(next).toBe(nth(k))
      expect(daysBetween(after, next)).toBeGreaterThan(0)
    }),
  )
})

test('an hour or a repetition wants a day', () => {
  const blank = { dueDay: null, dueTime: null, repeats: null }
  expect(whyNotDue(blank)).toBeNull()
  expect(whyNotDue({ ...blank, dueTime: '09:00' })?.param).toBe('dueDay')
  expect(whyNotDue({ ...blank, repeats: 'week' })?.code).toBe('task_day_wanted')
  expect(whyNotDue({ dueDay: day('2026-03-31'), dueTime: '09:00', repeats: 'day' })).toBeNull()
})
