import './heap.ts'
import type { IncomingMessage, Server as NodeServer } from 'node:http'
import { createAdaptorServer } from '@hono/node-server'
import { pino } from 'pino'
import { allJobs, jobsOnceMailLeaves } from '#features/jobs.ts'
import { assemble, version } from './assemble.ts'
import { type Config, ConfigMistake, readConfig } from './config.ts'
import { migrate, MigrationRefusal } from './database/migrate.ts'
import { openStorage } from './database/storage.ts'
import { enqueueForAll, migrateJobs, startJobs } from './jobs.ts'
import { mailTransport } from './mail.ts'
import { stopLearning } from './learning/learn.ts'
import { PostgresRefusal } from './postgres/launcher.ts'
import { rememberSite } from './site.ts'
import { stopPrinting } from './pdf/render.ts'
import { welcome } from './welcome.ts'

const say = (line: string): void => void process.stdout.write(`${line}\n`)

/** Starts everything, in order; stops everything, in the opposite order. */
async function serve(config: Config): Promise<void> {
  const log = pino({ level: config.logLevel }, pino.destination({ dest: 1, sync: true }))
  const storage = await openStorage(config, {
    log: (line) => log.debug({ engine: line }, 'postgres'),
    note: say,
  })
  const stops: (() => Promise<unknown>)[] = [() => storage.close()]
  const stop = async (): Promise<void> => {
    for (const one of stops.reverse()) await one().catch((error) => log.error({ err: error }))
  }
  try {
    const { connections } = storage
    const applied = await migrate(connections.owner)
    if (applied.length > 0) say(`Base de données à jour (${applied.length} migrations).`)
    await migrateJobs(connections.owner)
    const { smtpUrl, mailFrom, publicUrl, mailHosts } = config
    const server = await assemble({ connections, publicUrl, log })
    stops.push(server.close, stopPrinting)
    const { folder } = storage
    await rememberSite(server.database, {
      publicUrl,
      mail: smtpUrl !== undefined,
      folder,
      mailHosts,
    })
    const mail = mailTransport({ smtpUrl, from: mailFrom, log })
    const { database } = server
    const workers = await startJobs({ connections, database, jobs: allJobs, mail, log })
    // Jobs are waited for, and one that learns is not.
    stops.push(workers.stop, stopLearning)
    // What was kept while there was no way out leaves now.
    if (mail.post) for (const one of jobsOnceMailLeaves) await enqueueForAll(database, one)
    const listening = await listen(server.app.fetch as never, config)
    stops.push(() => {
      server.live.end()
      return closeServer(listening)
    })
    for (const line of await welcome(server, config, version)) say(line)
  } catch (error) {
    await stop()
    throw error
  }
  onSignal(async () => {
    say('Arrêt en cours… (stopping)')
    await stop()
    say('Arrêté. (stopped)')
  })
}

/** The address of whoever asks, for rate limits and the journal: never what a client claims. */
function stampPeer(incoming: IncomingMessage): void {
  const kept: string[] = []
  let forwarded = ''
  for (let i = 0; i < incoming.rawHeaders.length; i += 2) {
    const [name = '', value = ''] = incoming.rawHeaders.slice(i, i + 2)
    if (name.toLowerCase() === 'x-forwarded-for') forwarded = value
    if (name.toLowerCase() !== 'x-comptoir-peer') kept.push(name, value)
  }
  const socket = incoming.socket.remoteAddress ?? ''
  // Only a proxy on this very machine may say for whom it asks.
  const local = /^(127\.|::1$|::ffff:127\.)/.test(socket)
  const peer = (local && forwarded.split(',').at(-1)?.trim()) || socket
  kept.push('x-comptoir-peer', peer)
  incoming.rawHeaders.splice(0, incoming.rawHeaders.length, ...kept)
  incoming.headers['x-comptoir-peer'] = peer
}

function listen(
  fetch: Parameters<typeof createAdaptorServer>[0]['fetch'],
  config: Config,
): Promise<NodeServer> {
  const server = createAdaptorServer({ fetch }) as NodeServer
  server.prependListener('request', stampPeer)
  server.requestTimeout = 60_000
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(whyNotListen(error, config)))
    server.listen(config.port, config.host, () => resolve(server))
  })
}

/** Why the address of the configuration cannot be listened on, in a sentence. */
function whyNotListen({ code = '' }: NodeJS.ErrnoException, { port, host }: Config): ConfigMistake {
  if (code === 'EADDRINUSE') {
    return new ConfigMistake([
      `Le port ${port} est déjà pris : choisissez-en un autre avec PORT=… (port ${port} is taken: choose another with PORT=…).`,
    ])
  }
  if (code === 'EACCES') {
    return new ConfigMistake([
      `Le système réserve le port ${port} : choisissez-en un au-dessus de 1023 avec PORT=… (port ${port} is reserved: choose one above 1023 with PORT=…).`,
    ])
  }
  return new ConfigMistake([
    `Cette machine n’a pas l’adresse « ${host} » : corrigez HOST, par exemple 127.0.0.1 ou 0.0.0.0 (${code}; this machine has no such address: mend HOST).`,
  ])
}

function closeServer(server: NodeServer): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeIdleConnections()
    // Whoever is in the middle of a request gets five seconds to have an answer.
    setTimeout(() => server.closeAllConnections(), 5_000).unref()
  })
}

function onSignal(leave: () => Promise<void>): void {
  let leaving = false
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (leaving) return
      leaving = true
      void leave().then(() => process.exit(0))
    })
  }
}

try {
  await serve(readConfig(process.env))
} catch (error) {
  const sentences =
    error instanceof ConfigMistake
      ? error.sentences
      : error instanceof PostgresRefusal || error instanceof MigrationRefusal
        ? [error.sentences.fr, error.sentences.en]
        : [error instanceof Error ? (error.stack ?? error.message) : String(error)]
  for (const sentence of sentences) process.stderr.write(`${sentence}\n`)
  process.exit(1)
}
