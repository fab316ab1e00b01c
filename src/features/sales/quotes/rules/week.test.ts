import { expect, test } from 'vitest'
import { daysOfWeek } from './week.ts'

test.each([
  ['2026-W01', '2025-12-29', '2026-01-04'],
  ['2026-W10', '2026-03-02', '2026-03-08'],
  ['2026-W53', '2026-12-28', '2027-01-03'],
  ['2020-W53', '2020-12-28', '2021-01-03'],
  ['2021-W01', '2021-01-04', '2021-01-10'],
  ['2024-W09', '2024-02-26', '2024-03-03'],
  ['2000-W52', '2000-12-25', '2000-12-31'],
])('week %s runs from %s to %s', (week, from, to) => {
  expect(daysOfWeek(week)).toEqual({ from, to })
})

test.each(['2025-W53', '2026-W00', '2026-W54', '2026-10', 'W10', '2026-w10', ''])(
  '%s is no week',
  (week) => {
    expect(daysOfWeek(week)).toBeNull()
  },
)
