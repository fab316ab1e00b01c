import { z } from 'zod'
import { changed, record } from '#features/base/journal/actions.ts'
import type { Enclosed } from '#features/base/mail/actions/queue.ts'
import { notify, toldBy } from '#features/base/notifications/actions.ts'
import { checkColleagues, checkContacts } from '#features/relation/activities/queries/people.ts'
import { aboutColumns, findSubject } from '#features/relation/activities/queries/subject.ts'
import type { InputOf } from '#kernel/endpoint.ts'
import { refuse } from '#kernel/refusal.ts'
import type { Act } from '#server/act.ts'
import { newId } from '#server/ids.ts'
import * as contract from '../contract.ts'
import {
  type AppointmentRow,
  findAppointment,
  insertAppointment,
  markTold,
  setContacts,
  setGuests,
  setPeople,
  updateAppointment,
  viewOf,
  writtenAppointment,
} from '../queries/appointments.ts'
import { type AppointmentState, can, whyNotSpan } from '../rules/life.ts'
import { writeToAll } from './invite.ts'

type Appointment = contract.Appointment

/** Makes an appointment. @throws Refusal `not_found`, `appointment_span`. */
export async function createAppointment(
  act: Act,
  asked: InputOf<typeof contract.createAppointment>,
): Promise<Appointment> {
  const { title, description = '', startsAt, endsAt, place = '', kind = 'meeting' } = asked
  judge(asked)
  const subject = asked.about ? await findSubject(act, asked.about, 'about') : null
  const wanted = asked.people ?? (act.person ? [act.person.id] : [])
  const people = await checkColleagues(act, wanted, 'people')
  const contacts = await checkContacts(act, subject?.customer?.id ?? null, asked.contacts ?? [])
  const id = newId(act.now.getTime())
  await insertAppointment(act, {
    id,
    kind,
    title,
    description,
    starts_at: startsAt,
    ends_at: endsAt,
    place,
    private: asked.private ?? false,
    author_id: act.person?.id ?? null,
    ...aboutColumns(subject),
  })
  await setPeople(act, id, people)
  await setContacts(act, id, contacts)
  await setGuests(act, id, asked.guests ?? [])
  const made = await written(act, id)
  tell(act, 'appointment.created', made, told(made))
  await tellPeople(act, made, people)
  return made
}

/** @throws Refusal `not_found`, `changed_meanwhile`, `appointment_closed`, `appointment_span`. */
export async function changeAppointment(
  act: Act,
  {
    id,
    version,
    about,
    people,
    contacts,
    guests,
    ...change
  }: InputOf<typeof contract.changeAppointment>,
): Promise<Appointment> {
  const row = await held(act, id, 'change')
  const before = await viewOf(act, row)
  if (row.version !== version) {
    const current = z.encode(contract.Appointment, before)
    refuse('changed_meanwhile', undefined, {}, { current })
  }
  const after = { ...before, ...change }
  judge(after)
  const subject = about ? await findSubject(act, about, 'about') : null
  const customer = about === undefined ? row.customer_id : (subject?.customer?.id ?? null)
  const named = contacts && (await checkContacts(act, customer, contacts))
  const added = people ? await setPeople(act, id, await checkColleagues(act, people, 'people')) : []
  // Another customer has other people: those of the one before have nothing to do there.
  if (named || customer !== row.customer_id) await setContacts(act, id, named ?? [])
  if (guests) await setGuests(act, id, guests)
  const seen =
    after.startsAt !== before.startsAt ||
    after.endsAt !== before.endsAt ||
    after.place !== before.place ||
    after.title !== before.title ||
    after.description !== before.description
  await updateAppointment(act, id, {
    kind: after.kind,
    title: after.title,
    description: after.description,
    starts_at: after.startsAt,
    ends_at: after.endsAt,
    place: after.place,
    private: after.private,
    ...(about === undefined ? {} : aboutColumns(subject)),
    sequence: row.sequence + (seen || people || named || guests ? 1 : 0),
  })
  const made = await written(act, id)
  tell(act, 'appointment.changed', made, changed(told(before), told(made)).after)
  await tellPeople(act, made, added)
  return made
}

/**
 * Writes to those who take part; to those who do the work, with these papers.
 * @throws Refusal `not_found`, `appointment_closed`, `appointment_nobody`, `appointment_private`.
 */
export async function tellAppointment(
  act: Act,
  { id }: { id: string },
  papersOf: (row: AppointmentRow) => Promise<readonly Enclosed[]> = async () => [],
): Promise<Appointment> {
  const row = await held(act, id, 'change')
  const telling = row.told_sequence === null ? 'invited' : 'changed'
  await writeToAll(act, row, telling, await papersOf(row))
  await markTold(act, row)
  const made = await written(act, id)
  tell(act, 'appointment.sent', made, null)
  return made
}

/** @throws Refusal `not_found`, `appointment_closed`. */
export async function holdAppointment(
  act: Act,
  { id, outcome = '' }: { id: string; outcome?: string | undefined },
): Promise<Appointment> {
  await held(act, id, 'hold')
  return moved(act, id, { state: can.hold.to, outcome }, 'appointment.held')
}

/** @throws Refusal `not_found`, `appointment_closed`. */
export async function reopenAppointment(act: Act, { id }: { id: string }): Promise<Appointment> {
  await held(act, id, 'reopen')
  return moved(act, id, { state: can.reopen.to }, 'appointment.reopened')
}

/** Those who were told of it are told that it is no more. @throws Refusal `not_found`, `appointment_closed`. */
export async function cancelAppointment(act: Act, { id }: { id: string }): Promise<Appointment> {
  const row = await held(act, id, 'cancel')
  const sequence = row.sequence + 1
  if (row.told_sequence !== null && !row.private) {
    await writeToAll(act, { ...row, sequence, state: can.cancel.to }, 'cancelled')
  }
  return moved(act, id, { state: can.cancel.to, sequence }, 'appointment.cancelled')
}

async function held(act: Act, id: string, what: keyof typeof can): Promise<AppointmentRow> {
  const row = (await findAppointment(act, id, { hold: true })) ?? refuse('not_found')
  if (!can[what](row.state as AppointmentState)) refuse('appointment_closed')
  return row
}

async function moved(
  act: Act,
  id: string,
  change: Parameters<typeof updateAppointment>[2],
  action: string,
): Promise<Appointment> {
  await updateAppointment(act, id, change)
  const made = await written(act, id)
  tell(act, action, made, null)
  return made
}

const written = async (act: Act, id: string): Promise<Appointment> =>
  viewOf(act, await writtenAppointment(act, id))

function judge({ startsAt, endsAt }: { startsAt: string; endsAt: string }): void {
  const reason = whyNotSpan(startsAt, endsAt)
  if (reason) refuse(reason, 'endsAt')
}

const told = ({ title, kind, startsAt, endsAt, place, about, people }: Appointment) => ({
  title,
  kind,
  startsAt,
  endsAt,
  place,
  about: about?.label ?? null,
  people: people.map(({ name }) => name),
})

/** Of what is private the journal says that it was, and not what. */
function tell(
  act: Act,
  action: string,
  made: Appointment,
  after: Record<string, unknown> | null,
): void {
  const { id, title } = made
  record(act, action, 'appointment', id, made.private ? {} : { label: title, after })
}

const tellPeople = (act: Act, made: Appointment, to: readonly string[]) =>
  notify(act, {
    code: 'appointment.assigned',
    about: { type: 'appointment', id: made.id, label: made.title },
    to,
    values: { by: toldBy(act), at: made.startsAt },
  })
