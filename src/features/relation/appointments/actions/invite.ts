// Those who take part are written to, with the file that their calendar reads.
import { type Enclosed, queueMail } from '#features/base/mail/actions/queue.ts'
import { emailOf, findSender } from '#features/base/mail/queries/find.ts'
import { formats } from '#kernel/format.ts'
import { type Locale, refuse } from '#kernel/refusal.ts'
import type { Act } from '#server/act.ts'
import type { MailAddress } from '#server/mail.ts'
import { addressesOf, type AppointmentRow } from '../queries/appointments.ts'
import { minutesAt, timeOf } from '../rules/clock.ts'
import { calendar, type CalendarEvent } from '../rules/ics.ts'
import type { AppointmentKind } from '../rules/life.ts'
import { letterOf, type Telling } from '../rules/letter.ts'

/** Puts a message to all in the outbox. @throws Refusal `appointment_nobody`, `appointment_private`. */
export async function writeToAll(
  act: Act,
  row: AppointmentRow,
  telling: Telling,
  papers: readonly Enclosed[] = [],
): Promise<void> {
  if (row.private) refuse('appointment_private')
  const { people, client } = await addressesOf(act, row)
  if (people.length + client.length === 0) refuse('appointment_nobody')
  if (papers.length === 0) return write(act, row, telling, [...people, ...client])
  // The papers are for those who do the work: the client has a message of its own.
  if (people.length > 0) await write(act, row, telling, people, papers)
  if (client.length > 0) await write(act, row, telling, client)
}

/**
 * Invites colleagues and the client, each side by a message of its own: the papers of the deal are for
 * those who do the work. Whoever has no address is passed over. @returns how many were written to.
 */
export async function invite(
  act: Act,
  row: AppointmentRow,
  asked: { people: boolean; client: boolean; papers: readonly Enclosed[] },
): Promise<number> {
  if (row.private) refuse('appointment_private')
  const { people, client } = await addressesOf(act, row, { orCustomer: true })
  const sides = [
    ...(asked.people && people.length > 0 ? [{ to: people, papers: asked.papers }] : []),
    ...(asked.client && client.length > 0 ? [{ to: client, papers: [] }] : []),
  ]
  for (const { to, papers } of sides) await write(act, row, 'invited', to, papers)
  return sides.reduce((n, { to }) => n + to.length, 0)
}

async function write(
  act: Act,
  row: AppointmentRow,
  telling: Telling,
  to: readonly MailAddress[],
  papers: readonly Enclosed[] = [],
): Promise<void> {
  const [sender, customer] = [await findSender(act), await customerOf(act, row.customer_id)]
  const language = customer?.language === 'en' ? 'en' : customer ? 'fr' : act.locale
  const organizer = {
    name: act.person?.name ?? sender.name,
    address: (act.person && (await emailOf(act, act.person.id))) || sender.email,
  }
  const { subject, body } = letterOf(
    {
      kind: row.kind as AppointmentKind,
      title: row.title,
      when: whenOf(act, row, language),
      place: row.place,
      description: row.description,
      company: sender.name,
      sender: organizer.name,
      papers: papers.length,
    },
    telling,
    language,
  )
  const method = telling === 'cancelled' ? 'CANCEL' : 'REQUEST'
  const file = calendar(method, sender.name, [
    { ...eventOf(act, row), organizer, attendees: [...to] },
  ])
  await queueMail(act, {
    kind: 'appointment',
    to,
    subject,
    body,
    language,
    enclosed: [
      {
        bytes: new TextEncoder().encode(file),
        name: telling === 'cancelled' ? 'annulation.ics' : 'rendez-vous.ics',
        mediaType: `text/calendar; charset=utf-8; method=${method}`,
      },
      ...papers,
    ],
    about: { type: 'appointment', id: row.id, label: row.title },
    customer: row.customer_id,
    seller: customer?.seller_id ?? act.person?.id ?? null,
    store: customer?.store_id ?? null,
  })
}

/** An appointment as a calendar reads it. */
export const eventOf = (
  act: Act,
  row: AppointmentRow,
): Omit<CalendarEvent, 'organizer' | 'attendees'> => ({
  uid: `${row.id}@comptoir`,
  sequence: row.sequence,
  stampedAt: act.now.toISOString(),
  startsAt: row.starts_at,
  endsAt: row.ends_at,
  summary: row.title,
  description: row.description,
  location: row.place,
  cancelled: row.state === 'cancelled',
})

/** "2 avril 2026, 14:00 – 15:30", on the clocks of the company. */
function whenOf(act: Act, row: AppointmentRow, locale: Locale): string {
  const { longDay } = formats(locale, act.currency, act.timeZone)
  const [from, until] = [
    minutesAt(row.starts_at, act.timeZone),
    minutesAt(row.ends_at, act.timeZone),
  ]
  const start = `${longDay(from.day)}, ${timeOf(from.minutes)}`
  const end = timeOf(until.minutes)
  return from.day === until.day ? `${start} – ${end}` : `${start} – ${longDay(until.day)}, ${end}`
}

const customerOf = async ({ tx, company }: Act, id: string | null) =>
  id === null
    ? undefined
    : tx
        .selectFrom('customer')
        .select(['language', 'seller_id', 'store_id'])
        .where('company_id', '=', company)
        .where('id', '=', id)
        .executeTakeFirst()
