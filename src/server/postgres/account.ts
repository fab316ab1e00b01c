import { spawn, spawnSync, type SpawnOptions } from 'node:child_process'
import { chmod, chown, lchown, readdir, readFile, stat } from 'node:fs/promises'
import { userInfo } from 'node:os'
import { dirname } from 'node:path'
import { refuse } from './refusal.ts'

/** As whom the engine runs. `drop` is set when this process is root and must become someone else. */
export type Account = {
  name: string
  uid: number | undefined
  drop: { uid: number; gid: number } | undefined
}

/**
 * PostgreSQL refuses root, so root drops to the owner of the data folder, else to postgres, node or
 * nobody; anyone else stays who they are.
 * Refuses `no_passwd_entry` and `no_account`.
 */
export async function chooseAccount(folder: string, cluster: string): Promise<Account> {
  const uid = process.getuid?.()
  if (uid !== 0) return ordinaryUser(uid)
  for (const path of [cluster, folder]) {
    const { uid: owner } = await stat(path).catch(() => ({ uid: 0 }))
    const known = owner === 0 ? undefined : await lookUp(owner)
    if (known) return known
    // A mounted folder may belong to a number of the host; the cluster's own files may not.
    if (owner !== 0 && path === cluster) return refuse('no_passwd_entry', String(owner))
  }
  for (const name of ['postgres', 'node', 'nobody']) {
    const known = await lookUp(name)
    if (known) return known
  }
  return refuse('no_account')
}

/** Gives `path` to the account. Never follows a link: root does this in a folder of someone else. */
export async function giveTo(account: Account, path: string): Promise<void> {
  const { drop } = account
  if (!drop) return
  try {
    await lchown(path, drop.uid, drop.gid)
  } catch (error) {
    if (codeOf(error) === 'EPERM') refuse('cannot_drop', account.name)
    throw error
  }
}

/**
 * Lets the account enter the data folder, and nobody else, when root keeps it closed and nothing is
 * in it yet. Folders above it, or with something inside, are not ours to open: `folder_closed`.
 */
export async function openTo(account: Account, folder: string): Promise<void> {
  const closed = await closedTo(account, folder)
  if (closed === undefined) return
  const { uid, mode } = await stat(folder)
  const ours = closed === folder && uid === 0 && (mode & 0o070) === 0
  if (!ours || !account.drop || (await readdir(folder)).length > 0) {
    return refuse('folder_closed', folder, closed, account.name)
  }
  await chown(folder, 0, account.drop.gid)
  await chmod(folder, 0o710)
}

/**
 * The first folder on the way to `folder` that the account may not enter, if any. Read from the
 * mode bits, then asked of the system by a real process before it is believed (access lists).
 */
async function closedTo(account: Account, folder: string): Promise<string | undefined> {
  const { drop } = account
  if (!drop) return undefined
  for (const path of wayTo(folder)) {
    const { mode, uid, gid } = await stat(path)
    const bit = uid === drop.uid ? 0o100 : gid === drop.gid ? 0o010 : 0o001
    if (mode & bit) continue
    const asked = await run(account, '/', ['ls', '-d', `${folder}/.`])
    if (asked.failure === 'EPERM') refuse('cannot_drop', account.name)
    return asked.status === 0 ? undefined : path
  }
  return undefined
}

/** What every program of PostgreSQL is started with: the account, and nothing of our environment. */
export function runningAs(account: Account, cwd: string): SpawnOptions {
  return { cwd, env: environment(), windowsHide: true, ...account.drop }
}

export type Outcome = { status: number | null; output: string; failure: string | undefined }

/**
 * Runs a program of PostgreSQL to its end. `failure` is the system's code when it did not start.
 * A program that leaves a server behind takes `mute`: on Windows the server would inherit our pipes
 * and the end of the output would never come.
 */
export function run(
  account: Account,
  cwd: string,
  [program = '', ...args]: string[],
  mute = false,
): Promise<Outcome> {
  const stdio: SpawnOptions['stdio'] = mute ? 'ignore' : ['ignore', 'pipe', 'pipe']
  return new Promise((resolve) => {
    const fail = (error: unknown) => resolve({ status: null, output, failure: codeOf(error) })
    let output = ''
    try {
      const child = spawn(program, args, { ...runningAs(account, cwd), stdio })
      for (const stream of [child.stdout, child.stderr]) {
        stream?.setEncoding('utf8').on('data', (text: string) => (output += text))
      }
      child.once('error', fail)
      child.once('close', (status) => resolve({ status, output, failure: undefined }))
    } catch (error) {
      fail(error) // Node throws some refusals of the system (EPERM) and emits the others
    }
  })
}

export const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error ? String(error.code) : undefined

const wayTo = (folder: string): string[] =>
  dirname(folder) === folder ? [folder] : [...wayTo(dirname(folder)), folder]

function ordinaryUser(uid: number | undefined): Account {
  try {
    return { name: userInfo().username, uid, drop: undefined }
  } catch {
    return refuse('no_passwd_entry', String(uid)) // initdb looks its user up, and stops too
  }
}

/** Reads /etc/passwd itself (an image without a shell has no `id`), then asks `id` (LDAP, macOS). */
async function lookUp(who: string | number): Promise<Account | undefined> {
  const passwd = await readFile('/etc/passwd', 'utf8').catch(() => '')
  for (const line of passwd.split('\n')) {
    const [name = '', , uid, gid] = line.split(':')
    // macOS writes nobody as -2: the system's own number is unsigned.
    const found = name === who || Number(uid) === who
    if (found) return dropTo(name, Number(uid) >>> 0, Number(gid) >>> 0)
  }
  const ask = (option: string) =>
    spawnSync('id', [option, String(who)], { encoding: 'utf8' }).stdout?.trim() ?? ''
  const [name, uid, gid] = [ask('-un'), ask('-u'), ask('-g')]
  return name && uid && gid ? dropTo(name, Number(uid), Number(gid)) : undefined
}

const dropTo = (name: string, uid: number, gid: number): Account => ({
  name,
  uid,
  drop: { uid, gid },
})

/**
 * PGDATA, PGPORT, LD_LIBRARY_PATH or the person's language would change what the programs do;
 * their messages are read in English, and new clusters keep UTC.
 */
function environment(): NodeJS.ProcessEnv {
  // A heap that is large once would stay: glibc raises by itself the limit beyond which it gives back.
  const fixed = { LC_ALL: 'C', TZ: 'UTC', MALLOC_TRIM_THRESHOLD_: '1048576' }
  if (process.platform !== 'win32') return { PATH: process.env['PATH'], ...fixed }
  const kept = Object.entries(process.env).filter(([name]) => !/^PG/i.test(name))
  return { ...Object.fromEntries(kept), ...fixed }
}
