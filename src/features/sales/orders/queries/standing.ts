// What is done of the lines of orders: the one place that says how much of each is invoiced
// and left. Drafts of invoices count, so that nothing is drafted twice; a credit note gives back what it
// takes once it is issued.
import { type RawBuilder, sql } from 'kysely'
import type { Cents, Quantity } from '#kernel/money.ts'
import type { Act } from '#server/act.ts'

export type LineStanding = {
  readonly order_id: string
  readonly id: string
  readonly nature: string
  readonly item_id: string | null
  readonly cost: number | null
  readonly quantity: Quantity
  readonly net: Cents
  readonly invoiced: Quantity
}

/**
 * Which orders are looked at: some; those with all that are confirmed of the same clients; those of a
 * client that are confirmed; or all of these.
 */
export type Scope =
  | 'open'
  | { readonly of: readonly string[] }
  | { readonly around: readonly string[] }
  | { readonly customer: string }

/**
 * The lines that are sold of orders that are not cancelled, with what is done of each: of those that
 * are looked at, and of the others of the same quotes.
 *
 * What was invoiced from the quote itself (a balance, an invoice made on its page) names no order: it is
 * counted for the orders of that line of the quote in the order in which they were made, for what their
 * own invoices leave open.
 */
export const lineStanding = (act: Act, scope: Scope): RawBuilder<LineStanding> => {
  // Said as what is found by a key, one way or the other: either of two conditions is found by none.
  return sql<LineStanding>`(
    with looked as (${lookedAt(act, scope)}), beside as (
      select id from looked
      union
      select t.id from customer_order t where t.company_id = ${act.company}
        and t.quote_id in (select quote_id from looked where quote_id is not null)
    ), ordered as (
      select l.order_id, l.id, l.nature, l.item_id, l.cost, l.net, l.quantity, l.quote_line_id,
        o.created_at, case when l.quantity < 0 then -1 else 1 end as way,
        coalesce((select sum(il.quantity - il.earlier) from invoice_line il
          join invoice i on i.company_id = il.company_id and i.id = il.invoice_id
          where il.company_id = l.company_id and il.order_id = l.order_id and il.order_line_id = l.id
            and (i.kind <> 'credit_note' or i.state = 'issued')), 0) as own
      from beside b
      join customer_order o on o.company_id = ${act.company} and o.id = b.id
      join order_line l on l.company_id = ${act.company} and l.order_id = b.id
      where l.kind = 'item' and o.state <> 'cancelled'
    ), apart as (
      select il.quote_line_id, sum(il.quantity - il.earlier) as invoiced
      from invoice_line il
      join invoice i on i.company_id = il.company_id and i.id = il.invoice_id
      where il.company_id = ${act.company} and il.order_line_id is null
        and il.quote_line_id in (select quote_line_id from ordered)
        and (i.kind <> 'credit_note' or i.state = 'issued')
      group by il.quote_line_id
    ), queued as (
      select d.*, greatest(d.way * (d.quantity - d.own), 0) as open,
        d.way * coalesce(a.invoiced, 0) as apart,
        coalesce(sum(greatest(d.way * (d.quantity - d.own), 0)) over (
          partition by d.quote_line_id order by d.created_at, d.order_id, d.id
          rows between unbounded preceding and 1 preceding), 0) as before
      from ordered d left join apart a on a.quote_line_id = d.quote_line_id
    )
    select order_id, id, nature, item_id, cost, quantity, net,
      (own + way * case when quote_line_id is null then 0
        else least(open, greatest(apart - before, 0)) end)::bigint as invoiced
    from queued)`
}

/** The orders of a scope. */
function lookedAt({ company }: Act, scope: Scope): RawBuilder<unknown> {
  const orders = sql`select o.id, o.quote_id from customer_order o where o.company_id = ${company}`
  if (scope === 'open') return sql`${orders} and o.state = 'confirmed'`
  if ('customer' in scope) {
    return sql`${orders} and o.state = 'confirmed' and o.customer_id = ${scope.customer}`
  }
  if ('of' in scope) return sql`${orders} and o.id = any(${scope.of}::uuid[])`
  return sql`${orders} and o.id = any(${scope.around}::uuid[])
    union
    ${orders} and o.state = 'confirmed' and o.customer_id in (select n.customer_id
      from customer_order n where n.company_id = ${company} and n.id = any(${scope.around}::uuid[]))`
}

/** How each line of an order stands, by its identifier. */
export async function findLineStanding(
  act: Act,
  order: string,
): Promise<ReadonlyMap<string, LineStanding>> {
  const { rows } = await sql<LineStanding>`select * from ${lineStanding(act, { of: [order] })} as s
    where s.order_id = ${order}`.execute(act.tx)
  return new Map(rows.map((row) => [row.id, row]))
}

/** How much of each line of an order stands on deliveries, and what of that the client has. */
export async function findCarried({ tx, company }: Act, order: string) {
  const { rows } = await sql<{ line: string; planned: Quantity; delivered: Quantity }>`
    select order_line_id as line, planned, delivered from order_line_delivery
    where company_id = ${company} and order_id = ${order}`.execute(tx)
  return new Map(rows.map((row) => [row.line, row]))
}

/** How much of each line of a quote is ordered, drafts included; cancelled orders give it back. */
export async function findOrdered(
  { tx, company }: Act,
  quote: string,
  except: string | null = null,
): Promise<ReadonlyMap<string, Quantity>> {
  const rows = await tx
    .selectFrom('order_line as l')
    .innerJoin('customer_order as o', (join) =>
      join.onRef('o.company_id', '=', 'l.company_id').onRef('o.id', '=', 'l.order_id'),
    )
    .select(['l.quote_line_id', sql<Quantity>`sum(l.quantity)::bigint`.as('ordered')])
    .where('l.company_id', '=', company)
    .where('l.quote_id', '=', quote)
    .where('l.quote_line_id', 'is not', null)
    .where('o.state', '<>', 'cancelled')
    .$if(except !== null, (lines) => lines.where('l.order_id', '<>', except as string))
    .groupBy('l.quote_line_id')
    .execute()
  return new Map(rows.map((row) => [row.quote_line_id as string, row.ordered]))
}
