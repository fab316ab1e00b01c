// Roles made to measure, and programs that hold a key.
import { addKey } from '#features/base/api-keys/contract.ts'
import { listRoles } from '#features/base/team/contract.ts'
import { type Level, levels, type Module, modules, type Right, type Role } from '#kernel/rights.ts'
import type { Scene, Someone } from '#test/scene.ts'

const every = (level: Level) =>
  Object.fromEntries(modules.map((module) => [module, level])) as Record<Module, Level>

/** A role that has one right and nothing else. */
export function only(right: Right): Role {
  const [module = '', act = ''] = right.split('.')
  const level = (levels as readonly string[]).includes(act) ? act : 'write'
  return {
    levels: { ...every('none'), [module]: level },
    scope: 'own',
    seesCosts: false,
    issues: act === 'issue',
    deletesDrafts: act === 'delete',
  }
}

/** A role that has every right but one. */
export function allBut(right: Right): Role {
  const [module = '', act = ''] = right.split('.')
  const below = levels[(levels as readonly string[]).indexOf(act) - 1]
  return {
    levels: below ? { ...every('administer'), [module]: below } : every('administer'),
    scope: 'all',
    seesCosts: true,
    issues: act !== 'issue',
    deletesDrafts: act !== 'delete',
  }
}

/** Puts what a role may do in its place, whatever the screens would accept. */
export const giveRole = ({ owner, companies }: Scene, id: string, role: Role) =>
  owner.query(
    `update role set levels = $3, scope = $4, sees_costs = $5, issues = $6, deletes_drafts = $7
     where company_id = $1 and id = $2`,
    [
      companies.lumiere,
      id,
      JSON.stringify(role.levels),
      role.scope,
      role.seesCosts,
      role.issues,
      role.deletesDrafts,
    ],
  )

/** A program that holds a key of the first company, with a role that it starts with. */
export async function keyOf({ alice, stranger }: Scene, preset: string): Promise<Someone> {
  const { rows } = await alice(listRoles, {})
  const roleId = rows.find((role) => role.preset === preset)!.id
  const { key } = await alice(addKey, { name: preset, roleId })
  const raw: Someone['raw'] = (method, path, options) =>
    stranger.raw(method, path, {
      ...options,
      headers: { authorization: `Bearer ${key}`, ...options?.headers },
    })
  return Object.assign(() => Promise.reject(new Error('raw only')), { ...stranger, raw }) as never
}
