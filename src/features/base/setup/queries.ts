import { sql } from 'kysely'
import type { Act } from '#server/act.ts'
import type { Database } from '#server/database/connect.ts'

/** Keeps what the last start's token hashes to, unless anyone has an account; says whether it did. */
export async function keepTokenHash(database: Database, hash: string): Promise<boolean> {
  const value = JSON.stringify(hash)
  const { rows } = await sql`insert into installation (key, value)
    select 'setup', ${value}::jsonb where not exists (select from person)
    on conflict (key) do update set value = excluded.value returning key`.execute(database)
  return rows.length > 0
}

/** What the token hashes to, or null where there is none. */
export async function findTokenHash({ tx }: Act): Promise<string | null> {
  const row = await tx
    .selectFrom('installation')
    .select('value')
    .where('key', '=', 'setup')
    .executeTakeFirst()
  return row ? String(row.value) : null
}

/** Takes the token away for good: whoever comes second waits here, and finds none. */
export async function takeTokenHash({ tx }: Act): Promise<string | null> {
  const row = await tx
    .deleteFrom('installation')
    .where('key', '=', 'setup')
    .returning('value')
    .executeTakeFirst()
  return row ? String(row.value) : null
}
