// Appointments: what they are, what becomes of them, and when two of them cannot both be kept.
import { moves } from '#kernel/moves.ts'
import { reasons } from '#kernel/refusal.ts'

export const appointmentKinds = ['meeting', 'visit', 'call', 'delivery', 'fitting'] as const
export type AppointmentKind = (typeof appointmentKinds)[number]

export const appointmentStates = ['planned', 'held', 'cancelled'] as const
export type AppointmentState = (typeof appointmentStates)[number]

export const can = moves<AppointmentState>()({
  change: { from: ['planned'], to: 'planned' },
  hold: { from: ['planned'], to: 'held' },
  cancel: { from: ['planned'], to: 'cancelled' },
  reopen: { from: ['held'], to: 'planned' },
})

/** The longest that one lasts: what a site takes, not a year typed wrong. */
export const longestDays = 31

/** Why an appointment may not stand from one instant to another, or null. */
export function whyNotSpan(startsAt: string, endsAt: string): 'appointment_span' | null {
  const lasts = Date.parse(endsAt) - Date.parse(startsAt)
  return lasts > 0 && lasts <= longestDays * 86_400_000 ? null : 'appointment_span'
}

export type Span = {
  readonly id: string
  readonly state: AppointmentState
  readonly startsAt: string
  readonly endsAt: string
  readonly people: readonly { readonly id: string }[]
}

/** Whether two appointments ask for the same person at the same time; one that ends as another begins does not. */
export const clash = (a: Span, b: Span): boolean =>
  a.id !== b.id &&
  a.state === 'planned' &&
  b.state === 'planned' &&
  Date.parse(a.startsAt) < Date.parse(b.endsAt) &&
  Date.parse(b.startsAt) < Date.parse(a.endsAt) &&
  a.people.some(({ id }) => b.people.some((one) => one.id === id))

/** Those that cannot be kept together with another. */
export const clashing = (all: readonly Span[]): ReadonlySet<string> =>
  new Set(all.filter((one) => all.some((other) => clash(one, other))).map(({ id }) => id))

export const appointmentReasons = reasons({
  appointment_span: {
    fr: 'La fin doit suivre le début, de 31 jours au plus.',
    en: 'The end must follow the start, by 31 days at most.',
  },
  appointment_closed: {
    status: 409,
    fr: 'Ce rendez-vous est passé ou annulé : il ne se modifie plus.',
    en: 'This appointment is over or cancelled: it does not change any more.',
  },
  appointment_private: {
    status: 409,
    fr: 'Un rendez-vous privé ne s’envoie pas : d’autres lisent la boîte d’envoi.',
    en: 'A private appointment is not sent: others read the outbox.',
  },
  appointment_nobody: {
    status: 409,
    fr: 'Personne à prévenir n’a d’adresse e-mail : ajoutez un interlocuteur ou un collègue.',
    en: 'Nobody to tell has an e-mail address: add a contact or a colleague.',
  },
})
