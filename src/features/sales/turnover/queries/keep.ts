// What is sold, added up by the act that issues (docs/decisions/0029-turnover.md). The only file that
// writes these sums, and the lines of which they are made.
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
    const ids = [...all]
    for (let from = 0; from < ids.length; from += atOnce)
      await add(act, sql`${ids.slice(from, from + atOnce)}::uuid[]`)
  })
}

/** So many documents are added by one statement: a second's work, whatever a history holds. */
const atOnce = 2_000

/** In the order in which they are locked. */
export const tables = [
  'turnover_bought',
  'turnover_customer',
  'turnover_day',
  'turnover_item',
] as const

const nobody = sql`'00000000-0000-0000-0000-000000000000'::uuid`

/** What the sums add up, and by what: the same of lines that come and of lines that go. */
const counted = sql`count(distinct invoice_id) filter (where counted)`
/** The days of a month, each a bit of a number: those of the lines that are of a kind. */
export const daysWhere = (which: RawBuilder<unknown>) =>
  sql`coalesce(bit_or(1 << extract(day from day)::integer - 1) filter (where ${which}), 0)`
const byBought = sql`select company_id, customer_id, date_trunc('month', day)::date,
    coalesce(item_id, ${nobody}), sum(net), ${daysWhere(sql`counted and quantity > 0`)}
    from line group by 1, 2, 3, 4 order by 2, 3, 4`
const byCustomer = sql`select company_id, date_trunc('month', day)::date, customer_id, sum(net), sum(cost),
    ${counted}, ${daysWhere(sql`counted`)} from line group by 1, 2, 3 order by 2, 3`
const byDay = sql`select company_id, day, coalesce(store_id, ${nobody}), coalesce(seller_id, ${nobody}),
    sum(net), sum(cost), ${counted} from line group by 1, 2, 3, 4 order by 2, 3, 4`
const byItem = sql`select company_id, date_trunc('month', day)::date, coalesce(item_id, ${nobody}), sum(net),
    sum(cost), sum(quantity) from line group by 1, 2, 3 order by 2, 3`

/**
 * The lines of documents. Each document has one at least, so that it is known by them alone; the first of
 * each item counts for its invoice.
 */
const linesOf = (company: string, invoices: RawBuilder<unknown>) => sql`
  select ${company}::uuid as company_id, day, invoice_id, part::integer, customer_id,
    nullif(item_id, ${nobody}) as item_id, nullif(seller_id, ${nobody}) as seller_id,
    nullif(store_id, ${nobody}) as store_id, net, cost, quantity,
    kind <> 'credit_note' and row_number() over (partition by invoice_id, item_id
      order by quantity > 0 desc, part) = 1
      as counted
  from (
    select t.*, row_number() over (partition by invoice_id order by item_id = ${nobody}) as part
    from turnover_lines(${company}, ${invoices}) t
  ) t
  where part = 1 or item_id <> ${nobody} or net <> 0 or cost <> 0`

/** One statement for all of them; rows in the order of their keys. */
async function add({ tx, company }: Act, invoices: RawBuilder<unknown>): Promise<void> {
  await sql`with line as (
      insert into turnover_line ${linesOf(company, invoices)} returning *),
    by_bought as (
      insert into turnover_bought as t ${byBought}
      on conflict (company_id, customer_id, month, item_id) do update set
        net = t.net + excluded.net, days = t.days | excluded.days),
    by_customer as (
      insert into turnover_customer as t ${byCustomer}
      on conflict (company_id, month, customer_id) do update set net = t.net + excluded.net,
        cost = t.cost + excluded.cost, invoices = t.invoices + excluded.invoices,
        days = t.days | excluded.days),
    by_day as (
      insert into turnover_day as t ${byDay}
      on conflict (company_id, day, store_id, seller_id) do update set net = t.net + excluded.net,
        cost = t.cost + excluded.cost, invoices = t.invoices + excluded.invoices)
    insert into turnover_item as t ${byItem}
    on conflict (company_id, month, item_id) do update set net = t.net + excluded.net,
      cost = t.cost + excluded.cost, quantity = t.quantity + excluded.quantity`.execute(tx)
}

/** Takes off what documents had added that are no longer there: for whoever takes them back in bulk. */
export async function takeBackTurnover({ tx, company }: Act): Promise<void> {
  const { rows } = await sql<{ customers: string[] }>`with line as (
      delete from turnover_line t where company_id = ${company} and not exists (
        select from invoice i where i.company_id = ${company} and i.id = t.invoice_id)
      returning company_id, day, invoice_id, customer_id, item_id, seller_id, store_id,
        -net as net, -cost as cost, -quantity as quantity, counted),
    by_customer as (
      insert into turnover_customer as t ${byCustomer}
      on conflict (company_id, month, customer_id) do update set net = t.net + excluded.net,
        cost = t.cost + excluded.cost, invoices = t.invoices - excluded.invoices),
    by_day as (
      insert into turnover_day as t ${byDay}
      on conflict (company_id, day, store_id, seller_id) do update set net = t.net + excluded.net,
        cost = t.cost + excluded.cost, invoices = t.invoices - excluded.invoices),
    by_item as (
      insert into turnover_item as t ${byItem}
      on conflict (company_id, month, item_id) do update set net = t.net + excluded.net,
        cost = t.cost + excluded.cost, quantity = t.quantity + excluded.quantity)
    select coalesce(array_agg(distinct customer_id), '{}') as customers from line`.execute(tx)
  const theirs = sql`company_id = ${company} and customer_id = any(${rows[0]?.customers ?? []}::uuid[])`
  // Days are not numbers that one takes off: another document may be of the same.
  const line = sql`with line as (select * from turnover_line where ${theirs})`
  await sql`delete from turnover_bought where ${theirs}`.execute(tx)
  await sql`${line} insert into turnover_bought ${byBought}`.execute(tx)
  await sql`update turnover_customer set days = 0 where ${theirs}`.execute(tx)
  await sql`${line} insert into turnover_customer as t ${byCustomer}
    on conflict (company_id, month, customer_id) do update set days = excluded.days`.execute(tx)
}

/**
 * Makes the sums and their lines again from the documents. Who issues meanwhile waits, so that nothing is
 * counted twice; `told` hears how many documents are done, of how many.
 */
export async function remakeTurnover(
  act: Act,
  told: (done: number, of: number) => void = () => {},
): Promise<void> {
  const { tx, company } = act
  await sql`lock table turnover_line in share row exclusive mode`.execute(tx)
  for (const table of ['turnover_line', ...tables])
    await sql`delete from ${sql.table(table)} where company_id = ${company}`.execute(tx)
  const { rows } = await sql<{ id: string }>`select id from invoice
    where company_id = ${company} and state = 'issued' order by day, id`.execute(tx)
  for (let from = 0; from < rows.length; from += atOnce) {
    const ids = rows.slice(from, from + atOnce).map(({ id }) => id)
    await sql`insert into turnover_line ${linesOf(company, sql`${ids}::uuid[]`)}`.execute(tx)
    told(from + ids.length, rows.length)
  }
  const line = sql`with line as (select * from turnover_line where company_id = ${company})`
  await sql`${line} insert into turnover_bought ${byBought}`.execute(tx)
  await sql`${line} insert into turnover_customer ${byCustomer}`.execute(tx)
  await sql`${line} insert into turnover_day ${byDay}`.execute(tx)
  await sql`${line} insert into turnover_item ${byItem}`.execute(tx)
}
