import { type Compilable, sql } from 'kysely'
import type { Day } from '#kernel/day.ts'
import type { Locale } from '#kernel/refusal.ts'
import type { Role } from '#kernel/rights.ts'
import type { Database, Tx } from './database/connect.ts'

/** From which surface someone acts. */
export type Surface = 'web' | 'api' | 'cli' | 'job'

/** One line of the journal, as the act tells it. */
export type JournalEntry = {
  /** What was done, in the past: `invoice.issued`. */
  readonly action: string
  /** The table of what changed. */
  readonly entity: string
  readonly entityId: string | null
  /** What a person would call it: a number, a name. */
  readonly label: string
  readonly before: Readonly<Record<string, unknown>> | null
  readonly after: Readonly<Record<string, unknown>> | null
  /** When and by whom, where that is not the act's (see `retold`). */
  readonly at?: Date
  readonly by?: Act['person']
}

/**
 * Who acts, where, when, and in which transaction: the first parameter of every query and action.
 * There is no ambient user and no hidden clock.
 */
export type Act = {
  readonly tx: Tx
  /** The company; the nil UUID for what belongs to none (setting up, one's own account). */
  readonly company: string
  readonly person: { readonly id: string; readonly name: string } | null
  /** The session of the person, where they act through one. */
  readonly session?: string
  /** The API key that acts, where no person does. */
  readonly key?: { readonly id: string; readonly name: string }
  readonly role: Role
  /** The stores of the person in this company; empty means none. */
  readonly stores: readonly string[]
  readonly now: Date
  /** The calendar day of `now` in the company's time zone. */
  readonly today: Day
  readonly timeZone: string
  readonly currency: string
  /** The language of the person. */
  readonly locale: Locale
  readonly surface: Surface
  readonly requestId: string
  readonly ip: string | null
  /** The program of whoever asks, as it calls itself. */
  readonly userAgent?: string
  /** The tab of the browser that asks: it need not be told what it does itself. */
  readonly tab?: string
  /**
   * Told again, and not done now: the past of a demonstration. Its errands are left out, so that nothing
   * leaves by e-mail; its PDFs are made when they are opened.
   */
  readonly retold?: true
  /** What this act leaves in the journal, written last before the commit (see journal.ts). */
  readonly journal: JournalEntry[]
  /**
   * What is brought up to date at the end of the act, before its journal: sums others wait for. Each
   * asks all that it asks at once, so that whoever ends an act waits for rows in one order.
   */
  readonly atEnd: Map<string, () => Promise<void>>
  /** What leaves in one piece with the commit: statements for whose answer nobody waits. */
  readonly withCommit: Compilable[]
  /** What to do once committed (wake the workers…): never what must not be lost. */
  readonly afterCommit: ((database: Database) => void)[]
}

/**
 * The rows that the role's scope lets one see, as a condition on a table with `seller_id` and
 * `store_id`: all, those of one's stores (or one's own), or one's own.
 */
export function visible(act: Act, table: string) {
  const seller = sql.ref(`${table}.seller_id`)
  const store = sql.ref(`${table}.store_id`)
  if (act.role.scope === 'all') return sql<boolean>`true`
  const own = sql<boolean>`${seller} is not distinct from ${act.person?.id ?? null}`
  if (act.role.scope === 'own' || act.stores.length === 0) return own
  return sql<boolean>`(${own} or ${store} = any(${act.stores}::uuid[]))`
}

/** The same as `visible`, for a record that is not written yet, or not so. */
export function wouldSee(
  { role, person, stores }: Act,
  { seller, store }: { readonly seller: string | null; readonly store: string | null },
): boolean {
  if (role.scope === 'all' || seller === (person?.id ?? null)) return true
  return role.scope === 'store' && store !== null && stores.includes(store)
}
