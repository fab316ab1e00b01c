import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import type { Config } from '#server/config.ts'
import { appFolder } from '#server/paths.ts'
import { chooseDataFolder, PostgresRefusal, startPostgres } from '#server/postgres/launcher.ts'
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
 */
export async function openStorage(
  config: Config,
  tell: { log?: (line: string) => void; note?: (line: string) => void } = {},
  { visit = false }: { visit?: boolean } = {},
): Promise<Storage> {
  if (config.databaseUrl) {
    return {
      connections: connectionsOf(config.databaseUrl),
      folder: null,
      close: async () => {},
    }
  }
  const folder = chooseDataFolder(config.dataFolder, appFolder)
  try {
    const engine = await startPostgres({ folder, ...tell })
    await prepare(engine.connection)
    return {
      connections: connectionsOfEmbedded(engine.connection),
      folder,
      close: () => engine.stop(),
    }
  } catch (error) {
    const taken = error instanceof PostgresRefusal && error.code === 'folder_in_use'
    const running = visit && taken ? await runningEngine(folder) : null
    if (!running) throw error
    return { connections: connectionsOfEmbedded(running), folder, close: async () => {} }
  }
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

/** Where a running engine listens, as its own pid file says (lines 4 and 5: port, socket folder). */
async function runningEngine(
  folder: string,
): Promise<{ host: string; port: number; user: string; password: string | undefined } | null> {
  const text = await readFile(join(folder, 'pg/postmaster.pid'), 'utf8').catch(() => '')
  const [, , , port = '', socket = ''] = text.split('\n')
  if (!/^\d+$/.test(port)) return null
  const password = await readFile(join(folder, 'password'), 'utf8').catch(() => undefined)
  return { host: socket || '127.0.0.1', port: Number(port), user: 'postgres', password }
}
