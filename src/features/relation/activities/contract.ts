import { z } from 'zod'
import { endpoint } from '#kernel/endpoint.ts'
import { ById, Done, Id, Instant, Paragraph, Version, Window } from '#kernel/shapes.ts'
import { allOutcomes, audiences, noteKinds, subjectTypes } from './rules.ts'

export const Named = z.object({ id: Id, name: z.string() })

/** What an activity is about, as one names it: only what the person may see can be chosen. */
export const SubjectRef = z.object({ type: z.enum(subjectTypes), id: Id })

/** The same as it is shown: with its number or its name. */
export const Subject = SubjectRef.extend({ label: z.string() })

export const findSubject = endpoint('GET', '/activities/subject', {
  summary: 'What a record is called, and whose it is: for what will be linked to it.',
  input: SubjectRef,
  output: z.object({ subject: Subject, customer: Named.nullable() }),
})

const told = {
  body: Paragraph(10_000),
  outcome: z.enum(allOutcomes).nullable(),
  /** How long it took; null where nobody counted. */
  minutes: z.int().min(1).max(1440).nullable(),
  audience: z.enum(audiences),
}

export const Note = z.object({
  id: Id,
  kind: z.enum(noteKinds),
  ...told,
  at: Instant,
  about: Subject,
  customer: Named.nullable(),
  author: Named.nullable(),
  contacts: z.array(Named),
  mentions: z.array(Named),
  version: Version,
})
export type Note = z.output<typeof Note>

/** As it is once it is kept; `untold` are those newly called who may not see the record: they hear nothing. */
const KeptNote = Note.extend({ untold: z.array(Named) })
export type KeptNote = z.output<typeof KeptNote>

export const writeNote = endpoint('POST', '/notes', {
  summary:
    'Keeps a note, a call or a visit on a record. `@Name` in the text calls colleagues; nothing is sent to the customer.',
  input: z
    .object({
      kind: z.enum(noteKinds),
      about: SubjectRef,
      /** Now unless given. */
      at: Instant.optional(),
      contacts: z.array(Id).max(20).optional(),
    })
    .extend(z.object(told).partial().shape),
  output: KeptNote,
  refusals: ['note_empty', 'note_outcome'],
})

export const showNote = endpoint('GET', '/notes/:id', {
  summary: 'Shows a note, a call or a visit.',
  input: ById,
  output: Note,
})

export const changeNote = endpoint('PATCH', '/notes/:id', {
  summary: 'Mends a note of one’s own.',
  input: ById.extend({ version: Version }).extend(z.object(told).partial().shape),
  output: KeptNote,
  refusals: ['note_empty', 'note_outcome', 'note_not_yours'],
})

export const deleteNote = endpoint('DELETE', '/notes/:id', {
  summary: 'Deletes a note of one’s own; the journal keeps that it was.',
  input: ById,
  output: Done,
  refusals: ['note_not_yours'],
})

export const activityKinds = ['note', 'call', 'visit', 'task', 'appointment'] as const

/** One thing that happened or is to happen around a record, whatever it is. */
export const Activity = z.object({
  kind: z.enum(activityKinds),
  id: Id,
  /** When it happened, was made, or is to be. */
  at: Instant,
  title: z.string(),
  text: z.string(),
  /** Of a task or an appointment; null for what was said. */
  state: z.string().nullable(),
  outcome: z.string().nullable(),
  minutes: z.int().nullable(),
  audience: z.enum(audiences).nullable(),
  private: z.boolean(),
  about: Subject.nullable(),
  person: Named.nullable(),
  people: z.array(z.string()),
  /** Of a task: the day by which; of an appointment: its end. */
  due: z.string().nullable(),
  version: Version,
})
export type Activity = z.output<typeof Activity>

export const listActivities = endpoint('GET', '/activities', {
  summary:
    'What was said and what is planned around a record, the latest first; for a customer, of their documents too. What is still to come stands in `ahead`, the nearest first.',
  input: Window.extend({
    type: z.enum(subjectTypes),
    id: Id,
    kind: z.enum(activityKinds).optional(),
  }),
  output: z.object({
    rows: z.array(Activity),
    ahead: z.array(Activity),
    more: z.boolean(),
  }),
})
