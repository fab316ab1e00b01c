// From sold lines to bought ones: grouped by supplier, those of the same item together or not.
import { type Price, type Quantity, quantity } from '#kernel/money.ts'
import { missingOf } from './quantities.ts'

/** What one wants bought for a sold line. */
export type Wanted = {
  readonly order: string
  readonly orderLine: string
  readonly supplier: string
  readonly item: string | null
  readonly name: string
  readonly description: string
  readonly unit: string
  readonly price: Price
  readonly quantity: Quantity
}

export type Bought<W extends Wanted = Wanted> = {
  /** The first of what it gathers: it gives the line its words. */
  readonly of: W
  readonly quantity: Quantity
  /** All that it gathers, the first included. */
  readonly all: readonly W[]
}
export type Group<W extends Wanted = Wanted> = {
  readonly supplier: string
  readonly lines: readonly Bought<W>[]
}

/** One purchase order for each supplier, in the order in which they come. */
export function grouped<W extends Wanted>(wanted: readonly W[], merge: boolean): Group<W>[] {
  const suppliers = [...new Set(wanted.map(({ supplier }) => supplier))]
  return suppliers.map((supplier) => ({
    supplier,
    lines: linesOf(
      wanted.filter((one) => one.supplier === supplier),
      merge,
    ),
  }))
}

function linesOf<W extends Wanted>(wanted: readonly W[], merge: boolean): Bought<W>[] {
  const lines: Bought<W>[] = []
  for (const one of wanted) {
    const at = merge ? lines.findIndex(({ of }) => isSame(of, one)) : -1
    const known = lines[at]
    if (known) {
      const count = quantity(known.quantity + one.quantity)
      lines[at] = { of: known.of, quantity: count, all: [...known.all, one] }
    } else {
      lines.push({ of: one, quantity: one.quantity, all: [one] })
    }
  }
  return lines
}

/** The same thing at the same price: an item of the catalogue, described alike. */
const isSame = (one: Wanted, other: Wanted): boolean =>
  one.item !== null &&
  one.item === other.item &&
  one.price === other.price &&
  one.unit === other.unit &&
  one.description === other.description

/** Why so much may not be bought for a sold line, or null; `beyond`: someone wants more (for stock). */
export function whyNotBuy(
  line: { readonly quantity: Quantity; readonly purchased: Quantity },
  asked: Quantity,
  beyond: boolean,
): 'quantity_missing' | 'purchased_beyond' | null {
  if (asked <= 0) return 'quantity_missing'
  return asked > missingOf(line.quantity, line.purchased) && !beyond ? 'purchased_beyond' : null
}

/** The part of a quantity that an order needs: what is beyond is for stock, and nobody's need. */
export const neededOf = (
  line: { readonly quantity: Quantity; readonly purchased: Quantity },
  asked: Quantity,
): Quantity => quantity(Math.min(asked, missingOf(line.quantity, line.purchased)))
