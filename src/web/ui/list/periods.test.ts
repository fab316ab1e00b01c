import { expect, test } from 'vitest'
import { addDays, day, daysBetween } from '#kernel/day.ts'
import { formats } from '#kernel/format.ts'
import { isoWeek, namedPeriods, periodsTyped, startOfWeek } from './periods.ts'
import { fr } from './words.ts'

const today = day('2026-03-31')
const { month } = formats('fr', 'EUR', 'Europe/Paris')
const typed = (text: string) => periodsTyped(text, today, fr, month)

test('weeks begin on Monday and week 1 holds the first Thursday (ISO 8601)', () => {
  expect(startOfWeek(day('2026-03-31'))).toBe('2026-03-30')
  expect(startOfWeek(day('2026-03-29'))).toBe('2026-03-23')
  expect(isoWeek(1, 2026)).toEqual({ from: '2025-12-29', to: '2026-01-04' })
  expect(isoWeek(53, 2026)).toEqual({ from: '2026-12-28', to: '2027-01-03' })
  expect(isoWeek(53, 2025)).toBeNull()
  expect(isoWeek(0, 2026)).toBeNull()
})

test('every day of ten years is in exactly one week of its number', () => {
  for (let at = day('2020-01-01'); at < '2030-01-01'; at = addDays(at, 1)) {
    const monday = startOfWeek(at)
    const year = Number(addDays(monday, 3).slice(0, 4))
    const week = Math.floor(daysBetween(startOfWeek(day(`${year}-01-04`)), monday) / 7) + 1
    expect(isoWeek(week, year)).toEqual({ from: monday, to: addDays(monday, 6) })
  }
})

test('periods are named and typed', () => {
  expect(typed('S45')[0]).toMatchObject({ from: '2026-11-02', to: '2026-11-08' })
  expect(typed('semaine 1 2026')[0]).toMatchObject({ from: '2025-12-29' })
  expect(typed('mars 2026')).toMatchObject([{ from: '2026-03-01', to: '2026-03-31' }])
  expect(typed('févr')[0]).toMatchObject({ from: '2026-02-01', to: '2026-02-28' })
  expect(typed('2025')).toMatchObject([{ from: '2025-01-01', to: '2025-12-31' }])
  expect(typed('mois dernier')[0]).toMatchObject({ from: '2026-02-01', to: '2026-02-28' })
  expect(typed('dupont')).toEqual([])
})

test('no named period ends before it begins', () => {
  for (const { from, to, label } of namedPeriods(today, fr)) expect(from <= to, label).toBe(true)
})
