// Whom something may be told to, and the lines that are written for them.
import { type Insertable, sql } from 'kysely'
import type { Role } from '#kernel/rights.ts'
import { roleOf } from '#server/actor.ts'
import type { Act } from '#server/act.ts'
import type { Tables } from '#server/database/tables.ts'

export type Member = {
  readonly id: string
  readonly role: Role
  readonly stores: readonly string[]
}

/** The people who work in the company (all, or those named), with what they may do. */
export async function findMembers(
  { tx, company }: Act,
  people: readonly string[] | null,
): Promise<Member[]> {
  let members = tx
    .selectFrom('membership as m')
    .innerJoin('person as p', 'p.id', 'm.person_id')
    .innerJoin('role as r', (join) =>
      join.onRef('r.company_id', '=', 'm.company_id').onRef('r.id', '=', 'm.role_id'),
    )
    .select(['p.id', 'r.levels', 'r.scope', 'r.sees_costs', 'r.issues', 'r.deletes_drafts'])
    .select(
      sql<string[]>`array(select s.store_id from membership_store s
        where s.company_id = m.company_id and s.person_id = m.person_id)`.as('stores'),
    )
    .where('m.company_id', '=', company)
    .where('m.active', '=', true)
    .where('p.disabled', '=', false)
  if (people) members = members.where('p.id', 'in', people)
  const rows = await members.orderBy('p.id').execute()
  return rows.map(({ id, stores, ...role }) => ({ id, stores, role: roleOf(role) }))
}

type NewNotification = Omit<Insertable<Tables['notification']>, 'company_id'>

/** @returns who was told: what is told once and stands already stays as it is. */
export async function insertNotifications(
  { tx, company }: Act,
  rows: readonly NewNotification[],
): Promise<string[]> {
  if (rows.length === 0) return []
  const written = await tx
    .insertInto('notification')
    .values(rows.map((row) => ({ ...row, company_id: company })))
    .onConflict((on) => on.columns(['company_id', 'person_id', 'once_key']).doNothing())
    .returning('person_id')
    .execute()
  return written.map(({ person_id }) => person_id)
}
