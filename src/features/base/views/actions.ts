import { changed, record } from '#features/base/journal/actions.ts'
import type { InputOf } from '#kernel/endpoint.ts'
import { refuse } from '#kernel/refusal.ts'
import { grants } from '#kernel/rights.ts'
import type { Act } from '#server/act.ts'
import type {
  chooseList as choosing,
  createView as creating,
  pinView as pinning,
  starView as starring,
  updateView as updating,
  View,
} from './contract.ts'
import {
  countViews,
  findView,
  insertView,
  saveChoice,
  saveView,
  setBoard,
  setRemoved,
  setStar,
} from './queries.ts'
import { mostViews } from './rules.ts'

/** @throws Refusal `forbidden` (shared), `view_needs_person`, `too_many_views`. */
export async function createView(act: Act, values: InputOf<typeof creating>): Promise<View> {
  mayHold(act, values.shared)
  if ((await countViews(act)) >= mostViews) {
    refuse('too_many_views', undefined, { most: mostViews })
  }
  const id = await insertView(act, values)
  record(act, 'view.created', 'saved_view', id, { label: values.name, after: values })
  return findView(act, id)
}

/** @throws Refusal `forbidden`, `changed_meanwhile`, `view_needs_person`. */
export async function updateView(
  act: Act,
  { id, version, ...values }: InputOf<typeof updating>,
): Promise<View> {
  const before = await findMine(act, id)
  mayHold(act, values.shared)
  if (!(await saveView(act, id, version, values))) {
    refuse('changed_meanwhile', undefined, {}, { current: before })
  }
  const differing = changed(before, values)
  if (Object.keys(differing.after).length > 0) {
    record(act, 'view.changed', 'saved_view', id, { label: values.name, ...differing })
  }
  return findView(act, id)
}

/** @throws Refusal `forbidden`. */
export async function removeView(act: Act, id: string): Promise<{ done: true }> {
  const { name } = await findMine(act, id)
  await setRemoved(act, id, true)
  record(act, 'view.deleted', 'saved_view', id, { label: name })
  return { done: true }
}

/** @throws Refusal `forbidden`. */
export async function restoreView(act: Act, id: string): Promise<View> {
  const { name } = await findMine(act, id, { removed: true })
  if (await setRemoved(act, id, false)) {
    record(act, 'view.restored', 'saved_view', id, { label: name })
  }
  return findView(act, id)
}

// What one likes for oneself (stars, columns, the first view) changes nothing for anyone: the journal
// would drown in it.

/** @throws Refusal `view_needs_person`. */
export async function starView(act: Act, { id, starred }: InputOf<typeof starring>) {
  const person = personOf(act)
  await findView(act, id)
  await setStar(act, person, id, starred)
  return { done: true as const }
}

/** @throws Refusal `view_needs_person`. */
export async function pinView(act: Act, pin: InputOf<typeof pinning>) {
  const person = personOf(act)
  await findView(act, pin.id)
  await setBoard(act, person, pin)
  return { done: true as const }
}

/** @throws Refusal `view_needs_person`, `view_elsewhere`. */
export async function chooseList(act: Act, { list, ...choice }: InputOf<typeof choosing>) {
  const person = personOf(act)
  if (choice.view) {
    const view = await findView(act, choice.view)
    if (view.list !== list) refuse('view_elsewhere', 'view')
  }
  await saveChoice(act, person, list, choice)
  return { done: true as const }
}

const personOf = ({ person }: Act): string => person?.id ?? refuse('view_needs_person')

function mayHold(act: Act, shared: boolean): void {
  if (shared && !grants(act.role, 'company.write')) refuse('forbidden', 'shared')
  if (!shared) personOf(act)
}

async function findMine(act: Act, id: string, options: { removed?: boolean } = {}): Promise<View> {
  const view = await findView(act, id, options)
  // With a name, so that it is told from a right that the route would lack.
  if (!view.changeable) refuse('forbidden', 'shared')
  return view
}
