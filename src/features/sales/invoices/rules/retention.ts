// What is held back of an invoice (retenue de garantie): a part of what is owed, which waits for its day.
// The invoice is of the whole, VAT included; only the payment of that part is deferred.
import type { Day } from '#kernel/day.ts'
import { type Cents, cents } from '#kernel/money.ts'

/** What of an invoice is held back and not due on a day: never more than is still owed. */
export const heldBack = (
  {
    retained,
    retentionDay,
    outstanding,
  }: {
    readonly retained: Cents
    readonly retentionDay: Day | null
    readonly outstanding: Cents
  },
  today: Day,
): Cents =>
  retentionDay !== null && retentionDay <= today
    ? cents(0)
    : cents(Math.max(Math.min(retained, outstanding), 0))

/**
 * The day on which something of an invoice falls due next: that of its terms and, once all but what is
 * held back is paid, that of the retention (null while the work is not received). It is the `due_day`
 * of the invoice, so that whatever asks for lateness is right without knowing of retentions.
 */
export const nextDue = (invoice: {
  readonly gross: Cents
  readonly settled: Cents
  readonly retained: Cents
  readonly retentionDay: Day | null
  /** That of its terms. */
  readonly asked: Day | null
}): Day | null =>
  invoice.retained > 0 && invoice.gross - invoice.settled <= invoice.retained
    ? invoice.retentionDay
    : invoice.asked
