// The deliveries of orders, as documents of a deal: for the pages of orders and of invoices.
import { sql } from 'kysely'
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

/** The deliveries of an order, or those that an invoice names, oldest first, that the role may see. */
export async function findDeliveries(
  act: Act,
  of: { readonly order: string } | { readonly invoice: string },
): Promise<Linked[]> {
  if (!grants(act.role, 'deliveries.read')) return []
  const { company } = act
  const theirs =
    'order' in of
      ? sql`select l.delivery_id from delivery_line l
          where l.company_id = ${company} and l.order_id = ${of.order}`
      : sql`select l.delivery_id from invoice_line l
          where l.company_id = ${company} and l.invoice_id = ${of.invoice}`
  const { rows } = await sql<Linked>`select 'delivery' as kind, d.id, d.number, d.state, d.day,
      null::bigint as gross, null::bigint as outstanding
    from delivery d
    where d.company_id = ${company} and d.id in (${theirs}) and ${visible(act, 'd')}
    order by d.created_at, d.id`.execute(act.tx)
  return rows
}

/** The day on which all goods of an order (`o`) were delivered; null while something is left of them. */
export const orderDeliveredIn = sql<Day | null>`(case when o.state in ('confirmed', 'completed')
    and not exists (select from order_line l
      left join order_line_delivery d on d.company_id = l.company_id
        and d.order_id = l.order_id and d.order_line_id = l.id
      where l.company_id = o.company_id and l.order_id = o.id and l.kind = 'item'
        and l.nature = 'goods' and l.quantity > 0 and coalesce(d.delivered, 0) < l.quantity)
  then (select max(v.delivered_day) from delivery_line dl
    join delivery v on v.company_id = dl.company_id and v.id = dl.delivery_id
    where dl.company_id = o.company_id and dl.order_id = o.id) end)`
