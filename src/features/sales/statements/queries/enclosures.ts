// What of a client's may be enclosed with a letter, as far as the role may read it.
import { sql } from 'kysely'
import { findCustomer } from '#features/relation/customers/queries.ts'
import type { InputOf, OutputOf } from '#kernel/endpoint.ts'
import { grants } from '#kernel/rights.ts'
import { type Act, visible } from '#server/act.ts'
import type { listEnclosures as listing } from '../contract/letter.ts'

/** How many of each are offered, the newest. */
const latest = 30

/** @throws Refusal `not_found`. */
export async function findEnclosures(
  act: Act,
  { id }: InputOf<typeof listing>,
): Promise<OutputOf<typeof listing>> {
  await findCustomer(act, id)
  const { company, timeZone } = act
  const may = (right: 'quotes.read' | 'invoices.read') =>
    grants(act.role, right) ? sql`true` : sql`false`
  const { rows } = await sql<OutputOf<typeof listing>['rows'][number]>`
    (select 'file' as kind, f.id, f.name as label, (k.at at time zone ${timeZone})::date as day
      from customer_file k join file f on f.company_id = k.company_id and f.id = k.file_id
      where k.company_id = ${company} and k.customer_id = ${id} order by k.at desc limit ${latest})
    union all
    (select 'quote', q.id, q.number, q.day from quote q
      where q.company_id = ${company} and q.customer_id = ${id} and q.number is not null
        and q.state <> 'draft' and ${may('quotes.read')} and ${visible(act, 'q')}
      order by q.day desc, q.id desc limit ${latest})
    union all
    (select case when i.kind = 'credit_note' then i.kind else 'invoice' end, i.id, i.number, i.day
      from invoice i
      where i.company_id = ${company} and i.customer_id = ${id} and i.state = 'issued'
        and not i.imported and ${may('invoices.read')} and ${visible(act, 'i')}
      order by i.day desc, i.id desc limit ${latest})
    order by day desc, id desc`.execute(act.tx)
  return { rows }
}
