import assert from 'node:assert/strict'
import { test } from 'vitest'
import { day } from './day.ts'
import { easterSunday, isWorkingDay, nextWorkingDay, publicHolidays } from './holidays.ts'

test('easter falls where the almanac says', () => {
  const almanac = {
    1961: '04-02',
    1981: '04-19',
    2000: '04-23',
    2008: '03-23',
    2011: '04-24',
    2024: '03-31',
    2025: '04-20',
    2026: '04-05',
    2038: '04-25',
  }
  for (const [year, date] of Object.entries(almanac))
    assert.equal(easterSunday(Number(year)), `${year}-${date}`)
})

test('France has its eleven holidays', () => {
  assert.deepEqual([...publicHolidays(2026, 'FR')].toSorted(), [
    '2026-01-01',
    '2026-04-06',
    '2026-05-01',
    '2026-05-08',
    '2026-05-14',
    '2026-05-25',
    '2026-07-14',
    '2026-08-15',
    '2026-11-01',
    '2026-11-11',
    '2026-12-25',
  ])
})

test('England takes its holidays on Mondays, and those of a week-end later', () => {
  assert.deepEqual([...publicHolidays(2022, 'GB')].filter((on) => on > '2022-04-01').toSorted(), [
    '2022-04-15',
    '2022-04-18',
    '2022-05-02',
    '2022-05-30',
    '2022-08-29',
    '2022-12-25',
    '2022-12-26',
    '2022-12-27',
  ])
  // Boxing Day 2021 was a Sunday, Christmas a Saturday: Monday and Tuesday were given instead.
  assert.ok(publicHolidays(2021, 'GB').has(day('2021-12-27')))
  assert.ok(publicHolidays(2021, 'GB').has(day('2021-12-28')))
})

test('holidays are not worked, and the day after one is', () => {
  assert.equal(isWorkingDay(day('2026-07-14'), 'FR'), false)
  assert.equal(nextWorkingDay(day('2026-05-08'), 'FR'), '2026-05-11')
  assert.equal(nextWorkingDay(day('2026-05-12'), 'FR'), '2026-05-12')
})
