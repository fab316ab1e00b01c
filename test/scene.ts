import { createHmac, randomBytes } from 'node:crypto'
import pg from 'pg'
import { pino } from 'pino'
import { afterAll, inject } from 'vitest'
import { z } from 'zod'
import { createCompany } from '#features/base/company/actions.ts'
import { type Endpoint, type InputOf, type OutputOf, pathParts } from '#kernel/endpoint.ts'
import { cents } from '#kernel/money.ts'
import { type PresetKey, presets } from '#kernel/rights.ts'
import type { Act } from '#server/act.ts'
import { assemble, type Server } from '#server/assemble.ts'
import { type Connections, servingRole } from '#server/database/connect.ts'
import { newId } from '#server/ids.ts'
import type { Mail } from '#server/mail.ts'
import { type Actor, transact } from '#server/transaction.ts'
import { cast, type CastName, companies } from './world.ts'

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

let opened: Promise<{ connections: Connections; server: Server; owner: pg.Client; mails: Mail[] }>
const clock = { now: new Date('2026-01-01T12:00:00Z') }

/** One database a test file, copied from the migrated template at the first scene. */
export async function openFile() {
  opened ??= (async () => {
    const { template, ...base } = inject('server')
    const database = `comptoir_test_${randomBytes(6).toString('hex')}`
    const admin = new pg.Client({ ...base, database: base.database ?? 'postgres' })
    await admin.connect()
    await admin.query(`create database ${database} template ${template}`)
    const connections: Connections = {
      owner: { ...base, database },
      serving: { ...base, database, options: `-c role=${servingRole}` },
    }
    const mails: Mail[] = []
    const server = await assemble({
      connections,
      publicUrl: 'http://localhost:3000',
      log: pino({ level: process.env['LOG_LEVEL'] ?? 'error' }),
      now: () => clock.now,
      sendMail: async (mail) => void mails.push(mail),
    })
    const owner = new pg.Client(connections.owner)
    await owner.connect()
    afterAll(async () => {
      await server.close()
      await owner.end()
      await admin.query(`drop database ${database} with (force)`)
      await admin.end()
    })
    return { connections, server, owner, mails }
  })()
  return opened
}

/** One test: two new companies with their people, on a chosen day, through the real server. */
export async function scene(day: string, play: (scene: Scene) => Promise<void>): Promise<void> {
  const { server, owner, mails } = await openFile()
  clock.now = noon(day)
  mails.length = 0
  const placed = { lumiere: newId(), rivale: newId() }
  for (const [name, id] of Object.entries(placed)) {
    const values = companies[name as keyof typeof companies]
    await transact(server.database, director(id), (act) =>
      // Names are unique in an installation, and many scenes share one.
      createCompany(act, {
        ...values,
        name: `${values.name} ${id.slice(-6)}`,
        capital: cents(values.capital),
      }),
    )
  }
  const people = {} as Record<CastName, Someone>
  for (const name of Object.keys(cast) as CastName[]) {
    people[name] = await join(server, name, placed[cast[name].company])
  }
  await play({
    ...people,
    server,
    owner,
    mails,
    companies: placed,
    stranger: caller(server, { id: '', company: placed.lumiere, cookie: '' }),
    travel: (to) => void (clock.now = noon(to)),
    in: ({ id, cookie }, company) => caller(server, { id, cookie, company }),
    within: (company, fn) => transact(server.database, director(company), fn),
    as: (name, fn) => transact(server.database, actorOf(people[name], name), fn),
  })
}

const noon = (day: string): Date => new Date(`${day}T11:00:00Z`)

const director = (company: string): Actor => ({
  company,
  person: null,
  role: presets.manager,
  stores: [],
  now: clock.now,
  timeZone: 'Europe/Paris',
  currency: 'EUR',
  locale: 'fr',
  surface: 'cli',
  requestId: newId(),
  ip: null,
})

const actorOf = (someone: Someone, name: CastName): Actor => ({
  ...director(someone.company),
  person: { id: someone.id, name: cast[name].name },
  role: presets[cast[name].role],
  surface: 'web',
})

async function join(server: Server, name: CastName, company: string): Promise<Someone> {
  const id = newId()
  const token = randomBytes(24).toString('base64url')
  const { database, secret } = server
  const email = `${name}.${id}@example.test`
  await database
    .insertInto('person')
    .values({ id, name: cast[name].name, email, email_verified: true })
    .execute()
  const expires_at = new Date('2099-01-01')
  await database
    .insertInto('session')
    .values({ id: newId(), person_id: id, token, expires_at })
    .execute()
  await transact(database, director(company), async ({ tx }) => {
    const role = await tx
      .selectFrom('role')
      .select('id')
      .where('company_id', '=', company)
      .where('preset', '=', cast[name].role satisfies PresetKey)
      .executeTakeFirstOrThrow()
    const membership = { company_id: company, person_id: id, role_id: role.id }
    await tx.insertInto('membership').values(membership).execute()
    const store = await tx
      .selectFrom('store')
      .select('id')
      .where('company_id', '=', company)
      .executeTakeFirstOrThrow()
    await tx
      .insertInto('membership_store')
      .values({ company_id: company, person_id: id, store_id: store.id })
      .execute()
  })
  const signature = createHmac('sha256', secret).update(token).digest('base64')
  const cookie = `comptoir.session_token=${encodeURIComponent(`${token}.${signature}`)}`
  return caller(server, { id, company, cookie })
}

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
