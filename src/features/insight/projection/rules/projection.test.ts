import assert from 'node:assert/strict'
import fc from 'fast-check'
import { test } from 'vitest'
import { addDays, type Day, day, monthOf } from '#kernel/day.ts'
import { type Asked, backTest, measured } from './back-test.ts'
import { cutOf, type Ledger, openDays, openWeekdays } from './ledger.ts'
import { leastMonths } from './projection.ts'

const asked: Asked = { date: 15, country: 'FR', known: day('2025-12-31') }
const start = day('2025-01-01')

/** What customers buy on random days of a year, in cents; some of it is credited. */
const ledgers = fc
  .array(
    fc.uniqueArray(
      fc.tuple(fc.integer({ min: 0, max: 364 }), fc.integer({ min: -9e4, max: 9e5 })),
      {
        minLength: 1,
        maxLength: 60,
        selector: ([at]) => at,
      },
    ),
    { minLength: 1, maxLength: 12 },
  )
  .map((all) => all.map((sales, at) => ledger(`c${at}`, sales)))

const ledger = (customer: string, sales: readonly (readonly [number, number])[]): Ledger => ({
  customer,
  sales: sales.toSorted(([a], [b]) => a - b).map(([at, net]) => ({ day: addDays(start, at), net })),
})

test('a range holds its most likely value, and nothing is foreseen below what is reached', () => {
  fc.assert(
    fc.property(ledgers, (all) => {
      for (const one of backTest(all, asked)) {
        assert.ok(one.low <= one.likely && one.likely <= one.high)
        assert.ok(one.soFar <= one.likely)
      }
    }),
    { numRuns: 30 },
  )
})

test('what happens later changes nothing of what was foreseen', () => {
  fc.assert(
    fc.property(ledgers, fc.integer({ min: 1, max: 12 }), (all, number) => {
      const month = `2025-${String(number).padStart(2, '0')}`
      const cut = cutOf(month, asked.date)
      const known = all.map(({ customer, sales }) => ({
        customer,
        sales: sales.map(({ day: on, net }) => ({ day: on, net: on > cut ? 777 : net })),
      }))
      const foreseen = (of: readonly Ledger[]) =>
        backTest(of, asked)
          .filter((one) => one.month <= month)
          .map(({ customer, month, likely, low, high }) => ({ customer, month, likely, low, high }))
      const same = (of: readonly Ledger[]) => foreseen(of).filter((one) => one.month === month)
      assert.deepEqual(same(known), same(all))
    }),
    { numRuns: 25 },
  )
})

test('every month with enough active months before it is foreseen, and no other', () => {
  fc.assert(
    fc.property(ledgers, (all) => {
      const walked = new Set(backTest(all, asked).map(({ customer, month }) => customer + month))
      const lasts = all.map(({ sales }) => sales.at(-1)?.day ?? start)
      const end = monthOf(lasts.reduce((a, b) => (b > a ? b : a)))
      for (const { customer, sales } of all)
        for (let number = 1; number <= 12; number++) {
          const month = `2025-${String(number).padStart(2, '0')}`
          if (month > end) continue
          const before = sales.filter(({ day: on }) => monthOf(on) < month)
          // Amounts that cancel out within a half are no activity; those of random cents hardly do.
          const active = new Set(
            before.filter(({ net }) => net !== 0).map((one) => monthOf(one.day)),
          )
          const sum = before.reduce((total, { net }) => total + net, 0)
          if (active.size < leastMonths) assert.ok(!walked.has(customer + month))
          else if (sum > 0 && before.some(({ net }) => net > 0))
            assert.ok(walked.has(customer + month))
        }
    }),
    { numRuns: 25 },
  )
})

test('who buys the same every week is foreseen nearly to the cent', () => {
  const weekly = Array.from({ length: 52 }, (_, week) => [week * 7 + 1, 100_00] as const)
  const walked = backTest(
    ['a', 'b', 'c'].map((name) => ledger(name, weekly)),
    asked,
  )
  const found = measured(walked)
  assert.ok(found && found.months === 24)
  assert.ok(found.error < 100_00, `off by ${found.error}`)
  assert.ok(found.error < found.nothing / 2)
})

test('a company sells on the days on which it did, but for public holidays', () => {
  const weekdays = (all: readonly Ledger[]) => [...openWeekdays(all, day('2026-01-01'))].toSorted()
  assert.deepEqual(weekdays([]), [1, 2, 3, 4, 5])
  // 2025-01-04 was a Saturday, 2025-01-05 a Sunday.
  const weekend = ledger(
    'a',
    Array.from({ length: 20 }, (_, week) => [week * 7 + 3 + (week % 2), 100] as const),
  )
  assert.deepEqual(weekdays([weekend]), [0, 6])
  const may = (country: string) => openDays(day('2026-05-15'), new Set([1, 2, 3, 4, 5]), country)
  assert.deepEqual(may('FR'), { soFar: 8, rest: 9 })
  assert.deepEqual(may('JP'), { soFar: 11, rest: 10 })
})

test('nothing is measured of nothing', () => {
  assert.equal(measured(backTest([], asked)), null)
})

test('a back-test never tests a month that is not over', () => {
  const weekly = Array.from({ length: 52 }, (_, week) => [week * 7 + 1, 100_00] as const)
  const known: Day = day('2025-07-30')
  const months = backTest([ledger('a', weekly)], { ...asked, known }).map(({ month }) => month)
  assert.deepEqual(months, ['2025-05', '2025-06'])
})
