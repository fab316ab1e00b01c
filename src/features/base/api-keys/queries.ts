import type { Act } from '#server/act.ts'
import { newId } from '#server/ids.ts'

export async function insertKey(
  { tx, company, now, person }: Act,
  { name, roleId, prefix, hash }: { name: string; roleId: string; prefix: string; hash: string },
): Promise<string> {
  const id = newId(now.getTime())
  await tx
    .insertInto('api_key')
    .values({
      company_id: company,
      id,
      name,
      role_id: roleId,
      prefix,
      hash,
      created_by: person?.id ?? null,
      created_at: now.toISOString(),
    })
    .execute()
  return id
}

/** The keys of the company, those that still open something first. */
export async function readKeys({ tx, company }: Act) {
  const rows = await tx
    .selectFrom('api_key as k')
    .innerJoin('role as r', (join) =>
      join.onRef('r.company_id', '=', 'k.company_id').onRef('r.id', '=', 'k.role_id'),
    )
    .leftJoin('person as p', 'p.id', 'k.created_by')
    .select(['k.id', 'k.name', 'k.prefix', 'k.created_at as createdAt'])
    .select(['k.last_used_at as lastUsedAt', 'k.revoked_at as revokedAt'])
    .select(['r.id as roleId', 'r.name as roleName', 'p.name as createdBy'])
    .where('k.company_id', '=', company)
    .orderBy('k.revoked_at', (order) => order.desc().nullsFirst())
    .orderBy('k.created_at', 'desc')
    .execute()
  return {
    rows: rows.map(({ roleId, roleName, ...row }) => ({
      ...row,
      role: { id: roleId, name: roleName },
    })),
  }
}

/** Revokes a key that still opens something; its name, or undefined where there is none. */
export async function closeKey({ tx, company, now }: Act, id: string): Promise<string | undefined> {
  const closed = await tx
    .updateTable('api_key')
    .set({ revoked_at: now.toISOString() })
    .where('company_id', '=', company)
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .returning('name')
    .executeTakeFirst()
  return closed?.name
}
