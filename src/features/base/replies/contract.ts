import { z } from 'zod'
import { endpoint } from '#kernel/endpoint.ts'
import { Done, Email, Instant, Line, Name, Nothing, Version } from '#kernel/shapes.ts'
import { healths, mailboxProblems, securities } from './rules/mailbox.ts'

const settings = {
  /** Where one writes to reach it: messages to clients ask for answers there too. */
  address: Email,
  host: Name(253),
  port: z.int().min(1).max(65_535),
  security: z.enum(securities),
  user: Name(200),
  folder: Name(200),
}

export const Mailbox = z.object({
  /** Null until one is set up; its password is never told. */
  settings: z.object({ ...settings, version: Version }).nullable(),
  health: z.enum(healths).nullable(),
  /** When it was last read to its end. */
  readAt: Instant.nullable(),
  /** Why it cannot be read, and since when. */
  problem: z
    .object({ code: z.enum(mailboxProblems), detail: z.string(), since: Instant })
    .nullable(),
  /** When it is tried again. */
  nextAt: Instant.nullable(),
  /** The answers that were recognised in it, in all, and the last one. */
  replies: z.int(),
  lastReplyAt: Instant.nullable(),
})
export type Mailbox = z.output<typeof Mailbox>

export const showMailbox = endpoint('GET', '/mailbox', {
  summary:
    'The mailbox where customers’ answers are looked for: how it is opened, when it was read, what went wrong.',
  input: Nothing,
  output: Mailbox,
})

export const saveMailbox = endpoint('PUT', '/mailbox', {
  summary:
    'Sets up the mailbox where customers’ answers are looked for, and reads it at once; without a password the one that is kept stays.',
  input: z.object({
    ...settings,
    password: Line(500).optional(),
    /** Of what is changed; none where there was no mailbox. */
    version: Version.optional(),
  }),
  output: Mailbox,
  refusals: [
    'mailbox_host',
    'mailbox_port',
    'mailbox_plain',
    'mailbox_password',
    'changed_meanwhile',
  ],
})

export const readMailbox = endpoint('POST', '/mailbox/reading', {
  summary: 'Reads the mailbox now: what is wrong with it is then told by its health.',
  input: Nothing,
  output: Mailbox,
  refusals: ['mailbox_none', 'mailbox_paused'],
})

export const pauseMailbox = endpoint('PUT', '/mailbox/pause', {
  summary: 'Pauses the reading of the mailbox, or resumes it.',
  input: z.object({ paused: z.boolean() }),
  output: Mailbox,
  refusals: ['mailbox_none'],
})

export const forgetMailbox = endpoint('DELETE', '/mailbox', {
  summary:
    'Forgets the mailbox and its password; the answers that were recognised stay with their messages.',
  input: Nothing,
  output: Done,
  refusals: ['mailbox_none'],
})
