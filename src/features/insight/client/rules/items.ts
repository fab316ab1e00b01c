// What is bought most, and what it would be time to buy again.
import type { Day } from '#kernel/day.ts'
import type { Cents } from '#kernel/money.ts'
import { rhythmOf } from './rhythm.ts'

export type ItemBought = {
  readonly id: string
  readonly net: Cents
  /** The days on which it was bought, in any order. */
  readonly days: readonly Day[]
}

/** Two waits tell how often a thing is bought: three purchases. */
const leastGaps = 2
/** An item is bought again sooner than a client is lost: one and a half times the usual wait. */
const isLate = (days: number, usual: number): boolean => days > 1.5 * usual

export type Again = {
  readonly last: Day
  readonly since: number
  readonly usual: number | null
  /** « À racheter »: it has been more than one and a half times the usual wait. */
  readonly due: boolean
}

/** When an item was last bought, and whether it is time again. */
export function againOf(days: readonly Day[], today: Day): Again | null {
  const rhythm = rhythmOf(days, today, { least: leastGaps, isLate })
  return (
    rhythm && { last: rhythm.last, since: rhythm.since, usual: rhythm.usual, due: rhythm.silent }
  )
}

/** The items bought for most, `most` of them. */
export const topOf = <T extends ItemBought>(items: readonly T[], most: number): T[] =>
  items
    .filter(({ net }) => net > 0)
    .toSorted((a, b) => b.net - a.net || (a.id < b.id ? -1 : 1))
    .slice(0, most)
