// What the doctor found when it was last called: kept, so that those who administer a company can be told.
import { sql } from 'kysely'
import type { Database } from './database/connect.ts'

const key = 'doctor'

export type Checkup = { readonly at: string; readonly differences: number }

/** Remembers what was found of each company by its identifier; what was known of others stays. */
export async function rememberCheckup(
  database: Database,
  at: Date,
  differences: Readonly<Record<string, number>>,
): Promise<void> {
  const found = Object.entries(differences).map(([company, count]) => [
    company,
    { at: at.toISOString(), differences: count } satisfies Checkup,
  ])
  const value = JSON.stringify(Object.fromEntries(found))
  await sql`insert into installation (key, value) values (${key}, ${value}::jsonb)
    on conflict (key) do update set value = installation.value || excluded.value`.execute(database)
}

/** What was found of a company when its books were last checked; null where they never were. */
export async function lastCheckup(database: Database, company: string): Promise<Checkup | null> {
  const { rows } = await sql<{ found: Checkup | null }>`
    select value -> ${company}::text as found from installation where key = ${key}`.execute(
    database,
  )
  return rows[0]?.found ?? null
}
