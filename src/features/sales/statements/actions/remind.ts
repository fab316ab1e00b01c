// A reminder of what is overdue: proposed in the tone that fits, sent with its letter.
import { findCompany } from '#features/base/company/queries.ts'
import { queueMail } from '#features/base/mail/actions/queue.ts'
import { commonValues, proposeMail } from '#features/base/mail/actions/templates.ts'
import { fill, fillLine } from '#features/base/mail/rules/template.ts'
import { findCustomer } from '#features/relation/customers/queries.ts'
import { letterView } from '#features/sales/documents/rules/letter.ts'
import { findAround, findLogo, findParties } from '#features/sales/quotes/queries/parties.ts'
import type { InputOf, OutputOf } from '#kernel/endpoint.ts'
import { formats } from '#kernel/format.ts'
import { sum } from '#kernel/money.ts'
import { type Locale, refuse } from '#kernel/refusal.ts'
import type { Act } from '#server/act.ts'
import { renderPdf } from '#server/pdf/render.ts'
import type { mailReminder as sending, proposeReminder as proposing } from '../contract.ts'
import { openOn } from '../queries.ts'
import {
  oldestOf,
  overdueOf,
  type Reminder,
  reminderLetter,
  reminderText,
} from '../rules/reminder.ts'

/** Where nothing is late, the bare template: sending it is refused. @throws Refusal `not_found`. */
export async function proposeReminder(
  act: Act,
  { id }: { id: string },
): Promise<OutputOf<typeof proposing>> {
  const { reminder, customer, language } = await findReminder(act, id)
  if (reminder.overdue.length === 0) {
    const values = { customer: customer.name }
    return proposeMail(act, { kind: 'reminder', language, customer: id, values, attachments: [] })
  }
  const written = formats(language, act.currency, act.timeZone)
  const { title, opening } = reminderText(reminder, written.amount, language)
  const proposal = await proposeMail(act, {
    kind: 'reminder',
    language,
    customer: id,
    values: valuesOf(act, reminder, customer.name, language),
    attachments: [{ name: `${title} – ${customer.name}.pdf` }],
  })
  // The company’s template speaks of one invoice, gently: several, or a firmer tone, have their own text.
  const isOne = reminder.overdue.length === 1 && oldestOf(reminder.overdue, act.today) <= 15
  if (isOne) return proposal
  const { company, sender } = await commonValues(act)
  const hello = language === 'fr' ? 'Bonjour,' : 'Hello,'
  const bye = language === 'fr' ? 'Cordialement,' : 'Best regards,'
  const list = reminder.overdue.map((one) =>
    [one.number, one.dueDay && written.day(one.dueDay), written.amount(one.outstanding)]
      .filter(Boolean)
      .join(' – '),
  )
  return {
    ...proposal,
    subject: `${title} – ${company}`,
    body: [hello, opening, list.join('\n'), `${bye}\n${sender}\n${company}`].join('\n\n'),
    later: [],
  }
}

/** @throws Refusal `not_found`, `nothing_overdue`, `place_unknown`, `place_not_closed`. */
export async function mailReminder(
  act: Act,
  { id, to, cc, subject, body }: InputOf<typeof sending>,
): Promise<OutputOf<typeof sending>> {
  const { reminder, customer, language } = await findReminder(act, id)
  if (reminder.overdue.length === 0) refuse('nothing_overdue')
  const around = await findAround(act, {
    customer_id: id,
    contact_id: null,
    seller_id: null,
    store_id: null,
  })
  const { seller, buyer } = await findParties(act, await findCompany(act), around)
  const parties = { seller, buyer, currency: act.currency, timeZone: act.timeZone }
  const letter = reminderLetter(reminder, parties, language)
  const bytes = await renderPdf(letterView(letter, language, await findLogo(act)))
  const values = {
    ...(await commonValues(act)),
    ...valuesOf(act, reminder, customer.name, language),
    contact: to[0]?.name ?? '',
  }
  return queueMail(act, {
    kind: 'reminder',
    to,
    cc,
    subject: fillLine(subject, values, language),
    body: fill(body, values, language),
    language,
    enclosed: [
      { bytes, name: `${letter.title} – ${customer.name}.pdf`, mediaType: 'application/pdf' },
    ],
    about: { type: 'customer', id, label: customer.name },
    customer: id,
    seller: customer.seller_id,
    store: customer.store_id,
  })
}

async function findReminder(act: Act, id: string) {
  const customer = await findCustomer(act, id)
  const overdue = overdueOf(await openOn(act, id, act.today), act.today)
  const reminder: Reminder = {
    overdue,
    on: act.today,
    professional: customer.kind === 'company',
  }
  return { reminder, customer, language: customer.language as Locale }
}

function valuesOf(act: Act, { overdue, on }: Reminder, customer: string, language: Locale) {
  const said = formats(language, act.currency, act.timeZone)
  const due = said.amount(sum(overdue.map(({ outstanding }) => outstanding)))
  const [oldest] = overdue
  return {
    customer,
    day: said.day(on),
    number: overdue.map(({ number }) => number).join(', '),
    amount: due,
    remaining: due,
    due: oldest?.dueDay ? said.day(oldest.dueDay) : '',
    late: String(oldestOf(overdue, on)),
  }
}
