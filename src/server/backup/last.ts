// When this installation last wrote a backup: kept beside its data, so that its people can be told.
import { sql } from 'kysely'
import pg from 'pg'
import { day, type Day } from '#kernel/day.ts'
import type { Database } from '#server/database/connect.ts'

const key = 'backup'

/** Remembers that a backup was written (as the role that migrates). */
export async function rememberBackup(owner: pg.ClientConfig, at: Date): Promise<void> {
  const client = new pg.Client(owner)
  await client.connect()
  try {
    await client.query(
      `insert into installation (key, value) values ($1, $2::jsonb)
       on conflict (key) do update set value = excluded.value`,
      [key, JSON.stringify({ at: at.toISOString() })],
    )
  } finally {
    await client.end()
  }
}

/** The day (UTC) of the last backup, or null where none was written from here. */
export async function lastBackup(database: Database): Promise<Day | null> {
  const found = await sql<{ at: string | null }>`select value ->> 'at' as at from installation
    where key = ${key}`.execute(database)
  const at = found.rows[0]?.at
  return at ? day(at.slice(0, 10)) : null
}
