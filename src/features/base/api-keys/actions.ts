import { record } from '#features/base/journal/actions.ts'
import { mayGive, roleByName } from '#features/base/team/actions.ts'
import { findRole, type RoleRow } from '#features/base/team/queries.ts'
import { refuse } from '#kernel/refusal.ts'
import type { Act } from '#server/act.ts'
import { hashOfSecret, newToken } from '#server/session.ts'
import { closeKey, insertKey } from './queries.ts'

/** Makes a key that may do what its role may; the key itself is in this answer and nowhere else. */
export async function makeKey(act: Act, { name, roleId }: { name: string; roleId: string }) {
  return keyFor(act, name, await findRole(act, roleId, 'roleId'))
}

/**
 * The same for the command line, by the name of the role or of its preset.
 * @returns the key alone, to be printed.
 * @throws Refusal `no_such_role`.
 */
export async function createApiKey(
  act: Act,
  { name, roleName }: { name: string; roleName: string },
): Promise<string> {
  const { key } = await keyFor(act, name, await roleByName(act, roleName))
  return key
}

async function keyFor(act: Act, name: string, role: RoleRow) {
  mayGive(act, role)
  const key = newToken('ck', act.company)
  // The start of what follows the company: enough to tell two keys apart, too little to guess one.
  const prefix = `ck_…${key.slice(36, 42)}…`
  const id = await insertKey(act, { name, roleId: role.id, prefix, hash: hashOfSecret(key) })
  record(act, 'api_key.created', 'api_key', id, { label: name, after: { role: role.name, prefix } })
  return { id, key }
}

export async function dropKey(act: Act, { id }: { id: string }) {
  const name = (await closeKey(act, id)) ?? refuse('not_found')
  record(act, 'api_key.revoked', 'api_key', id, { label: name })
  return { done: true as const }
}
