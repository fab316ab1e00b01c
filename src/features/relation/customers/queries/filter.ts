// Whom the filters of the list keep, and whom its search finds.
import { sql } from 'kysely'
import { addDays, type Day } from '#kernel/day.ts'
import type { InputOf } from '#kernel/endpoint.ts'
import { needle } from '#kernel/search.ts'
import type { Act } from '#server/act.ts'
import type { list } from '../contract.ts'
import { listed } from '../queries.ts'

/** The customers that a search has found, looked for once for the rows and for the sums. */
type Found = { readonly ids: readonly string[]; readonly scores: readonly number[] }
export type Asked = InputOf<typeof list> & {
  readonly found?: Found | undefined
  /** Those of a selection, archived or not, where one acts on some. */
  readonly ids?: readonly string[]
}

/** Whom the words of a search find; undefined where nothing is sought. */
export async function findSought(act: Act, { q }: Pick<Asked, 'q'>): Promise<Found | undefined> {
  const words = needle(q ?? '')
  if (words === '') return undefined
  const { rows } = await sql<{ id: string; score: number }>`
    select id, score from search_customers(${words}, null)`.execute(act.tx)
  return { ids: rows.map(({ id }) => id), scores: rows.map(({ score }) => score) }
}

/** Everything but the situation, which is what the indicators tell apart. */
export const filtered = (act: Act, asked: Asked) => {
  const { role, seller, store, city, country, kind, createdFrom, createdTo } = asked
  return act.tx
    .selectFrom('customer as c')
    .where('c.company_id', '=', act.company)
    .$if(asked.ids === undefined, (query) =>
      query.where('c.archived', '=', asked.archived === 'true'),
    )
    .$if(asked.ids !== undefined, (query) => query.where('c.id', 'in', asked.ids ?? []))
    .where(listed(act, 'c'))
    .$if(role === 'customer', (query) => query.where('c.is_customer', '=', true))
    .$if(role === 'supplier', (query) => query.where('c.is_supplier', '=', true))
    .$if(seller !== undefined, (query) => query.where('c.seller_id', '=', seller as string))
    .$if(store !== undefined, (query) => query.where('c.store_id', '=', store as string))
    .$if(asked.tag !== undefined, (query) =>
      query.where(sql<boolean>`c.id in (select t.record_id from tagged t
        where t.company_id = c.company_id and t.tag_id = ${asked.tag})`),
    )
    .$if(kind !== undefined, (query) => query.where('c.kind', '=', kind as string))
    .$if(country !== undefined, (query) => query.where('c.country', '=', country as string))
    .$if(createdFrom !== undefined, (query) =>
      query.where(sql<boolean>`c.created_at >= ${startOf(act, createdFrom as Day)}`),
    )
    .$if(createdTo !== undefined, (query) =>
      query.where(sql<boolean>`c.created_at < ${startOf(act, addDays(createdTo as Day, 1))}`),
    )
    .$if(asked.imported !== undefined, (query) =>
      query.where('c.imported', '=', asked.imported === 'true'),
    )
    .$if(Boolean(city), (query) =>
      query.where(sql<boolean>`exists (select from address a where a.company_id = c.company_id
        and a.customer_id = c.id and lower(a.city) = lower(${city}))`),
    )
    .$if(asked.found !== undefined, (query) =>
      query.innerJoin(among(asked.found as Found).as('s'), (join) =>
        join.onRef('s.id', '=', 'c.id'),
      ),
    )
}

/** When a day starts where the company is. */
const startOf = ({ timeZone }: Act, day: Day) =>
  sql`(${day}::date)::timestamp at time zone ${timeZone}::text`

const among = ({ ids, scores }: Found) =>
  sql<{ id: string; score: number }>`(select id, score
    from unnest(${ids}::uuid[], ${scores}::real[]) as found (id, score))`
