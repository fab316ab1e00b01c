// What the last check of the books found, by night or by hand: kept, so that those who administer a company can be told.
import { sql } from 'kysely'
import type { Database } from './database/connect.ts'

const key = 'doctor'

export type Checkup = {
  readonly at: string
  readonly differences: number
  /** Checks that could not be made, or took too long. */
  readonly unchecked: number
}

/** Remembers what was found of each company by its identifier; what was known of others stays. */
export async function rememberCheckup(
  database: Database,
  at: Date,
  companies: Readonly<Record<string, Omit<Checkup, 'at'>>>,
): Promise<void> {
  const found = Object.entries(companies).map(([company, one]) => [
    company,
    { at: at.toISOString(), ...one } satisfies Checkup,
  ])
  const value = JSON.stringify(Object.fromEntries(found))
  await sql`insert into installation (key, value) values (${key}, ${value}::jsonb)
    on conflict (key) do update set value = installation.value || excluded.value`.execute(database)
}

/** What was found of a company when its books were last checked; null where they never were. */
export async function lastCheckup(database: Database, company: string): Promise<Checkup | null> {
  const { rows } = await sql<{ found: (Omit<Checkup, 'unchecked'> & Partial<Checkup>) | null }>`
    select value -> ${company}::text as found from installation where key = ${key}`.execute(
    database,
  )
  const found = rows[0]?.found
  return found ? { unchecked: 0, ...found } : null
}
