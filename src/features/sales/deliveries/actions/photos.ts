// Photos of what was handed over, and of what arrived damaged.
import { findFile, insertFile } from '#features/base/files/queries.ts'
import { imageType, whyNotImage } from '#features/base/files/rules.ts'
import { record } from '#features/base/journal/actions.ts'
import type { InputOf } from '#kernel/endpoint.ts'
import { refuse } from '#kernel/refusal.ts'
import type { Act } from '#server/act.ts'
import type { FileAnswer, Uploaded } from '#server/http/answers.ts'
import type { addPhoto as adding, removePhoto as removing } from '../contract/photos.ts'
import { findDelivery, findPhotos } from '../queries/find.ts'
import { deletePhoto, insertPhoto } from '../queries/write.ts'
import { type DeliveryState, whyNotSign } from '../rules/life.ts'
import { holdDelivery } from './draft.ts'

const most = 20

/** @throws Refusal `delivery_not_ready`, `photo_limit`, `not_an_image`, `image_too_big`. */
export async function addPhoto(
  act: Act,
  { id, name }: InputOf<typeof adding>,
  uploaded: Uploaded | null,
): Promise<{ id: string }> {
  const row = await holdDelivery(act, id)
  const bytes = uploaded?.bytes ?? new Uint8Array()
  const closed = whyNotSign({ state: row.state as DeliveryState })
  if (closed) refuse(closed)
  const reason = whyNotImage(bytes)
  if (reason) refuse(reason, 'file')
  if ((await findPhotos(act, id)).length >= most) refuse('photo_limit', 'file')
  const mediaType = imageType(bytes) ?? refuse('not_an_image', 'file')
  const photo = await insertFile(act, {
    name: name ?? uploaded?.name ?? 'photo',
    mediaType,
    bytes,
  })
  await insertPhoto(act, id, photo)
  record(act, 'delivery.photo_added', 'delivery', id, {
    label: row.number ?? '',
    after: { photo },
  })
  return { id: photo }
}

/** @throws Refusal `not_found`. */
export async function readPhoto(
  act: Act,
  { id, photo }: { id: string; photo: string },
): Promise<FileAnswer> {
  if (!(await findDelivery(act, id))) refuse('not_found')
  const known = (await findPhotos(act, id)).some(({ file_id }) => file_id === photo)
  const file = known ? await findFile(act, photo) : undefined
  if (!file) return refuse('not_found')
  return { file: file.content, name: file.name, mediaType: file.media_type, inline: true }
}

/** Takes a photo off; once the client has signed, what was seen stays. @throws Refusal `delivery_over`. */
export async function removePhoto(
  act: Act,
  { id, photo }: InputOf<typeof removing>,
): Promise<{ done: true }> {
  const row = await holdDelivery(act, id)
  if (row.signed_at !== null) refuse('delivery_over')
  const known = (await findPhotos(act, id)).some(({ file_id }) => file_id === photo)
  if (!known) refuse('not_found')
  await deletePhoto(act, id, photo)
  record(act, 'delivery.photo_removed', 'delivery', id, {
    label: row.number ?? '',
    before: { photo },
  })
  return { done: true }
}
