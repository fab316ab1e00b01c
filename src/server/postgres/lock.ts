import { hostname } from 'node:os'
import { resolve } from 'node:path'
import pg from 'pg'
import { codeOf } from './account.ts'
import { type Endpoint, type Place, superuser } from './cluster.ts'
import { refuse } from './refusal.ts'

/**
 * Which living Comptoir holds the folder is an advisory lock of the engine, kept by one open
 * connection. The system closes that connection when its process dies, however it dies: there is no
 * file to go stale, no pid that another process may take over, no start time to compare, and of two
 * processes that start together the engine lets one pass. The same connection tells that the engine
 * is gone, by ending.
 */
export type Lock = pg.Client

export type Reached =
  | { client: pg.Client }
  | 'starting' // or recovering: it may take as long as it needs
  | 'stopping'
  | 'silent' // nobody listens there
  | 'mute' // someone listens, and never answers

/** Connects as superuser to the engine said to listen there, if it is the one of this folder. */
export async function reach(place: Place, { host, port }: Endpoint): Promise<Reached> {
  const client = new pg.Client({
    host,
    port,
    user: superuser,
    database: 'postgres',
    password: place.password,
    application_name: `comptoir ${process.pid} ${hostname()}`.slice(0, 63),
    ssl: false,
    connectionTimeoutMillis: 3_000,
  })
  client.on('error', () => {}) // the end of the connection follows, and is listened to
  try {
    await client.connect()
    const { rows } = await client.query<{ path: string }>(
      `select current_setting('data_directory') as path`,
    )
    if (resolve(rows[0]?.path ?? '') === place.cluster) return { client }
    await client.end()
    return 'silent' // another server took the address over
  } catch (error) {
    await client.end().catch(() => {})
    return stateFrom(place, host, error)
  }
}

function stateFrom(place: Place, host: string, error: unknown): Exclude<Reached, object> {
  const [code = '', message] = [codeOf(error), String(error)]
  // Root without its usual powers (a container that drops them) cannot enter the account's folder.
  if (code === 'EACCES') refuse('folder_closed', place.folder, host, `uid ${process.getuid?.()}`)
  if (code === '57P03' && !message.includes('shutting down')) return 'starting'
  if (['57P01', '57P02', '57P03', '53300', 'ECONNRESET'].includes(code)) return 'stopping'
  if (message.includes('terminated unexpectedly')) return 'stopping'
  return message.includes('timeout') ? 'mute' : 'silent'
}

/**
 * Takes the folder, waiting a second for one who is leaving; 'gone' when the engine stopped
 * meanwhile. Refuses `folder_in_use` with the holder's pid.
 */
export async function takeLock(place: Place, client: pg.Client): Promise<'held' | 'gone'> {
  try {
    await client.query(`set lock_timeout = 1000; set idle_session_timeout = 0`)
    await client.query(`select pg_advisory_lock(${key})`)
    return 'held'
  } catch (error) {
    if (codeOf(error) !== '55P03') return 'gone'
  }
  const { rows } = await client.query<{ name: string }>(
    `select application_name as name from pg_stat_activity where pid in
       (select pid from pg_locks where locktype = 'advisory' and granted and classid = $1 and objid = $2
        and database = (select oid from pg_database where datname = current_database()))`,
    key.split(','),
  )
  await client.end()
  const [, pid = '?', machine = '?'] = rows[0]?.name.split(' ') ?? []
  const holder = machine === hostname() ? `pid ${pid}` : `pid ${pid}, ${machine}`
  return refuse('folder_in_use', place.folder, holder)
}

const key = `${0x636f6d70},1` // "comp"
