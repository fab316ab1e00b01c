// How money received is spread over invoices.
import { type Cents, cents, sum, zero } from '#kernel/money.ts'
import { moves } from '#kernel/moves.ts'

export const paymentStandings = ['recorded', 'reversed', 'reversal'] as const
/** A payment, one that was cancelled by a counter-entry, and that counter-entry. */
export type PaymentStanding = (typeof paymentStandings)[number]

export const allocationStates = ['unallocated', 'partial', 'allocated', 'reversed'] as const
/** How much of a payment is tied to invoices: none, a part, all; reversed ones count no more. */
export type AllocationState = (typeof allocationStates)[number]

/** A payment is never edited: a mistake is reversed by a counter-entry, once. */
export const can = moves<PaymentStanding>()({
  allocate: { from: ['recorded'], to: 'recorded' },
  reverse: { from: ['recorded'], to: 'reversed' },
})

type Standing = { readonly reversed: boolean; readonly reversalOf: string | null }

export const standingOf = ({ reversed, reversalOf }: Standing): PaymentStanding => {
  if (reversalOf !== null) return 'reversal'
  return reversed ? 'reversed' : 'recorded'
}

/** The colour of a payment: grey, orange, green. Its SQL twin is in queries. */
export function allocationOf(
  payment: Standing & { readonly amount: Cents; readonly allocated: Cents },
): AllocationState {
  if (standingOf(payment) !== 'recorded') return 'reversed'
  if (payment.allocated === 0) return 'unallocated'
  return payment.allocated === payment.amount ? 'allocated' : 'partial'
}

export const whyNotReverse = (payment: Standing): 'not_reversible' | null =>
  can.reverse(standingOf(payment)) ? null : 'not_reversible'

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

/** Why a payment may not be recorded, or null. Paying back is not recorded here yet. */
export const whyNotRecord = (payment: { readonly amount: Cents }): 'amount_not_positive' | null =>
  payment.amount > zero ? null : 'amount_not_positive'
