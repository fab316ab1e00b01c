import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, addMonths, day, type Day, daysBetween, endOfMonth, startOfMonth } from './day.ts'
import {
  comparedWith,
  comparisons,
  mondayOf,
  monthsOf,
  type PeriodChoice,
  periodNames,
  periodOf,
} from './period.ts'

const first = day('1990-01-01')
const days = fc.integer({ min: 0, max: 40_000 }).map((n) => addDays(first, n))
const choices: fc.Arbitrary<PeriodChoice> = fc
  .tuple(fc.constantFrom(...periodNames), days, fc.integer({ min: 0, max: 800 }))
  .map(([name, from, n]) => (name === 'custom' ? { name, from, to: addDays(from, n) } : { name }))
const fiscalMonths = fc.integer({ min: 1, max: 12 })
const length = ({ from, to }: { from: Day; to: Day }) => daysBetween(from, to) + 1

test('a period holds today, never goes past it, and starts where its name says', () =>
  fc.assert(
    fc.property(choices, days, fiscalMonths, (choice, today, fiscal) => {
      const { name, from, to } = periodOf(choice, today, fiscal)
      expect(from <= to).toBe(true)
      if (name === 'custom') return
      expect(to).toBe(today)
      if (name === 'week') expect([mondayOf(from), length({ from, to }) <= 7]).toEqual([from, true])
      else if (name !== 'today') expect(from).toBe(startOfMonth(from))
      if (name === 'quarter') expect(['01', '04', '07', '10']).toContain(from.slice(5, 7))
      if (name === 'fiscalYear') {
        expect(Number(from.slice(5, 7))).toBe(fiscal)
        expect(addMonths(from, 12) > today).toBe(true)
      }
    }),
  ))

test('what a period is compared with comes before it, and is as long as months let it be', () =>
  fc.assert(
    fc.property(
      choices,
      days,
      fiscalMonths,
      fc.constantFrom(...comparisons),
      (choice, today, fiscal, how) => {
        const period = periodOf(choice, today, fiscal)
        const over = period.to > today && period.from <= today ? { ...period, to: today } : period
        const other = comparedWith(period, how, today)
        expect(other.from <= other.to).toBe(true)
        expect(other.from < over.from).toBe(true)
        if (how === 'before' && period.name !== 'custom') expect(other.to < over.from).toBe(true)
        // A whole month is never compared with a part of one.
        if (
          period.name !== 'today' &&
          period.name !== 'week' &&
          over.from === startOfMonth(over.from)
        ) {
          if (over.to === endOfMonth(over.to)) {
            expect([other.from, other.to]).toEqual([startOfMonth(other.from), endOfMonth(other.to)])
            if (how === 'lastYear') expect(monthsOf(other).length).toBe(monthsOf(over).length)
            return
          }
        }
        // At most what months and leap years differ by.
        expect(Math.abs(length(other) - length(over))).toBeLessThanOrEqual(3)
        if (period.name === 'week' || period.name === 'custom')
          expect(length(other)).toBe(length(over))
      },
    ),
  ))

test('a free period is compared with as many days just before it', () =>
  fc.assert(
    fc.property(days, fc.integer({ min: 0, max: 400 }), (from, n) => {
      const period = { name: 'custom' as const, from, to: addDays(from, n) }
      const before = comparedWith(period, 'before', day('2190-01-01'))
      expect(before.to).toBe(addDays(from, -1))
    }),
  ))

test('the days that people expect', () => {
  const told = (
    name: 'month' | 'week' | 'quarter' | 'year12',
    today: string,
    how: 'before' | 'lastYear',
  ) => {
    const { from, to } = comparedWith(periodOf({ name }, day(today), 1), how, day(today))
    return `${from} ${to}`
  }
  expect(told('month', '2026-03-15', 'before')).toBe('2026-02-01 2026-02-15')
  expect(told('month', '2026-03-30', 'before')).toBe('2026-02-01 2026-02-28')
  expect(told('month', '2026-04-30', 'before')).toBe('2026-03-01 2026-03-31')
  expect(told('month', '2028-02-29', 'lastYear')).toBe('2027-02-01 2027-02-28')
  expect(told('month', '2028-02-28', 'lastYear')).toBe('2027-02-01 2027-02-28')
  expect(told('quarter', '2026-05-10', 'before')).toBe('2026-01-01 2026-02-10')
  // Wednesday of the 13th week, in both years.
  expect(told('week', '2026-03-25', 'lastYear')).toBe('2025-03-24 2025-03-26')
  expect(told('year12', '2026-03-15', 'before')).toBe('2024-04-01 2025-03-15')
  expect(monthsOf({ from: day('2025-12-30'), to: day('2026-02-01') })).toEqual([
    '2025-12',
    '2026-01',
    '2026-02',
  ])
})
