import { mkdir, realpath, rmdir } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { chooseAccount, codeOf, openTo } from './account.ts'
import { findPackage, forgetOtherCopies, readyBinaries } from './binaries.ts'
import {
  ensureCluster,
  forgetEndpoint,
  forgetUnfinished,
  keepPassword,
  type Place,
  superuser,
  type Transport,
} from './cluster.ts'
import { bringUp, type Engine, release } from './engine.ts'
import { signal } from './postmaster.ts'
import { PostgresRefusal, refuse } from './refusal.ts'

export { PostgresRefusal }

export type RunningPostgres = {
  /** For `pg`, as superuser. The same address for as long as this process holds the folder. */
  connection: {
    host: string
    port: number
    user: string
    password: string | undefined
    database: 'postgres'
  }
  /** True when the engine had survived a killed Comptoir and was taken over as it ran. */
  adopted: boolean
  /** Fast shutdown; resolves when nothing of the engine is left. */
  stop(): Promise<void>
}

/**
 * Starts the embedded PostgreSQL on a data folder, making both if need be, and holds the folder
 * against any other Comptoir until `stop`. An engine that dies meanwhile is started again.
 * `log` receives the engine's own lines (not those of an adopted one), `note` what a person should
 * know, in French and English. `transport` is chosen by platform; the tests ask for Windows' one.
 * Throws PostgresRefusal, whose sentences say what to do.
 */
export async function startPostgres(options: {
  folder: string
  log?: (line: string) => void
  note?: (line: string) => void
  transport?: Transport
}): Promise<RunningPostgres> {
  const place = await settle(options)
  const running = keep(place, await bringUp(place, undefined))
  // What cannot be removed only takes space.
  await Promise.allSettled([forgetUnfinished(place), forgetOtherCopies(place)])
  return running
}

/** The data folder: the configured one, else beside the application, else root's usual place. */
export function chooseDataFolder(configured: string | undefined, appFolder: string): string {
  if (configured) return resolve(configured)
  return process.getuid?.() === 0 ? '/var/lib/comptoir' : resolve(appFolder, 'data')
}

async function settle(options: Parameters<typeof startPostgres>[0]): Promise<Place> {
  const { log = () => {}, note = () => {} } = options
  const wanted = resolve(options.folder)
  const account = await chooseAccount(wanted, join(wanted, 'pg'))
  let made: string | undefined
  try {
    // 0711 if root makes it: the account must reach its own sub-folder, and read nothing else.
    made = await mkdir(wanted, { recursive: true, mode: account.drop ? 0o711 : 0o700 })
    const folder = await realpath(wanted)
    await openTo(account, folder)
    const pack = await findPackage(process.platform, process.arch)
    const binaries = await readyBinaries(pack, account, folder, note)
    const transport = options.transport ?? (process.platform === 'win32' ? 'loopback' : 'socket')
    const password = transport === 'loopback' ? await keepPassword(folder, account) : undefined
    const cluster = join(folder, 'pg')
    const place = { folder, cluster, account, binaries, transport, password, log, note }
    await ensureCluster(place)
    return { ...place, cluster: await realpath(cluster) }
  } catch (error) {
    if (made) await unmake(wanted, made)
    if (['EACCES', 'EROFS', 'EPERM'].includes(codeOf(error) ?? '')) {
      const path = (error as NodeJS.ErrnoException).path ?? wanted
      refuse('folder_closed', wanted, path, account.name)
    }
    throw error
  }
}

/** Watches over the engine, and starts it again if it dies, until `stop`. */
function keep(place: Place, first: Engine): RunningPostgres {
  const leaving = new AbortController()
  let engine: Engine | undefined
  let revival = Promise.resolve()

  const watch = (living: Engine) => {
    engine = living
    living.lock.once('end', () => {
      engine = undefined
      if (!leaving.signal.aborted) revival = revive()
    })
  }
  const revive = async () => {
    place.note('PostgreSQL s’est arrêté, il redémarre… / PostgreSQL stopped, starting it again…')
    while (!leaving.signal.aborted) {
      try {
        watch(await bringUp(place, first.endpoint, leaving.signal))
        place.note('PostgreSQL répond de nouveau / PostgreSQL answers again')
        return
      } catch (error) {
        if (leaving.signal.aborted) return
        place.note(error instanceof Error ? error.message : String(error))
        await pause(5_000, undefined, { signal: leaving.signal }).catch(() => {})
      }
    }
  }
  // A program that crashes has no time to wait: the engine then stops by itself.
  // (On Windows there is no such signal: the next start adopts it.)
  const onExit = () => {
    if (engine && process.platform !== 'win32') signal(engine.pid, 'SIGINT')
  }
  process.once('exit', onExit)
  watch(first)

  const leave = async () => {
    leaving.abort()
    await revival
    if (engine) await release(place, engine)
    process.off('exit', onExit)
    await forgetEndpoint(place, first.endpoint)
  }
  let left: Promise<void> | undefined

  return {
    connection: {
      ...first.endpoint,
      user: superuser,
      password: place.password,
      database: 'postgres',
    },
    adopted: first.adopted,
    stop: () => (left ??= leave()),
  }
}

/** Removes the folders just made for nothing, and only if they are empty. */
async function unmake(folder: string, made: string): Promise<void> {
  for (let path = folder; path.length >= made.length; path = dirname(path)) {
    const gone = await rmdir(path).then(
      () => true,
      () => false,
    )
    if (!gone) return
  }
}
