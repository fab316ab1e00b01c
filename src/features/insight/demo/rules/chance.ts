// Chance from a seed, and the calendar of a workshop: the same seed tells the same story each time.
import { addDays, type Day, daysBetween } from '#kernel/day.ts'

/** Numbers between 0 and 1 from a seed, always the same (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

export type Chance = {
  /** A whole number from `least` to `most`, both included. */
  readonly between: (least: number, most: number) => number
  readonly oneOf: <T>(choices: readonly [T, ...T[]]) => T
  /** True so many times out of a hundred. */
  readonly happens: (percent: number) => boolean
}

export function chanceOf(seed: number): Chance {
  const random = seeded(seed)
  const between = (least: number, most: number) => least + Math.floor(random() * (most - least + 1))
  return {
    between,
    oneOf: (choices) => choices[between(0, choices.length - 1)] ?? choices[0],
    happens: (percent) => random() * 100 < percent,
  }
}

/** Saturdays and Sundays become the Friday before: workshops sell on working days. */
export function workingDaysBack(from: Day, daysAgo: number): number {
  // 1970-01-01 was a Thursday.
  const weekday = (((daysBetween('1970-01-01' as Day, from) - daysAgo + 4) % 7) + 7) % 7
  if (weekday === 6) return daysAgo + 1
  return weekday === 0 ? daysAgo + 2 : daysAgo
}

/** The month of a day so long ago, 1 to 12. */
export const monthAgo = (from: Day, daysAgo: number): number =>
  Number(addDays(from, -daysAgo).slice(5, 7))

/** A SIREN that is right in form and belongs to nobody: a rank and its check digit (Luhn). */
export function fictionalSiren(rank: number): string {
  const digits = `99${String(rank).padStart(6, '0')}`
  const sum = [...digits].reduce((total, digit, place) => {
    const n = Number(digit) * (place % 2 === 1 ? 2 : 1)
    return total + (n > 9 ? n - 9 : n)
  }, 0)
  return `${digits}${(10 - (sum % 10)) % 10}`
}
