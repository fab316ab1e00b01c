// The planner against thousands of histories that nobody chose.
import { expect, test } from 'vitest'
import { addDays, type Day, day, daysBetween } from '#kernel/day.ts'
import { isWorkingDay } from '#kernel/holidays.ts'
import { type Cents, cents, sum, zero } from '#kernel/money.ts'
import { penaltiesOf } from './penalties.ts'
import {
  type Anchor,
  dayOfLevel,
  decide,
  type Decision,
  type History,
  type Hold,
  holds,
  type Level,
  type Moment,
  type Over,
  promisedOf,
  spread,
} from './plan.ts'
import { usualPlans } from './usual.ts'

const histories = process.env['SCALE'] === '1' ? 40_000 : 2_500

/** The same numbers each time (mulberry32). */
function chance(seed: number) {
  let state = seed
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (n: number): number => Math.floor(next() * n)
  return { below, from: (a: number, b: number) => a + below(b - a + 1), one: next }
}
type Chance = ReturnType<typeof chance>

const issued = day('2026-02-02')

function randomLevels({ below, from }: Chance, anchors: readonly Anchor[]): Level[] {
  return Array.from({ length: from(1, 6) }, (_, rank) => ({
    id: `level ${rank}`,
    rank,
    anchor: anchors[below(anchors.length)]!,
    delay: from(-10, 60),
    hour: below(24),
    workingDays: below(2) === 0,
    tone: (['friendly', 'firm', 'notice'] as const)[below(3)]!,
    channel: 'email',
    sender: 'company',
  }))
}

type Left = { level: string; day: Day; amount: Cents; owed: Cents; at: Moment; history: History }

/** One document over some months: what befalls it, and what the planner makes leave. */
function play(luck: Chance, planner: typeof decide): { left: Left[]; levels: Level[] } {
  const { below, from } = luck
  const isQuote = below(2) === 0
  const levels = randomLevels(luck, isQuote ? ['sent', 'read', 'expiry'] : ['due'])
  const due = addDays(issued, from(0, 45))
  let anchors: History['anchors'] = isQuote
    ? { sent: issued, read: null, expiry: below(4) === 0 ? null : due }
    : { due }
  let [owed, hold, over] = [cents(from(1, 500_00)), null as Hold | null, null as Over | null]
  const since = below(3) === 0 ? addDays(issued, from(0, 40)) : null
  const left: Left[] = []
  let at: Moment = { day: issued, hour: below(24) }
  for (let step = 0; step < 60; step += 1) {
    at = later(luck, at)
    const event = below(60)
    if (event === 0) owed = cents(below(owed + 1))
    if (event === 1) owed = zero
    if (event === 2) hold = { kind: 'promise', until: addDays(at.day, from(0, 15)) }
    if (event === 3) hold = { kind: 'pause', until: addDays(at.day, from(0, 15)) }
    if (event === 4) hold = { kind: below(2) === 0 ? 'dispute' : 'reply', until: null }
    if (event >= 5 && event < 9) hold = null
    if (event === 9 && isQuote) over = (['signed', 'refused', 'cancelled'] as const)[below(3)]!
    if (event === 10 && isQuote) anchors = { ...anchors, read: anchors.read ?? at.day }
    const ended = isQuote ? over : owed === 0 ? ('paid' as const) : null
    const history: History = {
      country: 'FR',
      anchors,
      start: issued,
      since,
      over: ended,
      hold,
      left: left.map(({ level, day: on }) => ({ level, day: on })),
    }
    const decision = planner(levels, history, at)
    if (decision.what !== 'send') continue
    const { level } = decision
    left.push({ level: level.id, day: at.day, amount: owed, owed, at, history })
  }
  return { left, levels }
}

/** The clock goes on by hours or weeks, and sometimes back. */
function later({ below, from }: Chance, at: Moment): Moment {
  const hours = below(20) === 0 ? -from(1, 72) : below(10) === 0 ? from(1, 24 * 30) : from(1, 48)
  const total = daysBetween(issued, at.day) * 24 + at.hour + hours
  const day = addDays(issued, Math.floor(total / 24))
  return { day, hour: ((total % 24) + 24) % 24 }
}

/** What must never be said of a history, and is. */
function wrongs({ left, levels }: ReturnType<typeof play>): string[] {
  return left.flatMap(({ level: id, at, history }, rank) => {
    const level = levels.find((one) => one.id === id)!
    const planned = dayOfLevel(level, history)
    const before = left.slice(0, rank)
    return [
      before.some((one) => one.level === id) && 'twice the same level',
      history.over !== null && 'after its end',
      history.hold !== null && holds(history.hold, at.day) && 'while it was held',
      (planned === null || at.day < planned || at.hour < level.hour) && 'before its day',
      history.since !== null && planned! < history.since && 'what was let be',
      level.workingDays && !isWorkingDay(at.day, 'FR') && 'on a day of rest',
      before.some(
        (one) =>
          Math.abs(daysBetween(one.day, at.day)) < (level.tone === 'notice' ? 8 : 2) &&
          one.day <= at.day,
      ) && 'too soon after another',
      before.some((one) => planned !== null && planned <= one.day) && 'what another spoke for',
    ].filter((wrong) => wrong !== false)
  })
}

test(`over ${histories} histories: never twice, never after an end, never before its day`, () => {
  const met = new Map<number, number>()
  for (let seed = 1; seed <= histories; seed += 1) {
    const played = play(chance(seed), decide)
    expect(wrongs(played), `history ${seed}`).toEqual([])
    met.set(played.left.length, (met.get(played.left.length) ?? 0) + 1)
  }
  // The histories are worth something: some send nothing, many send several.
  expect([...met.keys()].filter((count) => count >= 3).length).toBeGreaterThan(0)
  expect(met.get(0) ?? 0).toBeLessThan(histories * 0.7)
})

/** Planners with the usual mistakes: each must be seen. */
const mistakes: Readonly<Record<string, typeof decide>> = {
  'forgets what left': (levels, history, now) => decide(levels, { ...history, left: [] }, now),
  'forgets that it is held': (levels, history, now) =>
    decide(levels, { ...history, hold: null }, now),
  'forgets that it is over': (levels, history, now) =>
    decide(levels, { ...history, over: null }, now),
  'forgets when it was switched on': (levels, history, now) =>
    decide(levels, { ...history, since: null }, now),
  'lives a day ahead': (levels, history, now) =>
    decide(levels, history, { ...now, day: addDays(now.day, 1) }),
  'sends what waits': (levels, history, now): Decision => {
    const decision = decide(levels, history, now)
    return decision.what === 'wait' ? { ...decision, what: 'send' } : decision
  },
}

test.each(Object.entries(mistakes))('a planner that %s is caught', (_, planner) => {
  const found = Array.from({ length: 200 }, (_none, seed) =>
    wrongs(play(chance(seed + 1), planner)),
  ).flat()
  expect(found).not.toEqual([])
})

const invoicePlan = usualPlans.find(({ kind }) => kind === 'invoice')!
const late = (over: Partial<History> = {}): History => ({
  country: 'FR',
  anchors: { due: day('2026-03-04') },
  start: issued,
  since: null,
  over: null,
  hold: null,
  left: [],
  ...over,
})

test('after three weeks without a server, the last level whose day has come leaves, and no other', () => {
  const now = { day: day('2026-03-31'), hour: 10 }
  const decision = decide(invoicePlan.levels, late(), now)
  const reached = invoicePlan.levels.filter(
    (level) => dayOfLevel(level, late())! <= now.day && level.delay > 0,
  )
  expect(reached.length).toBeGreaterThan(1)
  expect(decision).toMatchObject({ what: 'send', level: { id: reached.at(-1)!.id } })
  const left = [{ level: reached.at(-1)!.id, day: now.day }]
  const next = decide(invoicePlan.levels, late({ left }), { day: day('2026-04-01'), hour: 12 })
  expect(next.what === 'wait' ? next.level.rank : -1).toBeGreaterThan(reached.at(-1)!.rank)
})

test('a promise holds to the end of its day; what comes after is the next level', () => {
  const hold = { kind: 'promise', until: day('2026-03-30') } as const
  const at = (on: string) => decide(invoicePlan.levels, late({ hold }), { day: day(on), hour: 12 })
  expect(at('2026-03-30')).toEqual({ what: 'held', why: 'promise', until: '2026-03-30' })
  expect(at('2026-03-31').what).toBe('send')
  const promise = { until: day('2026-03-30'), amount: cents(50_00), owed: cents(120_00) }
  expect(promisedOf(promise, cents(120_00), day('2026-03-29'))).toBe('ahead')
  expect(promisedOf(promise, cents(120_00), day('2026-03-30'))).toBe('today')
  expect(promisedOf(promise, cents(71_00), day('2026-03-31'))).toBe('broken')
  expect(promisedOf(promise, cents(70_00), day('2026-03-31'))).toBe('kept')
  expect(spread(cents(150), [cents(100), cents(80), cents(10)])).toEqual([100, 50, 0])
})

test('penalties: each euro for the days that it was late, and no other', () => {
  const rate = 1215 as never
  const due = day('2026-01-31')
  const whole = { gross: cents(1_000_00), due, settled: [] }
  expect(penaltiesOf(whole, day('2026-01-31'), rate)).toBe(0)
  // 1,000 € × 12.15 % × 59 / 365.
  expect(penaltiesOf(whole, day('2026-03-31'), rate)).toBe(19_64)
  const luck = chance(7)
  for (let n = 0; n < 500; n += 1) {
    const parts = Array.from({ length: luck.from(0, 4) }, () => ({
      day: addDays(due, luck.from(-10, 70)),
      amount: cents(luck.from(1, 200_00)),
    }))
    const on = addDays(due, luck.from(-5, 90))
    const exact =
      [...parts, { day: on, amount: cents(1_000_00 - sum(parts.map(({ amount }) => amount))) }]
        .map((one) => Math.max(0, daysBetween(due, one.day < on ? one.day : on)) * one.amount)
        .reduce((a, b) => a + b, 0) *
      (0.1215 / 365)
    const found = penaltiesOf({ ...whole, settled: parts }, on, rate)
    expect(Math.abs(found - exact)).toBeLessThanOrEqual(0.5000001)
  }
})
