import { sql } from 'kysely'
import { addMonths, type Day, startOfMonth } from '#kernel/day.ts'
import type { Cents } from '#kernel/money.ts'
import { type Act, visible } from '#server/act.ts'
import { type Ledger, readLedger, type WrittenLedger } from '../rules/ledger.ts'

/** How far back a projection learns from. */
const years = 3

/**
 * What each customer bought, day by day: invoices less credit notes, before tax, imported ones included.
 * The walk-in customer is none that one meets, and is left out. Of the last three years that were sold in.
 */
export async function findWrittenLedgers(act: Act): Promise<WrittenLedger[]> {
  const { rows: last } = await sql<{ day: Day | null }>`
    select max(day) as day from invoice where company_id = ${act.company} and state = 'issued'
      and day <= ${act.today}::date`.execute(act.tx)
  const until = last[0]?.day
  if (!until) return []
  const { rows } = await sql<WrittenLedger>`
    select customer_id as customer,
      string_agg(day::text, ' ' order by day) as days, string_agg(net::text, ' ' order by day) as nets
    from (
      select i.customer_id, i.day, sum(i.net)::bigint as net
      from invoice i
      join customer c on c.company_id = i.company_id and c.id = i.customer_id
      where i.company_id = ${act.company} and i.state = 'issued' and not c.walk_in
        and i.day > ${addMonths(startOfMonth(until), -12 * years)}::date and i.day <= ${act.today}::date
      group by i.customer_id, i.day
    ) daily group by customer_id order by customer_id`.execute(act.tx)
  return rows
}

/** The same, read. */
export const findLedgers = async (act: Act): Promise<Ledger[]> =>
  (await findWrittenLedgers(act)).map(readLedger)

/** What one customer bought over the same years, of what the reader sees; null where there is none such. */
export async function findLedger(act: Act, customer: string): Promise<Ledger | null> {
  const { tx, company, today } = act
  const there = await tx
    .selectFrom('customer')
    .select('id')
    .where('company_id', '=', company)
    .where('id', '=', customer)
    .executeTakeFirst()
  if (!there) return null
  const { rows } = await sql<{ day: Day; net: Cents }>`
    select i.day::text as day, sum(i.net)::bigint as net from invoice i
    where i.company_id = ${company} and i.customer_id = ${customer} and i.state = 'issued'
      and i.day > ${addMonths(startOfMonth(today), -12 * years)}::date and i.day <= ${today}::date
      and ${visible(act, 'i')}
    group by i.day order by i.day`.execute(tx)
  return { customer, sales: rows.map(({ day, net }) => ({ day, net })) }
}
