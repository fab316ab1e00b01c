// The programs as they are delivered, in processes of their own: bundled, started, signalled, ended.
import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'

const root = join(import.meta.dirname, '..')
const made: string[] = []
const started: ChildProcess[] = []
let programs = ''

/** To be called once at the top of a test file: bundles the programs, and leaves nothing behind. */
export function withPrograms(): void {
  beforeAll(async () => {
    programs = join(root, '.cache', `programs-${process.pid}`)
    made.push(programs)
    const { bundleServer } = (await import(join(root, 'bin/bundle.mjs'))) as {
      bundleServer(folder: string): Promise<void>
    }
    await bundleServer(programs)
  }, 60_000)
  afterAll(async () => {
    for (const child of started.filter((one) => isAlive(one))) child.kill('SIGTERM')
    await Promise.all(started.map((child) => ended(child)))
    for (const folder of made) rmSync(folder, { recursive: true, force: true })
  }, 60_000)
}

/** A data folder of its own, empty. */
export function dataFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'comptoir-run-'))
  chmodSync(folder, 0o711)
  made.push(folder)
  return folder
}

export function freePort(): Promise<number> {
  const server = createServer()
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

export type Environment = Readonly<Record<string, string>>
/** How a process ended, and all that it said. */
export type Ended = { code: number | null; signal: string | null; out: string; err: string }

/** Starts a program, which one may listen to and kill; all that it says is kept. */
export function launch(program: 'main' | 'cli', args: readonly string[], environment: Environment) {
  const child = spawn(process.execPath, [join(programs, `${program}.js`), ...args], {
    cwd: tmpdir(),
    env: { PATH: process.env['PATH'], ...environment },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  started.push(child)
  const said = { out: '', err: '' }
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said.out += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said.err += text))
  return { child, said }
}

const isAlive = ({ exitCode, signalCode }: ChildProcess): boolean =>
  exitCode === null && signalCode === null

const ended = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    if (isAlive(child) || !child.stdout?.closed) child.once('close', () => resolve())
    else resolve()
  })

/** Runs a program to its end. */
export async function run(
  program: 'main' | 'cli',
  args: readonly string[],
  environment: Environment = {},
  input = '',
): Promise<Ended> {
  const { child, said } = launch(program, args, environment)
  child.stdin.end(input)
  await ended(child)
  return { code: child.exitCode, signal: child.signalCode, ...said }
}

export type Running = {
  readonly port: number
  readonly pid: number
  readonly said: { readonly out: string; readonly err: string }
  fetch(path: string, init?: RequestInit): Promise<Response>
  /** Sends a signal, and waits for the end. */
  end(signal: 'SIGINT' | 'SIGTERM' | 'SIGKILL'): Promise<Ended>
}

/** Starts the server and waits until it says that it serves. */
export async function serve(environment: Environment): Promise<Running> {
  const port = Number(environment['PORT'] ?? (await freePort()))
  const { child, said } = launch('main', [], { ...environment, PORT: String(port) })
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', () => said.out.includes('Ctrl+C') && resolve())
    child.once('close', () => reject(new Error(`it ended: ${said.out}${said.err}`)))
  })
  return {
    port,
    pid: child.pid ?? 0,
    said,
    fetch: (path, init) => fetch(`http://127.0.0.1:${port}${path}`, init),
    async end(signal) {
      child.kill(signal)
      await ended(child)
      return { code: child.exitCode, signal: child.signalCode, ...said }
    },
  }
}
