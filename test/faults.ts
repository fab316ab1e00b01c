// A server whose database fails where one says: at the k-th statement of an act, before or after it was
// done. What is planted is what a network, a full disk or a killed server would do.
import type { Hono } from 'hono'
import type pg from 'pg'
import { pino } from 'pino'
import { allRoutes } from '#features/routes.ts'
import { actors } from '#server/actor.ts'
import { type Database, openDatabase, openPool } from '#server/database/connect.ts'
import { createApp } from '#server/http/app.ts'
import { openFile, type Scene, type Someone } from './scene.ts'

/** What a connection throws when the server goes away in the middle of a statement. */
const gone = () => Object.assign(new Error('planted: the connection was lost'), { code: '57P01' })

/**
 * Decides of a statement: `before` loses it, `after` loses its answer. Transactions are counted from 1,
 * and the statements of each; `begin` is its first, `commit` its last, a rollback is never asked about.
 */
export type Plan = (statement: {
  transaction: number
  count: number
  sql: string
}) => 'before' | 'after' | null

export type FaultyServer = {
  readonly app: Hono
  readonly database: Database
  /** The statements of the last transaction, in order. */
  statements(): readonly string[]
  close(): Promise<void>
}

/** The same company and people, through a server that fails as planned; who acts is told in peace. */
export async function faultyServer(
  { server }: Pick<Scene, 'server'>,
  now: string,
  plan: Plan,
  poolSize = 10,
): Promise<FaultyServer> {
  const { connections } = await openFile()
  const pool = openPool({ ...connections.serving, max: poolSize })
  const seen = { last: [] as string[], transactions: 0 }
  const wrapped = {
    connect: async () => failing(await pool.connect(), plan, seen),
    end: () => pool.end(),
  }
  const database = openDatabase(wrapped as unknown as pg.Pool)
  const publicUrl = 'http://localhost:3000'
  const app = createApp({
    database,
    log: pino({ level: 'silent' }),
    version: 'test',
    publicUrl,
    now: () => new Date(`${now}T11:00:00Z`),
    actorOf: actors(server.database, { secret: server.secret, publicUrl }),
    auth: (request) => server.auth.handler(request),
    routes: allRoutes,
    live: server.live,
  })
  return { app, database, statements: () => seen.last, close: () => database.destroy() }
}

function failing(
  client: pg.PoolClient,
  plan: Plan,
  seen: { last: string[]; transactions: number },
): Pick<pg.PoolClient, 'query' | 'release'> {
  let statements: string[] = []
  let transaction = 0
  let lost = false
  const query = async (asked: string | pg.QueryConfig, values?: unknown[]) => {
    const sql = typeof asked === 'string' ? asked : asked.text
    if (sql === 'rollback') return client.query(sql)
    // What is sent behind a statement that is lost is lost with it.
    if (lost) throw gone()
    if (sql.startsWith('begin')) {
      statements = []
      transaction = seen.transactions += 1
    }
    statements.push(sql)
    seen.last = statements
    const planned = plan({ transaction, count: statements.length, sql })
    lost = planned === 'before'
    if (lost) throw gone()
    const answer = await client.query(asked as string, values)
    lost = planned === 'after'
    if (lost) throw gone()
    return answer
  }
  return {
    query: query as unknown as pg.PoolClient['query'],
    release: () => client.release(),
  }
}

/** Sends a request as someone, to any server of theirs: the bytes of the answer, to be compared. */
export async function send(
  app: Hono,
  who: Someone,
  method: string,
  path: string,
  { body, key }: { body?: unknown; key?: string } = {},
): Promise<{ status: number; text: string }> {
  const answer = await app.request(`/api/v1${path}`, {
    method,
    headers: {
      cookie: who.cookie,
      'x-company-id': who.company,
      ...(key ? { 'idempotency-key': key } : {}),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  return { status: answer.status, text: await answer.text() }
}

let asked: string | undefined

/** A fingerprint of every row of a company, whatever the table, and of what its jobs will do. */
export async function fingerprint(
  { owner }: Pick<Scene, 'owner'>,
  company: string,
): Promise<string> {
  asked ??= await questionOf({ owner })
  return JSON.stringify((await owner.query(asked, [company])).rows)
}

async function questionOf({ owner }: Pick<Scene, 'owner'>): Promise<string> {
  const { rows } = await owner.query<{ name: string }>(
    `select c.table_name as name from information_schema.columns c
       join information_schema.tables t using (table_schema, table_name)
     where c.table_schema = 'public' and c.column_name = 'company_id' and t.table_type = 'BASE TABLE'
     order by 1`,
  )
  const each = rows.map(
    ({ name }) =>
      `select '${name}' as name, count(*) as rows,
         md5(string_agg(md5(t::text), '' order by md5(t::text))) as hash
       from "${name}" t where company_id = $1`,
  )
  return `${each.join(' union all ')} union all
    select 'jobs', count(*), '' from graphile_worker._private_jobs
    where payload->>'company' = $1::text`
}
