import { type ChildProcess, spawn } from 'node:child_process'
import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { giveTo, run, runningAs } from './account.ts'
import { type Endpoint, type Place, refuseStart } from './cluster.ts'

/** What PostgreSQL writes in postmaster.pid; `endpoint` is missing until it listens. */
export type PidFile = { pid: number; endpoint: Endpoint | undefined }

/** Reads postmaster.pid: undefined when no server runs or the file is being written. */
export async function readPidFile({ cluster }: Place): Promise<PidFile | undefined> {
  const text = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '')
  const [pid, , , port, socketFolder, address] = text.split('\n')
  if (!Number(pid)) return undefined
  const host = socketFolder || address
  return { pid: Number(pid), endpoint: host ? { host, port: Number(port) } : undefined }
}

export type Launch = { pid: number; child: ChildProcess | undefined } | { held: string }

/**
 * Starts the engine and waits until it accepts connections. Answers `held` when a former server
 * has not let go of the folder yet; refuses anything else that stops it.
 */
export async function launch(place: Place, endpoint: Endpoint): Promise<Launch> {
  const started = await (place.transport === 'socket' ? launchHere : launchAway)(place, endpoint)
  if ('pid' in started) return started
  const held = /^.*(lock file .* (already exists|is empty)|still in use).*$/m.exec(started.said)
  return held ? { held: held[0] } : refuseStart(place, started.said)
}

/** Fast shutdown: open transactions are rolled back, everything is written, then it exits. */
export async function shutDown(place: Place, pid: number): Promise<void> {
  if (process.platform === 'win32') {
    const { cluster, account, binaries } = place
    const pgCtl = join(binaries.bin, 'pg_ctl')
    await run(account, place.folder, [pgCtl, 'stop', '-D', cluster, '-m', 'fast', '-w'])
    return
  }
  signal(pid, 'SIGINT')
  if (await isGone(place, pid, 60_000)) return
  await evict(place, pid)
}

/** Ends a server that no longer answers. Nothing acknowledged is lost: the next one recovers. */
export async function evict(place: Place, pid: number): Promise<void> {
  signal(pid, 'SIGQUIT')
  if (await isGone(place, pid, 1_000)) return
  signal(pid, 'SIGKILL')
  await isGone(place, pid, 5_000)
}

export type Who = 'server' | 'other' | 'nobody' | 'unknown'

/**
 * Whether `pid` is the server of this folder, something else that took its number, or nothing.
 * Its command line names the data folder (its working folder would say so too, but root in a
 * container may not look). Only a proven server is ever killed.
 */
export async function whoIs(place: Place, pid: number): Promise<Who> {
  if (!isAlive(pid)) return 'nobody'
  const command = await commandLine(place, pid)
  if (command === undefined) return isAlive(pid) ? 'unknown' : 'nobody'
  return ` ${command} `.includes(` -D ${place.cluster} `) ? 'server' : 'other'
}

/**
 * Takes the number of a stranger out of postmaster.pid, before which PostgreSQL would wait for ever
 * (after a crash in a container the same small numbers come back). The rest of the file stays: by
 * it PostgreSQL still sees children of the dead server that use its memory.
 */
export async function disown(place: Place): Promise<void> {
  const path = join(place.cluster, 'postmaster.pid')
  const text = await readFile(path, 'utf8').catch(whenGone)
  // A server that has just ended looks like a stranger for a moment, and takes its file with it.
  if (text === null) return
  const [, ...rest] = text.split('\n')
  const fresh = `${path}.new`
  await rm(fresh, { force: true })
  await writeFile(fresh, [nobodysPid, ...rest].join('\n'), { mode: 0o600, flag: 'wx' })
  await giveTo(place.account, fresh)
  await rename(fresh, path)
}

function whenGone(error: unknown): null {
  if ((error as { code?: string }).code === 'ENOENT') return null
  throw error
}

/** An empty postmaster.pid that nobody is writing: a disk that filled up or a power cut. */
export async function forgetEmptyPidFile({ cluster }: Place): Promise<void> {
  const path = join(cluster, 'postmaster.pid')
  const found = await stat(path).catch(() => undefined)
  if (found?.size === 0 && Date.now() - found.mtimeMs > 2_000) await rm(path, { force: true })
}

export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch {
    // Gone already.
  }
}

const nobodysPid = 2 ** 31 - 1 // above every system's greatest number

/** As our child, its log read line by line. Its own session: Ctrl-C is for us, not for it. */
function launchHere(place: Place, { host, port }: Endpoint): Promise<Started> {
  const settings = [
    'listen_addresses=',
    `unix_socket_directories="${host.replaceAll('"', '""')}"`,
    'unix_socket_permissions=0700',
    `port=${port}`,
    'log_destination=stderr',
    'logging_collector=off',
    'lc_messages=C',
  ]
  const { cluster, binaries, account, folder } = place
  const args = ['-D', cluster, ...settings.flatMap((setting) => ['-c', setting])]
  const child = spawn(join(binaries.bin, 'postgres'), args, {
    ...runningAs(account, folder),
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const said: string[] = []
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', () => resolve({ said: said.join('\n') }))
    if (!child.stderr) return
    createInterface({ input: child.stderr }).on('line', (line) => {
      place.log(line)
      if (said.push(line) > 40) said.shift()
      const ready = line.includes('ready to accept connections')
      if (ready && child.pid) resolve({ pid: child.pid, child })
    })
  })
}

/**
 * Through pg_ctl, which on Windows gives up an administrator's rights as the engine demands. The
 * server is nobody's child then, and writes its log in its folder.
 */
async function launchAway(place: Place, { host, port }: Endpoint): Promise<Started> {
  const { cluster, binaries, account, folder } = place
  const log = join(cluster, 'postgres.log')
  await rm(log, { force: true })
  const options = `-c listen_addresses=${host} -c port=${port} -c unix_socket_directories= -c lc_messages=C`
  const start = ['start', '-D', cluster, '-l', log, '-w', '-t', '600', '-o', options]
  const { status } = await run(account, folder, [join(binaries.bin, 'pg_ctl'), ...start], true)
  const text = await readFile(log, 'utf8').catch(() => '')
  for (const line of text.split('\n')) if (line) place.log(line)
  const file = await readPidFile(place)
  return status === 0 && file ? { pid: file.pid, child: undefined } : { said: text }
}

type Started = { pid: number; child: ChildProcess | undefined } | { said: string }

/** The pid file disappears last; a zombie that nobody reaps does not count as alive. */
async function isGone(place: Place, pid: number, within_ms: number): Promise<boolean> {
  const end = Date.now() + within_ms
  while (Date.now() < end) {
    const named = (await readPidFile(place))?.pid === pid
    if (!named || ['other', 'nobody'].includes(await whoIs(place, pid))) return true
    await pause(10)
  }
  return false
}

/** Empty for a zombie; undefined where the system does not tell (Windows, a hidden /proc). */
async function commandLine({ account, folder }: Place, pid: number): Promise<string | undefined> {
  if (process.platform === 'linux') {
    const text = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => undefined)
    return text?.replaceAll('\0', ' ').trim()
  }
  if (process.platform === 'win32') return undefined
  const { status, output } = await run(account, folder, [
    'ps',
    '-ww',
    '-o',
    'command=',
    '-p',
    `${pid}`,
  ])
  return status === 0 ? output.trim() : undefined
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
