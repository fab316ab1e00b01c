// What is still due on archived projects: few have anything to do with it, so that theirs alone are added
// up, and nothing where none is archived.
import { sql } from 'kysely'
import { seen } from '#features/sales/projects/queries/find.ts'
import { readable } from '#features/sales/projects/queries/money.ts'
import { type Cents, zero } from '#kernel/money.ts'
import type { Act } from '#server/act.ts'
import type { Query } from '../rules/figure.ts'
import type { Answer, Asked } from './asked.ts'

const narrowings: ReadonlySet<string> = new Set(['phase', 'due', 'seller', 'store', 'customer'])

/** Whether it is what this file tells: the list of archived projects on which something is due. */
export const isArchivedDue = (query: Query): boolean =>
  query['phase'] === 'archived' &&
  query['due'] === 'true' &&
  Object.keys(query).every((name) => narrowings.has(name))

export const archivedDue = (act: Act, asked: readonly Asked[]): Promise<readonly Answer[]> =>
  Promise.all(asked.map(({ query }) => dueOfArchived(act, query)))

async function dueOfArchived(act: Act, { seller, store, customer }: Query): Promise<Answer> {
  const { rows: archived } = await sql<{ id: string }>`
    select p.id from project p join project_step s on s.company_id = p.company_id and s.key = p.step
    where p.company_id = ${act.company} and s.phase = 'archived' and ${seen(act, 'p')}
      ${seller === undefined ? sql`` : sql`and p.seller_id = ${seller}`}
      ${store === undefined ? sql`` : sql`and p.store_id = ${store}`}
      ${customer === undefined ? sql`` : sql`and p.customer_id = ${customer}`}`.execute(act.tx)
  if (archived.length === 0) return { count: 0, amount: zero }
  const ids = archived.map(({ id }) => id)
  const { rows } = await sql<{ count: number; amount: Cents }>`
    select count(*)::int as count, coalesce(sum(m.due), 0)::bigint as amount
    from (select h.project_id, sum(i.gross - i.settled) as due
      from (select distinct project_id, document_id from project_chain
        where company_id = ${act.company} and kind = 'invoice' and project_id = any(${ids}::uuid[])) h
      join invoice i on i.company_id = ${act.company} and i.id = h.document_id
      where i.state = 'issued' and ${readable(act, 'invoices.read', 'i')}
      group by 1) m
    where m.due > 0`.execute(act.tx)
  return rows[0]!
}
