// A transaction, in as few round trips as it needs: opening it travels with its first statement, what
// is asked at once travels at once, what is written last travels with the commit, and a statement that
// comes back is prepared, so that the database neither parses nor plans it again. Most of what a small
// request costs is that.
import { connect } from 'node:net'
import {
  type Compilable,
  type CompiledQuery,
  type DatabaseConnection,
  type Kysely,
  PostgresDialect,
  type QueryExecutor,
  type QueryResult,
  Transaction,
} from 'kysely'
import type pg from 'pg'
import type { Tables } from './tables.ts'

type Database = Kysely<Tables>
type Tx = Transaction<Tables>

/**
 * Runs `fn` in a transaction that `opening` (settings, one statement after the other) begins. Commits
 * what it returns, rolls back what it throws. A transaction that asks nothing never begins. What `fn`
 * puts into `last` leaves in one piece with the commit. `stopped` cancels what the database is doing for it.
 */
export const within = <T>(
  database: Database,
  opening: string,
  fn: (tx: Tx, last: Compilable[]) => Promise<T>,
  stopped?: AbortSignal,
): Promise<T> =>
  onLine(
    database,
    opening,
    async (line, transaction) => {
      const last: Compilable[] = []
      const result = await fn(transaction(line), last)
      await line.commit(last)
      return result
    },
    stopped,
  )

/** The rows of one statement, in a transaction of its own: a single round trip. */
export const alone = <R>(
  database: Database,
  opening: string,
  statement: Compilable<R>,
): Promise<R[]> =>
  onLine(database, opening, async (line) => {
    const [answer] = await line.commit([statement])
    return (answer?.rows ?? []) as R[]
  })

async function onLine<T>(
  database: Database,
  opening: string,
  use: (line: Line, transaction: Inside['transaction']) => Promise<T>,
  stopped?: AbortSignal,
): Promise<T> {
  const inside = insides.get(database)
  if (!inside) throw new Error('not a database of openDatabase')
  const client = await inside.pool.connect()
  const line = lineOf(client, opening, inside.names)
  let broken: Error | undefined
  let cancelling: Promise<unknown> | undefined
  const cancel = () => void (cancelling = cancelOn(client))
  stopped?.addEventListener('abort', cancel, { once: true })
  try {
    return await use(line, inside.transaction)
  } catch (error) {
    // Before anyone else has the connection: what is cancelled is this, and nothing after it.
    await cancelling
    broken = await line.rollback()
    throw error
  } finally {
    stopped?.removeEventListener('abort', cancel)
    await cancelling
    client.release(broken)
  }
}

/** What a client of the library knows of where it is connected, and by which key it may be cancelled. */
type Connected = { host?: string; port?: number; processID?: number; secretKey?: number }
const cancelCode = 80_877_102

/**
 * Cancels what a connection is doing, by the request that the protocol has for it: asked of the database as
 * a role, that would need the rights of whoever signed in. Ends when the server has taken it.
 */
function cancelOn(client: pg.PoolClient): Promise<void> {
  const { host = 'localhost', port = 5432, processID = 0, secretKey = 0 } = client as Connected
  const request = Buffer.alloc(16)
  for (const [at, word] of [16, cancelCode, processID, secretKey].entries())
    request.writeInt32BE(word | 0, at * 4)
  return new Promise((resolve) => {
    const where = host.startsWith('/') ? { path: `${host}/.s.PGSQL.${port}` } : { host, port }
    const socket = connect(where, () => socket.end(request))
    // The server answers by hanging up; where it cannot be reached there is nothing to cancel.
    socket.once('error', () => resolve()).once('close', () => resolve())
    socket.resume()
  })
}

type Inside = {
  readonly pool: pg.Pool
  readonly names: Names
  readonly transaction: (line: DatabaseConnection) => Tx
}

const insides = new WeakMap<Database, Inside>()
const lines = new WeakMap<Tx, { line: DatabaseConnection; transaction: Inside['transaction'] }>()

/** The same open transaction, whose statements go over a line that `over` makes of its own. */
export function rerouted(tx: Tx, over: (line: DatabaseConnection) => DatabaseConnection): Tx {
  const own = lines.get(tx)
  if (!own) throw new Error('not a transaction of within')
  return own.transaction(over(own.line))
}

/** Remembers the pool of a database, for `within`. */
export function rememberPool(database: Database, pool: pg.Pool): void {
  const dialect = new PostgresDialect({ pool })
  const [driver, executor] = [dialect.createDriver(), database.getExecutor() as QueryExecutor]
  const transaction = (line: DatabaseConnection): Tx => {
    const tx = new Transaction<Tables>({
      config: { dialect },
      dialect,
      driver: driver as never,
      executor: executor.withConnectionProvider({ provideConnection: (use) => use(line) }),
    })
    lines.set(tx, { line, transaction })
    return tx
  }
  insides.set(database, { pool, names: newNames(), transaction })
}

type Line = DatabaseConnection & {
  /** Writes what is last and commits, in one piece; opens first, where nothing was asked before. */
  commit(last: readonly Compilable[]): Promise<pg.QueryResult[]>
  /** What the connection died of, if it did. */
  rollback(): Promise<Error | undefined>
}

function lineOf(client: pg.PoolClient, opening: string, names: Names): Line {
  let opened: Promise<unknown> | undefined
  let over = false
  const ask = async (query: CompiledQuery): Promise<pg.QueryResult> => {
    holdBack(client)
    const first = opened === undefined
    opened ??= heard(client.query(`begin; ${opening}`))
    const answer = heard(client.query(names.prepared(client, query)))
    if (first) await opened
    return answer
  }
  return {
    async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
      if (over) throw new Error('the transaction has ended')
      return resultOf<R>(await ask(query))
    },
    // eslint-disable-next-line require-yield
    async *streamQuery() {
      throw new Error('rows are not streamed: read them in pieces, or copy them')
    },
    async commit(last) {
      over = true
      if (!opened && last.length === 0) return []
      const written = last.map((one) => heard(ask(one.compile())))
      const ended = heard(client.query('commit'))
      const answers = await Promise.all(written)
      const { command } = await ended
      // A statement failed, and whoever had sent it did not look.
      if (command !== 'COMMIT') throw new Error(`the transaction was not committed: ${command}`)
      return answers
    },
    async rollback() {
      over = true
      if (!opened) return undefined
      return client.query('rollback').then(
        () => undefined,
        (error: Error) => error,
      )
    },
  }
}

/** What a client of the library keeps to itself. */
type Insides = {
  stream?: { cork?(): void; uncork?(): void }
  parsedStatements: object
  submittedNamedStatements: object
}
const insideOf = (client: pg.PoolClient): Insides | undefined =>
  (client as unknown as { connection?: Insides }).connection

/** What is asked before the program waits for something leaves in one piece. */
function holdBack(client: pg.PoolClient): void {
  const stream = insideOf(client)?.stream
  stream?.cork?.()
  process.nextTick(() => stream?.uncork?.())
}

/** A promise that is awaited later: until then, its failure is nobody's fault. */
function heard<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => {})
  return promise
}

const counted = new Set(['INSERT', 'UPDATE', 'DELETE', 'MERGE'])

const resultOf = <R>({ command, rowCount, rows }: pg.QueryResult): QueryResult<R> => ({
  rows: (rows ?? []) as R[],
  ...(counted.has(command) ? { numAffectedRows: BigInt(rowCount ?? 0) } : {}),
})

type Names = { prepared(client: pg.PoolClient, query: CompiledQuery): string | pg.QueryConfig }

/** So many statements are kept prepared; beyond, one starts again. */
const most = 400

/**
 * Names the statements that come back, so that each connection prepares them once. A text is named at
 * its second coming (filters make some that never do); once there are too many, all are forgotten, here
 * and, when it is next used, on each connection.
 */
function newNames(): Names {
  let [age, last] = [0, 0]
  let named = new Map<string, string | null>()
  const ages = new WeakMap<pg.PoolClient, number>()
  return {
    prepared(client, { sql: text, parameters }) {
      // Without a parameter it may be several statements, which cannot be prepared.
      if (parameters.length === 0) return text
      if (named.size >= most) {
        named = new Map()
        age += 1
      }
      if ((ages.get(client) ?? age) !== age) forget(client)
      ages.set(client, age)
      const known = named.get(text)
      if (known === undefined) named.set(text, null)
      if (known === null) named.set(text, `s${(last += 1)}`)
      const name = named.get(text)
      const values = [...parameters]
      return name ? { name, text, values } : { text, values }
    },
  }
}

/** Empties a connection of what it has prepared. */
function forget(client: pg.PoolClient): void {
  const inside = insideOf(client)
  if (!inside) return
  inside.parsedStatements = {}
  inside.submittedNamedStatements = {}
  heard(client.query('deallocate all'))
}
