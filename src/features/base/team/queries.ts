import { sql } from 'kysely'
import { refuse } from '#kernel/refusal.ts'
import { presetKeys, type PresetKey, type Role } from '#kernel/rights.ts'
import type { Act } from '#server/act.ts'
import { roleOf } from '#server/actor.ts'
import { newId } from '#server/ids.ts'

type Named = { id: string; name: string }

/** The members of the company with their role and their stores. */
const members = ({ tx, company }: Act) =>
  tx
    .selectFrom('membership as m')
    .innerJoin('person as p', 'p.id', 'm.person_id')
    .innerJoin('role as r', (join) =>
      join.onRef('r.company_id', '=', 'm.company_id').onRef('r.id', '=', 'm.role_id'),
    )
    .select(['p.id', 'p.name', 'p.email', 'p.two_factor_enabled as twoFactor', 'm.active'])
    .select(['m.created_at as joinedAt', 'm.version', 'r.id as roleId', 'r.name as roleName'])
    .select(
      sql<
        Named[]
      >`coalesce((select json_agg(json_build_object('id', s.id, 'name', s.name) order by s.name)
        from membership_store ms join store s on s.company_id = ms.company_id and s.id = ms.store_id
        where ms.company_id = m.company_id and ms.person_id = m.person_id), '[]')`.as('stores'),
    )
    .select(
      sql<
        string | null
      >`(select max(s.updated_at) from session s where s.person_id = m.person_id)`.as('lastSeenAt'),
    )
    .where('m.company_id', '=', company)

type MemberRow = Awaited<ReturnType<ReturnType<typeof members>['execute']>>[number]

const memberOf = ({ roleId, roleName, ...row }: MemberRow) => ({
  ...row,
  role: { id: roleId, name: roleName },
})

export async function readMembers(act: Act) {
  const rows = await members(act).orderBy('m.active', 'desc').orderBy('p.name').execute()
  return { rows: rows.map(memberOf) }
}

export async function findMember(act: Act, id: string) {
  const row = await members(act).where('m.person_id', '=', id).executeTakeFirst()
  return row ? memberOf(row) : refuse('not_found')
}

/** The people of the company by name, those who have left last. */
export async function readColleagues({ tx, company }: Act) {
  const rows = await tx
    .selectFrom('membership as m')
    .innerJoin('person as p', 'p.id', 'm.person_id')
    .select(['p.id', 'p.name', 'm.active'])
    .where('m.company_id', '=', company)
    .orderBy('m.active', 'desc')
    .orderBy('p.name')
    .execute()
  return { rows }
}

/**
 * Puts the changes of the team in line: what must hold over all members (one administrator remains)
 * is decided by one act at a time. Rows that refer to the company are not held up.
 */
export async function holdTeam({ tx, company }: Act): Promise<void> {
  await tx
    .selectFrom('company')
    .select('id')
    .where('id', '=', company)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow()
}

/** How many people may sign in and administer the team. */
export async function countAdministrators({ tx, company }: Act): Promise<number> {
  const { count } = await tx
    .selectFrom('membership as m')
    .innerJoin('person as p', 'p.id', 'm.person_id')
    .innerJoin('role as r', (join) =>
      join.onRef('r.company_id', '=', 'm.company_id').onRef('r.id', '=', 'm.role_id'),
    )
    .select(sql<number>`count(*)::int`.as('count'))
    .where('m.company_id', '=', company)
    .where('m.active', '=', true)
    .where('p.disabled', '=', false)
    .where(sql<boolean>`r.levels ->> 'team' = 'administer'`)
    .executeTakeFirstOrThrow()
  return count
}

export type NewMember = { person: string; role: string; stores: readonly string[] }

/** Makes someone a member, or brings back who was one before. */
export async function putMember(act: Act, { person, role, stores }: NewMember): Promise<void> {
  const { tx, company, now } = act
  await tx
    .insertInto('membership')
    .values({
      company_id: company,
      person_id: person,
      role_id: role,
      created_at: now.toISOString(),
    })
    .onConflict((on) =>
      on
        .columns(['company_id', 'person_id'])
        .doUpdateSet({ role_id: role, active: true, version: sql`membership.version + 1` }),
    )
    .execute()
  await putStores(act, person, stores)
}

/** Saves a membership; false where the version is not the one at hand any more. */
export async function updateMember(
  { tx, company }: Act,
  id: string,
  { roleId, active, version }: { roleId: string; active: boolean; version: number },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('membership')
    .set({ role_id: roleId, active, version: version + 1 })
    .where('company_id', '=', company)
    .where('person_id', '=', id)
    .where('version', '=', version)
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

/** Gives someone these stores and no other. */
export async function putStores(
  { tx, company }: Act,
  person: string,
  stores: readonly string[],
): Promise<void> {
  await tx
    .deleteFrom('membership_store')
    .where('company_id', '=', company)
    .where('person_id', '=', person)
    .execute()
  if (stores.length === 0) return
  const rows = stores.map((store_id) => ({ company_id: company, person_id: person, store_id }))
  await tx.insertInto('membership_store').values(rows).execute()
}

/** Those of these identifiers that are stores of the company. */
export async function knownStores({ tx, company }: Act, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return []
  const rows = await tx
    .selectFrom('store')
    .select('id')
    .where('company_id', '=', company)
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return rows.map((row) => row.id)
}

/** The active member of an address, if there is one. */
export const findMemberByEmail = ({ tx, company }: Act, email: string) =>
  tx
    .selectFrom('membership as m')
    .innerJoin('person as p', 'p.id', 'm.person_id')
    .select(['p.id', 'm.active'])
    .where('m.company_id', '=', company)
    .where('p.email', '=', email.toLowerCase())
    .executeTakeFirst()

const roles = ({ tx, company }: Act) =>
  tx
    .selectFrom('role as r')
    .select(['r.id', 'r.name', 'r.preset', 'r.levels', 'r.scope', 'r.sees_costs', 'r.issues'])
    .select(['r.deletes_drafts', 'r.version'])
    .select(
      sql<number>`(select count(*)::int from membership m
        where m.company_id = r.company_id and m.role_id = r.id and m.active)`.as('members'),
    )
    .where('r.company_id', '=', company)

type StoredRole = Awaited<ReturnType<ReturnType<typeof roles>['execute']>>[number]

const roleRow = (row: StoredRole) => ({
  id: row.id,
  name: row.name,
  preset: presetKeys.find((key) => key === row.preset) ?? null,
  ...roleOf(row),
  members: row.members,
  version: row.version,
})
export type RoleRow = ReturnType<typeof roleRow>

export async function readRoles(act: Act) {
  const rows = await roles(act).execute()
  const rank = (preset: PresetKey | null) =>
    preset ? presetKeys.indexOf(preset) : presetKeys.length
  const sorted = rows
    .map(roleRow)
    .sort((a, b) => rank(a.preset) - rank(b.preset) || a.name.localeCompare(b.name, 'fr'))
  return { rows: sorted }
}

export async function findRole(act: Act, id: string, param?: string): Promise<RoleRow> {
  const row = await roles(act).where('r.id', '=', id).executeTakeFirst()
  return row ? roleRow(row) : refuse('not_found', param)
}

const columnsOf = ({ levels, scope, seesCosts, issues, deletesDrafts }: Role) => ({
  levels: JSON.stringify(levels),
  scope,
  sees_costs: seesCosts,
  issues,
  deletes_drafts: deletesDrafts,
})

export async function insertRole(
  { tx, company, now }: Act,
  name: string,
  role: Role,
): Promise<string> {
  const id = newId(now.getTime())
  await tx
    .insertInto('role')
    .values({ company_id: company, id, name, preset: null, ...columnsOf(role) })
    .execute()
  return id
}

export async function updateRole(
  { tx, company }: Act,
  id: string,
  { name, version, ...role }: Role & { name: string; version: number },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('role')
    .set({ name, ...columnsOf(role), version: version + 1 })
    .where('company_id', '=', company)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

/**
 * What still needs a role: people, living keys, open invitations. The role is held first, so that
 * none can be added to it before the act ends.
 */
export async function usesOfRole({ tx, company, now }: Act, id: string) {
  await tx
    .selectFrom('role')
    .select('id')
    .where('company_id', '=', company)
    .where('id', '=', id)
    .forUpdate()
    .execute()
  const { rows } = await sql<{ members: number; keys: number; invitations: number }>`select
    (select count(*)::int from membership where company_id = ${company} and role_id = ${id}) as members,
    (select count(*)::int from api_key
      where company_id = ${company} and role_id = ${id} and revoked_at is null) as keys,
    (select count(*)::int from invitation where company_id = ${company} and role_id = ${id}
      and accepted_at is null and revoked_at is null and expires_at > ${now.toISOString()}) as invitations
    `.execute(tx)
  return rows[0]!
}

/** Deletes a role with the keys and invitations that are over (the journal remembers them). */
export async function deleteRole({ tx, company }: Act, id: string): Promise<void> {
  await tx.deleteFrom('role').where('company_id', '=', company).where('id', '=', id).execute()
}
