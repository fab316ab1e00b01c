// Steps, kinds and venues are the company's to name.
import { changed, record } from '#features/base/journal/actions.ts'
import type { InputOf, OutputOf } from '#kernel/endpoint.ts'
import { refuse } from '#kernel/refusal.ts'
import type { Act } from '#server/act.ts'
import type {
  addVenue,
  changeKind,
  changeVenue,
  projectLists,
  saveSteps as saving,
} from '../contract/settings.ts'
import { findSteps } from '../queries/find.ts'
import {
  findKind,
  findVenue,
  insertKind,
  insertVenue,
  readLists,
  updateKind,
  updateVenue,
} from '../queries/lists.ts'
import { holdSteps, keepSteps, replaceSteps } from '../queries/write.ts'
import { type ProjectStep, whyNotSteps } from '../rules.ts'

/** @throws Refusal `phase_missing`, `step_twice`, `step_in_use`, `step_phase`, `changed_meanwhile`. */
export async function saveSteps(
  act: Act,
  { steps, was }: InputOf<typeof saving>,
): Promise<OutputOf<typeof projectLists>> {
  const reason = whyNotSteps(steps)
  if (reason) refuse(reason, 'steps')
  await keepSteps(act)
  const inUse = await holdSteps(act)
  const before = await findSteps(act)
  if (!isSame(before, was))
    refuse('changed_meanwhile', undefined, {}, { current: { steps: before } })
  for (const step of before) {
    if (!inUse.has(step.id)) continue
    const now = steps.find(({ id }) => id === step.id)
    if (!now) refuse('step_in_use', 'steps', { name: step.name })
    if (now.phase !== step.phase) refuse('step_phase', 'steps', { name: step.name })
  }
  await replaceSteps(act, steps)
  const told = (some: typeof before) => ({ steps: some.map(({ name }) => name).join(', ') })
  const differing = changed(told(before), told(steps))
  if (Object.keys(differing.after).length > 0) {
    record(act, 'project_steps.changed', 'company', act.company, differing)
  }
  return readLists(act)
}

const isSame = (some: readonly ProjectStep[], others: readonly ProjectStep[]): boolean => {
  const told = (steps: readonly ProjectStep[]) =>
    JSON.stringify(steps.map(({ id, name, phase }) => [id, name, phase]))
  return told(some) === told(others)
}

/** @throws Refusal `name_taken`. */
export async function createKind(act: Act, { name }: { name: string }) {
  const id = await named(() => insertKind(act, name))
  record(act, 'project_kind.created', 'project_kind', id, { label: name })
  return findKind(act, id)
}

/** @throws Refusal `name_taken`, `changed_meanwhile`. */
export async function editKind(act: Act, values: InputOf<typeof changeKind>) {
  const { id, version: _, ...fields } = values
  const before = await findKind(act, id)
  if (!(await named(() => updateKind(act, values)))) {
    refuse('changed_meanwhile', undefined, {}, { current: before })
  }
  record(act, 'project_kind.changed', 'project_kind', id, {
    label: fields.name,
    ...changed(before, fields),
  })
  return findKind(act, id)
}

/** @throws Refusal `name_taken`. */
export async function createVenue(act: Act, values: InputOf<typeof addVenue>) {
  const id = await named(() => insertVenue(act, values))
  record(act, 'venue.created', 'venue', id, { label: values.name, after: values })
  return findVenue(act, id)
}

/** @throws Refusal `name_taken`, `changed_meanwhile`. */
export async function editVenue(act: Act, values: InputOf<typeof changeVenue>) {
  const { id, version: _, ...fields } = values
  const before = await findVenue(act, id)
  if (!(await named(() => updateVenue(act, values)))) {
    refuse('changed_meanwhile', undefined, {}, { current: before })
  }
  record(act, 'venue.changed', 'venue', id, { label: fields.name, ...changed(before, fields) })
  return findVenue(act, id)
}

async function named<T>(save: () => Promise<T>): Promise<T> {
  try {
    return await save()
  } catch (error) {
    if ((error as { code?: string }).code === '23505') refuse('name_taken', 'name')
    throw error
  }
}
