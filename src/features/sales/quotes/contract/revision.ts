// What has left of a quote, version by version, and what differs between two of them.
import { z } from 'zod'
import { endpoint } from '#kernel/endpoint.ts'
import { Amount, ById, CalendarDay, Id, Instant } from '#kernel/shapes.ts'
import { headFields, lineFields, totalFields } from '../rules/difference.ts'
import { sentHows } from '../rules/life.ts'
import { PrintedDocument } from './document.ts'

/** In a path or a query string. */
export const RevisionNumber = z.coerce.number().int().min(1).max(1_000_000)

export const Revision = z.object({
  revision: z.int(),
  /** Its number as it is printed: from the second on, with the version. */
  number: z.string(),
  day: CalendarDay,
  validUntil: CalendarDay.nullable(),
  sentAt: Instant,
  sentHow: z.enum(sentHows),
  sentBy: z.object({ id: Id, name: z.string() }).nullable(),
  net: Amount,
  tax: Amount,
  gross: Amount,
  /** SHA-256 of what the client saw. */
  hash: z.string(),
  signed: z.boolean(),
})

/** Two values of a field, as they are written on the wire; '' where there is none. */
const changed = <const F extends readonly [string, ...string[]]>(fields: F) =>
  z.object({ field: z.enum(fields), before: z.string(), after: z.string() })

export const Difference = z.object({
  /** The versions that are compared; `to` is null for the draft as it stands. */
  from: z.int(),
  to: z.int().nullable(),
  head: z.array(changed(headFields)),
  lines: z.array(
    z.object({
      change: z.enum(['added', 'removed', 'changed', 'moved']),
      kind: z.enum(['item', 'text', 'section', 'subtotal', 'page_break']),
      name: z.string(),
      fields: z.array(changed(lineFields)),
    }),
  ),
  totals: z.array(changed(totalFields)),
})

export const Verification = z.object({
  intact: z.boolean(),
  /** How many versions and signatures were looked at. */
  looked: z.int(),
  /** What was touched: where, what is stored, what was sealed. */
  faults: z.array(z.object({ at: z.string(), stored: z.string(), sealed: z.string() })),
})

export const listRevisions = endpoint('GET', '/quotes/:id/revisions', {
  summary: 'Lists the versions of a quote that were sent, oldest first.',
  input: ById,
  output: z.object({ revisions: z.array(Revision) }),
})

const OfRevision = ById.extend({ revision: RevisionNumber })

export const viewRevision = endpoint('GET', '/quotes/:id/revisions/:revision/view', {
  summary: 'Gives what was printed of a version of a quote.',
  input: OfRevision,
  output: PrintedDocument,
})

export const revisionPdf = endpoint('GET', '/quotes/:id/revisions/:revision/pdf', {
  summary: 'Gives the PDF of a version of a quote, as it was sent.',
  input: OfRevision,
  output: z.unknown(),
  answer: 'pdf',
})

export const compareRevisions = endpoint('GET', '/quotes/:id/differences', {
  summary:
    'Tells what differs between two versions of a quote, or between one and the quote as it stands.',
  input: ById.extend({ from: RevisionNumber, to: RevisionNumber.optional() }),
  output: Difference,
})

export const verifyQuote = endpoint('GET', '/quotes/:id/verification', {
  summary:
    'Recomputes the hashes of everything that has left of a quote, and tells what no longer says the same.',
  input: ById,
  output: Verification,
})
