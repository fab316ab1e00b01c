import { Kysely, PostgresDialect, type Transaction } from 'kysely'
import pg from 'pg'
import type { Tables } from './tables.ts'
import { limitsWritten } from './limits.ts'
import { rememberPool } from './within.ts'

export type Database = Kysely<Tables>
export type Tx = Transaction<Tables>

/** How to reach a PostgreSQL: as the role that migrates (`owner`) and as the one that serves. */
export type Connections = {
  readonly owner: pg.PoolConfig
  readonly serving: pg.PoolConfig
}

/** The role that serves: it owns nothing and bypasses nothing. */
export const servingRole = 'comptoir_app'

const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
    if (oid === 20) return wholeNumber // bigint: cents and their kin
    if (oid === 1082) return (text: string) => text // a calendar day stays a calendar day
    if (oid === 1184) return (text: string) => new Date(text).toISOString()
    return pg.types.getTypeParser(oid, format)
  }) as typeof pg.types.getTypeParser,
}

function wholeNumber(text: string): number {
  const n = Number(text)
  if (!Number.isSafeInteger(n)) throw new Error(`a number too large to be held exactly: ${text}`)
  return n
}

/**
 * A pool that survives the database going away: what a lost connection says is told to `onLost`, until
 * the pool itself is being ended.
 */
export function openPool(
  config: pg.PoolConfig,
  onLost: (message: string) => void = () => {},
): pg.Pool {
  const pool = new pg.Pool({
    max: 10,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    types,
    ...config,
  })
  // Without a listener on each, a lost connection would end the program.
  const lost = (error: Error): void => {
    if (!pool.ending) onLost(error.message)
  }
  pool.on('error', lost)
  pool.on('connect', (client) => client.on('error', () => {}))
  return pool
}

export function openDatabase(pool: pg.Pool): Database {
  const database = new Kysely<Tables>({
    dialect: new PostgresDialect({ pool }),
    plugins: [limitsWritten],
  })
  rememberPool(database, pool)
  return database
}

/**
 * No statement nor pause without an end. None compiled, which costs a screen more than it gains; and none
 * shared out among workers: a list took half as much again, and no analysis was told sooner.
 */
const settings = [
  'statement_timeout=30000',
  'idle_in_transaction_session_timeout=60000',
  'jit=off',
  'max_parallel_workers_per_gather=0',
]
  .map((one) => `-c ${one}`)
  .join(' ')

/** The two connections of a server given by DATABASE_URL: the same login, the serving one in its role. */
export function connectionsOf(databaseUrl: string): Connections {
  return {
    owner: { connectionString: databaseUrl, application_name: 'comptoir migrator' },
    serving: {
      connectionString: databaseUrl,
      application_name: 'comptoir',
      options: `-c role=${servingRole} ${settings}`,
    },
  }
}

/**
 * The two connections of the embedded engine. Through its private socket the serving role signs in as
 * itself; where the engine listens on a port with one password, it takes its role at the start.
 */
export function connectionsOfEmbedded(engine: {
  host: string
  port: number
  user: string
  password: string | undefined
}): Connections {
  const { host, port, user, password } = engine
  const place = { host, port, database: 'comptoir' }
  return {
    owner: { ...place, user, password, application_name: 'comptoir migrator' },
    serving: {
      ...place,
      ...(password ? { user, password } : { user: servingRole }),
      application_name: 'comptoir',
      options: password ? `-c role=${servingRole} ${settings}` : settings,
    },
  }
}
