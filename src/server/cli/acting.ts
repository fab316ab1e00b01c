import type { Locale } from '#kernel/refusal.ts'
import { presets } from '#kernel/rights.ts'
import type { Act } from '#server/act.ts'
import { type Connections, type Database, openPool } from '#server/database/connect.ts'
import { newId, nobody } from '#server/ids.ts'
import { type Actor, transact } from '#server/transaction.ts'
import { Misuse } from './command.ts'

export type CompanyFacts = {
  id: string
  name: string
  time_zone: string
  currency: string
  locale: string
}

/** Every company of the installation, as the role that migrates sees them. */
export async function everyCompany(connections: Connections): Promise<CompanyFacts[]> {
  const pool = openPool({ ...connections.owner, max: 1 })
  try {
    const { rows } = await pool.query<CompanyFacts>(
      'select id, name, time_zone, currency, locale from company order by name',
    )
    return rows
  } finally {
    await pool.end()
  }
}

/** The company of a name (or an identifier); misuse, with the names there are, where it is none. */
export async function companyNamed(connections: Connections, name: string): Promise<CompanyFacts> {
  const all = await everyCompany(connections)
  const sought = name.trim().toLowerCase()
  const found = all.find((one) => one.name.toLowerCase() === sought || one.id === sought)
  if (found) return found
  const names = all
    .slice(0, 20)
    .map((one) => `« ${one.name} »`)
    .join(', ')
  throw new Misuse(
    names
      ? `Aucune entreprise ne s’appelle « ${name} ». Il y a : ${names}. (No such company.)`
      : `Aucune entreprise n’existe encore : créez-la avec « company create ». (No company yet.)`,
  )
}

/** What belongs to no company: people's accounts. */
export const installation = { id: nobody, time_zone: 'UTC', currency: 'EUR', locale: 'fr' }

/** Acts from the command line: as whoever runs it on this machine, with every right. */
export async function actAs<T>(
  database: Database,
  company: Omit<CompanyFacts, 'name'>,
  fn: (act: Act) => Promise<T>,
): Promise<T> {
  return transact(database, commandLine(company), fn)
}

export const commandLine = (company: Omit<CompanyFacts, 'name'>): Actor => ({
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
