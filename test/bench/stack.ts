// The whole stack as a user runs it: the built server in a process of its own, on the embedded engine.
import { type ChildProcess, spawn } from 'node:child_process'
import { createHmac, randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import pg from 'pg'
import { newId } from '#server/ids.ts'
import { appFolder } from '#server/paths.ts'

export type Stack = {
  readonly url: string
  readonly folder: string
  readonly owner: pg.ClientConfig
  /** CPU seconds of the server and its database so far. */
  cpu(): number
  /** Proportional memory of the server and its database, in MB. */
  memory(): number
  /** A command of the command line on this installation: what it prints, and its own peak in MB. */
  cli(...argv: string[]): Promise<{ told: string; peak: number }>
  stop(): Promise<void>
}

const ticks = 100 // USER_HZ of Linux

/** Starts the stack on a new data folder and waits for its first answer. */
export async function startStack(): Promise<Stack> {
  const folder = mkdtempSync(join(tmpdir(), 'comptoir-bench-'))
  const port = await freePort()
  const started = ['--max-semi-space-size=8', join(appFolder, 'dist/server/main.js')] // as by npm start
  const server = spawn(process.execPath, started, {
    env: {
      ...process.env,
      PORT: String(port),
      COMPTOIR_DATA: folder,
      LOG_LEVEL: 'error',
      DATABASE_URL: '',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const url = `http://127.0.0.1:${port}`
  await said(server, '→')
  const [, , , socketPort = '', host = ''] = readFileSync(
    join(folder, 'pg/postmaster.pid'),
    'utf8',
  ).split('\n')
  return {
    url,
    folder,
    owner: { host, port: Number(socketPort), user: 'postgres', database: 'comptoir' },
    cpu: () => sum(family(server.pid ?? 0), cpuOf),
    memory: () => sum(family(server.pid ?? 0), memoryOf) / 1024,
    cli: (...argv) => command(folder, argv),
    async stop() {
      const ended = new Promise((resolve) => server.once('exit', resolve))
      server.kill('SIGINT')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function command(folder: string, argv: string[]): Promise<{ told: string; peak: number }> {
  const child = spawn(process.execPath, [join(appFolder, 'dist/server/cli.js'), ...argv], {
    env: { ...process.env, COMPTOIR_DATA: folder, DATABASE_URL: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  // The kernel keeps the highest mark itself: it need only be read before the process is gone.
  let peak = 0
  const look = setInterval(() => (peak = Math.max(peak, highest(child.pid ?? 0))), 100)
  try {
    const code = new Promise((resolve) => child.once('exit', resolve))
    const [told, wrong] = await Promise.all([text(child.stdout), text(child.stderr)])
    if ((await code) !== 0) throw new Error(wrong)
    return { told: told.trim(), peak: Math.round(peak / 1024) }
  } finally {
    clearInterval(look)
  }
}

/** The most memory that a process ever held, in kB. */
function highest(pid: number): number {
  try {
    return Number(/^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0)
  } catch {
    return 0
  }
}

/** Makes a manager of a company and signs in without a password: the cookie of a session. */
export async function session(stack: Stack, company: string): Promise<Record<string, string>> {
  const client = new pg.Client(stack.owner)
  await client.connect()
  const person = newId()
  const token = randomBytes(24).toString('base64url')
  await client.query(`insert into person (id, name, email) values ($1, 'Banc', $2)`, [
    person,
    `${person}@bench.test`,
  ])
  await client.query(
    `insert into session (id, person_id, token, expires_at) values ($1, $2, $3, now() + interval '1 day')`,
    [newId(), person, token],
  )
  await client.query(
    `insert into membership (company_id, person_id, role_id)
     select company_id, $2, id from role where company_id = $1 and preset = 'manager'`,
    [company, person],
  )
  const { rows } = await client.query(`select value from installation where key = 'secret'`)
  await client.end()
  const signature = createHmac('sha256', String(rows[0].value)).update(token).digest('base64')
  return {
    cookie: `comptoir.session_token=${encodeURIComponent(`${token}.${signature}`)}`,
    'x-company-id': company,
  }
}

/** Resolves once a line of a process holds a text. */
function said(child: ChildProcess, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let heard = ''
    child.stdout?.on('data', (piece: Buffer) => {
      heard += piece.toString()
      if (heard.includes(text)) resolve()
      // What goes wrong later must be seen by whoever reads the figures.
      if (piece.includes('"level":50')) process.stderr.write(piece)
    })
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${heard}`)))
  })
}

function freePort(): Promise<number> {
  const server = createServer()
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

/** A process and all that descend from it. */
function family(root: number): number[] {
  const parents = new Map<number, number>()
  for (const name of readdirSync('/proc').filter((one) => /^\d+$/.test(one))) {
    const fields = stat(Number(name))
    if (fields) parents.set(Number(name), Number(fields[1]))
  }
  const found = new Set([root])
  for (let grew = true; grew;) {
    grew = false
    for (const [pid, parent] of parents) {
      if (found.has(parent) && !found.has(pid)) {
        found.add(pid)
        grew = true
      }
    }
  }
  return [...found]
}

/** The fields of /proc/PID/stat after the name: state, parent… */
function stat(pid: number): string[] | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return text.slice(text.lastIndexOf(')') + 2).split(' ')
  } catch {
    return null
  }
}

/** User and system time, those of ended children included. */
function cpuOf(pid: number): number {
  const fields = stat(pid)
  if (!fields) return 0
  return fields.slice(11, 15).reduce((total, field) => total + Number(field), 0) / ticks
}

function memoryOf(pid: number): number {
  try {
    const shares = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')
    return Number(/^Pss:\s+(\d+)/m.exec(shares)?.[1] ?? 0)
  } catch {
    return 0
  }
}

const sum = (pids: readonly number[], of: (pid: number) => number): number =>
  pids.reduce((total, pid) => total + of(pid), 0)
