import { sql } from 'kysely'
import type { Locale } from '#kernel/refusal.ts'
import type { Act } from '#server/act.ts'
import { announceOnCommit } from '#server/live/announce.ts'
import { newId } from '#server/ids.ts'
import { hashPassword } from '#server/passwords.ts'
import { enter } from '#server/transaction.ts'

export const findPersonByEmail = ({ tx }: Act, email: string) =>
  tx
    .selectFrom('person')
    .select(['id', 'name', 'email', 'locale', 'disabled'])
    .where('email', '=', email.toLowerCase())
    .executeTakeFirst()

/** Whether anybody has an account here. */
export async function somebodyExists({ tx }: Act): Promise<boolean> {
  return (await tx.selectFrom('person').select('id').limit(1).executeTakeFirst()) !== undefined
}

export type NewPerson = { name: string; email: string; password: string; locale: Locale }

/** Makes an account that signs in with a password. */
export async function insertPerson(
  { tx, now }: Act,
  { name, email, password, locale }: NewPerson,
): Promise<string> {
  const id = newId(now.getTime())
  await tx
    .insertInto('person')
    .values({ id, name, email: email.toLowerCase(), email_verified: true, locale })
    .execute()
  await tx
    .insertInto('credential')
    .values({
      id: newId(now.getTime()),
      person_id: id,
      account_id: id,
      provider_id: 'credential',
      password: await hashPassword(password),
    })
    .execute()
  return id
}

export const findAccount = ({ tx }: Act, id: string) =>
  tx
    .selectFrom('person')
    .select(['id', 'name', 'email', 'locale', 'two_factor_enabled as twoFactor'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()

export async function updateAccount(
  { tx, now }: Act,
  id: string,
  values: { name: string; locale: Locale },
): Promise<void> {
  await tx
    .updateTable('person')
    .set({ ...values, updated_at: now.toISOString() })
    .where('id', '=', id)
    .execute()
}

/** What is kept of a password. */
export async function findPasswordHash({ tx }: Act, id: string): Promise<string | null> {
  const row = await tx
    .selectFrom('credential')
    .select('password')
    .where('person_id', '=', id)
    .where('provider_id', '=', 'credential')
    .executeTakeFirst()
  return row?.password ?? null
}

export async function updateEmail({ tx, now }: Act, id: string, email: string): Promise<void> {
  await tx
    .updateTable('person')
    .set({ email, email_verified: true, updated_at: now.toISOString() })
    .where('id', '=', id)
    .execute()
}

/** The new address that someone has asked for, and what opens it. */
export type AddressAsked = {
  readonly email: string
  readonly tokenHash: string
  readonly until: string
}

const addressOf = (person: string): string => `address|${person}`

/** One change waits at a time: the last one. */
export async function putAddressAsked(
  { tx, now }: Act,
  person: string,
  { email, tokenHash, until }: AddressAsked,
): Promise<void> {
  const value = JSON.stringify({ email, tokenHash })
  const identifier = addressOf(person)
  await tx
    .insertInto('verification')
    .values({ id: newId(now.getTime()), identifier, value, expires_at: until })
    .execute()
}

export async function findAddressAsked(
  { tx }: Act,
  person: string,
  { hold = false } = {},
): Promise<AddressAsked | null> {
  const found = tx
    .selectFrom('verification')
    .select(['value', 'expires_at as until'])
    .where('identifier', '=', addressOf(person))
  const row = await (hold ? found.forUpdate() : found).executeTakeFirst()
  if (!row) return null
  const { email, tokenHash } = JSON.parse(row.value) as Omit<AddressAsked, 'until'>
  return { email, tokenHash, until: row.until }
}

export const dropAddressAsked = ({ tx }: Act, person: string) =>
  tx.deleteFrom('verification').where('identifier', '=', addressOf(person)).execute()

/** Links of a forgotten password (the sign-in library's rows): they open nothing any more. */
export const dropResetLinks = ({ tx }: Act, person: string) =>
  tx.deleteFrom('verification').where('value', '=', person).execute()

export async function updatePassword(
  { tx, now }: Act,
  id: string,
  password: string,
): Promise<void> {
  await tx
    .updateTable('credential')
    .set({ password: await hashPassword(password), updated_at: now.toISOString() })
    .where('person_id', '=', id)
    .where('provider_id', '=', 'credential')
    .execute()
}

/** Someone's sessions that are still open, the latest seen first. */
export const openSessions = ({ tx, now }: Act, person: string) =>
  tx
    .selectFrom('session')
    .select(['id', 'ip_address', 'user_agent', 'created_at', 'updated_at', 'expires_at'])
    .where('person_id', '=', person)
    .where('expires_at', '>', now.toISOString())
    .orderBy('updated_at', 'desc')
    .execute()

/** Ends the sessions of someone: all, or this one; says how many there were. */
export async function endSessions(act: Act, person: string, id?: string): Promise<number> {
  // Wherever one of them is open, it is told so.
  announceOnCommit(act, { company: null, recheck: true })
  const mine = act.tx.deleteFrom('session').where('person_id', '=', person)
  const { numDeletedRows } = await (
    id === undefined ? mine : mine.where('id', '=', id)
  ).executeTakeFirstOrThrow()
  return Number(numDeletedRows)
}

/** Takes the second factor away from who has lost it. */
export async function dropSecondFactor({ tx }: Act, person: string): Promise<void> {
  await tx.deleteFrom('second_factor').where('person_id', '=', person).execute()
  await tx
    .updateTable('person')
    .set({ two_factor_enabled: false })
    .where('id', '=', person)
    .execute()
}

export async function setDisabled({ tx }: Act, person: string, disabled: boolean): Promise<void> {
  await tx.updateTable('person').set({ disabled }).where('id', '=', person).execute()
}

/** The companies where someone works now, by name: one sees one's own, whatever the company at hand. */
export const companiesOf = ({ tx }: Act, person: string) =>
  tx
    .selectFrom('membership as m')
    .innerJoin('company as c', 'c.id', 'm.company_id')
    .innerJoin('role as r', (join) =>
      join.onRef('r.company_id', '=', 'm.company_id').onRef('r.id', '=', 'm.role_id'),
    )
    .select(['c.id', 'c.name', 'c.locale', 'c.currency', 'c.time_zone', 'c.country', 'c.colour'])
    .select(['c.logo_file_id', 'c.demo', 'r.name as role', 'r.levels', 'r.scope', 'r.sees_costs'])
    .select(['r.issues', 'r.deletes_drafts', 'c.fiscal_month'])
    .where('m.person_id', '=', person)
    .where('m.active', '=', true)
    .orderBy('c.demo')
    .orderBy('c.name')
    .execute()

/** Whether someone works in any company, looked at with their own eyes (each company is walled). */
export async function worksSomewhere(act: Act, person: string): Promise<boolean> {
  await enter(act.tx, act.company, person)
  const { rows } = await sql<{ works: boolean }>`select exists (
    select from membership where person_id = ${person} and active) as works`.execute(act.tx)
  await enter(act.tx, act.company, act.person?.id ?? null)
  return rows[0]?.works === true
}
