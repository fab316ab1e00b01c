import { sql } from 'kysely'
import type { Act } from '#server/act.ts'

/**
 * Reads beside those who work: everything as it stood at one instant, planned for what there is of this
 * company, for two minutes a statement at most, writing nothing.
 */
export async function aside<T>(act: Act, read: (act: Act) => Promise<T>): Promise<T> {
  await sql`set transaction isolation level repeatable read, read only`.execute(act.tx)
  await sql`set local plan_cache_mode = auto`.execute(act.tx)
  await sql`set local statement_timeout = '120s'`.execute(act.tx)
  return read(act)
}
