// The files of a customer: kept in the database, saved and restored with the rest.
import { answerFile, storeDocument } from '#features/base/files/actions.ts'
import { deleteFile, findFile } from '#features/base/files/queries.ts'
import { record } from '#features/base/journal/actions.ts'
import type { OutputOf } from '#kernel/endpoint.ts'
import { refuse } from '#kernel/refusal.ts'
import type { Act } from '#server/act.ts'
import type { FileAnswer, Uploaded } from '#server/http/answers.ts'
import type { addFile } from '../contract/papers.ts'
import { findCustomer } from '../queries.ts'
import { findFiles, isFileOf, linkFile, unlinkFiles } from '../queries/papers.ts'

/** Keeps a file of a customer. @throws Refusal `not_found`, `file_empty`, `file_too_big`, `file_type`. */
export async function keepFile(
  act: Act,
  { id, name: named }: { id: string; name?: string | undefined },
  uploaded: Uploaded | null,
): Promise<OutputOf<typeof addFile>> {
  const customer = await findCustomer(act, id, { hold: true })
  const { id: file, name, size } = await storeDocument(act, uploaded, named)
  await linkFile(act, id, file)
  record(act, 'customer.file_added', 'customer', id, {
    label: customer.name,
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
  await findCustomer(act, id)
  const file = (await isFileOf(act, id, wanted)) ? await findFile(act, wanted) : undefined
  if (!file) return refuse('not_found')
  return answerFile(file)
}

export async function dropFile(
  act: Act,
  { id, file: wanted }: { id: string; file: string },
): Promise<{ done: true }> {
  const customer = await findCustomer(act, id, { hold: true })
  const file = (await isFileOf(act, id, wanted)) ? await findFile(act, wanted) : undefined
  if (!file) return refuse('not_found')
  await dropFilesOf(act, id, wanted)
  record(act, 'customer.file_removed', 'customer', id, {
    label: customer.name,
    before: { file: file.name, size: file.content.length },
  })
  return { done: true }
}

/** Deletes a file of a customer, or all of them. */
export async function dropFilesOf(act: Act, customer: string, file?: string): Promise<void> {
  for (const gone of await unlinkFiles(act, customer, file)) await deleteFile(act, gone)
}
