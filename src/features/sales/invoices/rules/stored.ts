// The lines of an invoice remember where they come from.
import { type Bps, type Cents, type Quantity, quantity, zero } from '#kernel/money.ts'
import {
  type OfferedLine,
  type StoredLine,
  storedColumns as sharedColumns,
} from '#features/sales/quotes/rules/stored.ts'

export type Links = {
  readonly quote_id: string | null
  readonly quote_line_id: string | null
  readonly order_id: string | null
  readonly order_line_id: string | null
  /** The delivery by which a line of an order is invoiced. */
  readonly delivery_id: string | null
  readonly delivery_line_id: string | null
  readonly credited_invoice_id: string | null
  readonly credited_line_id: string | null
  /** On a balance or a situation, what other invoices of the deal hold of the quantity. */
  readonly earlier: Quantity
  /** The same of the amount: `net` is that of all that is done. */
  readonly earlier_net: Cents
  /** How much of the line is done, on a situation. */
  readonly progress: Bps | null
  /** What all of the line comes to, on a situation. */
  readonly whole_net: Cents
}
export type StoredInvoiceLine = StoredLine & Links

export const linkColumns = [
  'quote_id',
  'quote_line_id',
  'order_id',
  'order_line_id',
  'delivery_id',
  'delivery_line_id',
  'credited_invoice_id',
  'credited_line_id',
  'earlier',
  'earlier_net',
  'progress',
  'whole_net',
] as const satisfies readonly (keyof Links)[]

export const storedColumns = [...sharedColumns, ...linkColumns] as const

export const unlinked: Links = {
  quote_id: null,
  quote_line_id: null,
  order_id: null,
  order_line_id: null,
  delivery_id: null,
  delivery_line_id: null,
  credited_invoice_id: null,
  credited_line_id: null,
  earlier: quantity(0),
  earlier_net: zero,
  progress: null,
  whole_net: zero,
}

/** Lines that were composed anew, with the links that the lines of the same identifier had. */
export function relinked(
  lines: readonly OfferedLine[],
  kept: readonly StoredInvoiceLine[],
): StoredInvoiceLine[] {
  const known = new Map(kept.map((line) => [line.id, line]))
  // What is invoiced was agreed: no line of an invoice is an option.
  return lines.map(({ optional: _, chosen: __, ...line }) => {
    const was = known.get(line.id)
    if (!was) return { ...line, ...unlinked }
    return { ...line, ...linksOf(was) }
  })
}

/** Where a line comes from, and nothing else of it. */
const linksOf = (line: Links): Links =>
  Object.fromEntries(linkColumns.map((name) => [name, line[name]])) as unknown as Links

/** The agreement that a line carries out: what a credit note by quantity gives back to. */
export const originOf = (line: Links) => {
  const { quote_id, quote_line_id, order_id, order_line_id, delivery_id, delivery_line_id } = line
  return { quote_id, quote_line_id, order_id, order_line_id, delivery_id, delivery_line_id }
}
