import { z } from 'zod'
import { MailProposal, MailSent, MailText } from '#features/base/mail/contract.ts'
import { PrintedDocument } from '#features/sales/quotes/contract/document.ts'
import { endpoint } from '#kernel/endpoint.ts'
import {
  Amount,
  ById,
  CalendarDay,
  Done,
  Email,
  Id,
  Instant,
  Line,
  Name,
  Paragraph,
  Version,
} from '#kernel/shapes.ts'
import { publicStates } from './rules/link.ts'
import { strokesOf } from './rules/strokes.ts'

export const proposeQuoteMail = endpoint('GET', '/quotes/:id/mail', {
  summary: 'Proposes the message that goes with a quote: recipients, subject, text, attachment.',
  input: ById,
  output: MailProposal,
})

export const mailQuote = endpoint('POST', '/quotes/:id/mail', {
  summary:
    'Sends a quote by e-mail, with its PDF and the link of its public page; a draft is sent by it.',
  input: ById.extend({ version: Version.optional(), ...MailText }),
  output: MailSent,
  refusals: ['no_lines', 'validity_over', 'changed_meanwhile', 'place_unknown'],
})

const Answer = z.object({
  id: Id,
  kind: z.enum(['signed', 'refused', 'question']),
  name: z.string(),
  said: z.string(),
  consent: z.string(),
  /** The strokes of the signature: the path of an SVG of 600 × 200, or nothing. */
  drawing: z.string(),
  shownSha256: z.string(),
  at: Instant,
  ip: z.string().nullable(),
  userAgent: z.string(),
})

export const listQuoteLinks = endpoint('GET', '/quotes/:id/links', {
  summary:
    'The public links of a quote, and what the customer answered through them, newest first.',
  input: ById,
  output: z.object({
    links: z.array(
      z.object({
        id: Id,
        revision: z.int(),
        recipient: z.string(),
        person: z.object({ id: Id, name: z.string() }).nullable(),
        createdAt: Instant,
        expiresAt: Instant,
        revokedAt: Instant.nullable(),
        /** When the client first opened it. */
        openedAt: Instant.nullable(),
      }),
    ),
    answers: z.array(Answer),
  }),
})

export const makeQuoteLink = endpoint('POST', '/quotes/:id/links', {
  summary: 'Makes a link to the public page of a quote, to hand over oneself; it is shown once.',
  input: ById,
  output: z.object({ id: Id, link: z.string().nullable() }),
  once: ['link'],
  refusals: ['nothing_to_link'],
})

export const revokeQuoteLink = endpoint('DELETE', '/quote-links/:id', {
  summary: 'Closes a public link: it opens nothing any more.',
  input: ById,
  output: Done,
})

const Token = z.object({ token: z.string().min(1).max(200) })
const id = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'
/** The options that are taken, by their identifiers, separated by commas; nothing for none of them. */
const Options = z
  .string()
  .max(20_000)
  .regex(new RegExp(`^(?:${id}(?:,${id})*)?$`))
  .meta({ examples: [''] })

export const showPublicQuote = endpoint('GET', '/public/quotes/:token', {
  summary: 'A quote as its customer reads it, with the options that they would choose.',
  input: Token.extend({ chosen: Options.optional() }),
  output: z.object({
    state: z.enum(publicStates),
    language: z.enum(['fr', 'en']),
    company: z.object({
      name: z.string(),
      colour: z.string(),
      email: z.string(),
      phone: z.string(),
    }),
    number: z.string().nullable(),
    seller: z.string().nullable(),
    validUntil: CalendarDay.nullable(),
    /** Null while a new version is being prepared. */
    document: z
      .object({
        view: PrintedDocument,
        currency: z.string(),
        net: Amount,
        tax: Amount,
        gross: Amount,
        options: z.array(
          z.object({
            id: Id,
            /** Which line of the view it is, from 0. */
            line: z.int(),
            name: z.string(),
            description: z.string(),
            net: Amount,
            chosen: z.boolean(),
          }),
        ),
        /** SHA-256 of what is shown: sent back with the signature. */
        shown: z.string(),
      })
      .nullable(),
    consent: z.string(),
    signed: z.object({ name: z.string(), day: CalendarDay }).nullable(),
  }),
})

export const publicQuotePdf = endpoint('GET', '/public/quotes/:token/pdf', {
  summary: 'The PDF of a quote, for its customer: signed once it is.',
  input: Token,
  output: z.unknown(),
  answer: 'pdf',
})

export const openPublicQuote = endpoint('POST', '/public/quotes/:token/opening', {
  summary: 'Says that the customer has opened the page.',
  input: Token,
  output: Done,
})

export const signPublicQuote = endpoint('POST', '/public/quotes/:token/signature', {
  summary: 'Signs a quote: a name, typed or drawn, the consent, the options, and what was shown.',
  input: Token.extend({
    name: Name(200),
    /** The strokes, where the signature is drawn: the path of an SVG of 600 × 200. */
    drawing: z
      .string()
      .max(60_000)
      .refine((written) => strokesOf(written) !== null, { error: 'not_drawn' })
      .meta({ examples: [''] })
      .default(''),
    agreed: z.boolean(),
    chosen: Options,
    shown: z.string().max(64),
  }),
  output: Done,
  refusals: ['not_agreed', 'not_drawn', 'not_as_shown', 'quote_expired', 'quote_not_sent'],
})

export const refusePublicQuote = endpoint('POST', '/public/quotes/:token/refusal', {
  summary: 'Refuses a quote, with a reason if the customer gives one.',
  input: Token.extend({ reason: Paragraph(500).default('') }),
  output: Done,
  refusals: ['quote_not_sent'],
})

export const askAboutQuote = endpoint('POST', '/public/quotes/:token/question', {
  summary: 'Asks the seller a question about a quote.',
  input: Token.extend({
    question: Paragraph(2_000).min(1),
    name: Line(200).default(''),
    email: Email.optional(),
  }),
  output: Done,
  refusals: ['too_many_questions'],
})
