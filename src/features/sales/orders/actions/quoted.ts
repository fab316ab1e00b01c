// The order of a signed quote: of all that is left, or of a part of it; never beyond what was signed.
import { holdQuote } from '#features/sales/quotes/actions/draft.ts'
import {
  findAgreedLines,
  findOrdersOf,
  findQuote,
  type QuoteFound,
} from '#features/sales/quotes/queries/find.ts'
import { findAround } from '#features/sales/quotes/queries/parties.ts'
import { can as ofQuote, type QuoteState } from '#features/sales/quotes/rules/life.ts'
import { netOf } from '#features/sales/quotes/rules/lines.ts'
import { searchOf } from '#features/sales/quotes/rules/search.ts'
import type { StoredLine } from '#features/sales/quotes/rules/stored.ts'
import type { InputOf, OutputOf } from '#kernel/endpoint.ts'
import { type Quantity, quantity } from '#kernel/money.ts'
import { refuse } from '#kernel/refusal.ts'
import type { Act } from '#server/act.ts'
import { newId } from '#server/ids.ts'
import type { Order } from '../contract.ts'
import type { orderQuote as ordering, showOrdering as telling } from '../contract/quoted.ts'
import { findRules } from '../queries/checks.ts'
import { beyondLeft, leftOf } from '../rules/progress.ts'
import type { StoredOrderLine } from '../rules/stored.ts'
import { sumsOf } from './columns.ts'
import { insertDraft } from './draft.ts'
import { type Source, sourcesOf } from './signed.ts'

/** What of a quote is ordered, and what is left. @throws Refusal `not_found`. */
export async function showOrdering(
  act: Act,
  { id }: { id: string },
): Promise<OutputOf<typeof telling>> {
  if (!(await findQuote(act, id))) refuse('not_found')
  const sources = await sourcesOf(act, id, null)
  return {
    orders: await findOrdersOf(act, id),
    lines: sources.map((one) => ({ line: one.id, quantity: one.quantity, left: leftOf(one) })),
  }
}

/**
 * Drafts the order of what is left of a signed quote, or of the quantities that are asked: every line
 * remembers the line of the quote. @throws Refusal `quote_not_signed_yet`, `quote_ordered`,
 * `beyond_signed_order`.
 */
export async function orderQuote(
  act: Act,
  { id, version, lines: asked, deliveryDay = null }: InputOf<typeof ordering>,
): Promise<Order> {
  const quote = await holdQuote(act, id, version)
  if (!ofQuote.invoice(quote.state as QuoteState)) refuse('quote_not_signed_yet')
  const sources = await sourcesOf(act, id, null)
  if (sources.every((one) => leftOf(one) === 0)) refuse('quote_ordered')
  const wanted = asked
    ? wantedOf(asked, sources)
    : new Map(sources.map((one) => [one.id, leftOf(one)]))
  const signed = await findAgreedLines(act, id)
  const lines = taken(signed, wanted, id, asked !== undefined)
  if (lines.every((line) => line.kind !== 'item')) refuse('no_lines', 'lines')
  const { name, ...own } = await fromQuote(act, quote)
  const columns = {
    ...own,
    ...sumsOf(lines, quote.discount),
    delivery_day: deliveryDay,
    deposit_rate: (await findRules(act)).deposit_rate,
    fitting: 'items',
  }
  return insertDraft(act, { ...columns, quote_id: id }, lines, name)
}

type Asked = NonNullable<InputOf<typeof ordering>['lines']>

/** The quantity that is asked of each line. @throws Refusal `not_found`, `beyond_signed_order`. */
function wantedOf(asked: Asked, sources: readonly Source[]): Map<string, Quantity> {
  const unknown = asked.findIndex(({ line }) => !sources.some(({ id }) => id === line))
  if (unknown >= 0) refuse('not_found', `lines.${unknown}.line`)
  const lines = asked.map((one) => ({ source: one.line, quantity: one.quantity }))
  const rank = beyondLeft(lines, sources)
  if (rank !== null) refuse('beyond_signed_order', `lines.${rank}.quantity`)
  const wanted = new Map<string, Quantity>()
  for (const { line, quantity: count } of asked) {
    wanted.set(line, quantity((wanted.get(line) ?? 0) + count))
  }
  return wanted
}

/** The lines that are wanted, with the words between them; of a part, texts without lines go. */
function taken(
  signed: readonly StoredLine[],
  wanted: ReadonlyMap<string, Quantity>,
  quote: string,
  isPart: boolean,
): StoredOrderLine[] {
  const isTaken = (line: StoredLine) =>
    line.kind === 'item' ? (wanted.get(line.id) ?? 0) !== 0 : !isPart || line.kind !== 'text'
  return signed.filter(isTaken).map((line, rank): StoredOrderLine => {
    const whole = { ...line, quantity: wanted.get(line.id) ?? line.quantity }
    return {
      ...whole,
      id: newId(),
      rank,
      net: line.kind === 'item' ? netOf(whole) : line.net,
      quote_id: quote,
      quote_line_id: line.id,
    }
  })
}

/** What an order takes from its quote; its sums are its own. */
async function fromQuote(act: Act, quote: QuoteFound) {
  const { name } = (await findAround(act, quote)).customer
  return {
    name,
    customer_id: quote.customer_id,
    contact_id: quote.contact_id,
    store_id: quote.store_id,
    seller_id: quote.seller_id,
    address_id: null,
    subject: quote.subject,
    customer_reference: quote.customer_reference,
    terms_days: quote.terms_days,
    terms_end_of_month: quote.terms_end_of_month,
    payment_method: quote.payment_method,
    discount: quote.discount,
    language: quote.language,
    note: quote.note,
    search: searchOf(quote.number, name, quote.subject, quote.customer_reference),
  }
}
