// Colleagues who are called by an `@`: who hears of it, and who may not see what it is about.
import { type About, readersAmong } from '#features/base/notifications/actions.ts'
import { readColleagues } from '#features/base/team/queries.ts'
import type { Right } from '#kernel/rights.ts'
import type { Act } from '#server/act.ts'
import type { Named } from '../queries/people.ts'
import type { SubjectFound } from '../queries/subject.ts'
import { mentionedIn, subjectModules } from '../rules.ts'

type Subject = Omit<SubjectFound, 'walkIn'>

/** What a colleague is told of a record, and the right that reads it; null where nothing is told of it. */
export function calledOn({ type, id, label, customer, seller, store }: Subject): {
  readonly told: About | null
  readonly right: Right
} {
  // What has no line of its own in the inbox is told by the page of its customer.
  const on =
    type === 'quote' || type === 'invoice'
      ? { type, id }
      : customer && { type: 'customer' as const, id: customer.id }
  return {
    told: on && { ...on, label: label || (customer?.name ?? ''), seller, store },
    right: `${subjectModules[type]}.read`,
  }
}

/** Of each record, those whom a text calls and who may not see it: they would hear nothing. */
export async function findUntold(
  act: Act,
  body: string,
  subjects: readonly Subject[],
): Promise<ReadonlyMap<string, readonly Named[]>> {
  if (!body.includes('@')) return new Map()
  const { rows } = await readColleagues(act)
  const others = rows.filter(({ id, active }) => active && id !== act.person?.id)
  const called = mentionedIn(body, others)
  const readers = await readersAmong(act, called)
  return new Map(
    subjects.map((subject) => {
      const { told, right } = calledOn(subject)
      const missed = told ? called.filter((id) => !readers(told, right).includes(id)) : []
      return [subject.id, others.filter(({ id }) => missed.includes(id))]
    }),
  )
}
