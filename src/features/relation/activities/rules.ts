// What happens around a record: what was said (notes, calls, visits), and what it may be about.
import { type Locale, reasons } from '#kernel/refusal.ts'
import type { Module } from '#kernel/rights.ts'

/** The records that an activity may be about, each with the module whose reader sees it. */
export const subjectModules = {
  customer: 'customers',
  project: 'projects',
  quote: 'quotes',
  order: 'orders',
  delivery: 'deliveries',
  invoice: 'invoices',
  payment: 'payments',
  purchase_order: 'purchases',
} as const satisfies Record<string, Module>
export type SubjectType = keyof typeof subjectModules
export const subjectTypes = Object.keys(subjectModules) as [SubjectType, ...SubjectType[]]

export const noteKinds = ['note', 'call', 'visit'] as const
export type NoteKind = (typeof noteKinds)[number]

/** Whom a note is written for; nothing is ever sent by it. */
export const audiences = ['internal', 'client'] as const
export type Audience = (typeof audiences)[number]

/** How a call or a visit ended; a note has no outcome. */
export const outcomes = {
  note: [],
  call: ['reached', 'message', 'no_answer', 'wrong_number'],
  visit: ['met', 'absent', 'postponed'],
} as const satisfies Record<NoteKind, readonly string[]>
export type Outcome = (typeof outcomes)[NoteKind][number]
export const allOutcomes = [...outcomes.call, ...outcomes.visit] as [Outcome, ...Outcome[]]

export type Told = {
  readonly kind: NoteKind
  readonly body: string
  readonly outcome: Outcome | null
  readonly minutes: number | null
}

/** Why what was said may not be kept as it is, with the field, or null. */
export function whyNotTold({
  kind,
  body,
  outcome,
  minutes,
}: Told): { code: 'note_empty' | 'note_outcome'; param: string } | null {
  const known: readonly string[] = outcomes[kind]
  if (outcome !== null && !known.includes(outcome))
    return { code: 'note_outcome', param: 'outcome' }
  if (minutes !== null && kind === 'note') return { code: 'note_outcome', param: 'minutes' }
  // A call that nobody answered says enough by its outcome.
  return body.trim() === '' && outcome === null ? { code: 'note_empty', param: 'body' } : null
}

/** Only its author takes a note back or mends it: what a colleague has written is theirs. */
export const isOwn = (author: string | null, person: string | null): boolean =>
  author !== null && author === person

/**
 * The colleagues whom a text calls by an `@`: by their whole name, or by a first name that only one of
 * them bears. Accents and capitals are forgiven.
 */
export function mentionedIn(
  text: string,
  people: readonly { readonly id: string; readonly name: string }[],
): string[] {
  const said = plain(text)
  const calls = (name: string) =>
    new RegExp(`@${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\p{L}\\p{N}])`, 'u').test(said)
  const firsts = people.map(({ name }) => firstName(name))
  return people
    .filter(({ name }, at) => {
      const first = firsts[at] ?? ''
      const alone = firsts.filter((one) => one === first).length === 1
      return calls(plain(name)) || (alone && first !== '' && calls(first))
    })
    .map(({ id }) => id)
}

/** What whoever called colleagues is told of those who may not see the record. */
export const untoldOf = (locale: Locale, people: readonly { readonly name: string }[]): string => {
  if (people.length === 0) return ''
  const names = new Intl.ListFormat(locale).format(people.map(({ name }) => name))
  return untold[locale](people.length, names)
}

const untold: Readonly<Record<Locale, (n: number, names: string) => string>> = {
  fr: (n, names) =>
    n > 1
      ? `${names} n’ont pas accès à cette fiche : aucun avis ne leur a été envoyé.`
      : `${names} n’a pas accès à cette fiche : aucun avis ne lui a été envoyé.`,
  en: (n, names) =>
    n > 1
      ? `${names} may not see this record: they were not told.`
      : `${names} may not see this record, and was not told.`,
}

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
const firstName = (name: string): string => plain(name).split(' ')[0] ?? ''

export const activityReasons = reasons({
  note_empty: {
    status: 400,
    fr: 'Écrivez ce qui a été dit, ou choisissez un résultat.',
    en: 'Write what was said, or choose an outcome.',
  },
  note_outcome: {
    fr: 'Une note n’a ni résultat ni durée ; un appel et une visite ont chacun les leurs.',
    en: 'A note has no outcome and no duration; calls and visits have their own.',
  },
  note_not_yours: {
    status: 403,
    fr: 'Seul son auteur modifie ou supprime une note.',
    en: 'Only its author changes or deletes a note.',
  },
})
