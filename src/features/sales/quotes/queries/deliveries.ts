// The deliveries of orders, as documents of a deal: for the pages of quotes, orders and invoices.
import { type RawBuilder, sql } from 'kysely'
import type { Day } from '#kernel/day.ts'
import { grants } from '#kernel/rights.ts'
import { type Act, visible } from '#server/act.ts'

type Linked = {
  kind: 'delivery'
  id: string
  number: string | null
  state: string
  day: Day
  /** It asks for nothing. */
  gross: null
  outstanding: null
}

/**
 * The deliveries of an order, of all orders of a quote, or those that an invoice names, oldest first,
 * that the role may see.
 */
export async function findDeliveries(
  act: Act,
  of: { readonly order: string } | { readonly quote: string } | { readonly invoice: string },
): Promise<Linked[]> {
  if (!grants(act.role, 'deliveries.read')) return []
  const { company } = act
  const ofOrders = (orders: RawBuilder<unknown>) => sql`select l.delivery_id from delivery_line l
    where l.company_id = ${company} and l.order_id in (${orders})`
  const theirs =
    'order' in of
      ? ofOrders(sql`${of.order}`)
      : 'quote' in of
        ? ofOrders(sql`select id from customer_order
            where company_id = ${company} and quote_id = ${of.quote}`)
        : sql`select l.delivery_id from invoice_line l
            where l.company_id = ${company} and l.invoice_id = ${of.invoice}`
  const { rows } = await sql<Linked>`select 'delivery' as kind, d.id, d.number, d.state, d.day,
      null::bigint as gross, null::bigint as outstanding
    from delivery d
    where d.company_id = ${company} and d.id in (${theirs}) and ${visible(act, 'd')}
    order by d.created_at, d.id`.execute(act.tx)
  return rows
}
