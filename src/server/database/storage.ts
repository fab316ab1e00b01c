import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { type Config, ConfigMistake } from '#server/config.ts'
import { appFolder } from '#server/paths.ts'
import { chooseDataFolder, startPostgres } from '#server/postgres/launcher.ts'
import { type Connections, connectionsOf, connectionsOfEmbedded, servingRole } from './connect.ts'

/** An open database: how to reach it, and how to let go of it. */
export type Storage = {
  readonly connections: Connections
  /** Where the embedded engine keeps its data; null with a server of DATABASE_URL. */
  readonly folder: string | null
  close(): Promise<void>
}

/**
 * Opens the database that the configuration names: the server of DATABASE_URL, or the embedded engine
 * on the data folder. With `visit` (the command line), an engine that another Comptoir is running is
 * used as it is and left running.
 * @throws ConfigMistake where DATABASE_URL leads nowhere; PostgresRefusal for the embedded engine.
 */
export async function openStorage(
  config: Config,
  tell: { log?: (line: string) => void; note?: (line: string) => void } = {},
  { visit = false }: { visit?: boolean } = {},
): Promise<Storage> {
  if (config.databaseUrl) {
    await checkServer(config.databaseUrl)
    return {
      connections: connectionsOf(config.databaseUrl),
      folder: null,
      close: async () => {},
    }
  }
  const folder = chooseDataFolder(config.dataFolder, appFolder)
  const running = visit ? await runningEngine(folder) : null
  if (running) {
    return { connections: connectionsOfEmbedded(running), folder, close: async () => {} }
  }
  const engine = await startPostgres({ folder, ...tell })
  try {
    await prepare(engine.connection)
  } catch (error) {
    await engine.stop()
    throw error
  }
  return {
    connections: connectionsOfEmbedded(engine.connection),
    folder,
    close: () => engine.stop(),
  }
}

/** The oldest server that has all that the schema asks for. */
const oldestServer = 15

/** A server that is named wrongly, or that is not there, is a mistake of configuration: one sentence. */
async function checkServer(databaseUrl: string): Promise<void> {
  const client = new pg.Client({
    connectionString: databaseUrl,
    application_name: 'comptoir',
    connectionTimeoutMillis: 10_000,
  })
  client.on('error', () => {})
  try {
    await client.connect()
    const { rows } = await client.query<{ major: number }>(
      `select current_setting('server_version_num')::int / 10000 as major`,
    )
    const major = rows[0]?.major ?? 0
    if (major < oldestServer) throw new ConfigMistake([tooOld(major)])
  } catch (error) {
    throw error instanceof ConfigMistake
      ? error
      : new ConfigMistake([unreachable(databaseUrl, error)])
  } finally {
    await client.end().catch(() => {})
  }
}

const tooOld = (major: number): string =>
  `Le serveur de DATABASE_URL est un PostgreSQL ${major} : il en faut un ${oldestServer} ou plus récent (the server of DATABASE_URL is too old: ${oldestServer} or later).`

/** Says where one knocked and what was answered, never the password. */
function unreachable(databaseUrl: string, error: unknown): string {
  const { hostname, port, pathname } = new URL(databaseUrl)
  const { code, message } = error as { code?: string; message?: string }
  const where = `${decodeURIComponent(hostname)}:${port || 5432}${pathname}`
  const why = code?.startsWith('E') ? code : (message ?? code ?? '?')
  return `La base de DATABASE_URL ne s’ouvre pas (${where} : ${why}) : vérifiez l’adresse, le compte et que le serveur tourne (the database of DATABASE_URL does not open: check the address, the account, and that the server runs).`
}

/** The database of the program, in a cluster just made; and the serving role that signs in there. */
async function prepare(connection: pg.ClientConfig): Promise<void> {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    const { rowCount } = await client.query(`select from pg_database where datname = 'comptoir'`)
    if (!rowCount) await client.query(`create database comptoir encoding 'UTF8' template template0`)
    const role = await client.query('select rolcanlogin from pg_roles where rolname = $1', [
      servingRole,
    ])
    if (!role.rowCount) {
      await client.query(`create role ${servingRole} login nosuperuser nocreatedb nocreaterole`)
    }
  } finally {
    await client.end()
  }
}

type Reachable = { host: string; port: number; user: string; password: string | undefined }

/**
 * The engine that a living Comptoir holds on this folder, or null: it listens where its own pid file
 * says (lines 4 and 5: port, socket folder), and someone holds the lock of the launcher.
 */
async function runningEngine(folder: string): Promise<Reachable | null> {
  const text = await readFile(join(folder, 'pg/postmaster.pid'), 'utf8').catch(() => '')
  const [, , , port = '', socket = ''] = text.split('\n')
  if (!/^\d+$/.test(port)) return null
  const password = await readFile(join(folder, 'password'), 'utf8').catch(() => undefined)
  const place = { host: socket || '127.0.0.1', port: Number(port), user: 'postgres', password }
  const client = new pg.Client({ ...place, database: 'postgres', connectionTimeoutMillis: 2_000 })
  client.on('error', () => {})
  try {
    await client.connect()
    const held = await client.query(
      `select from pg_locks where locktype = 'advisory' and granted
       and database = (select oid from pg_database where datname = 'postgres')`,
    )
    const ready = await client.query(`select from pg_database where datname = 'comptoir'`)
    return held.rowCount && ready.rowCount ? place : null
  } catch {
    return null
  } finally {
    await client.end().catch(() => {})
  }
}
