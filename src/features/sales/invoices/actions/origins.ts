// Where an invoice comes from: the quotes and the orders of its lines, and what they allow it.
import { beyondLeft } from '#features/sales/orders/rules/progress.ts'
import { beyondQuote } from '#features/sales/quotes/rules/remaining.ts'
import { refuse } from '#kernel/refusal.ts'
import type { Act } from '#server/act.ts'
import { dealOf, lockAgreed } from '../queries/agreed.ts'
import type { InvoiceFound } from '../queries/find.ts'
import { findOrderedLines, findOrigins } from '../queries/ordered.ts'
import type { StoredInvoiceLine } from '../rules/stored.ts'
import { quotedLines } from './quoted.ts'

/**
 * Refuses to invoice more of a line than was ordered, or than was signed where an invoice is of several
 * quotes. `invoice` is the draft that these lines replace. @throws Refusal `beyond_order`, `beyond_quote`.
 */
export async function checkOrders(
  act: Act,
  invoice: { readonly id: string; readonly quote_id: string | null } | null,
  lines: readonly StoredInvoiceLine[],
): Promise<void> {
  const orders = [...new Set(lines.flatMap(({ order_id }) => order_id ?? []))]
  const sources = await findOrderedLines(act, orders, invoice?.id ?? null)
  const asked = lines.map((line) => ({ source: line.order_line_id, quantity: line.quantity }))
  const rank = beyondLeft(asked, sources)
  if (rank !== null) refuse('beyond_order', `lines.${rank}.quantity`)
  for (const quote of new Set(lines.flatMap(({ quote_id }) => quote_id ?? []))) {
    if (quote === invoice?.quote_id) continue
    const wanted = lines.map((line) => ({ quoteLine: line.quote_line_id, quantity: line.quantity }))
    const over = beyondQuote(wanted, await quotedLines(act, quote, invoice?.id ?? null))
    if (over !== null) refuse('beyond_quote', `lines.${over}.quantity`)
  }
}

/** Keeps others from drafting from the quotes and the orders of an invoice until the commit. */
export async function lockOrigins(
  act: Act,
  invoice: Pick<InvoiceFound, 'id' | 'quote_id' | 'order_id'>,
): Promise<void> {
  const { quotes, orders } = await findOrigins(act, invoice.id)
  const deal = dealOf(invoice)
  await lockAgreed(act, [...quotes, ...orders, ...(deal === null ? [] : [deal])])
}
