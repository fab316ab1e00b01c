// How money received is spread over invoices, and the life of a payment.
import type { PaymentMethod } from '#features/base/company/rules.ts'
import type { Day } from '#kernel/day.ts'
import { type Cents, cents, sum, zero } from '#kernel/money.ts'
import { moves } from '#kernel/moves.ts'

export const paymentStandings = ['recorded', 'rejected', 'reversed', 'reversal'] as const
/**
 * A payment; one that the bank sent back, and one that was recorded by mistake, both cancelled by a
 * counter-entry; and that counter-entry.
 */
export type PaymentStanding = (typeof paymentStandings)[number]

export const allocationStates = [
  'unallocated',
  'partial',
  'allocated',
  'rejected',
  'reversed',
] as const
/** How much of a payment is used: none, a part, all; rejected and reversed ones count no more. */
export type AllocationState = (typeof allocationStates)[number]

export const paymentKinds = ['payment', 'refund'] as const
/** Money received, or money paid back. */
export type PaymentKind = (typeof paymentKinds)[number]

export const reversalReasons = ['mistake', 'rejected'] as const
/** Why a payment is reversed: it was recorded by mistake, or the bank sent it back unpaid. */
export type ReversalReason = (typeof reversalReasons)[number]

/** A payment is never edited: a mistake is reversed by a counter-entry, once. */
export const can = moves<PaymentStanding>()({
  allocate: { from: ['recorded'], to: 'recorded' },
  reverse: { from: ['recorded'], to: 'reversed' },
  reject: { from: ['recorded'], to: 'rejected' },
})

export type Standing = {
  readonly reversed: boolean
  readonly rejected: boolean
  readonly reversalOf: string | null
}

export const standingOf = ({ reversed, rejected, reversalOf }: Standing): PaymentStanding => {
  if (reversalOf !== null) return 'reversal'
  if (!reversed) return 'recorded'
  return rejected ? 'rejected' : 'reversed'
}

/** A counter-entry has the sign of the other side, and stays of the kind that it reverses. */
export const kindOf = (payment: {
  readonly amount: Cents
  readonly reversalOf: string | null
}): PaymentKind => (payment.amount > 0 === (payment.reversalOf === null) ? 'payment' : 'refund')

/** The colour of a payment: grey, orange, green. Its SQL twin is in queries. */
export function allocationOf(
  payment: Standing & { readonly amount: Cents; readonly allocated: Cents },
): AllocationState {
  const standing = standingOf(payment)
  if (standing !== 'recorded') return standing === 'rejected' ? 'rejected' : 'reversed'
  if (payment.allocated === 0) return 'unallocated'
  return payment.allocated === payment.amount ? 'allocated' : 'partial'
}

/** Why a payment does not change of seller nor of store, or null: with its twin it counts for nothing. */
export const whyNotEntrust = (payment: {
  readonly standing: PaymentStanding
}): 'not_reversible' | null => (payment.standing === 'recorded' ? null : 'not_reversible')

/** What of a payment the bank may send back: money on its way, not a note nor a coin. */
const bounces: readonly PaymentMethod[] = [
  'transfer',
  'card',
  'cheque',
  'direct_debit',
  'bill_of_exchange',
]

/** Why a payment may not be reversed so, on that day, or null. */
export function whyNotReverse(
  payment: Standing & { readonly day: Day; readonly method: PaymentMethod },
  reason: ReversalReason,
  day: Day,
  today: Day,
): {
  code: 'not_reversible' | 'never_bounces' | 'day_ahead' | 'before_payment'
  param?: string
} | null {
  const may = reason === 'rejected' ? can.reject : can.reverse
  if (!may(standingOf(payment))) return { code: 'not_reversible' }
  if (reason === 'rejected' && !bounces.includes(payment.method)) {
    return { code: 'never_bounces', param: 'reason' }
  }
  if (day > today) return { code: 'day_ahead', param: 'day' }
  return day < payment.day ? { code: 'before_payment', param: 'day' } : null
}

export type Allocation = { readonly invoice: string; readonly amount: Cents }
/** An open invoice, as the allocation sees it. */
export type Open = {
  readonly id: string
  readonly number: string
  readonly customer: string
  readonly outstanding: Cents
}

/** An amount over open invoices in the order given (oldest due first); the remainder is not spread. */
export function oldestFirst(amount: Cents, invoices: readonly Open[]): Allocation[] {
  let left: number = amount
  const given: Allocation[] = []
  for (const { id, outstanding } of invoices) {
    const part = Math.min(left, outstanding)
    if (part <= 0) continue
    given.push({ invoice: id, amount: cents(part) })
    left -= part
  }
  return given
}

export type WhyNotAllocate = {
  readonly code:
    | 'not_reversible'
    | 'allocation_not_positive'
    | 'allocated_twice'
    | 'other_customer'
    | 'beyond_outstanding'
    | 'beyond_payment'
  readonly param: string
  readonly values?: Readonly<Record<string, string>>
}

/**
 * Why a payment may not be tied so, or null, with the field to mend. `invoices` are those that the
 * allocations name, as they stand under lock.
 */
export function whyNotAllocate(
  payment: Standing & { readonly customer: string; readonly remaining: Cents },
  allocations: readonly Allocation[],
  invoices: readonly Open[],
): WhyNotAllocate | null {
  if (!can.allocate(standingOf(payment))) return { code: 'not_reversible', param: 'id' }
  const seen = new Set<string>()
  for (const [rank, { invoice, amount }] of allocations.entries()) {
    const at = (name: string) => `allocations.${rank}.${name}`
    const open = invoices.find(({ id }) => id === invoice)
    if (!open || open.customer !== payment.customer) {
      return { code: 'other_customer', param: at('invoice') }
    }
    if (seen.has(invoice)) return { code: 'allocated_twice', param: at('invoice') }
    seen.add(invoice)
    if (amount <= 0) return { code: 'allocation_not_positive', param: at('amount') }
    if (amount > open.outstanding) {
      return { code: 'beyond_outstanding', param: at('amount'), values: { number: open.number } }
    }
  }
  const all = sum(allocations.map(({ amount }) => amount))
  return all > payment.remaining ? { code: 'beyond_payment', param: 'allocations' } : null
}

/** Why a payment may not be recorded, or null. Money paid back is a refund (see `refund.ts`). */
export const whyNotRecord = (payment: { readonly amount: Cents }): 'amount_not_positive' | null =>
  payment.amount > zero ? null : 'amount_not_positive'
