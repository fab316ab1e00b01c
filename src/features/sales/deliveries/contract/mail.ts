import { MailProposal, MailSent, MailText } from '#features/base/mail/contract.ts'
import { endpoint } from '#kernel/endpoint.ts'
import { ById } from '#kernel/shapes.ts'
import { Seen } from '../contract.ts'

export const proposeDeliveryMail = endpoint('GET', '/deliveries/:id/mail', {
  summary: 'Proposes the message that goes with a delivery that is ready.',
  input: ById,
  output: MailProposal,
  refusals: ['delivery_not_numbered'],
})

export const mailDelivery = endpoint('POST', '/deliveries/:id/mail', {
  summary: 'Sends a delivery note by e-mail, as a PDF.',
  input: Seen.extend(MailText),
  output: MailSent,
  refusals: ['delivery_not_numbered', 'place_unknown'],
})
