import type { z } from 'zod'
import { changed, record } from '#features/base/journal/actions.ts'
import { refuse } from '#kernel/refusal.ts'
import type { Act } from '#server/act.ts'
import type { addStore, changeStore } from './contract.ts'
import { countStoresInUse, findStore, insertStore, updateStore } from './queries.ts'

/** @throws Refusal `store_exists`. */
export async function createStore(act: Act, values: z.output<typeof addStore.input>) {
  const id = await named(() => insertStore(act, values))
  record(act, 'store.created', 'store', id, { label: values.name, after: values })
  return findStore(act, id)
}

/** @throws Refusal `store_exists`, `last_store`, `changed_meanwhile`. */
export async function editStore(act: Act, values: z.output<typeof changeStore.input>) {
  const { id, version, ...fields } = values
  const inUse = await countStoresInUse(act)
  const before = await findStore(act, id)
  if (fields.archived && !before.archived && inUse === 1) refuse('last_store')
  if (!(await named(() => updateStore(act, values)))) {
    refuse('changed_meanwhile', undefined, {}, { current: before })
  }
  const differing = changed(before, fields)
  if (Object.keys(differing.after).length > 0) {
    record(act, 'store.changed', 'store', id, { label: fields.name, ...differing })
  }
  return findStore(act, id)
}

async function named<T>(save: () => Promise<T>): Promise<T> {
  try {
    return await save()
  } catch (error) {
    if ((error as { code?: string }).code === '23505') refuse('store_exists', 'name')
    throw error
  }
}
