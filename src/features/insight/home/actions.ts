import { record } from '#features/base/journal/actions.ts'
import { isStore } from '#features/relation/customers/queries.ts'
import type { InputOf } from '#kernel/endpoint.ts'
import { refuse } from '#kernel/refusal.ts'
import type { Act } from '#server/act.ts'
import type { keepHome as keeping, keepHomeOfRole as keepingOfRole } from './contract.ts'
import { findRole, saveChoice, saveDefault } from './queries/board.ts'

/** What one likes for oneself changes nothing for anyone: the journal would drown in it.
 * @throws Refusal `dashboard_needs_person`, `not_found` for a store of elsewhere. */
export async function keepHome(act: Act, { layout, settings }: InputOf<typeof keeping>) {
  const person = act.person?.id ?? refuse('dashboard_needs_person')
  const store = settings?.store
  if (store && !(await isStore(act, store))) refuse('not_found', 'settings.store')
  await saveChoice(act, person, {
    ...(layout === undefined ? {} : { layout }),
    ...(settings === undefined ? {} : { settings }),
  })
  return { done: true as const }
}

/** @throws Refusal `not_found` where there is no such role. */
export async function keepHomeOfRole(act: Act, { role, layout }: InputOf<typeof keepingOfRole>) {
  const found = (await findRole(act, role)) ?? refuse('not_found', 'role')
  await saveDefault(act, found.id, layout)
  record(act, 'role.home_arranged', 'role', found.id, { label: found.name, after: { layout } })
  return { done: true as const }
}
