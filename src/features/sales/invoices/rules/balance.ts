// The lines of a balance: the whole of what was signed, and what of each line is invoiced already.
import { type Bps, type Cents, type Price, type Quantity, quantity, sum } from '#kernel/money.ts'

type Sold = {
  readonly id: string
  readonly kind: string
  readonly quantity: Quantity
  readonly price: Price
  readonly discount: Bps
  readonly vat_category: string
  readonly vat_rate: Bps
}

/** A line of an invoice that stands: how much of it does, credited quantities taken off. */
export type Held<L extends Sold> = L & {
  readonly quote_line_id: string | null
  readonly order_line_id: string | null
  readonly held: Quantity
  /** The same of its amount. */
  readonly heldNet: Cents
}

export type Balanced<L> = {
  readonly line: L
  /** The line that was agreed. */
  readonly source: string | null
  readonly quantity: Quantity
  readonly earlier: Quantity
  readonly earlierNet: Cents
}

/**
 * Every signed line with its whole quantity and what invoices hold of it. What was invoiced otherwise
 * than it was signed (another price, a line that was added) stands at the end as it was invoiced: it
 * is counted as what it was, neither asked again nor given back.
 */
export function balanceLines<S extends Sold, H extends Sold>(
  signed: readonly S[],
  held: readonly Held<H>[],
): Balanced<S | H>[] {
  const isAsSigned = (line: Held<H>): boolean => {
    const source = signed.find(({ id }) => id === sourceOf(line))
    return source !== undefined && isSamePrice(source, line)
  }
  const whole = signed.map((line): Balanced<S | H> => {
    if (line.kind !== 'item') {
      return { line, source: line.id, quantity: line.quantity, ...none }
    }
    const own = held.filter((one) => sourceOf(one) === line.id)
    const same = own.filter(isAsSigned)
    const asSigned = added(same)
    const otherwise = added(own.filter((one) => !isAsSigned(one)))
    // Beyond what was signed, the whole is what is invoiced.
    const rest = line.quantity - otherwise
    const isOver = line.quantity < 0 ? asSigned < rest : asSigned > rest
    return {
      line,
      source: line.id,
      quantity: quantity(isOver ? asSigned : rest),
      earlier: asSigned,
      earlierNet: sum(same.map(({ heldNet }) => heldNet)),
    }
  })
  const others = held.filter((line) => line.held !== 0 && !isAsSigned(line))
  return [
    ...whole,
    ...others.map((line): Balanced<S | H> => ({
      line,
      source: sourceOf(line),
      quantity: line.held,
      earlier: line.held,
      earlierNet: line.heldNet,
    })),
  ]
}

/** The line of the quote, or of the order where there is no quote, that a line carries out. */
const sourceOf = (line: { quote_line_id: string | null; order_line_id: string | null }) =>
  line.quote_line_id ?? line.order_line_id

const none = { earlier: quantity(0), earlierNet: sum([]) }

const added = (lines: readonly { readonly held: Quantity }[]): Quantity =>
  quantity(lines.reduce((total, { held }) => total + held, 0))

/** Whether a line is invoiced as it was agreed. */
export const isSamePrice = (a: Sold, b: Sold): boolean =>
  a.price === b.price &&
  a.discount === b.discount &&
  a.vat_category === b.vat_category &&
  a.vat_rate === b.vat_rate
