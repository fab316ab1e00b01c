// The files of a project: plans, photos, papers that are signed.
import { answerFile, storeDocument } from '#features/base/files/actions.ts'
import { deleteFile, findFile } from '#features/base/files/queries.ts'
import { record } from '#features/base/journal/actions.ts'
import type { OutputOf } from '#kernel/endpoint.ts'
import { refuse } from '#kernel/refusal.ts'
import type { Act } from '#server/act.ts'
import type { FileAnswer, Uploaded } from '#server/http/answers.ts'
import type { addProjectFile } from '../contract/history.ts'
import { findFiles } from '../queries/files.ts'
import { findProject } from '../queries/find.ts'
import { linkFile, unlinkFiles } from '../queries/write.ts'

/** Keeps a file of a project. @throws Refusal `not_found`, `file_empty`, `file_too_big`, `file_type`. */
export async function keepFile(
  act: Act,
  { id, name: named }: { id: string; name?: string | undefined },
  uploaded: Uploaded | null,
): Promise<OutputOf<typeof addProjectFile>> {
  const project = await findProject(act, id, { hold: true })
  const { id: file, name, size } = await storeDocument(act, uploaded, named)
  await linkFile(act, id, file)
  record(act, 'project.file_added', 'project', id, {
    label: project.name,
    after: { file: name, size },
  })
  const { rows } = await findFiles(act, { id })
  return rows.find((one) => one.id === file) ?? refuse('not_found')
}

/** A file as it was given. @throws Refusal `not_found`. */
export async function openFile(
  act: Act,
  { id, file: wanted }: { id: string; file: string },
): Promise<FileAnswer> {
  const { rows } = await findFiles(act, { id })
  const file = rows.some((one) => one.id === wanted) ? await findFile(act, wanted) : undefined
  return file ? answerFile(file) : refuse('not_found')
}

/** Deletes a file of a project. @throws Refusal `not_found`. */
export async function dropFile(
  act: Act,
  { id, file }: { id: string; file: string },
): Promise<{ done: true }> {
  const project = await findProject(act, id, { hold: true })
  const known = (await findFiles(act, { id })).rows.find((one) => one.id === file)
  if (!known) return refuse('not_found')
  await dropFilesOf(act, id, file)
  const before = { file: known.name, size: known.size }
  record(act, 'project.file_removed', 'project', id, { label: project.name, before })
  return { done: true }
}

/** Deletes a file of a project, or all of them. */
export async function dropFilesOf(act: Act, project: string, file?: string): Promise<void> {
  for (const gone of await unlinkFiles(act, project, file)) await deleteFile(act, gone)
}
