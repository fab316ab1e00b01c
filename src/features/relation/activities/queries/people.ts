// The colleagues and contacts that an activity names.
import { sql } from 'kysely'
import { refuse } from '#kernel/refusal.ts'
import type { Act } from '#server/act.ts'

export type Named = { readonly id: string; readonly name: string }

/** Some of them, each once. @throws Refusal `not_found` at `param` where one is no colleague. */
export async function checkColleagues(
  act: Act,
  ids: readonly string[],
  param: string,
): Promise<string[]> {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) return []
  const { rows } = await sql<{ id: string }>`select person_id as id from membership
    where company_id = ${act.company} and active and person_id = any(${wanted}::uuid[])`.execute(
    act.tx,
  )
  if (rows.length !== wanted.length) refuse('not_found', param)
  return wanted
}

/** Contacts of one customer, each once. @throws Refusal `not_found` at `contacts`. */
export async function checkContacts(
  act: Act,
  customer: string | null,
  ids: readonly string[],
): Promise<string[]> {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) return []
  const { rows } = await sql<{ id: string }>`select id from contact
    where company_id = ${act.company} and customer_id = ${customer}
      and id = any(${wanted}::uuid[])`.execute(act.tx)
  if (rows.length !== wanted.length) refuse('not_found', 'contacts')
  return wanted
}

/** The names of some people, whoever still works here. */
export async function namesOf(
  { tx }: Act,
  ids: readonly (string | null)[],
): Promise<ReadonlyMap<string, Named>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))]
  if (wanted.length === 0) return new Map()
  const rows = await tx
    .selectFrom('person')
    .select(['id', 'name'])
    .where('id', 'in', wanted)
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}
