// The invoice of orders: of all that is left of one or of several, or of quantities of their lines.
import { findOrder, findOrderLines, type OrderFound } from '#features/sales/orders/queries/find.ts'
import { findLineStanding } from '#features/sales/orders/queries/standing.ts'
import { type OrderState, whyNotInvoice } from '#features/sales/orders/rules/life.ts'
import { beyondLeft, leftOf, progressOf } from '#features/sales/orders/rules/progress.ts'
import type { StoredOrderLine } from '#features/sales/orders/rules/stored.ts'
import { findAround } from '#features/sales/quotes/queries/parties.ts'
import { netOf } from '#features/sales/quotes/rules/lines.ts'
import { searchOf } from '#features/sales/quotes/rules/search.ts'
import type { InputOf } from '#kernel/endpoint.ts'
import { type Quantity, quantity } from '#kernel/money.ts'
import { refuse } from '#kernel/refusal.ts'
import type { Act } from '#server/act.ts'
import { newId } from '#server/ids.ts'
import type { Invoice } from '../contract.ts'
import type { invoiceOrders as invoicing } from '../contract/ordered.ts'
import { type AgreedKind, dealColumns, findAmended, lockAgreed } from '../queries/agreed.ts'
import { hasPlan } from '../queries/ordered.ts'
import { isLeftToBalance } from '../queries/outdated.ts'
import { type StoredInvoiceLine, unlinked } from '../rules/stored.ts'
import { sumsOf } from './columns.ts'
import { invoiceBalance } from './deal.ts'
import { insert } from './draft.ts'
import { checkOrders } from './origins.ts'
import { checkDeal } from './quoted.ts'

type Asked = InputOf<typeof invoicing>

/**
 * Drafts one invoice of orders of one client. An order of a quote is invoiced within the deal of that
 * quote; several deals go together only while none of them has a deposit or a balance.
 * @throws Refusal `order_not_confirmed`, `order_invoiced`, `beyond_order`, `orders_of_one_client`,
 * `orders_differ`, `order_in_deal`, `deal_drafted`, `deal_exceeded`.
 */
export async function invoiceOrders(
  act: Act,
  { orders: ids, lines: asked }: Asked,
): Promise<Invoice> {
  const orders = await holdOrders(act, ids)
  await checkTogether(act, orders)
  const sources = (await Promise.all(orders.map((order) => sourceOf(act, order)))).flat()
  for (const order of orders) {
    const own = sources.filter(({ order_id }) => order_id === order.id)
    const reason = whyNotInvoice({ state: order.state as OrderState, invoicing: progressOf(own) })
    if (reason) refuse(reason)
  }
  const wanted = asked
    ? wantedOf(asked, sources)
    : new Map(sources.map((one) => [one.id, leftOf(one)]))
  return draftOf(act, orders, await takenOf(act, orders, wanted, asked !== undefined))
}

/**
 * Drafts the invoice of these lines of orders that the act holds and that go together. What ends their
 * deal is its balance, wherever it must say more than its lines: parts leave no cent, no deposit is lost.
 * @throws Refusal `no_lines`, `beyond_order`, `deal_drafted`, `deal_exceeded`.
 */
export async function draftOf(
  act: Act,
  orders: readonly OrderFound[],
  lines: readonly StoredInvoiceLine[],
  told: Readonly<Record<string, unknown>> = {},
): Promise<Invoice> {
  if (lines.every((line) => line.kind !== 'item')) refuse('no_lines', 'lines')
  await checkOrders(act, null, lines)

  const [first] = orders as [OrderFound]
  const { name } = (await findAround(act, first)).customer
  const sums = sumsOf(lines, first.discount)
  const deal = await dealOfAll(act, orders)
  if (deal !== null) {
    if (await isLeftToBalance(act, { ...deal, discount: first.discount }, lines)) {
      return invoiceBalance(act, { id: deal.id, version: undefined })
    }
    await checkDeal(act, deal.id, sums.gross)
  }
  const columns = {
    ...headOf(orders, name),
    ...sums,
    discount: first.discount,
    ...dealColumns(deal),
  }
  return insert(act, columns, lines, {
    name,
    told: { orders: orders.map(({ number }) => number).join(', '), ...told },
  })
}

/** The deal that orders are of, where it is one: what was added to a deal is invoiced within it. */
async function dealOfAll(act: Act, orders: readonly OrderFound[]) {
  const ids = new Set(orders.map(agreedOf))
  if (ids.size > 1) return null
  const [{ id, quote_id: quote }] = orders as [OrderFound]
  const kind: AgreedKind = quote === null ? 'order' : 'quote'
  return (await findAmended(act, quote ?? id)) ?? { id: quote ?? id, kind }
}

/** What an order is agreed on: its quote, or itself. */
const agreedOf = ({ id, quote_id: quote }: OrderFound): string => quote ?? id

/** The orders, held, and before them their quotes: always in the order of their identifiers. */
export async function holdOrders(act: Act, ids: readonly string[]): Promise<OrderFound[]> {
  const sorted = [...new Set(ids)].toSorted()
  const seen = await findAll(act, sorted)
  const agreed = new Set(seen.map(agreedOf))
  for (const one of [...agreed]) {
    const amended = await findAmended(act, one)
    if (amended) agreed.add(amended.id)
  }
  await lockAgreed(act, [...agreed, ...sorted])
  const held = await findAll(act, sorted)
  // In the order in which they were asked, which is that of the invoice.
  return [...new Set(ids)].map((id) => held.find((order) => order.id === id) as OrderFound)
}

async function findAll(act: Act, ids: readonly string[]): Promise<OrderFound[]> {
  const found: OrderFound[] = []
  for (const id of ids) found.push((await findOrder(act, id)) ?? refuse('not_found', 'orders'))
  return found
}

/** Refuses orders that one invoice cannot bring together. */
export async function checkTogether(act: Act, orders: readonly OrderFound[]): Promise<void> {
  const [first] = orders as [OrderFound]
  if (orders.some((one) => one.customer_id !== first.customer_id)) refuse('orders_of_one_client')
  if (orders.some((one) => same.some((name) => one[name] !== first[name]))) refuse('orders_differ')
  if (new Set(orders.map(agreedOf)).size === 1) return
  for (const order of orders) {
    const agreed = agreedOf(order)
    // What was added to a deal is invoiced within it, and with nothing else.
    if ((await hasPlan(act, agreed)) || (await findAmended(act, agreed))) {
      refuse('order_in_deal', 'orders', { number: order.number ?? '' })
    }
  }
}

/** What orders must have in common to be one invoice. */
const same = ['discount', 'currency', 'terms_days', 'terms_end_of_month', 'payment_method'] as const

type Source = { id: string; order_id: string; quantity: Quantity; done: Quantity }

async function sourceOf(act: Act, order: OrderFound): Promise<Source[]> {
  const standing = await findLineStanding(act, order.id)
  return [...standing.values()].map(({ id, order_id, quantity: ordered, invoiced }) => ({
    id,
    order_id,
    quantity: ordered,
    done: invoiced,
  }))
}

/** The quantity that is asked of each line. @throws Refusal `not_found`, `beyond_order`. */
function wantedOf(
  asked: NonNullable<Asked['lines']>,
  sources: readonly Source[],
): Map<string, Quantity> {
  const unknown = asked.findIndex(({ line }) => !sources.some(({ id }) => id === line))
  if (unknown >= 0) refuse('not_found', `lines.${unknown}.line`)
  const lines = asked.map((one) => ({ source: one.line, quantity: one.quantity }))
  const rank = beyondLeft(lines, sources)
  if (rank !== null) refuse('beyond_order', `lines.${rank}.quantity`)
  const wanted = new Map<string, Quantity>()
  for (const { line, quantity: count } of asked) {
    wanted.set(line, quantity((wanted.get(line) ?? 0) + count))
  }
  return wanted
}

/** The lines that are wanted of each order, under its number where there are several. */
async function takenOf(
  act: Act,
  orders: readonly OrderFound[],
  wanted: ReadonlyMap<string, Quantity>,
  isPart: boolean,
): Promise<StoredInvoiceLine[]> {
  const all: StoredInvoiceLine[] = []
  for (const order of orders) {
    const isTaken = (line: StoredOrderLine) =>
      line.kind === 'item' ? (wanted.get(line.id) ?? 0) !== 0 : !isPart || line.kind !== 'text'
    const lines = (await findOrderLines(act, order.id)).filter(isTaken)
    if (lines.every(({ kind }) => kind !== 'item')) continue
    const own = lines.map((line) => invoiceLine(order.id, line, wanted.get(line.id)))
    if (orders.length > 1) all.push(titleOf(order, own))
    all.push(...own)
  }
  return all.map((line, rank) => ({ ...line, rank }))
}

/** A line of an order as its invoice has it, for some of its quantity. */
export function invoiceLine(
  order: string,
  line: StoredOrderLine,
  count: Quantity = line.quantity,
): StoredInvoiceLine {
  const taken = { ...line, quantity: count }
  return {
    ...unlinked,
    ...taken,
    id: newId(),
    net: line.kind === 'item' ? netOf(taken) : line.net,
    order_id: order,
    order_line_id: line.id,
  }
}

/** "Commande CO-2026-0042", before the lines of each order of a grouped invoice. */
function titleOf(order: OrderFound, [like]: readonly StoredInvoiceLine[]): StoredInvoiceLine {
  const said = order.language === 'fr' ? 'Commande' : 'Order'
  const reference = order.customer_reference ? ` – ${order.customer_reference}` : ''
  return titleLine(`${said} ${order.number ?? ''}${reference}`, like as StoredInvoiceLine)
}

/** A title before lines; `like` one of them. */
export function titleLine(name: string, like: StoredInvoiceLine): StoredInvoiceLine {
  return {
    ...like,
    ...unlinked,
    id: newId(),
    kind: 'section',
    item_id: null,
    reference: '',
    name,
    description: '',
    quantity: quantity(0),
    unit: '',
    price: 0 as StoredInvoiceLine['price'],
    discount: 0 as StoredInvoiceLine['discount'],
    cost: null,
    net: 0 as StoredInvoiceLine['net'],
  }
}

/** What the invoice takes from its orders: words of one of them only where there is one. */
function headOf(orders: readonly OrderFound[], name: string) {
  const [first] = orders as [OrderFound]
  const isOne = orders.length === 1
  const subject = isOne ? first.subject : ''
  const reference = isOne ? first.customer_reference : ''
  const numbers = orders.map(({ number }) => number)
  return {
    customer_id: first.customer_id,
    contact_id: first.contact_id,
    store_id: first.store_id,
    seller_id: first.seller_id,
    subject,
    customer_reference: reference,
    delivery_day: null,
    due_day: null,
    terms_days: first.terms_days,
    terms_end_of_month: first.terms_end_of_month,
    payment_method: first.payment_method,
    language: first.language,
    note: isOne ? first.note : '',
    search: searchOf(...numbers, name, subject, reference),
  }
}
