import { type Day, daysBetween } from '#kernel/day.ts'
import { type Cents, subtract } from '#kernel/money.ts'
import type { InvoiceState } from './life.ts'

export const paymentStates = ['unpaid', 'partial', 'settled', 'imported', 'draft'] as const
/** How far an invoice is paid: grey, orange, green; history that was imported is not followed. */
export type PaymentState = (typeof paymentStates)[number]

type Payable = {
  readonly state: InvoiceState
  readonly imported: boolean
  readonly gross: Cents
  readonly settled: Cents
  readonly dueDay: Day | null
}

/** What remains to be settled: negative on a credit note, zero on a draft and on imported history. */
export const outstandingOf = ({ state, imported, gross, settled }: Omit<Payable, 'dueDay'>) =>
  state === 'issued' && !imported ? subtract(gross, settled) : (0 as Cents)

/**
 * The card of an invoice on a day, and for how many days it is late (null where it is not). Due today
 * is not late; a credit note never is. Its SQL twin is in queries.
 */
export function paymentOf(
  invoice: Payable,
  today: Day,
): { payment: PaymentState; lateDays: number | null } {
  if (invoice.state === 'draft') return { payment: 'draft', lateDays: null }
  if (invoice.imported) return { payment: 'imported', lateDays: null }
  const outstanding = outstandingOf(invoice)
  if (outstanding === 0) return { payment: 'settled', lateDays: null }
  const days = invoice.dueDay === null ? 0 : daysBetween(invoice.dueDay, today)
  return {
    payment: invoice.settled === 0 ? 'unpaid' : 'partial',
    lateDays: outstanding > 0 && days > 0 ? days : null,
  }
}

/**
 * Why this much more may not be settled on an invoice, or null: what is settled stays between nothing
 * and the whole, on the side of the invoice's own sign (I6).
 */
export function whyNotSettle(
  invoice: Omit<Payable, 'dueDay'>,
  amount: Cents,
): 'not_issued' | 'not_followed' | 'beyond_outstanding' | null {
  if (invoice.state !== 'issued') return 'not_issued'
  if (invoice.imported) return 'not_followed'
  const settled = invoice.settled + amount
  const within = settled >= Math.min(invoice.gross, 0) && settled <= Math.max(invoice.gross, 0)
  return within ? null : 'beyond_outstanding'
}
