import assert from 'node:assert/strict'
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { createInterface } from 'node:readline'
import pg from 'pg'
import { afterAll, beforeAll, onTestFinished } from 'vitest'
import { PostgresRefusal, type RunningPostgres, startPostgres } from './launcher.ts'

export const root = process.getuid?.() === 0
export const nobody = 65_534
const repository = join(import.meta.dirname, '../../..')

/** A stopped cluster with one table, copied by the tests that do not watch its making. */
export let template = ''

/** To be called once at the top of a test file. */
export function withTemplate(): void {
  beforeAll(async () => {
    template = await mkdtemp(join(tmpdir(), 'pg-template-'))
    const running = await startPostgres({ folder: template })
    await query(running, 'create table kept (n int primary key)')
    await running.stop()
  }, 30_000)
  afterAll(() => rm(template, { recursive: true, force: true }))
}

export async function temporary(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'pg-test-'))
  await chmod(folder, 0o711)
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

export async function copied(): Promise<string> {
  const folder = await temporary()
  execFileSync('cp', ['-a', join(template, 'pg'), folder])
  return folder
}

export async function start(
  folder: string,
  options: Omit<Parameters<typeof startPostgres>[0], 'folder'> = {},
): Promise<RunningPostgres> {
  const running = await startPostgres({ folder, ...options })
  onTestFinished(() => running.stop())
  return running
}

export async function connected(running: RunningPostgres): Promise<pg.Client> {
  const client = new pg.Client(running.connection)
  client.on('error', () => {})
  await client.connect()
  onTestFinished(() => client.end())
  return client
}

export async function query(running: RunningPostgres, text: string, values?: unknown[]) {
  const client = new pg.Client(running.connection)
  await client.connect()
  const { rows } = await client.query<Record<string, unknown>>(text, values)
  await client.end()
  return rows
}

export const postmaster = (folder: string): number =>
  Number(readFileSync(join(folder, 'pg/postmaster.pid'), 'utf8').split('\n')[0])

export function assertNothingLeft(folder: string): void {
  assert.ok(!existsSync(join(folder, 'pg/postmaster.pid')))
  const processes = execFileSync('ps', ['-eww', '-o', 'command='], { encoding: 'utf8' })
  assert.ok(!processes.includes(folder), `a process still names ${basename(folder)}`)
}

export function assertRefused(error: unknown, code: string, words = /./): true {
  assert.ok(error instanceof PostgresRefusal, String(error))
  assert.equal(error.code, code)
  assert.match(error.sentences.fr, words)
  assert.notEqual(error.sentences.en, error.sentences.fr)
  return true
}

export function waitFor(words: string) {
  let note: (line: string) => void = () => {}
  const seen = new Promise<void>((resolve) => {
    note = (line) => line.includes(words) && resolve()
  })
  return { note, seen }
}

type ServerOptions = { uid?: number; prefix?: string[]; crashes?: boolean }

/** Another Comptoir: a process of its own that serves the folder until it is told to stop. */
export async function serve(folder: string, options: ServerOptions = {}) {
  const child = spawnServer(folder, options)
  const said = JSON.parse(await child.lineWith('{')) as Record<string, unknown>
  const stop = async () => {
    child.process.stdin?.end()
    await once(child.process, 'exit')
  }
  return { process: child.process, said, stop }
}

export function spawnServer(
  folder: string,
  { uid, prefix = [], crashes = false }: ServerOptions = {},
) {
  const program = `
    const { startPostgres } = await import(process.argv[1])
    try {
      const { adopted, stop } = await startPostgres({ folder: process.argv[2], note: console.log })
      console.log(JSON.stringify({ adopted }))
      process.stdin.once('end', () => ${crashes ? 'process.exit(1)' : 'stop()'}).resume()
    } catch ({ code, sentences, message }) {
      console.log(JSON.stringify({ code, sentences, message }))
    }`
  const launcher = join(import.meta.dirname, 'launcher.ts')
  const node = [process.execPath, '--import', 'tsx', '--input-type=module', '-e', program]
  const [command = '', ...args] = [...prefix, ...node, launcher, folder]
  const child: ChildProcess = spawn(command, args, {
    cwd: repository,
    // What a person's shell may hold, and must change nothing.
    env: { PATH: process.env['PATH'], PGDATA: '/nowhere', PGPORT: '1', LC_ALL: 'fr_FR.UTF-8' },
    stdio: ['pipe', 'pipe', 'inherit'],
    ...(uid ? { uid, gid: uid } : {}),
  })
  onTestFinished(async () => {
    if (child.exitCode !== null || child.signalCode !== null) return
    child.stdin?.end()
    await once(child, 'exit')
  })
  const lineWith = (words: string) =>
    new Promise<string>((resolve, reject) => {
      child.once('exit', (code) => reject(new Error(`the other Comptoir left (${code})`)))
      if (!child.stdout) return
      createInterface({ input: child.stdout }).on(
        'line',
        (line) => line.includes(words) && resolve(line),
      )
    })
  return { process: child, lineWith }
}
