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

/** A check that goes on: which (the instant it was begun), how far it is, and since when. */
export type Progress = {
  readonly begun: string
  readonly done: number
  readonly of: number
  readonly at: string
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

const progressKey = 'doctor-progress'

/** Remembers how far the check of a company is; null once it is over. */
export async function rememberProgress(
  database: Database,
  company: string,
  progress: Progress | null,
): Promise<void> {
  const value = JSON.stringify({ [company]: progress })
  await sql`insert into installation (key, value) values (${progressKey}, ${value}::jsonb)
    on conflict (key) do update set value = installation.value || excluded.value`.execute(database)
}

/** How far the check of a company is; null where none goes on. */
export async function findProgress(database: Database, company: string): Promise<Progress | null> {
  const { rows } = await sql<{ found: Progress | null }>`
    select value -> ${company}::text as found from installation where key = ${progressKey}`.execute(
    database,
  )
  return rows[0]?.found ?? null
}
