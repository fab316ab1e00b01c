import type { ReactNode } from 'react'
import { type Level, type Module, modules, type Role } from '#kernel/rights.ts'
import type { Writing } from '#web/api.ts'
import { useMerge } from '#web/merge.tsx'
import { useWords } from '#web/words.ts'
import type { changeRole } from '../contract.ts'
import { both } from './both.ts'
import { type RoleRow, type RoleValues, valuesOf } from './role-values.ts'

type Flat = Record<Module, Level> & Omit<RoleValues, 'levels'>

/** Two people edited one role: each right that differs is chosen on its own. */
export function useRoleMerge({
  saving,
  mine,
  onResolve,
}: {
  saving: Pick<Writing<typeof changeRole>, 'problem' | 'reset'>
  mine: RoleValues
  onResolve: (values: RoleValues, version: number) => void
}): ReactNode {
  const { role: words, roles } = useWords(both)
  const current = saving.problem?.more['current'] as RoleRow | undefined
  const yesNo = (value: boolean) => (value ? words.yes : words.no)
  return useMerge<Flat>({
    problem: saving.problem,
    mine: flat(mine),
    theirs: current ? { ...flat(valuesOf(current)), version: current.version } : null,
    fields: [
      { name: 'name', label: words.name, show: (role) => role.name },
      ...modules.map((module) => ({
        name: module,
        label: words.modules[module],
        show: (role: Flat) => words.levels[role[module]],
      })),
      { name: 'scope', label: words.reach, show: (role) => roles.scopes[role.scope] },
      { name: 'seesCosts', label: words.seesCosts, show: (role) => yesNo(role.seesCosts) },
      { name: 'issues', label: words.issues, show: (role) => yesNo(role.issues) },
      {
        name: 'deletesDrafts',
        label: words.deletesDrafts,
        show: (role) => yesNo(role.deletesDrafts),
      },
    ],
    onResolve: (role, version) => onResolve(raised(role), version),
    onClose: saving.reset,
  })
}

const flat = ({ levels, ...rest }: RoleValues): Flat => ({ ...levels, ...rest })

function raised(role: Flat): RoleValues {
  const { name, scope, seesCosts, issues, deletesDrafts } = role
  const levels = Object.fromEntries(
    modules.map((module) => [module, role[module]]),
  ) as Role['levels']
  return { name, levels, scope, seesCosts, issues, deletesDrafts }
}
