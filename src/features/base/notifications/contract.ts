import { z } from 'zod'
import { endpoint } from '#kernel/endpoint.ts'
import { anyOf, listInput, listOutput } from '#kernel/list.ts'
import { Amount, CalendarDay, Done, Flag, Id, Instant, Nothing } from '#kernel/shapes.ts'
import { aboutTypes, kinds } from './rules/codes.ts'
import { paces } from './rules/paces.ts'
import { standings } from './rules/standing.ts'

const Told = z.record(z.string(), z.union([z.string(), z.number()]))

const About = z.object({
  type: z.enum(aboutTypes),
  id: Id,
  /** What a person calls the record. */
  label: z.string(),
})

const Fact = z.object({
  id: Id,
  kind: z.enum(kinds),
  /** What happened; with `told` it makes a sentence (rules/sentences.ts). */
  code: z.string(),
  told: Told,
  at: Instant,
})

/** All that one is told of a record and has not settled, under its latest line. */
export const Notice = Fact.extend({
  about: About,
  /** Every line of the record that the filters let through: an act on the row is an act on them. */
  ids: z.array(Id),
  unread: z.int(),
  /** When it comes back, while it is put off. */
  snoozedUntil: Instant.nullable(),
})
export type Notice = z.output<typeof Notice>

const filters = {
  kind: anyOf(kinds),
  unread: Flag,
  standing: z.enum(standings).optional(),
}

export const listNotifications = endpoint('GET', '/notifications', {
  summary:
    'What one is told, a row a record, latest first; indicators tell how many rows each kind has, and `pressing` how many that someone waits for are unread',
  input: listInput(['at'], filters),
  output: listOutput(Notice, { indicators: [...kinds, 'pressing'] }),
  refusals: ['people_only'],
})

export const countPressing = endpoint('GET', '/notifications/pressing', {
  summary: 'How many records have unread lines for oneself or of a customer: the badge of the menu',
  input: Nothing,
  output: z.object({ count: z.int() }),
  refusals: ['people_only'],
})

export const showNotified = endpoint('GET', '/notifications/records/:type/:id', {
  summary:
    'A record of which one is told something: what it stands at, and what has happened to it',
  input: z.object({ type: z.enum(aboutTypes), id: Id }),
  output: z.object({
    about: About,
    /** Null where the record has none, or is out of one’s sight. */
    standing: z
      .object({
        customer: z.object({ id: Id, name: z.string() }),
        subject: z.string(),
        gross: Amount,
        /** What is still to be paid; null for a quote. */
        outstanding: Amount.nullable(),
        /** The end of validity, or the due day. */
        until: CalendarDay.nullable(),
      })
      .nullable(),
    facts: z.array(Fact),
    acts: z.array(z.object({ at: Instant, action: z.string(), who: z.string() })),
  }),
  refusals: ['people_only'],
})

const These = z.object({ ids: z.array(Id).min(1).max(500) })

export const readNotifications = endpoint('POST', '/notifications/reading', {
  summary: 'Marks lines as read',
  input: These,
  output: Done,
  refusals: ['people_only'],
})

export const settleNotifications = endpoint('POST', '/notifications/settlement', {
  summary:
    'Marks lines as done: those named, or all that the filters show; answers which they were',
  input: z.object({
    ids: These.shape.ids.optional(),
    kind: z.array(z.enum(kinds)).optional(),
  }),
  output: z.object({ ids: z.array(Id) }),
  refusals: ['people_only'],
})

export const reopenNotifications = endpoint('POST', '/notifications/reopening', {
  summary: 'Puts lines that were done or put off back among what is to be seen',
  input: z.object({ ids: z.array(Id).min(1).max(10_000) }),
  output: Done,
  refusals: ['people_only'],
})

export const snoozeNotifications = endpoint('POST', '/notifications/snoozing', {
  summary:
    'Puts lines off until 9:00 of a day on the company’s clock, or for three hours; they come back unread',
  input: These.extend({ day: CalendarDay.optional() }),
  output: Done,
  refusals: ['people_only', 'not_ahead', 'too_far_ahead'],
})

const Paces = z.object({
  mine: z.enum(paces),
  client: z.enum(paces),
  deadline: z.enum(paces),
  system: z.enum(paces),
})

export const showPaces = endpoint('GET', '/notifications/letters', {
  summary: 'When one is written to, by kind: at once, once a day, or never',
  input: Nothing,
  output: Paces,
  refusals: ['people_only'],
})

export const savePaces = endpoint('PUT', '/notifications/letters', {
  summary: 'Changes when one is written to',
  input: Paces,
  output: Paces,
  refusals: ['people_only'],
})
