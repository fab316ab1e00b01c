import { availableParallelism } from 'node:os'
import type { Hono } from 'hono'
import type { Logger } from 'pino'
import { allRoutes } from '#features/routes.ts'
import { actors } from './actor.ts'
import { type Auth, createAuth } from './auth.ts'
import { type Connections, type Database, openDatabase, openPool } from './database/connect.ts'
import { createApp } from './http/app.ts'
import { queueMail } from './jobs.ts'
import type { SendMail } from './mail.ts'
import { installationSecret } from './session.ts'
import { signInGate } from './sign-in.ts'
import { type Live, openLive } from './live/streams.ts'
import { version } from './version.ts'

export { version }

/** A server put together on a database: everything but the socket that it listens on. */
export type Server = {
  readonly app: Hono
  readonly database: Database
  readonly auth: Auth
  readonly secret: string
  readonly live: Live
  close(): Promise<void>
}

/**
 * Connections at most: two for each core keep the database as busy as it can be, and two more may wait for
 * a printer or for whoever reads an export. Each costs some 14 MB once it has prepared its statements.
 */
const busyAtOnce = Math.min(10, 2 * availableParallelism() + 2)
/** One that was asked everything holds up to 50 MB: it is made anew after ten minutes, for what is still asked. */
const maxLifetimeSeconds = 600

/** Puts the server together on a migrated database. Tests give their own clock and mail. */
export async function assemble(options: {
  connections: Connections
  publicUrl: string
  log: Logger
  now?: () => Date
  sendMail?: SendMail
  poolSize?: number
}): Promise<Server> {
  const { connections, publicUrl, log, now = () => new Date(), poolSize = busyAtOnce } = options
  const pool = openPool(
    { ...connections.serving, max: poolSize, pipeline: true, maxLifetimeSeconds },
    (message) => log.warn({ message }, 'a database connection was lost'),
  )
  const database = openDatabase(pool)
  const secret = await installationSecret(database)
  const sendMail = options.sendMail ?? queueMail(database)
  const auth = createAuth({ pool, database, secret, publicUrl, sendMail })
  const actorOf = actors(database, { secret, publicUrl })
  const live = openLive({ database, config: connections.serving, log })
  const app = createApp({
    database,
    live,
    log,
    version,
    publicUrl,
    now,
    actorOf,
    auth: signInGate({ auth, database, log, publicUrl, now, actorOf }),
    routes: allRoutes,
  })
  const close = async () => {
    await live.close()
    await database.destroy()
  }
  return { app, database, auth, secret, live, close }
}
