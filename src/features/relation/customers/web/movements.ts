// The account of a customer as a statement: what each movement did to the balance.
import type { Day } from '#kernel/day.ts'
import { type Cents, cents } from '#kernel/money.ts'

export type Movement = {
  readonly id: string
  readonly day: Day
  /** When it was written, to put those of one day in order. */
  readonly rank: string
  /** What it adds to the balance: an invoice more, a payment less; 0 outside of the account. */
  readonly effect: Cents
}

/**
 * The balance after each movement, the latest first: from the balance of today backwards. `whole`
 * tells for each source the day before which it may hold more than was read: nothing is said of a
 * time that is not wholly known.
 */
export function runningBalance<M extends Movement>(
  movements: readonly M[],
  balance: Cents,
  wholeSince: Day | null,
): readonly (M & { readonly balance: Cents })[] {
  const known = movements
    .filter(({ day }) => wholeSince === null || day > wholeSince)
    .toSorted((a, b) => (a.day === b.day ? order(b.rank, a.rank) : order(b.day, a.day)))
  let after: number = balance
  return known.map((movement) => {
    const told = { ...movement, balance: cents(after) }
    after -= movement.effect
    return told
  })
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
