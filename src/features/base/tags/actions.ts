import { record } from '#features/base/journal/actions.ts'
import type { InputOf } from '#kernel/endpoint.ts'
import { refuse } from '#kernel/refusal.ts'
import type { Act } from '#server/act.ts'
import type { createTag as creating, renameTag as renaming } from './contract.ts'
import { countTags, deleteTagRow, findTag, insertTag, putTag, saveTag, takeTag } from './queries.ts'
import { keyOfTag, mostTags, type TaggedKind } from './rules.ts'

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

/** What a tag is put on, and what the journal calls it where that is not its kind. */
type Put = {
  readonly kind: TaggedKind
  readonly record: string
  readonly tag: string
  readonly entity?: string
}

/** Puts a tag on a record that one may change. @throws Refusal `not_found`. */
export async function tagRecord(act: Act, { kind, record: id, tag, entity = kind }: Put) {
  const { name } = await findTag(act, tag)
  await putTag(act, kind, id, tag)
  record(act, `${entity}.tagged`, entity, id, { label: name })
}

/** Takes it off. @throws Refusal `not_found`. */
export async function untagRecord(act: Act, { kind, record: id, tag, entity = kind }: Put) {
  const { name } = await findTag(act, tag)
  await takeTag(act, id, tag)
  record(act, `${entity}.untagged`, entity, id, { label: name })
}
