// What is kept of a customer beside the record: files, and what has happened.
import { z } from 'zod'
import { Entry } from '#features/base/journal/contract.ts'
import { endpoint } from '#kernel/endpoint.ts'
import { Done, Id, Instant, Line, Window } from '#kernel/shapes.ts'

const OfCustomer = z.object({ id: Id })
const One = OfCustomer.extend({ file: Id })

export const CustomerFile = z.object({
  id: Id,
  name: z.string(),
  mediaType: z.string(),
  /** In bytes. */
  size: z.int(),
  at: Instant,
  person: z.string().nullable(),
})

export const listFiles = endpoint('GET', '/customers/:id/files', {
  summary: 'The files kept of a customer, newest first.',
  input: OfCustomer,
  output: z.object({ rows: z.array(CustomerFile) }),
})

export const addFile = endpoint('POST', '/customers/:id/files', {
  summary:
    'Keep a file of a customer: PDF, image, Word, Excel, OpenDocument, text or CSV, 20 MB at most.',
  input: OfCustomer.extend({ name: Line(200).optional() }),
  output: CustomerFile,
  body: 'file',
  refusals: ['file_empty', 'file_too_big', 'file_type'],
})

export const readFile = endpoint('GET', '/customers/:id/files/:file', {
  summary: 'A file of a customer, as it was given.',
  input: One,
  output: z.unknown(),
  answer: 'file',
})

export const removeFile = endpoint('DELETE', '/customers/:id/files/:file', {
  summary: 'Delete a file of a customer.',
  input: One,
  output: Done,
})

export const historyParts = ['messages', 'documents', 'record'] as const

export const customerHistory = endpoint('GET', '/customers/:id/history', {
  summary:
    'What has happened with a customer, newest first: their record, their documents, payments and messages.',
  input: Window.extend({ id: Id, part: z.enum(historyParts).optional() }),
  output: z.object({
    rows: z.array(
      Entry.pick({
        seq: true,
        at: true,
        action: true,
        entity: true,
        entityId: true,
        label: true,
      }).extend({
        person: z.string().nullable(),
        /** What changed, for the record alone. */
        before: Entry.shape.before,
        after: Entry.shape.after,
      }),
    ),
    /** Whether there is more behind them. */
    more: z.boolean(),
  }),
})
