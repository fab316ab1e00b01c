// What the law adds to a debt that a professional pays late (C. com. art. L441-10 II and D441-5).
import { type Day, daysBetween } from '#kernel/day.ts'
import { type Bps, type Cents, cents, roundedRatio, zero } from '#kernel/money.ts'

/** For each invoice paid late by a professional, whatever it amounts to. */
export const indemnity = cents(40_00)

export type Settled = { readonly day: Day; readonly amount: Cents }

/**
 * The late penalties of an invoice on a day: a yearly rate over each day that each euro was late, from
 * the day after the due day; what was paid meanwhile bears them until it was. In cents, rounded once.
 */
export function penaltiesOf(
  { gross, due, settled }: { gross: Cents; due: Day; settled: readonly Settled[] },
  on: Day,
  rate: Bps,
): Cents {
  let left = gross as number
  let days = 0n
  for (const one of settled) {
    left -= one.amount
    days += lateness(due, one.day < on ? one.day : on) * BigInt(one.amount)
  }
  days += lateness(due, on) * BigInt(Math.max(0, left))
  return days <= 0n ? zero : cents(roundedRatio(days * BigInt(rate), 365n * 10_000n))
}

const lateness = (due: Day, until: Day): bigint => BigInt(Math.max(0, daysBetween(due, until)))
