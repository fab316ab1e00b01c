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
 * All invoices of a deal together never ask for more than was agreed: what a deposit asks for already
 * only a balance takes off. Of quantities that fit, roundings alone may gain a cent: the part that ends
 * the deal takes it off when it is issued. A draft of another kind that would leave no room is to be
 * issued first. @throws Refusal `deal_drafted`, `deal_exceeded`.
 */
export async function checkDeal(act: Act, deal: string, gross: Cents): Promise<void> {
  const [left, drafts] = await Promise.all([leftToIssue(act, deal, null), findDrafts(act, deal)])
  if (drafts.gross + gross <= left) return
  if (gross > left) return exceeded(act, 'deal_exceeded', subtract(left, drafts.gross))
  if (!drafts.plain) refuse('deal_drafted')
}

/** The same of a draft that is being issued, whatever other drafts ask for. */
export async function checkLeft(
  act: Act,
  { id, kind, gross, ...of }: Pick<InvoiceFound, 'id' | 'kind' | 'gross' | 'quote_id' | 'order_id'>,
): Promise<void> {
  const deal = dealOf(of)
  if (deal === null || (kind !== 'invoice' && kind !== 'deposit')) return
  const left = await leftToIssue(act, deal, id)
  if (gross > left) exceeded(act, kind === 'deposit' ? 'deposit_too_large' : 'deal_exceeded', left)
}

/** What of a deal no issued invoice asks for, VAT included. */
async function leftToIssue(act: Act, deal: string, except: string | null): Promise<Cents> {
  const [standing, agreed] = await Promise.all([
    findStanding(act, deal, except),
    findDealSums(act, deal),
  ])
  return subtract(agreed.gross, sum(standing.map(({ vat }) => grossOfAll(vat))))
}

function exceeded(act: Act, reason: 'deal_exceeded' | 'deposit_too_large', left: Cents): never {
  const written = formats(act.locale, act.currency, act.timeZone)
  return refuse(reason, undefined, { left: written.amount(left) })
}
