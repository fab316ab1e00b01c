// The only file that writes the addresses at which calendars elsewhere read.
import { sql } from 'kysely'
import type { Act } from '#server/act.ts'
import { takesPart } from './appointments.ts'

export const insertFeed = (
  { tx, company, now }: Act,
  values: { id: string; person_id: string; token_hash: string },
) =>
  tx
    .insertInto('calendar_feed')
    .values({ ...values, company_id: company, created_at: now.toISOString() })
    .execute()

export const findFeeds = ({ tx, company, person }: Act) =>
  tx
    .selectFrom('calendar_feed')
    .select(['id', 'created_at as createdAt'])
    .where('company_id', '=', company)
    .where('person_id', '=', person?.id ?? null)
    .where('revoked_at', 'is', null)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute()

/** Closes an address of one's own; tells whether there was one. */
export async function markRevoked({ tx, company, person, now }: Act, id: string): Promise<boolean> {
  const gone = await tx
    .updateTable('calendar_feed')
    .set({ revoked_at: now.toISOString() })
    .where('company_id', '=', company)
    .where('id', '=', id)
    .where('person_id', '=', person?.id ?? null)
    .where('revoked_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return gone !== undefined
}

/** Whose appointments a token opens: someone who still works here. */
export const findOwner = ({ tx, company }: Act, tokenHash: string) =>
  tx
    .selectFrom('calendar_feed as f')
    .innerJoin('membership as m', (join) =>
      join.onRef('m.company_id', '=', 'f.company_id').onRef('m.person_id', '=', 'f.person_id'),
    )
    .innerJoin('person as p', 'p.id', 'f.person_id')
    .select(['p.id', 'p.name'])
    .where('f.company_id', '=', company)
    .where('f.token_hash', '=', tokenHash)
    .where('f.revoked_at', 'is', null)
    .where('m.active', '=', true)
    .where('p.disabled', '=', false)
    .executeTakeFirst()

/** What somebody takes part in: the last three months and the year ahead. */
export const findOwn = ({ tx, company, now }: Act, person: string) =>
  tx
    .selectFrom('appointment as r')
    .selectAll('r')
    .where('r.company_id', '=', company)
    .where('r.state', '<>', 'cancelled')
    .where(takesPart(person))
    .where('r.starts_at', '>', sql<string>`${now.toISOString()}::timestamptz - interval '92 days'`)
    .where('r.starts_at', '<', sql<string>`${now.toISOString()}::timestamptz + interval '366 days'`)
    .orderBy('r.starts_at')
    .orderBy('r.id')
    .limit(5000)
    .execute()
