import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { pino } from 'pino'
import { expect, inject } from 'vitest'
import { z } from 'zod'
import { type Endpoint, type InputOf, type OutputOf, pathParts } from '#kernel/endpoint.ts'
import { presets } from '#kernel/rights.ts'
import type { Act } from '#server/act.ts'
import { assemble, type Server } from '#server/assemble.ts'
import { type Connections, servingRole } from '#server/database/connect.ts'
import type { Mail } from '#server/mail.ts'
import { type Actor, transact } from '#server/transaction.ts'
import { director, makeModels, type Models, settle } from './settle.ts'
import { cast, type CastName, type companies } from './world.ts'

/** Someone of the cast, as a function: `await alice(issue, { id })` goes through HTTP and PostgreSQL. */
export type Someone = {
  <E extends Endpoint>(
    endpoint: E,
    input: z.input<z.ZodUnknown> & InputOf<E>,
    options?: Options,
  ): Promise<OutputOf<E>>
  /** The same, as a raw response. */
  raw(method: string, path: string, options?: Options & { body?: unknown }): Promise<Response>
  readonly id: string
  readonly company: string
  readonly cookie: string
}
type Options = { key?: string; headers?: Record<string, string>; file?: Uint8Array }

export type Scene = Record<CastName, Someone> & {
  readonly server: Server
  /** Nobody: no cookie, no key. */
  readonly stranger: Someone
  readonly mails: Mail[]
  /** Moves the clock: the day at noon in Paris. */
  travel(day: string): void
  /** An act of someone, for calling actions and queries directly. */
  as<T>(name: CastName, fn: (act: Act) => Promise<T>): Promise<T>
  /** Someone in another of their companies. */
  in(someone: Someone, company: string): Someone
  /** An act of nobody in particular, with every right, in a company of one's choice. */
  within<T>(company: string, fn: (act: Act) => Promise<T>): Promise<T>
  /** A connection as the role that migrates, to look at (or tamper with) what is stored. */
  readonly owner: pg.Client
  readonly companies: Record<keyof typeof companies, string>
}

/** A refusal received: `reason` is the problem's code. */
export class Refused extends Error {
  readonly status: number
  readonly reason: string
  readonly problem: Record<string, unknown>
  constructor(status: number, problem: Record<string, unknown>) {
    super(`${status} ${String(problem['code'])}: ${String(problem['detail'])}`)
    this.status = status
    this.reason = String(problem['code'])
    this.problem = problem
  }
}

type Opened = {
  readonly connections: Connections
  readonly server: Server
  readonly owner: pg.Client
  readonly mails: Mail[]
  close(): Promise<void>
}

let opened: { readonly file: string; readonly ready: Promise<Opened> } | undefined
let models: Promise<Models> | undefined
const clock = { now: new Date('2026-01-01T12:00:00Z') }

/**
 * One database a test file, copied from the migrated template at the first scene. Files that are played
 * one after the other share this module, and no database that it opens.
 */
export function openFile(): Promise<Opened> {
  const file = expect.getState().testPath ?? ''
  if (opened?.file !== file) opened = { file, ready: reopen(opened?.ready) }
  return opened.ready
}

async function reopen(before: Promise<Opened> | undefined): Promise<Opened> {
  // Not waited for: an answer that a test has left unread holds its connection for ever.
  before?.then((done) => done.close()).catch(() => {})
  return openNew()
}

/** A database of its own, copied from the migrated template, and a server in front of it. */
async function openNew(): Promise<Opened> {
  const { template, ...base } = inject('server')
  const database = `${template}_${randomBytes(6).toString('hex')}`
  const admin = tolerant({ ...base, database: base.database ?? 'postgres' })
  await admin.connect()
  await admin.query(`create database ${database} template ${template}`)
  // As the product asks (connect.ts): no statement is compiled.
  const serving = { ...base, database, options: `-c role=${servingRole} -c jit=off` }
  const connections: Connections = {
    owner: { ...base, database },
    // A loaded machine is slow, not wrong: who waits for a connection is not turned away.
    serving: { ...serving, connectionTimeoutMillis: 60_000 },
  }
  const mails: Mail[] = []
  const server = await assemble({
    connections,
    publicUrl: 'http://localhost:3000',
    log: pino({ level: process.env['LOG_LEVEL'] ?? 'error' }),
    now: () => clock.now,
    sendMail: async (mail) => void mails.push(mail),
  })
  const owner = tolerant(connections.owner)
  await owner.connect()
  const close = async () => {
    await server.close()
    await owner.end()
    await admin.query(`drop database ${database} with (force)`)
    await admin.end()
  }
  return { connections, server, owner, mails, close }
}

/** A client that outlives its server: the engine may stop while a worker is still on its way out. */
function tolerant(config: pg.ClientConfig): pg.Client {
  const client = new pg.Client(config)
  client.on('error', () => {})
  return client
}

/** One test: two new companies with their people, on a chosen day, in front of the real server. */
export async function scene(day: string, play: (scene: Scene) => Promise<void>): Promise<void> {
  const file = await openFile()
  const { server, owner, mails } = file
  clock.now = noon(day)
  mails.length = 0
  models ??= modelsApart()
  const { placed, people: settled } = await settle(file, await models, clock.now)
  const people = Object.fromEntries(
    Object.entries(settled).map(([name, who]) => [name, caller(server, who)]),
  ) as Record<CastName, Someone>
  await play({
    ...people,
    server,
    owner,
    mails,
    companies: placed,
    stranger: caller(server, { id: '', company: placed.lumiere, cookie: '' }),
    travel: (to) => void (clock.now = noon(to)),
    in: ({ id, cookie }, company) => caller(server, { id, cookie, company }),
    within: (company, fn) => transact(server.database, director(company, clock.now), fn),
    as: (name, fn) => transact(server.database, actorOf(people[name], name), fn),
  })
}

/**
 * The companies of which those of all scenes are copies. As they are the same for every file, they are made
 * once for all, and where no file sees them: none is played on another database for coming first.
 */
async function modelsApart(): Promise<Models> {
  const apart = await openNew()
  const made = await makeModels(apart, new Date('2026-01-01T12:00:00Z'))
  await apart.close()
  return made
}

const noon = (day: string): Date => new Date(`${day}T11:00:00Z`)

const actorOf = (someone: Someone, name: CastName): Actor => ({
  ...director(someone.company, clock.now),
  person: { id: someone.id, name: cast[name].name },
  role: presets[cast[name].role],
  surface: 'web',
})

function caller(server: Server, who: { id: string; company: string; cookie: string }): Someone {
  const raw: Someone['raw'] = async (method, path, options = {}) => {
    const headers: Record<string, string> = { 'x-company-id': who.company, ...options.headers }
    if (who.cookie) headers['cookie'] = who.cookie
    if (options.key) headers['idempotency-key'] = options.key
    const body =
      options.file ?? (options.body === undefined ? undefined : JSON.stringify(options.body))
    if (body !== undefined && !options.file) headers['content-type'] = 'application/json'
    const init = body === undefined ? { method, headers } : { method, headers, body: body as never }
    return server.app.request(path, init)
  }
  const call = async (endpoint: Endpoint, input: unknown, options: Options = {}) => {
    const encoded = z.encode(endpoint.input, input as never) as Record<string, unknown>
    const named = pathParts(endpoint.path)
    const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) =>
      encodeURIComponent(String(encoded[name])),
    )
    const rest = Object.entries(encoded).filter(
      ([name, value]) => !named.includes(name) && value !== undefined,
    )
    const inQuery = endpoint.method === 'GET' || endpoint.body === 'file'
    const query =
      inQuery && rest.length > 0
        ? `?${new URLSearchParams(rest.map(([k, v]) => [k, String(v)]))}`
        : ''
    const sent = inQuery ? options : { ...options, body: Object.fromEntries(rest) }
    const answer = await raw(endpoint.method, `/api/v1${path}${query}`, sent)
    if (!answer.ok)
      throw new Refused(answer.status, (await answer.json()) as Record<string, unknown>)
    if (endpoint.answer !== 'json') return new Uint8Array(await answer.arrayBuffer())
    return z.decode(endpoint.output, (await answer.json()) as never)
  }
  return Object.assign(call, { raw, ...who }) as unknown as Someone
}
