// What makes a signal, and what must not.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, type Day, day } from '#kernel/day.ts'
import { cents, zero } from '#kernel/money.ts'
import type { Facts } from './facts.ts'
import { noFacts, priorityOf, type ReasonCode, signalOf } from './signal.ts'

const noQuotes: NonNullable<Facts['quotes']> = {
  expiring: { count: 0, net: zero, until: null },
  waiting: { count: 0, net: zero, since: null },
  expired: { count: 0, net: zero },
}
const today = day('2026-06-30')
const ago = (days: number): Day => addDays(today, -days)
const facts = (known: Partial<Facts>): Facts => ({ ...noFacts(today), ...known })

const bought = (known: Partial<NonNullable<Facts['bought']>>) => ({
  first: ago(1200),
  last: ago(5),
  usual: 18,
  longest: 40,
  quietBefore: 2,
  ...known,
})
const sales = (known: Partial<NonNullable<Facts['sales']>>) => ({
  recent: cents(5_000_00),
  before: cents(5_000_00),
  daysBefore: 5,
  coming: cents(0),
  year: cents(20_000_00),
  yearBefore: cents(20_000_00),
  ...known,
})
const codes = (known: Partial<Facts>): ReasonCode[] =>
  signalOf(facts(known)).reasons.map(({ code }) => code)

test('of nobody is anything said who bought nothing, owes nothing and waits for nothing', () => {
  expect(signalOf(noFacts(today))).toEqual({
    kinds: [],
    urgency: 0,
    stake: 0,
    reasons: [],
    act: null,
  })
})

test.each<[string, Partial<Facts>, ReasonCode[]]>([
  ['bought last week, as usual', { bought: bought({}) }, []],
  ['47 days of silence, usually 18', { bought: bought({ last: ago(47) }) }, ['silence']],
  ['29 days, usually 18: not twice the usual', { bought: bought({ last: ago(29) }) }, ['reorder']],
  ['the usual time is over', { bought: bought({ last: ago(18) }) }, ['reorder']],
  [
    '12 days where 4 are usual: too short to tell',
    { bought: bought({ last: ago(12), usual: 4 }) },
    [],
  ],
  [
    'bought three times in all: nothing is usual yet',
    { bought: bought({ last: ago(90), usual: null }) },
    [],
  ],
  ['gone for two years: lost, not at risk', { bought: bought({ last: ago(700) }) }, []],
  [
    'seasonal: a year ago, these weeks were as quiet',
    { bought: bought({ last: ago(150), quietBefore: 0 }) },
    [],
  ],
  [
    'known for eight months, and never silent for longer than 60 days',
    { bought: bought({ first: ago(240), last: ago(47), longest: 60, quietBefore: 0 }) },
    ['reorder'],
  ],
  [
    'known for eight months, and silent for longer than ever',
    { bought: bought({ first: ago(240), last: ago(47), longest: 30, quietBefore: 0 }) },
    ['silence'],
  ],
  [
    'silent, with an order on its way',
    { bought: bought({ last: ago(47) }), orders: { open: 1, late: 0, lateNet: cents(0) } },
    [],
  ],
  ['silent, and signed since', { bought: bought({ last: ago(47) }), signed: ago(3) }, []],
  [
    'half of last year',
    { sales: sales({ recent: cents(2_500_00), year: cents(17_500_00) }) },
    ['fall'],
  ],
  [
    'half of last year in these months, but the year is as good: it shifts',
    { sales: sales({ recent: cents(2_500_00) }) },
    [],
  ],
  [
    'a single purchase a year ago is no habit to fall from',
    { sales: sales({ recent: cents(0), daysBefore: 1, year: cents(0) }) },
    [],
  ],
  [
    'half as much again',
    { sales: sales({ recent: cents(7_500_00), year: cents(22_500_00) }) },
    ['growth'],
  ],
  [
    'a third of their year came in the days that come',
    { sales: sales({ coming: cents(7_000_00) }) },
    ['season'],
  ],
  ['pays in 52 days, 31 before', { paying: { now: 52, before: 31 } }, ['slower']],
  ['pays in 36 days, 31 before', { paying: { now: 36, before: 31 } }, []],
  ['owes something late', { debt: { overdue: cents(100_00), since: ago(10) } }, ['overdue']],
  ['late tasks', { lateTasks: 2 }, ['late_tasks']],
  ['orders to deliver', { orders: { open: 3, late: 2, lateNet: cents(9_00) } }, ['late_orders']],
  [
    'quotes that end, that wait, that have ended',
    {
      quotes: {
        expiring: { count: 1, net: cents(10_00), until: addDays(today, 3) },
        waiting: { count: 2, net: cents(20_00), since: ago(30) },
        expired: { count: 1, net: cents(5_00) },
      },
    },
    ['expiring', 'waiting', 'expired'],
  ],
  [
    'a quote of three days is being read',
    { quotes: { ...noQuotes, waiting: { count: 1, net: cents(20_00), since: ago(3) } } },
    [],
  ],
])('%s', (_, known, expected) => {
  expect(codes(known)).toEqual(expected)
})

test('a debt wants service, and is a risk after sixty days; the act is that of the heaviest reason', () => {
  const late = (days: number) => ({ debt: { overdue: cents(900_00), since: ago(days) } })
  expect(signalOf(facts(late(60))).kinds).toEqual(['service'])
  const { kinds, act, stake } = signalOf(facts({ ...late(61), lateTasks: 1 }))
  expect({ kinds, act, stake }).toEqual({
    kinds: ['risk', 'service'],
    act: 'remind_invoices',
    stake: 900_00,
  })
})

const amount = fc.integer({ min: 0, max: 1_000_000_00 }).map(cents)
const days = (max: number) => fc.integer({ min: 0, max }).map(ago)
const anyFacts: fc.Arbitrary<Facts> = fc.record({
  today: fc.constant(today),
  bought: fc.option(
    fc.record({
      first: days(2000),
      last: days(800),
      usual: fc.option(fc.integer({ min: 1, max: 200 })),
      longest: fc.option(fc.integer({ min: 1, max: 400 })),
      quietBefore: fc.integer({ min: 0, max: 20 }),
    }),
  ),
  sales: fc.option(
    fc.record({
      recent: amount,
      before: amount,
      daysBefore: fc.integer({ min: 0, max: 30 }),
      coming: amount,
      year: amount,
      yearBefore: amount,
    }),
  ),
  debt: fc.option(fc.record({ overdue: amount, since: fc.option(days(400)) })),
  paying: fc.option(
    fc.record({
      now: fc.integer({ min: 0, max: 200 }),
      before: fc.integer({ min: 0, max: 200 }),
    }),
  ),
  quotes: fc.option(
    fc.record({
      expiring: fc.record({
        count: fc.integer({ min: 0, max: 9 }),
        net: amount,
        until: fc.option(fc.integer({ min: 0, max: 10 }).map((n) => addDays(today, n))),
      }),
      waiting: fc.record({
        count: fc.integer({ min: 0, max: 9 }),
        net: amount,
        since: fc.option(days(180)),
      }),
      expired: fc.record({ count: fc.integer({ min: 0, max: 9 }), net: amount }),
    }),
  ),
  orders: fc.option(
    fc.record({
      open: fc.integer({ min: 0, max: 9 }),
      late: fc.integer({ min: 0, max: 9 }),
      lateNet: amount,
    }),
  ),
  signed: fc.option(days(180)),
  lateTasks: fc.integer({ min: 0, max: 30 }),
  lastContact: fc.constant(null),
  nextContact: fc.constant(null),
})

const urgency = (known: Facts): number => signalOf(known).urgency

test('more debt, an older one, more late tasks or a longer silence never make it less urgent', () => {
  fc.assert(
    fc.property(anyFacts, amount, fc.integer({ min: 1, max: 90 }), (known, more, n) => {
      const { debt } = known
      const owing = { overdue: cents((debt?.overdue ?? 0) + more), since: debt?.since ?? null }
      expect(urgency({ ...known, debt: owing })).toBeGreaterThanOrEqual(urgency(known))
      if (debt?.since) {
        const older = { ...debt, since: addDays(debt.since, -n) }
        expect(urgency({ ...known, debt: older })).toBeGreaterThanOrEqual(urgency(known))
      }
      const late = { ...known, lateTasks: known.lateTasks + n }
      expect(urgency(late)).toBeGreaterThanOrEqual(urgency(known))
      const slower = known.paying && { ...known.paying, now: known.paying.now + n }
      expect(urgency({ ...known, paying: slower })).toBeGreaterThanOrEqual(urgency(known))
    }),
    { numRuns: 2_000 },
  )
})

test('a longer silence weighs more, up to a year', () => {
  const weight = (n: number) =>
    signalOf(facts({ bought: bought({ last: ago(n) }) })).reasons.find(
      ({ code }) => code === 'silence',
    )?.weight ?? 0
  const weights = Array.from({ length: 366 }, (_, n) => weight(n))
  expect(weights.every((one, n) => n === 0 || one >= weights[n - 1]!)).toBe(true)
  expect(weights[365]).toBeGreaterThan(weights[47]!)
})

test('every signal has reasons, an act and weights that make sense; nothing is said twice', () => {
  fc.assert(
    fc.property(anyFacts, (known) => {
      const { reasons, kinds, act, urgency: of, stake } = signalOf(known)
      expect(kinds.length === 0).toBe(reasons.length === 0)
      expect(act === null).toBe(reasons.length === 0)
      expect(new Set(reasons.map(({ code }) => code)).size).toBe(reasons.length)
      for (const { weight } of reasons) {
        expect(weight).toBeGreaterThan(0)
        expect(weight).toBeLessThanOrEqual(95)
        expect(of).toBeGreaterThanOrEqual(weight)
      }
      expect(of).toBeLessThanOrEqual(100)
      expect(stake).toBeGreaterThanOrEqual(0)
      expect(Number.isInteger(priorityOf({ urgency: of, stake }))).toBe(true)
    }),
    { numRuns: 2_000 },
  )
})
