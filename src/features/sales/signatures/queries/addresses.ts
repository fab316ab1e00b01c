// To whom a message about each of many records would go: the same choice as `proposeMail` makes for one.
import { type RawBuilder, sql } from 'kysely'
import type { Act } from '#server/act.ts'

/** By quote: its contact, else who decides, else the client, else anyone; none where nobody has one. */
export async function addressesOfQuotes(
  act: Act,
  quotes: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<Found>`
    select q.id, (${addressOf(sql`q.customer_id`, sql`p.id = q.contact_id`, sql`p.for_decision`)}) as address
    from quote q
    where q.company_id = ${act.company} and q.id = any (${quotes}::uuid[])`.execute(act.tx)
  return byId(rows)
}

/** By client, for what is to be paid: who pays, else the client, else anyone. */
export async function addressesOfClients(
  act: Act,
  customers: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<Found>`
    select q.id, (${addressOf(sql`q.id`, sql`false`, sql`p.for_billing`)}) as address
    from customer q
    where q.company_id = ${act.company} and q.id = any (${customers}::uuid[])`.execute(act.tx)
  return byId(rows)
}

type Found = { readonly id: string; readonly address: string | null }

const byId = (rows: readonly Found[]): ReadonlyMap<string, string> =>
  new Map(rows.flatMap(({ id, address }) => (address === null ? [] : [[id, address] as const])))

const addressOf = (
  customer: RawBuilder<unknown>,
  own: RawBuilder<unknown>,
  usual: RawBuilder<unknown>,
) => sql`
  select one.email from (
    select p.email, p.last_name, p.id,
      case when ${own} then 0 when ${usual} then 1 else 3 end as rank
    from contact p
    where p.company_id = q.company_id and p.customer_id = ${customer} and p.email <> ''
    union all
    select c.email, '', c.id, 2 from customer c
    where c.company_id = q.company_id and c.id = ${customer} and c.email <> ''
  ) one
  order by one.rank, one.last_name, one.id limit 1`
