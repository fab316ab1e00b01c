// The tags of one record: read and changed from its own page.
import { z } from 'zod'
import { Tag } from '#features/base/tags/contract.ts'
import { taggedKinds } from '#features/base/tags/rules.ts'
import { endpoint } from '#kernel/endpoint.ts'
import { Id } from '#kernel/shapes.ts'

const About = z.object({ type: z.enum(taggedKinds), id: Id })
const Tags = z.object({ rows: z.array(Tag) })

export const tagsOfRecord = endpoint('GET', '/tags/records/:type/:id', {
  summary: 'The tags of a customer, a project or a document, by name.',
  input: About,
  output: Tags,
})

export const putTagOn = endpoint('PUT', '/tags/records/:type/:id/:tag', {
  summary: 'Puts a tag on a record; it may be there already.',
  input: About.extend({ tag: Id }),
  output: Tags,
})

export const takeTagOff = endpoint('DELETE', '/tags/records/:type/:id/:tag', {
  summary: 'Takes a tag off a record; it may be gone already.',
  input: About.extend({ tag: Id }),
  output: Tags,
})
