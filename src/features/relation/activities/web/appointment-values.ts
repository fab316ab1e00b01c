// What the form of an appointment holds, and the instants that its days and times are.
import {
  type Appointment,
  listAppointments,
  showAppointment,
} from '#features/relation/appointments/contract.ts'
import {
  minutesAt,
  minutesBetween,
  span,
  timeOf,
} from '#features/relation/appointments/rules/clock.ts'
import type { AppointmentKind } from '#features/relation/appointments/rules/life.ts'
import type { Day } from '#kernel/day.ts'
import { useCompany, useSession, useToday } from '#web/session.ts'
import type { Found } from '#web/ui/ComboBox.tsx'
import { listActivities } from '../contract.ts'

/** What is read again once an appointment has changed. */
export const agendaReads = [listAppointments, showAppointment, listActivities]

/** What a new one begins with: where one pressed, and on whose page. */
export type Begun = {
  readonly day: Day
  readonly minutes: number
  readonly lasts: number
  readonly kind?: AppointmentKind
  readonly title?: string
  readonly place?: string
  readonly customer?: Found | null
  readonly person?: { id: string; name: string } | null
}

export type Values = {
  title: string
  kind: AppointmentKind
  day: Day | null
  from: string
  to: string
  until: Day | null
  place: string
  description: string
  private: boolean
  customer: Found | null
  people: { id: string; name: string }[]
  contacts: { id: string; name: string }[]
  /** As typed: "Karim Benali <karim@exemple.fr>, …". */
  guests: string
}

export function valuesOf(appointment: Appointment, timeZone: string): Values {
  const from = minutesAt(appointment.startsAt, timeZone)
  const until = minutesAt(appointment.endsAt, timeZone)
  const { title, kind, place, description, customer, people, contacts } = appointment
  return {
    title,
    kind,
    place,
    description,
    private: appointment.private,
    day: from.day,
    from: timeOf(from.minutes),
    to: timeOf(until.minutes),
    until: until.day,
    customer: customer && { id: customer.id, label: customer.name },
    people: [...people],
    contacts: [...contacts],
    guests: appointment.guests.map(writtenGuest).join(', '),
  }
}

export function useInitial(appointment: Appointment | null, begun?: Begun): Values {
  const { timeZone } = useCompany()
  const { account } = useSession()
  const today = useToday()
  if (appointment) return valuesOf(appointment, timeZone)
  const {
    day,
    minutes,
    lasts,
    customer = null,
    person,
    kind = 'meeting',
    title = '',
    place = '',
  } = begun ?? { day: today, minutes: 540, lasts: 60 }
  return {
    title,
    kind,
    place,
    description: '',
    private: false,
    day,
    from: timeOf(minutes),
    to: timeOf(Math.min(minutes + lasts, 1439)),
    until: day,
    customer,
    people: [person ?? { id: account.id, name: account.name }],
    contacts: [],
    guests: '',
  }
}

type Guest = Appointment['guests'][number]

const writtenGuest = ({ name, address }: Guest): string =>
  name === '' ? address : `${name} <${address}>`

/** Those who are named by their e-mail address, with commas between; null where one is none. */
export function readGuests(typed: string): Guest[] | null {
  const parts = typed.split(/[,;\n]/).map((part) => part.trim())
  const found = parts.flatMap((part) => {
    if (part === '') return []
    const [, name = '', address = part] = /^(.*?)\s*<([^<>]+)>$/.exec(part) ?? []
    return [{ name: name.replaceAll('"', ''), address: address.trim() }]
  })
  return found.every(({ address }) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(address)) ? found : null
}

/** From when to when, as instants; null where the end does not follow the start. */
export function timesOf({ day, from, to, until }: Values, timeZone: string) {
  if (!day || !until || from === '' || to === '') return null
  const at = (on: Day, time: string) => ({
    day: on,
    minutes: Number(time.slice(0, 2)) * 60 + Number(time.slice(3)),
  })
  const lasts = minutesBetween(at(day, from), at(until, to))
  return lasts > 0 ? span(at(day, from), lasts, timeZone) : null
}
