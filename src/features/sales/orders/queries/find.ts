// One order: its row, its lines, and its neighbours in the deal.
import { sql } from 'kysely'
import { findDeliveries } from '#features/sales/quotes/queries/deliveries.ts'
import { findOrdersOf } from '#features/sales/quotes/queries/find.ts'
import type { Cents } from '#kernel/money.ts'
import { grants } from '#kernel/rights.ts'
import { type Act, visible } from '#server/act.ts'
import { storedColumns, type StoredOrderLine } from '../rules/stored.ts'

export type OrderFound = NonNullable<Awaited<ReturnType<typeof findOrder>>>

/** The order, if the role may see it; `hold` keeps others from changing it until the commit. */
export async function findOrder(act: Act, id: string, { hold = false } = {}) {
  const orders = act.tx
    .selectFrom('customer_order as o')
    .selectAll()
    .where('o.company_id', '=', act.company)
    .where('o.id', '=', id)
    .where(visible(act, 'o'))
  return (hold ? orders.forNoKeyUpdate() : orders).executeTakeFirst()
}

/**
 * Keeps others from invoicing, delivering or buying from orders until the commit, whether or not the
 * role may see them; always in the order of their identifiers, so that nobody waits for each other.
 */
export async function lockOrders({ tx, company }: Act, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await tx
    .selectFrom('customer_order')
    .select('id')
    .where('company_id', '=', company)
    .where('id', 'in', ids)
    .orderBy('id')
    .forNoKeyUpdate()
    .execute()
}

/** The lines of an order, in order. */
export const findOrderLines = ({ tx, company }: Act, order: string): Promise<StoredOrderLine[]> =>
  tx
    .selectFrom('order_line')
    .select(storedColumns)
    .where('company_id', '=', company)
    .where('order_id', '=', order)
    .orderBy('rank')
    .execute()

/** The goods of an order that are not bought and lack a supplier or a price to be. */
export async function findLacking({ tx, company }: Act, order: string) {
  const { rows } = await sql<{ name: string; supplier: boolean; price: boolean }>`
    select l.name, i.supplier_id is null as supplier, coalesce(l.cost, i.cost) is null as price
    from order_line l
      left join item i on i.company_id = l.company_id and i.id = l.item_id
      left join order_line_purchase p on p.company_id = l.company_id and p.order_id = l.order_id
        and p.order_line_id = l.id
    where l.company_id = ${company} and l.order_id = ${order} and l.kind = 'item'
      and l.nature = 'goods' and l.quantity > 0 and coalesce(p.ordered, 0) < l.quantity
      and (i.supplier_id is null or coalesce(l.cost, i.cost) is null)
    order by l.rank`.execute(tx)
  return rows
}

/** Whether an address is one of a client. */
export async function isAddressOf({ tx, company }: Act, id: string, customer: string) {
  const row = await tx
    .selectFrom('address')
    .select('id')
    .where('company_id', '=', company)
    .where('id', '=', id)
    .where('customer_id', '=', customer)
    .executeTakeFirst()
  return row !== undefined
}

/** The number of the quote of an order, told even to a role that may not see that quote. */
export async function findQuoteNumber({ tx, company }: Act, quote: string | null) {
  if (quote === null) return null
  const row = await tx
    .selectFrom('quote')
    .select(['id', 'number'])
    .where('company_id', '=', company)
    .where('id', '=', quote)
    .executeTakeFirst()
  return row ? { id: row.id, number: row.number ?? '' } : null
}

type Document = {
  kind:
    | 'quote'
    | 'order'
    | 'purchase_order'
    | 'delivery'
    | 'invoice'
    | 'deposit'
    | 'situation'
    | 'final'
    | 'credit_note'
  id: string
  number: string | null
  state: string
  day: OrderFound['day']
  gross: Cents | null
  outstanding: Cents | null
}

/** The documents of the deal of an order but itself, in the order in which they follow each other. */
export async function findDocuments(act: Act, order: OrderFound): Promise<Document[]> {
  return [
    ...(await findQuoteOf(act, order.quote_id)),
    ...(order.quote_id === null ? [] : await findOrdersOf(act, order.quote_id, order.id)),
    ...(await findPurchasesOf(act, order.id)),
    ...(await findDeliveries(act, { order: order.id })),
    ...(await findInvoicesOf(act, order)),
  ]
}

async function findQuoteOf(act: Act, quote: string | null): Promise<Document[]> {
  if (quote === null || !grants(act.role, 'quotes.read')) return []
  const rows = await act.tx
    .selectFrom('quote as q')
    .select(['q.id', 'q.number', 'q.state', 'q.day', 'q.gross'])
    .where('q.company_id', '=', act.company)
    .where('q.id', '=', quote)
    .where(visible(act, 'q'))
    .execute()
  return rows.map((row) => ({ ...row, kind: 'quote' as const, outstanding: null }))
}

/** What was ordered from suppliers for an order; what it costs is on the page of the purchase. */
async function findPurchasesOf(act: Act, order: string): Promise<Document[]> {
  if (!grants(act.role, 'purchases.read')) return []
  const rows = await act.tx
    .selectFrom('purchase_order as p')
    .select(['p.id', 'p.number', 'p.state', 'p.day'])
    .where('p.company_id', '=', act.company)
    .where('p.id', 'in', (needs) =>
      needs
        .selectFrom('purchase_need')
        .select('purchase_order_id')
        .where('company_id', '=', act.company)
        .where('order_id', '=', order),
    )
    .where(visible(act, 'p'))
    .orderBy('p.created_at')
    .orderBy('p.id')
    .execute()
  return rows.map((row) => ({
    ...row,
    kind: 'purchase_order' as const,
    gross: null,
    outstanding: null,
  }))
}

/** The invoices of an order: those that name one of its lines, and those of the deal of its quote. */
async function findInvoicesOf(act: Act, order: OrderFound): Promise<Document[]> {
  if (!grants(act.role, 'invoices.read')) return []
  const rows = await act.tx
    .selectFrom('invoice as i')
    .select(['i.id', 'i.kind', 'i.number', 'i.state', 'i.day', 'i.gross', 'i.settled'])
    .where('i.company_id', '=', act.company)
    .where((is) =>
      is.or([
        is.exists(
          is
            .selectFrom('invoice_line as l')
            .select('l.id')
            .whereRef('l.company_id', '=', 'i.company_id')
            .whereRef('l.invoice_id', '=', 'i.id')
            .where('l.order_id', '=', order.id),
        ),
        order.quote_id === null
          ? is('i.order_id', '=', order.id)
          : is('i.quote_id', '=', order.quote_id),
      ]),
    )
    .where(visible(act, 'i'))
    .orderBy('i.created_at')
    .orderBy('i.id')
    .execute()
  return rows.map(({ settled, ...row }) => ({
    ...row,
    kind: row.kind as 'invoice',
    outstanding: row.state === 'issued' ? ((row.gross - settled) as Cents) : null,
  }))
}
