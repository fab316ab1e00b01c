// What was signed of the quote of an order: how much of each line is left, and that nothing else is taken.
import { findAgreedLines, findQuoteSums } from '#features/sales/quotes/queries/find.ts'
import { quantity } from '#kernel/money.ts'
import { refuse } from '#kernel/refusal.ts'
import type { Act } from '#server/act.ts'
import type { OrderFound } from '../queries/find.ts'
import { findOrdered } from '../queries/standing.ts'
import { beyondLeft, type Taken } from '../rules/progress.ts'
import { notOfQuote, type StoredOrderLine } from '../rules/stored.ts'

export type Source = Taken & { readonly id: string }

/** The lines of a quote that are sold, with what orders but `except` hold of them. */
export async function sourcesOf(act: Act, quote: string, except: string | null): Promise<Source[]> {
  const ordered = await findOrdered(act, quote, except)
  const lines = (await findAgreedLines(act, quote)).filter((line) => line.kind === 'item')
  return lines.map(({ id, quantity: signed }) => ({
    id,
    quantity: signed,
    done: ordered.get(id) ?? quantity(0),
  }))
}

/** Refuses an order that would go beyond its quote. @throws Refusal `not_of_the_quote`, `beyond_signed_order`. */
export async function checkOrdered(
  act: Act,
  row: Pick<OrderFound, 'id' | 'quote_id' | 'discount'>,
  lines: readonly StoredOrderLine[],
): Promise<void> {
  if (row.quote_id === null) return
  const other = notOfQuote(lines, await findAgreedLines(act, row.quote_id))
  if (other !== null) refuse('not_of_the_quote', `lines.${other}.price`)
  const { discount } = await findQuoteSums(act, row.quote_id)
  if (discount !== row.discount) refuse('not_of_the_quote', 'discount')
  const asked = lines.map((line) => ({ source: line.quote_line_id, quantity: line.quantity }))
  const rank = beyondLeft(asked, await sourcesOf(act, row.quote_id, row.id))
  if (rank !== null) refuse('beyond_signed_order', `lines.${rank}.quantity`)
}
