import { MailProposal, MailSent, MailText } from '#features/base/mail/contract.ts'
import { endpoint } from '#kernel/endpoint.ts'
import { ById } from '#kernel/shapes.ts'

export const proposeInvoiceMail = endpoint('GET', '/invoices/:id/mail', {
  summary: 'Proposes the message that goes with an issued invoice or credit note.',
  input: ById,
  output: MailProposal,
  refusals: ['not_issued'],
})

export const mailInvoice = endpoint('POST', '/invoices/:id/mail', {
  summary: 'Sends an issued invoice or credit note by e-mail, with its PDF.',
  input: ById.extend(MailText),
  output: MailSent,
  refusals: ['not_issued', 'place_unknown'],
})
