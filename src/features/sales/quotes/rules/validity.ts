import { addDays, type Day, daysBetween } from '#kernel/day.ts'
import type { QuoteState } from './life.ts'

export const validities = [
  'expired',
  'expiring',
  'valid',
  'pending',
  'signed',
  'draft',
  'refused',
  'cancelled',
] as const
/** How a quote stands towards its client today: computed, never stored. */
export type Validity = (typeof validities)[number]

type Dated = { readonly state: QuoteState; readonly validUntil: Day | null }

/**
 * The validity of a quote on a day. A sent one is `expiring` from `threshold` days left down to its
 * last day (day 10 of 10 included), `expired` the day after, `pending` when nothing limits it.
 * `daysLeft` is told for what still runs or has run out, null otherwise. Its SQL twin is in queries.
 */
export function validityOf(
  { state, validUntil }: Dated,
  today: Day,
  threshold: number,
): { validity: Validity; daysLeft: number | null } {
  if (state !== 'sent') return { validity: state, daysLeft: null }
  if (validUntil === null) return { validity: 'pending', daysLeft: null }
  const daysLeft = daysBetween(today, validUntil)
  if (daysLeft < 0) return { validity: 'expired', daysLeft }
  return { validity: daysLeft <= threshold ? 'expiring' : 'valid', daysLeft }
}

/**
 * The last day of validity of a quote that is sent on `on`: the one chosen, or, where it still is the
 * one that the company's setting gave when it was drafted, that many days from the sending.
 */
export function validUntilWhenSent(
  { day, validUntil }: { readonly day: Day; readonly validUntil: Day | null },
  on: Day,
  validityDays: number,
): Day | null {
  const untouched = validUntil !== null && validUntil === addDays(day, validityDays)
  return untouched ? addDays(on, validityDays) : validUntil
}
