// The photo of an item: shown on its page and, where the company wishes it, on quotes.
import { findFile, insertFile } from '#features/base/files/queries.ts'
import { imageType, whyNotImage } from '#features/base/files/rules.ts'
import { record } from '#features/base/journal/actions.ts'
import type { OutputOf } from '#kernel/endpoint.ts'
import { refuse } from '#kernel/refusal.ts'
import type { Act } from '#server/act.ts'
import type { FileAnswer, Uploaded } from '#server/http/answers.ts'
import type { show } from '../contract.ts'
import { findItem, showItem, viewOf } from '../queries.ts'
import { updateItem } from '../queries/save.ts'

type View = OutputOf<typeof show>

/** Keeps a photo: an image by its first bytes, of a kind that a PDF may hold. @throws Refusal `photo_type`. */
export async function savePhoto(
  act: Act,
  { id }: { id: string },
  uploaded: Uploaded | null,
): Promise<View> {
  const row = await findItem(act, id, { hold: true })
  const bytes = uploaded?.bytes ?? new Uint8Array()
  const reason = whyNotImage(bytes)
  if (reason) refuse(reason, 'file')
  const mediaType = imageType(bytes)
  if (mediaType !== 'image/png' && mediaType !== 'image/jpeg') return refuse('photo_type', 'file')
  const name = `${row.reference}.${mediaType === 'image/png' ? 'png' : 'jpg'}`
  const photo_file_id = await insertFile(act, { name, mediaType, bytes })
  await updateItem(act, row, { photo_file_id })
  record(act, 'item.photo_changed', 'item', id, { label: row.name })
  return showItem(act, id)
}

/** The file stays: documents that were made with it show it. */
export async function dropPhoto(act: Act, id: string): Promise<View> {
  const row = await findItem(act, id, { hold: true })
  if (row.photo_file_id === null) return viewOf(act, row)
  await updateItem(act, row, { photo_file_id: null })
  record(act, 'item.photo_removed', 'item', id, { label: row.name })
  return showItem(act, id)
}

/** @throws Refusal `not_found` where there is none. */
export async function readPhoto(act: Act, id: string): Promise<FileAnswer> {
  const { photo_file_id } = await findItem(act, id)
  const file = photo_file_id === null ? undefined : await findFile(act, photo_file_id)
  if (!file) return refuse('not_found')
  return { file: file.content, name: file.name, mediaType: file.media_type, inline: true }
}
