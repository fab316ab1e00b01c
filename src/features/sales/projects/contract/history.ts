// What is kept of a project beside what is decided of it: files, and what has happened.
import { CustomerFile } from '#features/relation/customers/contract/papers.ts'
import { Happened } from '#features/sales/quotes/contract/history.ts'
import { endpoint } from '#kernel/endpoint.ts'
import { ById, Done, Id, Line } from '#kernel/shapes.ts'
import { z } from 'zod'

export const projectHistory = endpoint('GET', '/projects/:id/history', {
  summary:
    'What has happened to a project, newest first: its steps and people, and its documents, payments and messages, as far as the role may see them.',
  input: ById,
  output: Happened,
})

export const listProjectFiles = endpoint('GET', '/projects/:id/files', {
  summary: 'The files kept of a project, newest first.',
  input: ById,
  output: z.object({ rows: z.array(CustomerFile) }),
})

export const addProjectFile = endpoint('POST', '/projects/:id/files', {
  summary:
    'Keep a file of a project: PDF, image, Word, Excel, OpenDocument, text or CSV, 20 MB at most.',
  input: ById.extend({ name: Line(200).optional() }),
  output: CustomerFile,
  body: 'file',
  refusals: ['file_empty', 'file_too_big', 'file_type'],
})

export const readProjectFile = endpoint('GET', '/projects/:id/files/:file', {
  summary: 'A file of a project, as it was given.',
  input: ById.extend({ file: Id }),
  output: z.unknown(),
  answer: 'file',
})

export const removeProjectFile = endpoint('DELETE', '/projects/:id/files/:file', {
  summary: 'Delete a file of a project.',
  input: ById.extend({ file: Id }),
  output: Done,
})
