// A reminder that a person sends to a client, of all that is overdue: in the tone that fits, with its letter.
import { findFile } from '#features/base/files/queries.ts'
import { commonValues, proposeMail } from '#features/base/mail/actions/templates.ts'
import { findCustomer } from '#features/relation/customers/queries.ts'
import type { InputOf, OutputOf } from '#kernel/endpoint.ts'
import { formats } from '#kernel/format.ts'
import { type Locale, refuse } from '#kernel/refusal.ts'
import type { Act } from '#server/act.ts'
import type { FileAnswer } from '#server/http/answers.ts'
import type { mailReminder as sending, proposeReminder as proposing } from '../contract.ts'
import { findLetter } from '../queries/documents.ts'
import { findInvoices, type InvoiceFacts } from '../queries/facts.ts'
import { findActive, type LevelFound } from '../queries/plans.ts'
import { valuesOfInvoices } from '../rules/asked.ts'
import { oldestOf, overdueOf, reminderText, type Tone, toneOf } from '../rules/letter.ts'
import { askedNow, leaveInvoices, letterOf } from './leave.ts'
import { decisionOf } from './run.ts'

/** Where nothing is late, the bare template: sending it is refused. @throws Refusal `not_found`. */
export async function proposeReminder(
  act: Act,
  { id }: { id: string },
): Promise<OutputOf<typeof proposing>> {
  const customer = await findCustomer(act, id)
  const language = customer.language as Locale
  const late = await lateOf(act, id)
  const [first] = late
  if (!first) {
    const values = { customer: customer.name }
    return proposeMail(act, { kind: 'reminder', language, customer: id, values, attachments: [] })
  }
  const { currency } = first
  const tone = toneOfLate(act, late)
  const asked = await askedNow(act, late, tone)
  const overdue = late.map(({ due }) => due)
  const { timeZone, today: on } = act
  const written = formats(language, currency, timeZone)
  const { professional } = first
  const { penalties } = asked
  const reminder = { overdue, on, professional, tone, penalties }
  const { title, opening } = reminderText(reminder, written.amount, language)
  const values = valuesOfInvoices(overdue, asked, { on, language, currency, timeZone })
  const proposal = await proposeMail(act, {
    kind: 'reminder',
    language,
    customer: id,
    values: { ...values, customer: customer.name },
    attachments: [{ name: `${title} – ${customer.name}.pdf` }],
  })
  // The company’s template speaks of one invoice, gently: several, or a firmer tone, have their own text.
  const isOne = late.length === 1 && tone === 'friendly'
  if (isOne) return proposal
  const { company, sender } = await commonValues(act)
  const hello = language === 'fr' ? 'Bonjour,' : 'Hello,'
  const bye = language === 'fr' ? 'Cordialement,' : 'Best regards,'
  return {
    ...proposal,
    subject: `${title} – ${company}`,
    body: [hello, opening, values.detail, `${bye}\n${sender}\n${company}`].join('\n\n'),
    later: [],
  }
}

/** @throws Refusal `not_found`, `nothing_overdue`, `place_unknown`, `place_not_closed`. */
export async function mailReminder(
  act: Act,
  { id, to, cc, subject, body }: InputOf<typeof sending>,
): Promise<OutputOf<typeof sending>> {
  await findCustomer(act, id)
  const late = await lateOf(act, id)
  if (late.length === 0) refuse('nothing_overdue')
  const going = await withLevels(act, late)
  const tone = toneOfLate(act, late)
  const way = { channel: 'email', tone, text: { subject, body }, sender: 'person', to, cc } as const
  // A person who writes a second time today means it.
  const mail = await leaveInvoices(act, going, { ...way, insists: true })
  return mail ?? refuse('nothing_overdue')
}

/** What is late of a client, oldest first, in the currency of the oldest. */
export async function lateOf(act: Act, customer: string): Promise<InvoiceFacts[]> {
  const waiting = await findInvoices(act, { customer })
  const late = waiting.filter(({ due }) => overdueOf([due], act.today).length > 0)
  return late.filter(({ currency }) => currency === late[0]?.currency)
}

export const toneOfLate = (act: Act, late: readonly InvoiceFacts[]): Tone =>
  toneOf(
    oldestOf(
      late.map(({ due }) => due),
      act.today,
    ),
  )

/** Each with the level of its plan whose time has come: sent by hand, it has left. */
export async function withLevels(
  act: Act,
  late: readonly InvoiceFacts[],
): Promise<{ invoice: InvoiceFacts; level: LevelFound | null }[]> {
  const plans = await findActive(act)
  return late.map((invoice) => {
    const decision = decisionOf(act, invoice, plans)
    const isDue = decision?.what === 'send' && decision.level.channel === 'email'
    return { invoice, level: isDue ? (decision.level as LevelFound) : null }
  })
}

/** The letter about an invoice: the last that was made, else the one that fits today. @throws Refusal `not_found`, `invoice_not_open`. */
export async function readLetter(act: Act, { id }: { id: string }): Promise<FileAnswer> {
  const [invoice] = await findInvoices(act, { ids: [id] })
  if (!invoice) refuse('not_found')
  const kept = await findLetter(act, id)
  const found = kept === null ? undefined : await findFile(act, kept)
  if (found) {
    return { file: found.content, name: found.name, mediaType: found.media_type, inline: true }
  }
  if (invoice.history.over) refuse('invoice_not_open')
  const tone = toneOfLate(act, [invoice])
  const made = await letterOf(act, [invoice], await askedNow(act, [invoice], tone), tone)
  return { file: made.bytes, name: made.name, mediaType: made.mediaType, inline: true }
}
