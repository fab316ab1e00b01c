// What may go together: the orders that one delivery brings together, the deliveries of one invoice.
import { sql } from 'kysely'
import type { Act } from '#server/act.ts'

/** What orders must have in common to leave together, as a key. */
export async function orderKeys(
  { tx, company }: Act,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ id: string; key: string }>`
    select o.id, ${common} as key from customer_order o
    where o.company_id = ${company} and o.id = any(${ids}::uuid[])`.execute(tx)
  return new Map(rows.map(({ id, key }) => [id, key]))
}

/** The same of orders that are invoiced together; those of a quote with a plan go with their own alone. */
export async function invoiceKeys(
  { tx, company }: Act,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ id: string; key: string }>`
    select o.id, ${common} || ${planned} as key from customer_order o
    where o.company_id = ${company} and o.id = any(${ids}::uuid[])`.execute(tx)
  return new Map(rows.map(({ id, key }) => [id, key]))
}

/** The same of deliveries; one whose quote has a deposit or a balance is invoiced with its own alone. */
export async function deliveryKeys(
  { tx, company }: Act,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ id: string; key: string }>`
    select l.delivery_id as id, string_agg(distinct ${common} || ${planned}, ' ') as key
    from delivery_line l
    join customer_order o on o.company_id = l.company_id and o.id = l.order_id
    where l.company_id = ${company} and l.delivery_id = any(${ids}::uuid[])
    group by l.delivery_id`.execute(tx)
  return new Map(rows.map(({ id, key }) => [id, key]))
}

const common = sql`concat_ws('/', o.customer_id, o.discount, o.currency, o.terms_days,
  o.terms_end_of_month, o.payment_method)`

/** A deal with a deposit, a situation or a balance is invoiced apart, and so is one with a plan. */
const planned = sql`(case when exists (select from invoice i where i.company_id = o.company_id
    and (i.quote_id = o.quote_id or i.order_id = o.id) and i.kind in ('deposit', 'situation', 'final'))
  or exists (select from billing_step b where b.company_id = o.company_id
    and b.deal_id = coalesce(o.quote_id, o.id))
  or exists (select from billing_amendment a where a.company_id = o.company_id
    and coalesce(o.quote_id, o.id) in (a.deal_id, a.amendment_id))
  then coalesce(o.quote_id, o.id)::text else '' end)`

/** What a run has made of one of its records. */
export async function madeOf(
  { tx, company }: Act,
  run: string,
  record: string,
): Promise<string | null> {
  const row = await tx
    .selectFrom('bulk_row')
    .select('made_id')
    .where('company_id', '=', company)
    .where('run_id', '=', run)
    .where('record_id', '=', record)
    .executeTakeFirst()
  return row?.made_id ?? null
}
