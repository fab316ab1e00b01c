// What is out of the ordinary in what a client buys: months far above or below the others, and silences
// longer than usual.
import { isSilence } from '#features/insight/portfolio/rules/reach.ts'
import { type Day, daysBetween } from '#kernel/day.ts'
import { type Cents, cents } from '#kernel/money.ts'
import type { MonthSold } from './trend.ts'

/** The middle of some numbers, sorted or not; null of none. Of an even count, the mean of the middle two. */
export function median(numbers: readonly number[]): number | null {
  const sorted = numbers.toSorted((a, b) => a - b)
  const half = Math.floor(sorted.length / 2)
  const [low, high] = [sorted[half - 1], sorted[half]]
  if (high === undefined) return null
  return sorted.length % 2 === 1 || low === undefined ? high : (low + high) / 2
}

/** Some days in order, each once. */
export const inOrder = (days: readonly Day[]): Day[] => [...new Set(days)].toSorted()

/** The days between purchases, each of a day of its own, oldest first. */
export const gapsOf = (ordered: readonly Day[]): number[] =>
  ordered.slice(1).map((on, at) => daysBetween(ordered[at] as Day, on))

/** How often someone buys: the last day, how long ago, and how long they usually wait. */
export type Rhythm = {
  readonly last: Day
  readonly since: number
  /** The median of the days between two purchases; null of fewer than four purchases. */
  readonly usual: number | null
  /** That has been for too long: it is time to ask. */
  readonly silent: boolean
}

const enough = 3

type Habit = {
  /** Fewer gaps than these tell none. */
  readonly least?: number
  readonly isLate?: (days: number, usual: number) => boolean
}

/** The rhythm of some days of purchase; null of none. Late is what is a silence, unless told otherwise. */
export function rhythmOf(
  days: readonly Day[],
  today: Day,
  { least = enough, isLate = isSilence }: Habit = {},
): Rhythm | null {
  const ordered = inOrder(days)
  const last = ordered.at(-1)
  if (last === undefined) return null
  const gaps = gapsOf(ordered)
  const since = daysBetween(last, today)
  const usual = gaps.length < least ? null : Math.round(median(gaps) ?? 0)
  return { last, since, usual, silent: usual !== null && usual > 0 && isLate(since, usual) }
}

/** `peak`, `dip`: a month far from the usual one; `quiet`: one in which nothing was bought. */
export type Mark = {
  readonly month: string
  readonly what: 'peak' | 'dip' | 'quiet'
  readonly net: Cents
  /** The usual month that it is held against. */
  readonly usual: Cents
}

/**
 * The months that stand out, of those that are over. A usual month is the median of those with sales; a
 * peak is twice that at least, a dip less than a third, and both further from it than the months usually
 * are (three times the median distance). Fewer than six months with sales have no usual one.
 */
export function marksOf(months: readonly MonthSold[]): Mark[] {
  const over = months.filter(({ partial }) => !partial)
  const active = over.filter(({ net }) => net > 0).map(({ net }) => net)
  const usual = median(active)
  if (usual === null || active.length < 6) return []
  const spread = 3 * (median(active.map((net) => Math.abs(net - usual))) ?? 0)
  return over.flatMap(({ month, net }) => {
    const what = kindOf(net, usual, spread, active.length >= over.length - 3)
    return what ? [{ month, what, net, usual: cents(Math.round(usual)) }] : []
  })
}

/** Nothing in a month is news of whoever buys nearly every month. */
function kindOf(
  net: number,
  usual: number,
  spread: number,
  isSteady: boolean,
): Mark['what'] | null {
  if (net <= 0) return isSteady ? 'quiet' : null
  if (Math.abs(net - usual) <= spread) return null
  if (net >= 2 * usual) return 'peak'
  return net * 3 < usual ? 'dip' : null
}
