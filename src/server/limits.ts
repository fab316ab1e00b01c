import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Database } from './database/connect.ts'
import { newId } from './ids.ts'

/** So many attempts in so many seconds. */
export type Limit = { readonly max: number; readonly seconds: number }

/**
 * Counts an attempt, and says how many seconds to wait where there were too many (0: go on). One
 * statement, so that attempts sent at once are all counted, whatever process they reach. What was
 * attempted is kept as a hash.
 */
export async function countAttempt(
  database: Database,
  what: string,
  { max, seconds }: Limit,
  now: number = Date.now(),
): Promise<number> {
  const key = `attempt|${createHash('sha256').update(what).digest('hex')}`
  const start = now - seconds * 1000
  const { rows } = await sql<{ count: number; last_request: number }>`
    insert into rate_limit as r (id, key, count, last_request) values (${newId()}, ${key}, 1, ${now})
    on conflict (key) do update set
      count = case when r.last_request <= ${start} then 1 else r.count + 1 end,
      last_request = case when r.last_request <= ${start} then ${now} else r.last_request end
    returning count, last_request`.execute(database)
  const { count = 1, last_request = now } = rows[0] ?? {}
  return count <= max ? 0 : Math.max(1, Math.ceil((last_request + seconds * 1000 - now) / 1000))
}

/** Forgets the attempts that ended well. */
export async function forgetAttempts(database: Database, what: string): Promise<void> {
  const key = `attempt|${createHash('sha256').update(what).digest('hex')}`
  await database.deleteFrom('rate_limit').where('key', '=', key).execute()
}

/** Takes a value that may serve once (a TOTP): false where it was taken before. */
export async function takeOnce(database: Database, what: string): Promise<boolean> {
  const key = `once|${createHash('sha256').update(what).digest('hex')}`
  const taken = await database
    .insertInto('rate_limit')
    .values({ id: newId(), key, count: 1, last_request: Date.now() })
    .onConflict((on) => on.column('key').doNothing())
    .returning('id')
    .executeTakeFirst()
  return taken !== undefined
}
