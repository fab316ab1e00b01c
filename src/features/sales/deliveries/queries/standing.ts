// How far deliveries are invoiced, and what of orders is left to deliver: the one place that says it in
// SQL. The twin of rules/quantities.ts.
import { type RawBuilder, sql } from 'kysely'
import type { Progress } from '#features/sales/orders/rules/life.ts'
import { lineStanding } from '#features/sales/orders/queries/standing.ts'
import type { Cents, Quantity } from '#kernel/money.ts'
import type { Act } from '#server/act.ts'

/** Which deliveries are looked at: some, or all that the clients have of orders that are open. */
export type Which = readonly string[] | 'open'

export type BilledLine = {
  readonly delivery_id: string
  readonly id: string
  readonly order_id: string
  readonly order_line_id: string
  readonly had: Quantity
  readonly own: Quantity
  readonly invoiced: Quantity
  readonly ordered: Quantity
  readonly net: Cents
  readonly billable: boolean
}

export type Facts = {
  readonly id: string
  readonly invoicing: Progress
  readonly left_to_invoice: Cents
  readonly to_invoice: boolean
}

/** Where deliveries stand: those that are delivered, of those that are named. */
export async function findFacts(
  act: Act,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Facts>> {
  if (ids.length === 0) return new Map()
  const { rows } =
    await sql<Facts>`select * from ${deliveryFacts(act, ids, await ordersOf(act, ids))} as f
    `.execute(act.tx)
  return new Map(rows.map((row) => [row.id, row]))
}

/** The lines of deliveries that are delivered, with what is invoiced of each. */
export async function findBilled(act: Act, ids: readonly string[]): Promise<BilledLine[]> {
  if (ids.length === 0) return []
  const { rows } =
    await sql<BilledLine>`select * from ${billedLines(act, ids, await ordersOf(act, ids))} as b
    order by b.delivery_id, b.rank`.execute(act.tx)
  return rows
}

/** The orders that deliveries carry out, in the order of their identifiers. */
export async function ordersOf({ tx, company }: Act, ids: readonly string[]): Promise<string[]> {
  const rows = await tx
    .selectFrom('delivery_line')
    .select('order_id')
    .distinct()
    .where('company_id', '=', company)
    .where('delivery_id', 'in', ids)
    .execute()
  return rows.map((row) => row.order_id).toSorted()
}

/** The facts of deliveries as a relation; `orders` are theirs, where they are named. */
export const deliveryFacts = (
  act: Act,
  which: Which,
  orders: readonly string[] = [],
): RawBuilder<Facts> => sql<Facts>`(
  select b.delivery_id as id,
    case when bool_and(b.invoiced = 0) then 'none'
      when bool_and(b.invoiced >= b.had) then 'whole' else 'partial' end as invoicing,
    bool_or(b.billable and b.invoiced < b.had) as to_invoice,
    (case when sum(${partOf(sql`b.had`)}) = 0 then 0 else round(d.net::numeric
      * sum(case when b.billable then ${partOf(sql`greatest(b.had - b.invoiced, 0)`)} else 0 end)
      / sum(${partOf(sql`b.had`)})) end)::bigint as left_to_invoice
  from ${billedLines(act, which, orders)} as b
  join delivery d on d.company_id = ${act.company} and d.id = b.delivery_id
  group by b.delivery_id, d.net)`

/** The part of the net of a line of an order, rounded half away from zero. */
const partOf = (count: RawBuilder<unknown>) => sql`round(b.net::numeric * ${count} / b.ordered)`

const billedLines = (act: Act, which: Which, orders: readonly string[]): RawBuilder<BilledLine> => {
  const { company } = act
  const looked = which === 'open' ? sql`d.state = 'delivered'` : sql`d.id = any(${which}::uuid[])`
  const standing = lineStanding(act, which === 'open' ? 'open' : { of: orders })
  return sql<BilledLine>`(
    with looked as (
      select d.id from delivery d
      where d.company_id = ${company} and d.state = 'delivered' and ${looked}
    ), had as (
      select l.delivery_id, l.id, l.rank, l.order_id, l.order_line_id, d.delivered_at,
        l.delivered - l.returned as had,
        coalesce((select sum(il.quantity - il.earlier) from invoice_line il
          join invoice i on i.company_id = il.company_id and i.id = il.invoice_id
          where il.company_id = l.company_id and il.delivery_id = l.delivery_id
            and il.delivery_line_id = l.id
            and (i.kind <> 'credit_note' or i.state = 'issued')), 0) as own
      from delivery_line l
      join delivery d on d.company_id = l.company_id and d.id = l.delivery_id
        and d.state = 'delivered'
      where l.company_id = ${company} and l.order_id in (
        select s.order_id from delivery_line s
        where s.company_id = ${company} and s.delivery_id in (select id from looked))
    ), named as (
      select h.*, greatest(0, least(h.own, h.had)) as named from had h
    ), queued as (
      select n.*, n.had - n.named as open,
        sum(n.named) over (partition by n.order_id, n.order_line_id) as all_named,
        coalesce(sum(n.had - n.named) over (partition by n.order_id, n.order_line_id
          order by n.delivered_at, n.delivery_id
          rows between unbounded preceding and 1 preceding), 0) as before
      from named n
    )
    select q.delivery_id, q.id, q.rank, q.order_id, q.order_line_id, q.had::bigint as had,
      q.own::bigint as own, o.quantity as ordered, o.net, c.state = 'confirmed' as billable,
      (q.named + least(q.open, greatest(coalesce(s.invoiced, 0) - q.all_named - q.before, 0)))::bigint
        as invoiced
    from queued q
    join order_line o on o.company_id = ${company} and o.order_id = q.order_id
      and o.id = q.order_line_id
    join customer_order c on c.company_id = ${company} and c.id = q.order_id
    left join ${standing} as s on s.order_id = q.order_id and s.id = q.order_line_id
    where q.delivery_id in (select id from looked))`
}

/** A line of goods of an order, with what deliveries hold of it. */
export type Ordered = {
  readonly id: string
  readonly order_id: string
  readonly rank: number
  readonly kind: string
  readonly nature: string
  readonly reference: string
  readonly name: string
  readonly unit: string
  readonly quantity: Quantity
  /** What deliveries but `except` hold, cancelled ones aside. */
  readonly done: Quantity
  readonly delivered: Quantity
}

/** What orders have of goods, and what of it deliveries hold, but one. */
export async function findOrdered(
  { tx, company }: Act,
  orders: readonly string[],
  except: string | null = null,
): Promise<Ordered[]> {
  if (orders.length === 0) return []
  const { rows } = await sql<Ordered>`
    select l.id, l.order_id, l.rank, l.kind, l.nature, l.reference, l.name, l.unit, l.quantity,
      coalesce(h.done, 0)::bigint as done, coalesce(h.delivered, 0)::bigint as delivered
    from order_line l
    left join lateral (
      select sum(coalesce(x.delivered, x.quantity) - x.returned) as done,
        sum(x.delivered - x.returned) as delivered
      from delivery_line x
      join delivery d on d.company_id = x.company_id and d.id = x.delivery_id
        and d.state <> 'cancelled'
      where x.company_id = l.company_id and x.order_id = l.order_id and x.order_line_id = l.id
        and x.delivery_id is distinct from ${except}) h on true
    where l.company_id = ${company} and l.order_id = any(${orders}::uuid[]) and l.kind = 'item'
      and l.nature = 'goods' and l.quantity > 0
    order by l.order_id, l.rank`.execute(tx)
  return rows
}
