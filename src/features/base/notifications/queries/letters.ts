// What has not been written to anyone yet, and the days on which a digest left.
import { sql } from 'kysely'
import type { Day } from '#kernel/day.ts'
import type { Locale } from '#kernel/refusal.ts'
import type { Act } from '#server/act.ts'
import { type AboutType, type Kind, rightOf, type Told } from '../rules/codes.ts'
import { grants } from '#kernel/rights.ts'
import { usualPaces } from '../rules/paces.ts'
import { standingIs } from './list.ts'
import type { Member } from './members.ts'

export type Unwritten = {
  readonly id: string
  readonly kind: Kind
  readonly code: string
  readonly told: Told
  readonly about_type: AboutType
  readonly about_id: string
  readonly label: string
}

/** Of these people, those who are written to at once about a kind. */
export async function findInstant(
  { tx, company }: Act,
  kind: Kind,
  people: readonly string[],
): Promise<string[]> {
  if (people.length === 0) return []
  const chosen = await tx
    .selectFrom('notification_letter')
    .select(['person_id', 'pace'])
    .where('company_id', '=', company)
    .where('kind', '=', kind)
    .where('person_id', 'in', people)
    .execute()
  const paces = new Map(chosen.map(({ person_id, pace }) => [person_id, pace]))
  return people.filter((person) => (paces.get(person) ?? usualPaces[kind]) === 'instant')
}

/** What a person has neither read nor been written about, of these kinds; held until the commit. */
export async function findUnwritten(
  act: Act,
  { id, role }: Member,
  kinds: readonly Kind[],
): Promise<Unwritten[]> {
  const found = await sql<Unwritten>`select n.id, n.kind, n.code, n.told, n.about_type, n.about_id,
      n.label from notification n
    where n.company_id = ${act.company} and n.person_id = ${id} and n.kind = any(${kinds}::text[])
      and n.read_at is null and n.written_at is null and ${standingIs(act, 'open')}
    order by n.at desc limit 200 for no key update`.execute(act.tx)
  return found.rows.filter(({ about_type }) => grants(role, rightOf(about_type)))
}

export async function markWritten(
  { tx, company, now }: Act,
  lines: readonly Unwritten[],
): Promise<void> {
  const ids = lines.map(({ id }) => id)
  await tx
    .updateTable('notification')
    .set({ written_at: now.toISOString() })
    .where('company_id', '=', company)
    .where('id', 'in', ids)
    .execute()
}

/** Takes the digest of a person's day: false where it has left already, whoever sent it. */
export async function takeDay({ tx, company }: Act, person: string, day: Day): Promise<boolean> {
  const { numInsertedOrUpdatedRows: taken } = await tx
    .insertInto('notification_digest')
    .values({ company_id: company, person_id: person, day })
    .onConflict((on) => on.columns(['company_id', 'person_id', 'day']).doNothing())
    .executeTakeFirst()
  return Number(taken ?? 0) > 0
}

/** Where a person is written to, and in which language. */
export async function findReader(
  { tx }: Act,
  person: string,
): Promise<{ name: string; address: string; language: Locale }> {
  const { name, email, locale } = await tx
    .selectFrom('person')
    .select(['name', 'email', 'locale'])
    .where('id', '=', person)
    .executeTakeFirstOrThrow()
  return { name, address: email, language: locale === 'en' ? 'en' : 'fr' }
}
