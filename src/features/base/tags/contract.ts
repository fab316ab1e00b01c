import { z } from 'zod'
import { endpoint } from '#kernel/endpoint.ts'
import { ById, Done, Id, Name, Nothing } from '#kernel/shapes.ts'

export const Tag = z.object({ id: Id, name: z.string() })

export const listTags = endpoint('GET', '/tags', {
  summary: 'The tags of the company by name, with how many records bear each.',
  input: Nothing,
  output: z.object({ rows: z.array(Tag.extend({ uses: z.int() })) }),
})

export const createTag = endpoint('POST', '/tags', {
  summary: 'Makes a tag.',
  input: z.object({ name: Name(40) }),
  output: Tag,
  refusals: ['tag_exists', 'tag_empty', 'too_many_tags'],
})

export const renameTag = endpoint('PUT', '/tags/:id', {
  summary: 'Gives a tag another name, wherever it is.',
  input: z.object({ id: Id, name: Name(40) }),
  output: Tag,
  refusals: ['tag_exists', 'tag_empty'],
})

export const deleteTag = endpoint('DELETE', '/tags/:id', {
  summary: 'Deletes a tag, and takes it off whatever bears it.',
  input: ById,
  output: Done,
})
