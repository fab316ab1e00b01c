import { z } from 'zod'
import { MailProposal, MailSent, MailText } from '#features/base/mail/contract.ts'
import { Named, PaymentMethodName } from '#features/sales/quotes/contract/document.ts'
import { endpoint } from '#kernel/endpoint.ts'
import { Total, CalendarDay, Id } from '#kernel/shapes.ts'
import { ages, movementKinds } from './rules/statement.ts'

const Period = {
  id: Id,
  /** The first day of the month, three months ago, unless given. */
  from: CalendarDay.optional(),
  /** Today unless given. */
  to: CalendarDay.optional(),
}

export const Statement = z.object({
  customer: Named,
  from: CalendarDay,
  to: CalendarDay,
  opening: Total,
  rows: z.array(
    z.object({
      kind: z.enum(movementKinds),
      id: Id,
      day: CalendarDay,
      dueDay: CalendarDay.nullable(),
      label: z.string(),
      method: PaymentMethodName.nullable(),
      /** What it adds to what the client owes. */
      amount: Total,
      balance: Total,
    }),
  ),
  sums: z.object({ debit: Total, credit: Total }),
  closing: Total,
  open: z.array(
    z.object({
      kind: z.enum(['invoice', 'credit_note']),
      id: Id,
      number: z.string(),
      day: CalendarDay,
      dueDay: CalendarDay.nullable(),
      gross: Total,
      outstanding: Total,
    }),
  ),
  ageing: z.object(
    Object.fromEntries(ages.map((age) => [age, Total])) as Record<
      (typeof ages)[number],
      typeof Total
    >,
  ),
  late: Total,
  toCome: Total,
  onAccount: Total,
  credits: Total,
})

const refusals = ['not_found', 'period_upside_down', 'period_too_full']

export const showStatement = endpoint('GET', '/customers/:id/statement', {
  summary:
    'The account of a customer over a period: opening balance, movements, closing balance, and the age of what is due at its end.',
  input: z.object(Period),
  output: Statement,
  refusals,
})

export const statementPdf = endpoint('GET', '/customers/:id/statement/pdf', {
  summary: 'The same, to be printed or sent.',
  input: z.object(Period),
  output: z.unknown(),
  answer: 'pdf',
  refusals,
})

export const statementCsv = endpoint('GET', '/customers/:id/statement/csv', {
  summary: 'The same, for a spreadsheet.',
  input: z.object(Period),
  output: z.unknown(),
  answer: 'csv',
  refusals,
})

/** The last day is `through` here, since `to` says to whom. */
const MailPeriod = { id: Id, from: CalendarDay.optional(), through: CalendarDay.optional() }

export const proposeStatementMail = endpoint('GET', '/customers/:id/statement/mail', {
  summary:
    'Proposes the message that goes with a statement: recipients, subject, text, attachment.',
  input: z.object(MailPeriod),
  output: MailProposal,
  refusals,
})

export const mailStatement = endpoint('POST', '/customers/:id/statement/mail', {
  summary: 'Sends a statement by e-mail, with its PDF.',
  input: z.object({ ...MailPeriod, ...MailText }),
  output: MailSent,
  refusals: [...refusals, 'place_unknown', 'place_not_closed'],
})
