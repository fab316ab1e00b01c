import { sql } from 'kysely'
import { dayOf } from '#kernel/day.ts'
import type { Locale } from '#kernel/refusal.ts'
import type { Role } from '#kernel/rights.ts'
import type { Act, Surface } from './act.ts'
import type { Database, Tx } from './database/connect.ts'
import { within } from './database/within.ts'
import { nobody } from './ids.ts'
import { endAct } from './journal.ts'

/** Who opens a transaction, in which company, when. */
export type Actor = {
  readonly company: string
  readonly person: { readonly id: string; readonly name: string } | null
  /** The session of the person, where they act through one. */
  readonly session?: string
  /** The API key that acts, where no person does. */
  readonly key?: { readonly id: string; readonly name: string }
  readonly role: Role
  readonly stores: readonly string[]
  readonly now: Date
  readonly timeZone: string
  readonly currency: string
  readonly locale: Locale
  readonly surface: Surface
  readonly requestId: string
  readonly ip: string | null
  /** The program of whoever asks, as it calls itself. */
  readonly userAgent?: string
  /** The tab of the browser that asks. */
  readonly tab?: string
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/**
 * Runs one act in one transaction, as the serving role, inside one company. The journal is written
 * last. Serialization failures and deadlocks are tried again; anything else rolls back and is thrown, as does
 * what `stopped` cancels.
 */
export async function transact<T>(
  database: Database,
  actor: Actor,
  fn: (act: Act) => Promise<T>,
  { readOnly = false, stopped }: { readOnly?: boolean; stopped?: AbortSignal | undefined } = {},
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const done = await once(database, actor, fn, readOnly, stopped)
      for (const then of done.act.afterCommit) then(database)
      return done.result
    } catch (error) {
      const code = (error as { code?: string }).code
      const again = code === '40001' || code === '40P01'
      if (!again || attempt === 5) throw error
    }
  }
}

async function once<T>(
  database: Database,
  actor: Actor,
  fn: (act: Act) => Promise<T>,
  readOnly: boolean,
  stopped: AbortSignal | undefined,
): Promise<{ result: T; act: Act }> {
  return within(
    database,
    opening(actor.company, actor.person?.id ?? null, readOnly),
    async (tx, last) => {
      const act = actIn(tx, actor)
      const result = await fn(act)
      if (act.company !== nobody) await endAct(act)
      last.push(...act.withCommit)
      return { result, act }
    },
    stopped,
  )
}

/** The act of an actor in an open transaction: `transact` makes it, and so do the tests. */
export const actIn = (tx: Tx, actor: Actor): Act => ({
  ...actor,
  tx,
  today: dayOf(actor.now, actor.timeZone),
  journal: [],
  atEnd: new Map(),
  withCommit: [],
  afterCommit: [],
})

/** Puts an open transaction inside another company. */
export async function enter(tx: Tx, company: string, person: string | null): Promise<void> {
  await sql.raw(opening(company, person)).execute(tx)
}

/**
 * What puts a transaction inside a company: literal SET LOCALs in one round trip (a distributed
 * PostgreSQL forwards those, and not `set_config`).
 */
export function opening(company: string, person: string | null, readOnly = false): string {
  if (!uuid.test(company) || (person !== null && !uuid.test(person))) {
    throw new Error('a company and a person are UUIDs')
  }
  const settings = [
    // What acts ask is found by its keys, whatever they are: planning it anew cost more than doing it.
    readOnly ? 'set transaction read only' : 'set local plan_cache_mode = force_generic_plan',
    `set local app.company_id = '${company}'`,
    `set local app.person_id = '${person ?? ''}'`,
  ]
  return settings.join('; ')
}
