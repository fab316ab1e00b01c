import { record } from '#features/base/journal/actions.ts'
import type { InputOf } from '#kernel/endpoint.ts'
import { refuse } from '#kernel/refusal.ts'
import type { Act } from '#server/act.ts'
import type { createTag as creating, renameTag as renaming } from './contract.ts'
import { countTags, deleteTagRow, findTag, insertTag, saveTag } from './queries.ts'
import { keyOfTag, mostTags } from './rules.ts'

/** @throws Refusal `tag_exists`, `tag_empty`, `too_many_tags`. */
export async function createTag(act: Act, { name }: InputOf<typeof creating>) {
  if (keyOfTag(name) === '') refuse('tag_empty', 'name')
  if ((await countTags(act)) >= mostTags) refuse('too_many_tags', 'name', { most: mostTags })
  const id = (await insertTag(act, name)) ?? refuse('tag_exists', 'name', { name })
  record(act, 'tag.created', 'tag', id, { label: name, after: { name } })
  return { id, name }
}

/** @throws Refusal `not_found`, `tag_exists`, `tag_empty`. */
export async function renameTag(act: Act, { id, name }: InputOf<typeof renaming>) {
  if (keyOfTag(name) === '') refuse('tag_empty', 'name')
  const before = await findTag(act, id)
  if (before.name === name) return before
  if (!(await saveTag(act, id, name))) refuse('tag_exists', 'name', { name })
  const told = { before: { name: before.name }, after: { name } }
  record(act, 'tag.changed', 'tag', id, { label: name, ...told })
  return { id, name }
}

/** @throws Refusal `not_found`. */
export async function deleteTag(act: Act, id: string) {
  const before = await findTag(act, id)
  await deleteTagRow(act, id)
  record(act, 'tag.deleted', 'tag', id, { label: before.name, before: { name: before.name } })
  return { done: true } as const
}
