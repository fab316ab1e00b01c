// Money received over open invoices: by itself the oldest first, or as the person decides. Pure.
import { type Cents, cents, subtract, sum, zero } from '#kernel/money.ts'
import { type Allocation, oldestFirst, type Open } from '#features/sales/payments/rules/allocate.ts'

/** What the person has typed, by invoice; null where they leave it to the program. */
export type Typed = Readonly<Record<string, Cents | null>> | null

export type Spread = {
  /** By invoice; what is absent gets nothing. */
  readonly amounts: Readonly<Record<string, Cents>>
  readonly allocations: Allocation[]
  readonly total: Cents
  /** What stays on account; negative where more is spread than there is. */
  readonly left: Cents
  /** The invoices that would get more than they are owed. */
  readonly tooMuch: readonly string[]
}

export function spread(amount: Cents, invoices: readonly Open[], typed: Typed): Spread {
  const given =
    typed === null
      ? oldestFirst(amount, invoices)
      : invoices.flatMap(({ id }) => {
          const part = typed[id] ?? zero
          return part > 0 ? [{ invoice: id, amount: part }] : []
        })
  const total = sum(given.map((one) => one.amount))
  return {
    amounts: Object.fromEntries(given.map((one) => [one.invoice, one.amount])),
    allocations: given,
    total,
    left: subtract(amount, total),
    tooMuch: given.flatMap(({ invoice, amount: part }) => {
      const open = invoices.find(({ id }) => id === invoice)
      return open && part > open.outstanding ? [invoice] : []
    }),
  }
}

/** The first edit starts from what was shown. */
export const retyped = (
  before: Spread,
  typed: Typed,
  invoice: string,
  amount: Cents | null,
): Typed => ({ ...(typed ?? before.amounts), [invoice]: amount })

/** All that is due on these invoices. */
export const dueOn = (invoices: readonly Open[]): Cents =>
  cents(invoices.reduce((all, { outstanding }) => all + outstanding, 0))
