// What acts touch of what is kept elsewhere: they only say so, and whoever keeps it looks again. A feature
// may so move what a later one keeps, without knowing it.
import { type RawBuilder, sql } from 'kysely'
import type { Act } from './act.ts'
import { newId } from './ids.ts'

/** What was touched: the company where all that is kept is to be looked at again. */
export type Touched = 'customer' | 'order' | 'project' | 'item' | 'company'

const gathered = new WeakMap<Act['withCommit'], Set<string>>()

/** Says that an act touches records; it is written with its commit, once each. */
export function touch(act: Act, kind: Touched, ids: readonly (string | null | undefined)[]): void {
  const known = ids.filter((id) => typeof id === 'string')
  if (known.length === 0) return
  const before = gathered.get(act.withCommit)
  const all = before ?? new Set()
  for (const id of known) all.add(`${kind} ${id}`)
  if (before) return
  gathered.set(act.withCommit, all)
  act.withCommit.push({
    compile: () => {
      // What is touched after this is written later.
      gathered.delete(act.withCommit)
      return written(act, all).compile(act.tx)
    },
  })
}

const written = ({ company }: Act, all: ReadonlySet<string>) => {
  const pairs = [...all].map((one) => one.split(' '))
  return sql`insert into touched (company_id, id, kind, record_id)
    select ${company}::uuid, id, kind, record_id from unnest(${pairs.map(() => newId())}::uuid[],
      ${pairs.map(([kind]) => kind)}::text[], ${pairs.map(([, id]) => id)}::uuid[])
      as t (id, kind, record_id)`
}

/** The same of what a query finds now, before the act takes it away. */
export const touchFound = ({ tx, company }: Act, kind: Touched, found: RawBuilder<unknown>) =>
  sql`insert into touched (company_id, id, kind, record_id)
    select ${company}::uuid, gen_random_uuid(), ${kind}, id from (${found}) as f (id)
    where id is not null`.execute(tx)

/** What was touched so far: what commits after this is not among it, and waits for the next look. */
export async function findTouched({ tx, company }: Act): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from touched where company_id = ${company}`.execute(tx)
  return rows.map(({ id }) => id)
}

/** Once it was looked at again. */
export const forgetTouched = ({ tx, company }: Act, ids: readonly string[]) =>
  sql`delete from touched where company_id = ${company} and id = any(${ids}::uuid[])`.execute(tx)
