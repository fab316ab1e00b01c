// What the quote of an invoice allows it: how much of each line, and at which price.
import { findAgreedLines, findInvoiced } from '#features/sales/quotes/queries/find.ts'
import { beyondQuote, type Quoted } from '#features/sales/quotes/rules/remaining.ts'
import { formats } from '#kernel/format.ts'
import { type Cents, quantity, subtract, sum } from '#kernel/money.ts'
import { refuse } from '#kernel/refusal.ts'
import type { Act } from '#server/act.ts'
import { dealOf, findDealLines, findDealSums } from '../queries/agreed.ts'
import { findDrafts, findStanding } from '../queries/deal.ts'
import { findOrderedLines, findOrderSums } from '../queries/ordered.ts'
import type { InvoiceFound } from '../queries/find.ts'
import { beyondSigned } from '../rules/beyond.ts'
import { grossOfAll } from '../rules/deposit.ts'
import type { StoredInvoiceLine } from '../rules/stored.ts'

/** The lines of a quote that are sold, with what other invoices than `except` hold of them. */
export async function quotedLines(
  act: Act,
  quote: string,
  except: string | null,
): Promise<Quoted[]> {
  const [invoiced, agreed] = await Promise.all([
    findInvoiced(act, quote, except),
    findAgreedLines(act, quote),
  ])
  const lines = agreed.filter((line) => line.kind === 'item')
  return lines.map((line) => ({
    id: line.id,
    quantity: line.quantity,
    invoiced: invoiced.get(line.id) ?? quantity(0),
  }))
}

/** Refuses to invoice more of a line than remains of it. @throws Refusal `beyond_quote`. */
export async function checkQuote(
  act: Act,
  row: Pick<InvoiceFound, 'id' | 'quote_id'>,
  lines: readonly StoredInvoiceLine[],
): Promise<void> {
  if (row.quote_id === null) return
  const quoted = await quotedLines(act, row.quote_id, row.id)
  const asked = lines.map((line) => ({ quoteLine: line.quote_line_id, quantity: line.quantity }))
  const rank = beyondQuote(asked, quoted)
  if (rank !== null) refuse('beyond_quote', `lines.${rank}.quantity`)
}

/** The name of the first line of an invoice that goes beyond its quote, or null. */
export async function findBeyond(
  act: Act,
  row: Pick<InvoiceFound, 'kind' | 'quote_id' | 'order_id' | 'discount'>,
  lines: readonly StoredInvoiceLine[],
): Promise<string | null> {
  if (row.kind !== 'invoice') return null
  const deal = dealOf(row)
  if (deal === null) return beyondOrders(act, row, lines)
  const { discount, kind } = await findDealSums(act, deal)
  const agreed = await findDealLines(act, { id: deal, kind })
  const linked = lines.map((line) => ({
    ...line,
    agreed_id: line.quote_line_id ?? line.order_line_id,
  }))
  return beyondSigned({ lines: linked, discount: row.discount }, { lines: agreed, discount })
}

/** The same of an invoice of several deals. */
async function beyondOrders(
  act: Act,
  row: Pick<InvoiceFound, 'discount'>,
  lines: readonly StoredInvoiceLine[],
): Promise<string | null> {
  const orders = [...new Set(lines.flatMap(({ order_id }) => order_id ?? []))]
  if (orders.length === 0) return null
  const ordered = await findOrderedLines(act, orders, null)
  const { discount } = await findOrderSums(act, orders)
  const linked = lines.map((line) => ({ ...line, agreed_id: line.order_line_id }))
  return beyondSigned({ lines: linked, discount: row.discount }, { lines: ordered, discount })
}

/**
 * All invoices of a deal together never ask for more than was agreed: what a deposit asks for already,
 * or a cent that parts have gained by their roundings, only a balance takes off.
 * A draft that would leave no room is to be issued first. @throws Refusal `deal_drafted`, `deal_exceeded`.
 */
export async function checkDeal(
  act: Act,
  deal: string,
  gross: Cents,
  except: string | null = null,
): Promise<void> {
  const [standing, drafts, signed] = await Promise.all([
    findStanding(act, deal, except),
    findDrafts(act, deal, except),
    findDealSums(act, deal),
  ])
  const issued = sum(standing.map(({ vat }) => grossOfAll(vat)))
  const asked = sum([issued, drafts.gross])
  if (asked + gross <= signed.gross) return
  if (issued + gross <= signed.gross) refuse('deal_drafted')
  const written = formats(act.locale, act.currency, act.timeZone)
  refuse('deal_exceeded', undefined, { left: written.amount(subtract(signed.gross, asked)) })
}
