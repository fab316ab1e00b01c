// In whose name a run acts.
import { sql } from 'kysely'
import type { Role } from '#kernel/rights.ts'
import type { Act } from '#server/act.ts'
import { roleOf } from '#server/actor.ts'

export type Doer = Pick<Act, 'person' | 'role' | 'stores' | 'locale'> & Partial<Pick<Act, 'key'>>

/** In whose name a run acts, with the rights that they have now; null once they have none here. */
export async function findDoer(
  { tx, company }: Act,
  { person, key }: { person: string | null; key: string | null },
): Promise<Doer | null> {
  if (person !== null) return findMember({ tx, company }, person)
  const row = await tx
    .selectFrom('api_key as k')
    .innerJoin('role as r', (join) =>
      join.onRef('r.company_id', '=', 'k.company_id').onRef('r.id', '=', 'k.role_id'),
    )
    .select(['k.name', 'r.levels', 'r.scope', 'r.sees_costs', 'r.issues', 'r.deletes_drafts'])
    .where('k.company_id', '=', company)
    .where('k.id', '=', key)
    .where('k.revoked_at', 'is', null)
    .executeTakeFirst()
  if (!row || key === null) return null
  const role: Role = { ...roleOf(row), scope: 'all' }
  return { person: null, key: { id: key, name: row.name }, role, stores: [], locale: 'fr' }
}

export async function findMember(
  { tx, company }: Pick<Act, 'tx' | 'company'>,
  id: string,
): Promise<Doer | null> {
  const row = await tx
    .selectFrom('membership as m')
    .innerJoin('person as p', 'p.id', 'm.person_id')
    .innerJoin('role as r', (join) =>
      join.onRef('r.company_id', '=', 'm.company_id').onRef('r.id', '=', 'm.role_id'),
    )
    .select(['p.name', 'p.locale'])
    .select(['r.levels', 'r.scope', 'r.sees_costs', 'r.issues', 'r.deletes_drafts'])
    .select(
      sql<string[]>`array(select s.store_id from membership_store s
        where s.company_id = m.company_id and s.person_id = m.person_id)`.as('stores'),
    )
    .where('m.company_id', '=', company)
    .where('m.person_id', '=', id)
    .where('m.active', '=', true)
    .where('p.disabled', '=', false)
    .executeTakeFirst()
  if (!row) return null
  const { name, locale, stores } = row
  return {
    person: { id, name },
    role: roleOf(row),
    stores,
    locale: locale === 'en' ? 'en' : 'fr',
  }
}
