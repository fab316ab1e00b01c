import { sql } from 'kysely'
import type { Database } from './database/connect.ts'

/** Where this installation answers, and whether its messages leave: links in messages need to know. */
export type Site = {
  readonly publicUrl: string
  readonly mail: boolean
  /** Where the embedded engine keeps its data; nothing with a server of DATABASE_URL. */
  readonly folder?: string | null
  /** The mailboxes of its own network that may be read, by host and port. */
  readonly mailHosts?: readonly string[]
}

/** Remembers, at each start of the server, what its configuration says of the site. */
export async function rememberSite(database: Database, site: Site): Promise<void> {
  const value = JSON.stringify(site)
  await sql`insert into installation (key, value) values ('site', ${value}::jsonb)
    on conflict (key) do update set value = excluded.value`.execute(database)
}

/**
 * What the server that started last said of the site. Links come from here (the configured
 * PUBLIC_URL), never from the Host header of whoever asks.
 */
export async function siteOf(database: Database): Promise<Site> {
  const row = await database
    .selectFrom('installation')
    .select('value')
    .where('key', '=', 'site')
    .executeTakeFirst()
  return (row?.value as Site | undefined) ?? { publicUrl: 'http://localhost:3000', mail: false }
}
