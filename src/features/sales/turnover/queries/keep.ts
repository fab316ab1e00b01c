// What is sold, added up by the act that issues (docs/decisions/0029-turnover.md). The only file that
// writes these sums.
import { type RawBuilder, sql } from 'kysely'
import type { Act } from '#server/act.ts'

const gathered = new WeakMap<Act['atEnd'], Set<string>>()

/** Adds what the act issues to the sums: at its end, since these are rows for which everyone waits. */
export function keepTurnover(act: Act, issued: readonly string[]): void {
  if (issued.length === 0) return
  const all = gathered.get(act.atEnd) ?? new Set()
  gathered.set(act.atEnd, all)
  for (const id of issued) all.add(id)
  act.atEnd.set('turnover', async () => {
    await add(act, sql`${[...all]}::uuid[]`)
  })
}

/** Makes the sums again from the documents: for whoever has taken documents back in bulk. */
export async function remakeTurnover(act: Act): Promise<void> {
  const { tx, company } = act
  for (const table of tables)
    await sql`delete from ${sql.table(table)} where company_id = ${company}`.execute(tx)
  await add(
    act,
    sql`array(select id from invoice where company_id = ${company} and state = 'issued')`,
  )
}

/** In the order in which they are locked. */
export const tables = ['turnover_customer', 'turnover_day', 'turnover_item'] as const

/** One statement whatever the number of documents; rows in the order of their keys. */
async function add({ tx, company }: Act, invoices: RawBuilder<unknown>): Promise<void> {
  const counted = sql`count(distinct invoice_id) filter (where kind <> 'credit_note')`
  await sql`with line as materialized (select * from turnover_lines(${company}, ${invoices})),
    by_customer as (
      insert into turnover_customer as t
      select ${company}::uuid, date_trunc('month', day)::date, customer_id,
        sum(net), sum(cost), ${counted}
      from line group by 2, 3 order by 2, 3
      on conflict (company_id, month, customer_id) do update set net = t.net + excluded.net,
        cost = t.cost + excluded.cost, invoices = t.invoices + excluded.invoices),
    by_day as (
      insert into turnover_day as t
      select ${company}::uuid, day, store_id, seller_id, sum(net), sum(cost), ${counted}
      from line group by 2, 3, 4 order by 2, 3, 4
      on conflict (company_id, day, store_id, seller_id) do update set net = t.net + excluded.net,
        cost = t.cost + excluded.cost, invoices = t.invoices + excluded.invoices)
    insert into turnover_item as t
    select ${company}::uuid, date_trunc('month', day)::date, item_id,
      sum(net), sum(cost), sum(quantity)
    from line group by 2, 3 order by 2, 3
    on conflict (company_id, month, item_id) do update set net = t.net + excluded.net,
      cost = t.cost + excluded.cost, quantity = t.quantity + excluded.quantity`.execute(tx)
}
