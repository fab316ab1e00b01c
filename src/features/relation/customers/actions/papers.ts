// The files of a customer: kept in the database, saved and restored with the rest.
import { deleteFile, findFile, insertFile } from '#features/base/files/queries.ts'
import { documentType, isShown, whyNotDocument } from '#features/base/files/rules.ts'
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
  const bytes = uploaded?.bytes ?? new Uint8Array()
  const name = plainName(named ?? uploaded?.name ?? '')
  const reason = whyNotDocument(bytes, name)
  const mediaType = documentType(bytes, name)
  if (reason || mediaType === null) return refuse(reason ?? 'file_type', 'file')
  const file = await insertFile(act, { name, mediaType, bytes })
  await linkFile(act, id, file)
  record(act, 'customer.file_added', 'customer', id, {
    label: customer.name,
    after: { file: name, size: bytes.length },
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
  const { content, name, media_type: mediaType } = file
  return { file: content, name, mediaType, inline: isShown(mediaType) }
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

/** A name that every system takes: no folder, no sign that one of them reads in its own way. */
const plainName = (name: string): string =>
  (name.split(/[/\\]/).at(-1) ?? '').replace(/[<>:"|?*]/g, '_').trim() || 'fichier'
