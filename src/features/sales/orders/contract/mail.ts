import { MailProposal, MailSent, MailText } from '#features/base/mail/contract.ts'
import { endpoint } from '#kernel/endpoint.ts'
import { ById } from '#kernel/shapes.ts'
import { Seen } from '../contract.ts'

export const proposeOrderMail = endpoint('GET', '/orders/:id/mail', {
  summary: 'Proposes the message that goes with a confirmed order.',
  input: ById,
  output: MailProposal,
  refusals: ['order_not_confirmed'],
})

export const mailOrder = endpoint('POST', '/orders/:id/mail', {
  summary: 'Sends a confirmed order by e-mail, with its PDF.',
  input: Seen.extend(MailText),
  output: MailSent,
  refusals: ['order_not_confirmed', 'place_unknown'],
})
