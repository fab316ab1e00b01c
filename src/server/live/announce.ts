// What processes tell each other of what was committed: never what it says, only where to look again.
// It is a hint, sent once the commit is done, so that no transaction waits for it: NOTIFY inside of one
// puts all commits of the database in line. Whoever may have missed one reads everything again.
import { sql } from 'kysely'
import type { Act } from '#server/act.ts'
import type { Database } from '#server/database/connect.ts'
import { nobody } from '#server/ids.ts'

/** The channel of PostgreSQL. */
export const channel = 'comptoir_live'

/** A record that changed, by its name in the journal; no identifier where many did. */
export type Change = readonly [entity: string, id: string | null]

export type Announcement = {
  /** Null where it concerns no company: sessions that ended. */
  readonly company: string | null
  /** The tab of a browser that did it: it knows. */
  readonly tab?: string
  readonly changes?: readonly Change[]
  /** Whose inbox has something new. */
  readonly people?: readonly string[]
  /** Who may see what has changed: each stream makes sure that it may go on. */
  readonly recheck?: true
}

const most = 20

/** The records that the journal of an act names, each once; beyond some, their names only. */
export function changesOf(journal: Act['journal']): Change[] {
  const named = new Map(
    journal.map(({ entity, entityId: id }) => [`${entity} ${id}`, [entity, id] as Change]),
  )
  if (named.size <= most) return [...named.values()]
  return [...new Set(journal.map(({ entity }) => entity))].map((entity) => [entity, null])
}

/** Announces, once the act is committed. The past that a demonstration tells is no news. */
export function announceOnCommit(act: Act, news: Partial<Announcement>): void {
  if (act.retold) return
  const announcement: Announcement = {
    company: act.company === nobody ? null : act.company,
    ...(act.tab ? { tab: act.tab } : {}),
    ...news,
  }
  act.afterCommit.push((database) => void announce(database, announcement))
}

/** Tells every process; that it could not is nobody's harm. */
export async function announce(database: Database, announcement: Announcement): Promise<void> {
  await sql`select pg_notify(${channel}, ${JSON.stringify(announcement)})`
    .execute(database)
    .catch(() => {})
}
