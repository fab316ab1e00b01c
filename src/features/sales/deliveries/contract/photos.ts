// Photos of a delivery, taken where it is handed over.
import { z } from 'zod'
import { endpoint } from '#kernel/endpoint.ts'
import { ById, Done, Id, Line } from '#kernel/shapes.ts'

export const addPhoto = endpoint('POST', '/deliveries/:id/photos', {
  summary: 'Keeps a photo of a delivery: PNG, JPEG or WebP, 1 MB at most, twenty at most.',
  input: ById.extend({ name: Line(200).optional() }),
  output: z.object({ id: Id }),
  body: 'file',
  refusals: ['not_an_image', 'image_too_big', 'photo_limit', 'delivery_not_ready'],
})

export const showPhoto = endpoint('GET', '/deliveries/:id/photos/:photo', {
  summary: 'A photo of a delivery.',
  input: ById.extend({ photo: Id }),
  output: z.unknown(),
  answer: 'image',
})

export const removePhoto = endpoint('DELETE', '/deliveries/:id/photos/:photo', {
  summary: 'Takes a photo off a delivery, while it is not signed.',
  input: ById.extend({ photo: Id }),
  output: Done,
  refusals: ['delivery_over'],
})
