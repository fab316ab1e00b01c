import { sql } from 'kysely'
import type { Locale } from '#kernel/refusal.ts'
import { presets } from '#kernel/rights.ts'
import type { Act } from '#server/act.ts'
import type { Server } from '#server/assemble.ts'
import { openPool, type Connections } from '#server/database/connect.ts'
import { newId, nobody } from '#server/ids.ts'
import { type Actor, transact } from '#server/transaction.ts'
import { Misuse } from './command.ts'

/** The company of a name (or an identifier), looked up by the role that migrates. */
export async function companyNamed(
  connections: Connections,
  name: string,
): Promise<{ id: string; time_zone: string; currency: string; locale: string }> {
  const pool = openPool({ ...connections.owner, max: 1 })
  try {
    const { rows } = await pool.query<{
      id: string
      name: string
      time_zone: string
      currency: string
      locale: string
    }>(
      `select id, name, time_zone, currency, locale from company
       where lower(name) = lower($1) or id::text = $1`,
      [name],
    )
    const [found] = rows
    if (found) return found
    const all = await pool.query<{ name: string }>(
      'select name from company order by name limit 20',
    )
    const names = all.rows.map((row) => `« ${row.name} »`).join(', ')
    throw new Misuse(
      names
        ? `Aucune entreprise ne s’appelle « ${name} ». Il y a : ${names}. (No such company.)`
        : `Aucune entreprise n’existe encore : créez-la avec « company create ». (No company yet.)`,
    )
  } finally {
    await pool.end()
  }
}

/** What belongs to no company: people's accounts. */
export const installation = { id: nobody, time_zone: 'UTC', currency: 'EUR', locale: 'fr' }

/** Acts from the command line: as whoever runs it on this machine, with every right. */
export async function actAs<T>(
  server: Server,
  company: { id: string; time_zone: string; currency: string; locale: string },
  fn: (act: Act) => Promise<T>,
): Promise<T> {
  return transact(server.database, commandLine(company), fn)
}

export const commandLine = (company: {
  id: string
  time_zone: string
  currency: string
  locale: string
}): Actor => ({
  company: company.id,
  person: null,
  role: presets.manager,
  stores: [],
  now: new Date(),
  timeZone: company.time_zone,
  currency: company.currency,
  locale: company.locale as Locale,
  surface: 'cli',
  requestId: newId(),
  ip: null,
})

/** Whether the database answers, for commands that only look. */
export const answers = (server: Server): Promise<boolean> =>
  sql`select 1`.execute(server.database).then(
    () => true,
    () => false,
  )
