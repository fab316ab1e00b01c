import type { Situation } from './situation.ts'

// The ways of foreseeing what a customer still buys this month. Each gives cents, never less than
// nothing, from what was known on the evening of the day.

/** How many days the company sells on: in what remains of each month, and of this one. */
export type OpenDays = {
  readonly soFar: number
  readonly rest: number
  /** Of the months before, by their place in the history. */
  readonly before: readonly { readonly soFar: number; readonly rest: number }[]
}

export type Method = (situation: Situation, open: OpenDays) => number

/** The pace of the month so far, kept for the days that remain. */
export const runRate: Method = ({ soFar }, open) =>
  open.soFar > 0 ? Math.max(0, (soFar / open.soFar) * open.rest) : 0

/** Nothing more. */
export const nothing: Method = () => 0

/** What the month before was in all, less what is reached. */
export const lastMonth: Method = ({ before, soFar }) => {
  const last = before.at(-1)
  return last ? last.soFar + last.rest - soFar : 0
}

/** The share of a month that is usually reached by this day, applied to what is reached. */
export const seasonalShare: Method = (situation) => {
  const { before, soFar, scale } = situation
  const reached = before.reduce((all, one) => all + one.soFar, 0) / before.length / scale
  return Math.max(0, reached > 0.05 ? soFar / reached - soFar : scale - soFar)
}

/** The median of what came after this day in the months before, by selling day. */
export const usualRest: Method = (situation, open) => {
  const paces = pacesOf(situation, open).toSorted((a, b) => a - b)
  const middle = Math.floor(paces.length / 2)
  const median =
    paces.length % 2 === 1
      ? (paces[middle] as number)
      : ((paces[middle - 1] ?? 0) + (paces[middle] ?? 0)) / 2
  return Math.max(0, median * open.rest)
}

const weight = 0.3

/** Exponential smoothing of what came after this day, a month that is far above counted as thrice. */
export const smoothed: Method = (situation, open) => {
  let level: number | null = null
  for (const pace of pacesOf(situation, open)) {
    if (level === null) level = pace
    else level += weight * ((level > 0 ? Math.min(pace, 3 * level) : pace) - level)
  }
  return Math.max(0, (level ?? 0) * open.rest)
}

/**
 * Intermittent demand: how likely they buy at all, and how much when they do, each smoothed
 * (Teunter, Syntetos and Babai, European Journal of Operational Research 214, 2011).
 */
export const intermittent: Method = (situation, open) => {
  let [likely, size]: [number | null, number] = [null, 0]
  for (const pace of pacesOf(situation, open)) {
    const buys = pace > 0 ? 1 : 0
    likely = likely === null ? buys : likely + weight * (buys - likely)
    if (buys) size = size === 0 ? pace : size + weight * (pace - size)
  }
  return Math.max(0, (likely ?? 0) * size * open.rest)
}

/** What came after this day in each month before, by selling day; months without such days left out. */
export const pacesOf = ({ before, first }: Situation, open: OpenDays): number[] =>
  before.flatMap(({ rest }, at) => {
    const days = open.before[first + at]?.rest ?? 0
    return days > 0 ? [rest / days] : []
  })
