import { z } from 'zod'
import { endpoint } from '#kernel/endpoint.ts'
import { listInput, listOutput } from '#kernel/list.ts'
import { CalendarDay, Id, Instant, Line, Nothing } from '#kernel/shapes.ts'

export const surfaces = ['web', 'api', 'cli', 'job'] as const

export const Entry = z.object({
  seq: z.int(),
  at: Instant,
  person: z.object({ id: Id, name: z.string() }).nullable(),
  surface: z.enum(surfaces),
  requestId: z.string(),
  ip: z.string().nullable(),
  /** What was done, in the past: `invoice.issued`. */
  action: z.string(),
  entity: z.string(),
  entityId: Id.nullable(),
  /** What a person would call it: a number, a name. */
  label: z.string(),
  before: z.record(z.string(), z.unknown()).nullable(),
  after: z.record(z.string(), z.unknown()).nullable(),
  hash: z.string(),
})

export const listEntries = endpoint('GET', '/journal', {
  summary: 'Who did what, when and from where, latest first',
  input: listInput(['seq'], {
    person: Id.optional(),
    action: Line(80).optional(),
    entity: Line(40).optional(),
    entityId: Id.optional(),
    surface: z.enum(surfaces).optional(),
    from: CalendarDay.optional(),
    to: CalendarDay.optional(),
  }),
  output: listOutput(Entry),
})

export const watchChanges = endpoint('GET', '/events', {
  summary:
    'A stream of what changes in the company: names of records and their identifiers, never what they say. Events: `ready`, `change`, `inbox`, `missed` (read everything again), `over` (the session or the role is another), `crowded` (too many streams)',
  input: z.object({
    /** The tab of a browser that asks: what it does itself (header `X-Tab-Id`) is not told to it. */
    tab: Line(40).optional(),
  }),
  output: z.unknown(),
  answer: 'events',
})

export const verifyChain = endpoint('GET', '/journal/verification', {
  summary: 'Recomputes the whole chain of the journal and says whether it is intact',
  input: Nothing,
  output: z.object({
    intact: z.boolean(),
    lines: z.int(),
    /** The first line that does not fit, and what is wrong with it. */
    broken: z
      .object({ seq: z.int(), why: z.enum(['changed', 'missing', 'unlinked', 'cut_short']) })
      .nullable(),
    lastHash: z.string(),
  }),
})
