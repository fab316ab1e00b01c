import { z } from 'zod'
import { Named, Subject, SubjectRef } from '#features/relation/activities/contract.ts'
import { endpoint } from '#kernel/endpoint.ts'
import {
  ById,
  CalendarDay,
  Done,
  Email,
  Flag,
  Id,
  Instant,
  Line,
  Name,
  Nothing,
  Paragraph,
  Version,
} from '#kernel/shapes.ts'
import { appointmentKinds, appointmentStates } from './rules/life.ts'

/** Someone of neither side: told by e-mail, without an account. */
export const Guest = z.object({ name: Line(200), address: Email })

const fields = {
  kind: z.enum(appointmentKinds),
  title: Name(300),
  description: Paragraph(10_000),
  startsAt: Instant,
  endsAt: Instant,
  place: Line(300),
  /** Others see that one is busy, and not with what. */
  private: z.boolean(),
}
const asked = {
  ...fields,
  about: SubjectRef.nullable(),
  /** Colleagues who take part. */
  people: z.array(Id).max(50),
  /** People of the customer who take part. */
  contacts: z.array(Id).max(50),
  /** Others, by their e-mail address: a fitter who works for several firms. */
  guests: z.array(Guest).max(20),
}

export const Appointment = z.object({
  id: Id,
  ...fields,
  /** Empty where one may only know that somebody is busy. */
  title: z.string(),
  state: z.enum(appointmentStates),
  outcome: z.string(),
  about: Subject.nullable(),
  customer: Named.nullable(),
  author: Named.nullable(),
  people: z.array(Named),
  contacts: z.array(Named),
  guests: z.array(Guest),
  /** When those who take part were last written to. */
  toldAt: Instant.nullable(),
  /** It has changed since they were told. */
  untold: z.boolean(),
  /** Somebody is taken, and that is all that one may know. */
  busy: z.boolean(),
  version: Version,
})
export type Appointment = z.output<typeof Appointment>

const Period = z.object({ from: CalendarDay, to: CalendarDay })

export const listAppointments = endpoint('GET', '/appointments', {
  summary:
    'The appointments of a period (62 days at most): one’s own, those of somebody, or of everybody. Those that one may not see are shown as busy.',
  input: Period.extend({ person: Id.optional(), everyone: Flag }),
  output: z.object({ rows: z.array(Appointment) }),
})

export const showAppointment = endpoint('GET', '/appointments/:id', {
  summary: 'Shows an appointment.',
  input: ById,
  output: Appointment,
})

export const createAppointment = endpoint('POST', '/appointments', {
  summary: 'Makes an appointment, in which whoever makes it takes part unless others are named.',
  input: z.object(asked).partial().required({ title: true, startsAt: true, endsAt: true }),
  output: Appointment,
  refusals: ['appointment_span'],
})

export const changeAppointment = endpoint('PATCH', '/appointments/:id', {
  summary: 'Changes or moves an appointment; those who were told of it are not told by this.',
  input: ById.extend({ version: Version }).extend(z.object(asked).partial().shape),
  output: Appointment,
  refusals: ['appointment_span', 'appointment_closed'],
})

export const tellAppointment = endpoint('POST', '/appointments/:id/invitation', {
  summary:
    'Writes to those who take part, with a calendar file (RFC 5545): an invitation, or what has changed of it; to those who do the work with the papers of the deal, without its prices, if asked.',
  input: ById.extend({ papers: z.boolean().optional() }),
  output: Appointment,
  refusals: ['appointment_closed', 'appointment_nobody', 'appointment_private'],
})

export const holdAppointment = endpoint('POST', '/appointments/:id/holding', {
  summary: 'An appointment has taken place, with what came of it.',
  input: ById.extend({ outcome: Paragraph(4000).optional() }),
  output: Appointment,
  refusals: ['appointment_closed'],
})

export const reopenAppointment = endpoint('DELETE', '/appointments/:id/holding', {
  summary: 'An appointment is to take place after all.',
  input: ById,
  output: Appointment,
  refusals: ['appointment_closed'],
})

export const cancelAppointment = endpoint('POST', '/appointments/:id/cancellation', {
  summary: 'Cancels an appointment; those who were told of it are told so.',
  input: ById,
  output: Appointment,
  refusals: ['appointment_closed'],
})

export const deadlineTypes = ['task', 'quote', 'invoice'] as const

export const listDeadlines = endpoint('GET', '/deadlines', {
  summary:
    'What falls due in a period (62 days at most): tasks to do, quotes that expire, invoices to be paid.',
  input: Period.extend({ everyone: Flag }),
  output: z.object({
    rows: z.array(
      z.object({
        type: z.enum(deadlineTypes),
        id: Id,
        day: CalendarDay,
        label: z.string(),
        customer: z.string().nullable(),
      }),
    ),
  }),
})

export const listFeeds = endpoint('GET', '/calendar-feeds', {
  summary: 'The addresses at which other calendars read one’s own appointments.',
  input: Nothing,
  output: z.object({ rows: z.array(z.object({ id: Id, createdAt: Instant })) }),
})

export const makeFeed = endpoint('POST', '/calendar-feeds', {
  summary: 'Makes a secret address for another calendar; it is shown once.',
  input: Nothing,
  output: z.object({ id: Id, address: z.string().nullable() }),
  once: ['address'],
})

export const revokeFeed = endpoint('DELETE', '/calendar-feeds/:id', {
  summary: 'Closes an address: it opens nothing any more.',
  input: ById,
  output: Done,
})

export const readFeed = endpoint('GET', '/public/calendars/:token', {
  summary: 'The appointments of a person, as a calendar file (RFC 5545).',
  input: z.object({ token: z.string().max(100) }),
  output: z.unknown(),
  answer: 'file',
})
