// The reminders of a document and of a client: what comes next, what holds it, what left.
import { z } from 'zod'
import { MailProposal, MailSent, MailText } from '#features/base/mail/contract.ts'
import { Named } from '#features/sales/quotes/contract/document.ts'
import { endpoint } from '#kernel/endpoint.ts'
import { anyOf, listInput, listOutput } from '#kernel/list.ts'
import { Amount, ById, CalendarDay, Done, Id, Instant, Line } from '#kernel/shapes.ts'
import { tones } from './rules/letter.ts'
import { anchors, channels, holdKinds, kinds, overs, promises } from './rules/plan.ts'

/** A level as one names it: "5 jours avant l’échéance", firmly, by e-mail. */
export const LevelName = z.object({
  anchor: z.enum(anchors),
  delay: z.int(),
  tone: z.enum(tones),
  channel: z.enum(channels),
})
export type LevelName = z.output<typeof LevelName>

const mailStates = ['queued', 'sending', 'sent', 'failed', 'held', 'cancelled'] as const

export const ReminderRow = z.object({
  id: Id,
  kind: z.enum(kinds),
  document: z.object({ id: Id, number: z.string() }),
  customer: Named,
  /** None: a person sent it beside the plan. */
  level: LevelName.nullable(),
  tone: z.enum(tones),
  channel: z.enum(channels),
  day: CalendarDay,
  at: Instant,
  /** What was asked that day; what a formal notice added to it. */
  amount: Amount,
  penalties: Amount,
  indemnity: Amount,
  lateDays: z.int(),
  person: Named.nullable(),
  mail: z.object({ id: Id, state: z.enum(mailStates) }).nullable(),
  /** Whether it has a letter to print. */
  letter: z.boolean(),
})
export type ReminderRow = z.output<typeof ReminderRow>

const Hold = z.object({
  kind: z.enum(holdKinds),
  until: CalendarDay.nullable(),
  amount: Amount.nullable(),
  reason: z.string(),
  person: z.string().nullable(),
  at: Instant,
  /** The message that the client answered by e-mail. */
  mail: Id.nullable(),
  /** Of a promise. */
  promise: z.enum(promises).nullable(),
})
export type Hold = z.output<typeof Hold>

const Next = z.object({
  level: LevelName,
  day: CalendarDay,
  hour: z.int(),
  /** Whether its time has come: it leaves within the quarter of an hour. */
  now: z.boolean(),
})

export const States = z.object({
  /** The plan of the client for such documents; none where they are never reminded. */
  plan: z.object({ id: Id, name: z.string(), active: z.boolean() }).nullable(),
  over: z.enum(overs).nullable(),
  /** What holds it, or held it until its day; null where nothing does. */
  hold: Hold.nullable(),
  /** Whether that holds it today. */
  held: z.boolean(),
  next: Next.nullable(),
  remaining: Amount,
  calling: z.boolean(),
  left: z.array(ReminderRow),
})
export type States = z.output<typeof States>

export const quoteReminders = endpoint('GET', '/quotes/:id/reminders', {
  summary: 'How reminders of a quote stand: what leaves next, what holds it, what left.',
  input: ById,
  output: States,
})
export const invoiceReminders = endpoint('GET', '/invoices/:id/reminders', {
  summary: 'How reminders of an invoice stand: what leaves next, what holds it, what left.',
  input: ById,
  output: States,
})

const holding = {
  kind: z.enum(holdKinds),
  /** Of a promise or a pause. */
  until: CalendarDay.nullable().optional(),
  /** What is promised; all that remains unless given. */
  amount: Amount.nullable().optional(),
  /** Asked of a dispute. */
  reason: Line(500).optional(),
}
const holdRefusals = [
  'not_found',
  'quote_not_waiting',
  'invoice_not_open',
  'hold_day_past',
  'hold_day_missing',
  'hold_reason_missing',
  'promise_amount',
]

export const holdQuoteReminders = endpoint('POST', '/quotes/:id/reminder-hold', {
  summary:
    'Holds back the reminders of a quote: the customer answered, or a hand pauses or stops them.',
  input: ById.extend({ ...holding, kind: z.enum(['reply', 'pause', 'stop']) }),
  output: States,
  refusals: holdRefusals,
})
export const holdInvoiceReminders = endpoint('POST', '/invoices/:id/reminder-hold', {
  summary:
    'Holds back the reminders of an invoice: an answer, a promise to pay, a dispute, a pause, an end.',
  input: ById.extend(holding),
  output: States,
  refusals: holdRefusals,
})
export const resumeQuoteReminders = endpoint('POST', '/quotes/:id/reminder-resumption', {
  summary: 'Lets the reminders of a quote go on.',
  input: ById,
  output: States,
  refusals: ['not_held'],
})
export const resumeInvoiceReminders = endpoint('POST', '/invoices/:id/reminder-resumption', {
  summary: 'Lets the reminders of an invoice go on.',
  input: ById,
  output: States,
  refusals: ['not_held'],
})

export const reminderSorts = ['at', 'customer', 'amount'] as const
export const listReminders = endpoint('GET', '/reminders', {
  summary:
    'Every reminder that left, by plan or by hand, newest first; indicators count them by tone.',
  input: listInput(reminderSorts, {
    kind: z.enum(kinds).optional(),
    tone: anyOf(tones),
    channel: anyOf(channels),
    customer: Id.optional(),
    from: CalendarDay.optional(),
    to: CalendarDay.optional(),
  }),
  output: listOutput(ReminderRow, { sums: ['amount'], indicators: tones }),
})

export const reminderLetterPdf = endpoint('GET', '/invoices/:id/reminder-letter', {
  summary:
    'The letter of the last reminder by post or, where there was none, the one that fits today.',
  input: ById,
  output: z.unknown(),
  answer: 'pdf',
  refusals: ['invoice_not_open'],
})

const ClientPlan = z.object({
  kind: z.enum(kinds),
  /** Whether the client follows the usual plan of the company. */
  usual: z.boolean(),
  plan: z.object({ id: Id, name: z.string(), active: z.boolean() }).nullable(),
  /** The usual plan, followed or not. */
  usualPlan: z.object({ name: z.string(), active: z.boolean() }),
})
export const customerReminders = endpoint('GET', '/customers/:id/reminders', {
  summary: 'How a customer is reminded: by which plans, what is held back, and the last that left.',
  input: ById,
  output: z.object({
    plans: z.array(ClientPlan),
    choices: z.array(z.object({ id: Id, kind: z.enum(kinds), name: z.string() })),
    held: z.array(
      z.object({
        kind: z.enum(kinds),
        document: z.object({ id: Id, number: z.string() }),
        hold: Hold,
      }),
    ),
    left: z.array(ReminderRow),
    /** How many left in all. */
    total: z.int(),
  }),
})
export const chooseClientPlan = endpoint('PUT', '/customers/:id/reminder-plan', {
  summary: 'Chooses the plan of a customer: the usual one, another, or none.',
  input: ById.extend({ kind: z.enum(kinds), plan: z.union([Id, z.enum(['usual', 'none'])]) }),
  output: Done,
  refusals: ['not_found', 'plan_other_kind'],
})

export const proposeReminder = endpoint('GET', '/customers/:id/reminder', {
  summary:
    'Proposes a reminder of what a customer should have paid by now, in the tone that fits how late it is.',
  input: ById,
  output: MailProposal,
})

export const mailReminder = endpoint('POST', '/customers/:id/reminder', {
  summary: 'Sends a reminder by e-mail, with its letter.',
  input: ById.extend(MailText),
  output: MailSent,
  refusals: ['not_found', 'nothing_overdue', 'place_unknown', 'place_not_closed'],
})
