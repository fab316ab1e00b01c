// Since when an order is delivered.
import { sql } from 'kysely'
import { stepOf } from '#features/sales/quotes/queries/invoicing.ts'
import type { Day } from '#kernel/day.ts'

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

/** Whether a step of the billing plan of a direct order (`o`) may be invoiced now. */
export const orderStepDueIn = (today: Day) =>
  stepOf(sql`o`, { signed: sql`o.day`, delivered: orderDeliveredIn }, today)
