import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, addMonths, day, type Day, daysBetween, endOfMonth, monthOf } from '#kernel/day.ts'
import { cents, sum } from '#kernel/money.ts'
import { brandsOf, conversionOf, sizesOf, tellsBrands } from './rules/deals.ts'
import { againOf, topOf } from './rules/items.ts'
import { hintOf } from './rules/mix.ts'
import { behaviourOf, type Paid } from './rules/paying.ts'
import { gapsOf, inOrder, marksOf, median, rhythmOf } from './rules/rhythm.ts'
import { type Known, whyHidden, widgets } from './rules/shown.ts'
import { daysBought } from '#features/sales/turnover/rules.ts'
import { changeOf, type DaySold, spansOf, twelveMonths } from './rules/trend.ts'

const first = day('2023-01-01')
const anyDay = fc.integer({ min: 0, max: 1460 }).map((after) => addDays(first, after))
const amount = fc.integer({ min: -50_000, max: 5_000_000 }).map(cents)
const sold = fc.array(fc.record({ day: anyDay, net: amount }), {
  maxLength: 60,
})

describe('a trend compares like with like', () => {
  test('the days of a month that runs are held against as many days, from the first', () => {
    fc.assert(
      fc.property(anyDay, (today) => {
        const { month, sameDays, lastMonth, lastYear, lastYearMonth } = spansOf(today)
        expect(month).toEqual({ from: `${monthOf(today)}-01`, to: today })
        for (const [part, whole] of [
          [sameDays, lastMonth],
          [lastYear, lastYearMonth],
        ] as const) {
          expect(part.from).toBe(whole.from)
          expect(part.to <= whole.to).toBe(true)
          expect(whole.to).toBe(endOfMonth(whole.from))
          // No more days than this month has had, unless both are over.
          const over = today === endOfMonth(today)
          expect(daysBetween(part.from, part.to) <= daysBetween(month.from, month.to) || over).toBe(
            true,
          )
        }
        expect(lastYear.from).toBe(addMonths(month.from, -12))
      }),
    )
    expect(spansOf(day('2026-03-30')).sameDays).toEqual({ from: '2026-02-01', to: '2026-02-28' })
    expect(spansOf(day('2026-02-28')).sameDays).toEqual({ from: '2026-01-01', to: '2026-01-31' })
  })

  test('twelve months add up to their days, each once, this year and the year before', () => {
    fc.assert(
      fc.property(sold, anyDay, (all, today) => {
        const months = twelveMonths(all, today)
        expect(months).toHaveLength(12)
        const [from, to] = [months[0]!.now.from, months.at(-1)!.now.to]
        const within = (a: Day, b: Day) =>
          sum(all.filter((one) => one.day >= a && one.day <= b).map(({ net }) => net))
        expect(sum(months.map(({ net }) => net))).toBe(within(from, to))
        expect(to).toBe(today)
        for (const { month, now, yearBefore, partial } of months) {
          expect(monthOf(yearBefore.from)).toBe(monthOf(addMonths(now.from, -12)))
          expect(partial).toBe(month === monthOf(today) && today < endOfMonth(today))
          // As many days in both, but for the last of February.
          const more = daysBetween(yearBefore.from, yearBefore.to) - daysBetween(now.from, now.to)
          expect(Math.abs(more)).toBeLessThanOrEqual(month.endsWith('-02') ? 1 : 0)
        }
      }),
    )
  })

  test('a change has the sign of its difference, and stays still within two percent', () => {
    fc.assert(
      fc.property(amount, amount, (now, before) => {
        const { way, rate } = changeOf(now, before)
        if (way === 'up') expect(now).toBeGreaterThan(before)
        if (way === 'down') expect(now).toBeLessThan(before)
        if (before <= 0 && way !== 'level') expect(rate).toBeNull()
        if (way === 'level' && before > 0)
          expect(Math.abs(now - before) / before).toBeLessThanOrEqual(0.0201)
      }),
    )
    expect(changeOf(0, 0)).toEqual({ way: 'none', rate: null })
    expect(changeOf(500, 0)).toEqual({ way: 'started', rate: null })
    expect(changeOf(11_300, 10_000)).toEqual({ way: 'up', rate: 1300 })
    expect(changeOf(10_150, 10_000)).toEqual({ way: 'level', rate: 150 })
  })
})

describe('rhythm', () => {
  test('a silence is twice the usual wait and ten days more, as the signal has it, and needs a habit', () => {
    const weekly = Array.from({ length: 8 }, (_, n) => addDays(first, n * 18))
    const last = weekly.at(-1)!
    expect(rhythmOf(weekly, addDays(last, 47))).toEqual({
      last,
      since: 47,
      usual: 18,
      silent: true,
    })
    expect(rhythmOf(weekly, addDays(last, 35))?.silent).toBe(false)
    expect(rhythmOf(weekly, addDays(last, 36))?.silent).toBe(true)
    expect(rhythmOf(weekly.slice(0, 3), addDays(first, 400))).toMatchObject({
      usual: null,
      silent: false,
    })
    expect(rhythmOf([], first)).toBeNull()
    fc.assert(
      fc.property(fc.array(anyDay, { minLength: 1, maxLength: 30 }), (days) => {
        const gaps = gapsOf(inOrder(days))
        expect(gaps).toHaveLength(new Set(days).size - 1)
        expect(gaps.every((gap) => gap > 0)).toBe(true)
        const { usual } = rhythmOf(days, addDays(first, 1500))!
        if (usual !== null) {
          expect(usual).toBeGreaterThanOrEqual(Math.min(...gaps))
          expect(usual).toBeLessThanOrEqual(Math.max(...gaps))
        }
      }),
    )
    expect(median([3, 1, 2])).toBe(2)
    expect(median([4, 1, 2, 3])).toBe(2.5)
    expect(median([])).toBeNull()
  })

  test('the months that stand out are told, and a month that runs is none of them', () => {
    const today = day('2026-06-10')
    const usual = (month: Day, net: number): DaySold => ({
      day: month,
      net: cents(net),
    })
    const start = day('2025-07-05')
    const nets = [100, 110, 95, 105, 330, 100, 0, 98, 20, 104, 101, 10]
    const all = nets.map((net, n) => usual(addMonths(start, n), net * 1000))
    const marks = marksOf(twelveMonths(all, today))
    expect(marks.map(({ month, what }) => [month, what])).toEqual([
      ['2025-11', 'peak'],
      ['2026-01', 'quiet'],
      ['2026-03', 'dip'],
    ])
    expect(marksOf(twelveMonths(all.slice(0, 4), today))).toEqual([])
    fc.assert(
      fc.property(sold, anyDay, (some, on) => {
        for (const mark of marksOf(twelveMonths(some, on))) {
          expect(mark.month).not.toBe(on < endOfMonth(on) ? monthOf(on) : '')
          if (mark.what === 'peak') expect(mark.net).toBeGreaterThanOrEqual(2 * mark.usual - 1)
          if (mark.what === 'dip') expect(mark.net * 3).toBeLessThan(mark.usual + 3)
        }
      }),
    )
  })
})

describe('deals', () => {
  const group = (
    validity: 'signed' | 'refused' | 'expired' | 'pending',
    count: number,
    net: number,
  ) => ({ validity, count, net: cents(net) }) as const

  test('what waits for its answer decides nothing of the conversion', () => {
    const answered = [group('signed', 3, 900), group('refused', 1, 50), group('expired', 2, 50)]
    expect(conversionOf(answered)).toMatchObject({ byCount: 5000, byAmount: 9000 })
    expect(conversionOf([...answered, group('pending', 40, 40_000)])).toEqual(
      conversionOf(answered),
    )
    expect(conversionOf([group('pending', 2, 10)])).toMatchObject({ byCount: null, byAmount: null })
  })

  test('orders have a mean, a median, and a wait after their quote', () => {
    const order = (net: number, quoted: string | null) => ({
      day: day('2026-03-20'),
      net: cents(net),
      quoted: quoted === null ? null : day(quoted),
    })
    const orders = [order(100, '2026-03-10'), order(200, '2026-03-16'), order(6000, null)]
    expect(sizesOf(orders)).toEqual({ count: 3, net: 6300, mean: 2100, median: 200, days: 7 })
    expect(sizesOf([])).toEqual({ count: 0, net: 0, mean: null, median: null, days: null })
  })

  test('brands of both sides add up to what was quoted and bought; no brand comes last', () => {
    const one = fc.record({ key: fc.constantFrom('', 'Aldes', 'Daikin', 'Grohe'), net: amount })
    const some = fc.array(one, { maxLength: 12 })
    fc.assert(
      fc.property(fc.record({ quoted: some, ordered: some, bought: some }), (by) => {
        const rows = brandsOf(by)
        for (const stage of ['quoted', 'ordered', 'bought'] as const)
          expect(sum(rows.map((row) => row[stage]))).toBe(sum(by[stage].map(({ net }) => net)))
        expect(rows.slice(0, -1).every(({ brand }) => brand !== '')).toBe(true)
      }),
    )
    expect(
      tellsBrands(brandsOf({ quoted: [{ key: '', net: cents(60) }], ordered: [], bought: [] })),
    ).toBe(false)
  })
})

describe('paying', () => {
  const paid = (taken: number, gross: number, terms = 30): Paid => ({
    day: first,
    due: addDays(first, terms),
    settled: addDays(first, taken),
    gross: cents(gross),
  })

  test('each invoice weighs what it amounts to', () => {
    expect(behaviourOf([paid(10, 100), paid(10, 100)])).toBeNull()
    expect(behaviourOf([paid(10, 100), paid(20, 100), paid(60, 800)])).toEqual({
      count: 3,
      days: 51,
      terms: 30,
      late: 8000,
      drift: null,
    })
    const slower = [5, 5, 5, 45, 45, 45].map((taken, n) => ({
      ...paid(taken, 100),
      day: addDays(first, n),
      settled: addDays(first, n + taken),
    }))
    expect(behaviourOf(slower)?.drift).toBe(40)
  })

  test('the mean lies between the quickest and the slowest, the share between nothing and all', () => {
    const one = fc
      .record({ taken: fc.nat(200), gross: fc.integer({ min: 1, max: 1_000_000 }) })
      .map(({ taken, gross }) => paid(taken, gross))
    fc.assert(
      fc.property(fc.array(one, { minLength: 3, maxLength: 20 }), (all) => {
        const told = behaviourOf(all)!
        const taken = all.map((each) => daysBetween(each.day, each.settled))
        expect(told.days).toBeGreaterThanOrEqual(Math.min(...taken))
        expect(told.days).toBeLessThanOrEqual(Math.max(...taken))
        expect(told.late).toBeGreaterThanOrEqual(0)
        expect(told.late).toBeLessThanOrEqual(10_000)
      }),
    )
  })
})

test('an item is to be bought again after one and a half of its usual waits', () => {
  const days = [0, 30, 61, 90].map((after) => addDays(first, after))
  expect(againOf(days, addDays(first, 90 + 46))).toMatchObject({ usual: 30, due: true, since: 46 })
  expect(againOf(days, addDays(first, 90 + 45))?.due).toBe(false)
  expect(againOf(days.slice(0, 2), addDays(first, 900))).toMatchObject({ usual: null, due: false })
  const item = (id: string, net: number) => ({ id, net: cents(net), days: [] })
  expect(topOf([item('a', 1), item('b', 5), item('c', -3)], 2).map(({ id }) => id)).toEqual([
    'b',
    'a',
  ])
})

test('many calls and hardly a visit are hinted at', () => {
  const none = { visit: 0, call: 0, meeting: 0, email: 0, note: 0 }
  expect(hintOf({ ...none, call: 12 })).toEqual({ calls: 12, visits: 0, months: 6 })
  expect(hintOf({ ...none, call: 9 })).toBeNull()
  expect(hintOf({ ...none, call: 12, meeting: 2 })).toBeNull()
})

test('a prospect has what does not need a sale, and every hidden widget has its reason', () => {
  const prospect: Known = {
    walkIn: false,
    sales: { ever: false, recent: false },
    quotes: { sent: 4, answered: 3, orders: 0 },
    brands: 2,
    due: false,
    paid: 0,
    items: 0,
    activities: 5,
    open: 1,
  }
  const shown = widgets.filter((widget) => whyHidden(widget, prospect) === null)
  expect(shown).toEqual(['open', 'ratios', 'brands', 'ahead', 'events', 'mix'])
  const blind: Known = {
    ...prospect,
    sales: null,
    quotes: null,
    brands: null,
    due: null,
    paid: null,
    items: null,
    activities: null,
    open: null,
  }
  for (const widget of widgets) expect(whyHidden(widget, blind), widget).toBe('right')
})

test('the days that months keep as bits are days, each once and in order, none ahead', () => {
  const months = { [day('2026-02-01')]: 0b101, [day('2026-01-01')]: 1 << 30 }
  const days = ['2026-01-31', '2026-02-01', '2026-02-03']
  expect(daysBought(months, day('2026-02-28'))).toEqual(days)
  expect(daysBought(months, day('2026-02-02'))).toEqual(days.slice(0, 2))
  expect(daysBought({}, day('2026-02-02'))).toEqual([])
})
