import { grants, type Right } from '#kernel/rights.ts'
import type { Act } from '#server/act.ts'
import { newId } from '#server/ids.ts'
import { enqueue } from '#server/jobs.ts'
import { announceOnCommit } from '#server/live/announce.ts'
import { deleteAbout } from './queries/chores.ts'
import { findInstant } from './queries/letters.ts'
import { findMembers, insertNotifications, type Member } from './queries/members.ts'
import {
  type AboutType,
  type Code,
  type Kind,
  kindOfCode,
  rightOf,
  type Told,
} from './rules/codes.ts'

/** The record that a line is about. */
export type About = {
  readonly type: AboutType
  readonly id: string
  /** What a person calls it, in no language: "DV-2026-0042 · Brasserie du Parc". */
  readonly label: string
  /** Whose it is, where it has a seller and a store: nobody is told of what is out of their scope. */
  readonly seller?: string | null
  readonly store?: string | null
}

export type News = {
  /** What happened; its kind follows from it (rules/codes.ts). */
  readonly code: Code
  readonly about: About
  /** People by their identifiers, or all who administer the company. */
  readonly to: readonly (string | null)[] | 'administrators'
  /** What its sentence says: text, amounts in cents, days as `2026-03-31`. */
  readonly values?: Told
  /** Where it may be told once only, what tells it from the others: `quote.expired:<id>:2026-03-31`. */
  readonly once?: string
  /** A letter of its own says it already: no digest repeats it. */
  readonly written?: boolean
}

/**
 * Tells people, in the transaction of the act: whoever does the act is not told, nor anyone who may not
 * read the record. What is told `once` and stands already is told again to nobody.
 * @returns how many were told.
 */
export async function notify(act: Act, news: News): Promise<number> {
  const { code, about, to, values = {}, once = null, written = false } = news
  const asked = to === 'administrators' ? null : to.filter((id) => id !== null)
  if (asked?.length === 0) return 0
  const members = await findMembers(act, asked)
  const told = members.filter((one) => mayBeTold(act, one, news))
  const at = act.now.toISOString()
  const reached = await insertNotifications(
    act,
    told.map(({ id }) => ({
      // In the order of telling, also within a millisecond.
      id: act.retold ? newId(act.now.getTime()) : newId(),
      person_id: id,
      kind: kindOfCode(code),
      code,
      told: JSON.stringify(values),
      about_type: about.type,
      about_id: about.id,
      label: about.label,
      once_key: once,
      at,
      written_at: written ? at : null,
    })),
  )
  if (reached.length > 0) announceOnCommit(act, { people: reached })
  if (!written) await writeSoon(act, kindOfCode(code), reached)
  return reached.length
}

/** Of these people, those whom `notify` would tell about a record, or who do the act: asked of each record. */
export async function readersAmong(
  act: Act,
  people: readonly string[],
): Promise<(about: About, right: Right) => string[]> {
  const members = people.length === 0 ? [] : await findMembers(act, people)
  return (about, right) =>
    members
      .filter(({ role }) => grants(role, right))
      .filter((one) => isInScope(one, about))
      .map(({ id }) => id)
}

/** Takes back what was told about a record that is gone. */
export const forgetAbout = async (act: Act, type: AboutType, id: string): Promise<void> =>
  void (await deleteAbout(act, type, id))

/** By whom something was done, as it is told to others: a person, or the program that holds a key. */
export const toldBy = ({ person, key }: Pick<Act, 'person' | 'key'>): string =>
  person?.name ?? key?.name ?? ''

/** The job that writes to someone at once: what it does stands in base/digests. */
export const letterAtOnce = { name: 'notification-letter' } as const

/** One letter for whatever is told in the same moment. */
async function writeSoon(act: Act, kind: Kind, people: readonly string[]): Promise<void> {
  for (const person of await findInstant(act, kind, people)) {
    const key = `${letterAtOnce.name}:${act.company}:${person}`
    await enqueue(act, letterAtOnce, { person }, { key })
  }
}

function mayBeTold(act: Act, member: Member, { about, to }: News): boolean {
  if (member.id === act.person?.id) return false
  if (to === 'administrators' && !grants(member.role, 'company.administer')) return false
  return isInScope(member, about)
}

/** Whether one may read the record: its kind, and whose it is. */
function isInScope({ id, role, stores }: Member, about: About): boolean {
  if (!grants(role, rightOf(about.type))) return false
  if (about.seller === undefined || role.scope === 'all' || about.seller === id) return true
  return role.scope === 'store' && about.store != null && stores.includes(about.store)
}
