import { randomBytes } from 'node:crypto'
import {
  link,
  lstat,
  mkdir,
  mkdtemp,
  open,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { type Account, codeOf, giveTo, run } from './account.ts'
import type { Binaries } from './binaries.ts'
import { refuse } from './refusal.ts'

/**
 * How the program reaches the engine: a Unix socket in a folder that nobody else may enter, or on
 * Windows a loopback port with a password.
 */
export type Transport = 'socket' | 'loopback'

/** Everything that was settled before the engine is touched. */
export type Place = {
  folder: string
  cluster: string
  account: Account
  binaries: Binaries
  transport: Transport
  password: string | undefined
  log: (line: string) => void
  note: (line: string) => void
}

export type Endpoint = { host: string; port: number }

/** The superuser's name, the same on every system whatever the account. */
export const superuser = 'postgres'

/**
 * Makes the cluster if there is none. It is made and synced to disk aside, then named: a machine
 * that stops during its very first start begins again, and two first starts cannot mix.
 * Refuses `not_a_cluster`, `other_version`, `other_owner`, `disk_full`, `engine_failed`.
 */
export async function ensureCluster(place: Place): Promise<void> {
  const { cluster, account, binaries } = place
  const found = await stat(cluster).catch(() => undefined)
  if (found && (await entries(cluster)).length > 0) {
    if (account.uid !== undefined && found.uid !== account.uid) {
      refuse('other_owner', cluster, account.name)
    }
    const version = await versionOf(cluster)
    if (version === undefined) return refuse('not_a_cluster', cluster)
    if (version !== binaries.major) refuse('other_version', cluster, version, binaries.major)
    return
  }
  place.note('Création de la base de données… / Creating the database…')
  await createCluster(place)
}

/** Removes what an interrupted first start left. To be called once the folder is held. */
export async function forgetUnfinished({ folder }: Place): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!/^(pg|password)\.new-/.test(name)) continue
    await rm(join(folder, name), { recursive: true, force: true })
  }
}

/**
 * A new address for the engine. The socket's folder is `run` in the data folder, where another
 * container that mounts the same data meets it too; a path too long for a socket (107 bytes on
 * Linux, 103 on macOS) sends it to a temporary folder with a random name.
 */
export async function newEndpoint(place: Place): Promise<Endpoint> {
  if (place.transport === 'loopback') return { host: '127.0.0.1', port: await freePort() }
  const near = join(place.folder, 'run')
  const port = 5432 // only a part of the socket's name
  const longest = process.platform === 'linux' ? 107 : 103
  if (Buffer.byteLength(join(near, `.s.PGSQL.${port}`)) <= longest) {
    return { host: await ownFolder(place, near), port }
  }
  const far = await mkdtemp(join(tmpdir(), awayPrefix))
  await giveTo(place.account, far)
  return { host: far, port }
}

/** Removes the socket's folder when it is one of our random temporary ones. */
export async function forgetEndpoint({ account }: Place, { host }: Endpoint): Promise<void> {
  const found = await lstat(host).catch(() => undefined)
  const ours = found?.isDirectory() && found.uid === account.uid
  if (ours && dirname(host) === tmpdir() && basename(host).startsWith(awayPrefix)) {
    await rm(host, { recursive: true, force: true })
  }
}

/** The loopback password, made once and on disk before the cluster that believes in it. */
export async function keepPassword(folder: string, account: Account): Promise<string> {
  const path = join(folder, 'password')
  const fresh = await mkdtemp(join(folder, 'password.new-'))
  try {
    const kept = await readFile(path, 'utf8').catch(() => undefined)
    if (kept) return kept
    const file = join(fresh, 'password')
    // On Windows the mode means nothing: the folder's own rights protect the file.
    await writeFile(file, randomBytes(24).toString('base64url'), { mode: 0o600, flush: true })
    await giveTo(account, file)
    await link(file, path).catch(ignore('EEXIST')) // another start, at the same instant
    await sync(folder)
    return await readFile(path, 'utf8')
  } finally {
    await rm(fresh, { recursive: true, force: true })
  }
}

const awayPrefix = 'comptoir-pg-'

async function createCluster(place: Place): Promise<void> {
  const { folder, cluster, account } = place
  const fresh = await mkdtemp(`${cluster}.new-`)
  try {
    await giveTo(account, fresh)
    const { status, output } = await run(account, folder, initdb(place, fresh))
    for (const line of output.split('\n')) if (line) place.log(line)
    const beaten = (await versionOf(cluster)) !== undefined // by another first start, meanwhile
    if (status !== 0 && !beaten) refuseStart(place, output)
    if (!beaten) await rename(fresh, cluster).catch(ignore('ENOTEMPTY', 'EEXIST'))
    await sync(folder)
    await sync(dirname(folder)).catch(() => {}) // ours to make durable, not always to open
  } finally {
    await rm(fresh, { recursive: true, force: true })
  }
}

function initdb({ folder, binaries, transport }: Place, target: string): string[] {
  const auth =
    transport === 'socket'
      ? ['--auth-local=trust', '--auth-host=reject'] // the folder's mode 0700 is the door
      : ['--auth=scram-sha-256', `--pwfile=${join(folder, 'password')}`]
  const account = ['-D', target, '-U', superuser]
  return [join(binaries.bin, 'initdb'), ...account, ...locale, ...auth, ...memory]
}

/**
 * Half of what PostgreSQL takes by itself for pages, all of which it comes to hold: what screens read
 * fits, the rest is in the system's own cache. In the cluster's postgresql.conf, for whoever knows better.
 */
const memory = ['--set=shared_buffers=64MB']

/**
 * The built-in C.UTF-8 is the same on every system and for ever: an index on text survives a change
 * of machine, of libc or of ICU, and serves LIKE 'prefix%'. Names are sorted as French people
 * expect by the query that shows them: ORDER BY name COLLATE "fr-x-icu" (on any server).
 */
const locale = [
  '--encoding=UTF8',
  '--locale=C',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  '--data-checksums',
]

/** Turns the last words of initdb or postgres into a refusal that says what to do. */
export function refuseStart({ folder, account }: Place, output: string): never {
  if (/could not look up effective user ID/.test(output)) {
    refuse('no_passwd_entry', String(account.uid))
  }
  if (/No space left on device/.test(output)) refuse('disk_full', folder)
  const lines = output.split('\n').filter((line) => /FATAL|PANIC|error|HINT|DETAIL/i.test(line))
  return refuse('engine_failed', lines.slice(-4).join(' ') || output.trim().slice(-400) || '?')
}

async function versionOf(cluster: string): Promise<string | undefined> {
  const text = await readFile(join(cluster, 'PG_VERSION'), 'utf8').catch(() => undefined)
  return text?.trim()
}

/** An unreadable folder is not an empty one: it belongs to another account, which is said next. */
const entries = (folder: string): Promise<string[]> =>
  readdir(folder).catch((error: unknown) => {
    if (codeOf(error) === 'EACCES') return ['?']
    throw error
  })

/** A folder of mode 0700 that belongs to the account, made anew if it is anything else. */
async function ownFolder({ account }: Place, path: string): Promise<string> {
  const make = async () => {
    await mkdir(path, { mode: 0o700 }).catch(ignore('EEXIST'))
    await giveTo(account, path)
    const found = await lstat(path)
    return found.isDirectory() && found.uid === account.uid && (found.mode & 0o777) === 0o700
  }
  if (await make()) return path
  await rm(path, { recursive: true, force: true })
  await make()
  return path
}

/** Makes a rename in `folder` survive a power cut. Windows cannot sync a folder, nor needs it. */
async function sync(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  await handle.sync().finally(() => handle.close())
}

function freePort(): Promise<number> {
  const server = createServer()
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

const ignore =
  (...codes: string[]) =>
  (error: unknown) => {
    if (!codes.includes(codeOf(error) ?? '')) throw error
  }
