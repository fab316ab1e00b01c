import type { OutputOf } from '#kernel/endpoint.ts'
import type { Role } from '#kernel/rights.ts'
import type { listRoles } from '../contract.ts'

export type RoleRow = OutputOf<typeof listRoles>['rows'][number]
export type RoleValues = Role & { name: string }

export const valuesOf = (role: RoleRow): RoleValues => {
  const { name, levels, scope, seesCosts, issues, deletesDrafts } = role
  return { name, levels, scope, seesCosts, issues, deletesDrafts }
}
