// A letter to a client that is about no document in particular, with what one encloses.
import { z } from 'zod'
import { MailProposal, MailSent, MailText } from '#features/base/mail/contract.ts'
import { endpoint } from '#kernel/endpoint.ts'
import { ById, CalendarDay, Id } from '#kernel/shapes.ts'

export const enclosureKinds = ['file', 'quote', 'invoice', 'credit_note'] as const

/** Something of the client's that may be enclosed: a file that is kept, or a document as it is printed. */
export const Enclosure = z.object({ kind: z.enum(enclosureKinds), id: Id })

export const proposeLetter = endpoint('GET', '/customers/:id/letter', {
  summary:
    'Proposes a letter to a customer: recipients, subject, the text that letters start with.',
  input: ById,
  output: MailProposal,
})

export const listEnclosures = endpoint('GET', '/customers/:id/enclosures', {
  summary:
    'What may be enclosed with a letter to a customer: their files and documents, newest first.',
  input: ById,
  output: z.object({
    rows: z.array(Enclosure.extend({ label: z.string(), day: CalendarDay })),
  }),
})

export const mailLetter = endpoint('POST', '/customers/:id/letter', {
  summary: 'Sends a letter to a customer by e-mail, with what is enclosed.',
  input: ById.extend({ ...MailText, enclosed: z.array(Enclosure).max(10).default([]) }),
  output: MailSent,
  refusals: ['place_unknown', 'place_not_closed'],
})
