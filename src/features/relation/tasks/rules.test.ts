import { expect, test } from 'vitest'
import { type Day, day } from '#kernel/day.ts'
import { can, sectionOf, sections, taskStates, whyNotDue } from './rules.ts'

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

const weekly = { rhythm: 'week' as const, every: 1, days: [], weekday: false, until: null }

test('an hour or a repetition wants a day', () => {
  const blank = { dueDay: null, dueTime: null, repeats: null }
  expect(whyNotDue(blank)).toBeNull()
  expect(whyNotDue({ ...blank, dueTime: '09:00' })?.param).toBe('dueDay')
  expect(whyNotDue({ ...blank, repeats: weekly })?.code).toBe('task_day_wanted')
  expect(whyNotDue({ dueDay: day('2026-03-31'), dueTime: '09:00', repeats: weekly })).toBeNull()
})
