import { z } from 'zod'
import { endpoint } from '#kernel/endpoint.ts'
import { anyOf, listInput, listOutput } from '#kernel/list.ts'
import {
  ById,
  CalendarDay,
  Done,
  Email,
  Id,
  Instant,
  Line,
  Name,
  Nothing,
  Paragraph,
} from '#kernel/shapes.ts'
import { aboutTypes, mailKinds, mailProblems, mailStates } from './rules/states.ts'
import { places, templateKinds } from './rules/template.ts'

export const MailAddress = z.object({ address: Email, name: Line(200).default('') })
const Language = z.enum(['fr', 'en'])

/** What a person writes of a message: to whom, and what; its attachments are the document's. */
export const MailText = {
  to: z.array(MailAddress).min(1).max(20),
  cc: z.array(MailAddress).max(20).default([]),
  subject: Name(200),
  body: Paragraph(10_000),
}

/** A message as it is proposed before it is sent. */
export const MailProposal = z.object({
  kind: z.enum(templateKinds),
  language: Language,
  to: z.array(MailAddress),
  subject: z.string(),
  body: z.string(),
  /** Those that one may choose from: the people of the client, and the client. */
  recipients: z.array(
    MailAddress.extend({
      /** What they are for the client: their job, or nothing. */
      role: z.string(),
    }),
  ),
  attachments: z.array(z.object({ name: z.string() })),
  /** What is filled when it leaves: the number of a draft, the link of its public page. */
  later: z.array(z.enum(Object.keys(places) as [keyof typeof places])),
  replyTo: z.string(),
  /** Whether messages leave from here; else it is kept until SMTP_URL is set. */
  leaves: z.boolean(),
})
export type MailProposal = z.output<typeof MailProposal>

export const MailSent = z.object({ id: Id, state: z.enum(mailStates) })

const Problem = z.object({
  code: z.enum(mailProblems),
  /** What the server of mails said. */
  detail: z.string(),
})

/** A client's answer, as it was recognised in the mailbox: text, and the names of what came with it. */
export const MailReply = z.object({
  id: Id,
  from: z.object({ name: z.string(), address: z.string() }),
  at: Instant,
})

const row = {
  id: Id,
  kind: z.enum(mailKinds),
  state: z.enum(mailStates),
  to: z.array(MailAddress),
  cc: z.array(MailAddress),
  subject: z.string(),
  about: z.object({ type: z.enum(aboutTypes), id: Id, label: z.string() }).nullable(),
  customer: z.object({ id: Id, name: z.string() }).nullable(),
  person: z.object({ id: Id, name: z.string() }).nullable(),
  attachments: z.array(z.object({ rank: z.int(), name: z.string(), size: z.int() })),
  problem: Problem.nullable(),
  attempts: z.int(),
  createdAt: Instant,
  /** When it is tried again. */
  nextAt: Instant.nullable(),
  sentAt: Instant.nullable(),
  replies: z.array(MailReply),
}
export const MailRow = z.object(row)
export type MailRow = z.output<typeof MailRow>

export const mailSorts = ['created', 'sent', 'subject'] as const

export const listMails = endpoint('GET', '/mails', {
  summary:
    'Lists messages, newest first: of a document, of a customer, or all that the role may see; indicators count them by state.',
  input: listInput(mailSorts, {
    state: anyOf(mailStates),
    kind: anyOf(mailKinds),
    aboutId: Id.optional(),
    customer: Id.optional(),
    person: Id.optional(),
    from: CalendarDay.optional(),
    to: CalendarDay.optional(),
  }),
  output: listOutput(MailRow, { indicators: mailStates }),
})

export const showMail = endpoint('GET', '/mails/:id', {
  summary: 'Shows a message as it left; its personal link is never shown.',
  input: ById,
  output: MailRow.extend({
    body: z.string(),
    language: Language,
    replyTo: z.string(),
    company: z.object({ name: z.string(), colour: z.string() }),
    replies: z.array(
      MailReply.extend({
        subject: z.string(),
        body: z.string(),
        /** It was longer than what is kept: the mailbox has the rest. */
        cut: z.boolean(),
        attachments: z.array(z.string()),
      }),
    ),
  }),
})

export const mailAttachment = endpoint('GET', '/mails/:id/attachments/:rank', {
  summary: 'Gives an attachment of a message, as it was sent.',
  input: ById.extend({ rank: z.coerce.number().int().min(1).max(100) }),
  output: z.unknown(),
  answer: 'pdf',
})

export const sendMailAgain = endpoint('POST', '/mails/:id/sending', {
  summary: 'Sends again a message that failed, or was kept while no mail server was configured.',
  input: ById,
  output: MailSent,
  refusals: ['mail_not_waiting', 'mail_not_configured'],
})

export const cancelMail = endpoint('POST', '/mails/:id/cancellation', {
  summary: 'Takes back a message that has not left.',
  input: ById,
  output: MailSent,
  refusals: ['mail_left'],
})

const Template = z.object({
  kind: z.enum(templateKinds),
  language: Language,
  subject: z.string(),
  body: z.string(),
  /** Whether the company wrote it; else it is the usual one. */
  own: z.boolean(),
})

export const listTemplates = endpoint('GET', '/mail-templates', {
  summary: 'The texts that messages start with, by kind and language.',
  input: Nothing,
  output: z.object({ rows: z.array(Template) }),
})

const Which = z.object({ kind: z.enum(templateKinds), language: Language })

export const saveTemplate = endpoint('PUT', '/mail-templates/:kind/:language', {
  summary: 'Writes the text that messages of a kind start with, with `{{places}}` to fill.',
  input: Which.extend({ subject: Name(200), body: Paragraph(10_000).min(1) }),
  output: Template,
  refusals: ['place_unknown', 'place_not_closed'],
})

export const resetTemplate = endpoint('DELETE', '/mail-templates/:kind/:language', {
  summary: 'Goes back to the usual text.',
  input: Which,
  output: Done,
})
