// How much of a quote is invoiced, line by line.
import { type Quantity, quantity } from '#kernel/money.ts'
import type { Invoicing } from './life.ts'

/** A quoted line; `invoiced` is what stands on invoices, credited quantities taken off. */
export type Quoted = {
  readonly id: string
  readonly quantity: Quantity
  readonly invoiced: Quantity
}

/** What of a quoted line is still to be invoiced: nothing once it is whole, whichever its sign. */
export function remainingOf({ quantity: quoted, invoiced }: Omit<Quoted, 'id'>): Quantity {
  const left = quoted - invoiced
  const over = quoted < 0 ? left > 0 : left < 0
  return quantity(over ? 0 : left)
}

/** How much of a quote is invoiced; a deposit is a part of it. Its SQL twin is in queries. */
export function invoicingOf(lines: readonly Omit<Quoted, 'id'>[], hasDeposit = false): Invoicing {
  if (lines.every(({ invoiced }) => invoiced === 0)) return hasDeposit ? 'partial' : 'none'
  return lines.every((line) => remainingOf(line) === 0) ? 'whole' : 'partial'
}

/**
 * The first of these invoiced lines that would invoice more of its quoted line than remains, or null:
 * nothing is invoiced twice, nor beyond what was signed (I14). `invoiced` leaves this document out.
 */
export function beyondQuote(
  lines: readonly { readonly quoteLine: string | null; readonly quantity: Quantity }[],
  quoted: readonly Quoted[],
): number | null {
  const taken = new Map<string, number>()
  for (const [rank, { quoteLine, quantity: wanted }] of lines.entries()) {
    const source = quoted.find((line) => line.id === quoteLine)
    if (quoteLine === null || !source) continue
    const total = (taken.get(quoteLine) ?? 0) + wanted
    taken.set(quoteLine, total)
    const left = remainingOf(source)
    const beyond = source.quantity < 0 ? total < left || total > 0 : total > left || total < 0
    if (beyond) return rank
  }
  return null
}
