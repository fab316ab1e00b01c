import { randomUUID } from 'node:crypto'
import { Hono } from 'hono'
import type { Logger } from 'pino'
import { z } from 'zod'
import { type Endpoint, pathParts } from '#kernel/endpoint.ts'
import { refuse } from '#kernel/refusal.ts'
import { grants } from '#kernel/rights.ts'
import type { Act } from '#server/act.ts'
import type { Database } from '#server/database/connect.ts'
import type { Route } from '#server/http.ts'
import { nobody } from '#server/ids.ts'
import { type Actor, transact } from '#server/transaction.ts'
import type { FileAnswer, Uploaded } from './answers.ts'
import { docsPage } from './docs.ts'
import { health } from './health.ts'
import { bodyHash, checkKey, keepAnswer, takeKey } from './idempotency.ts'
import { localeOf } from './locale.ts'
import { openApi } from './openapi.ts'
import { InvalidInput, problemOf, problemResponse } from './problem.ts'
import { fileResponse, jsonAnswer, response } from './responses.ts'
import { secureHeaders } from './headers.ts'
import { serveWeb } from './web.ts'

/** What the HTTP side needs of the rest of the server. */
export type Surroundings = {
  readonly database: Database
  readonly log: Logger
  readonly version: string
  readonly publicUrl: string
  /** The clock of the server; tests give their own. */
  readonly now: () => Date
  /** Who sends this request, in which company, with which role; refuses a wrong key or session. */
  readonly actorOf: (request: Request, now: Date, requestId: string) => Promise<Actor>
  /** The sign-in library's own addresses, below /api/auth. */
  readonly auth: (request: Request) => Promise<Response>
  readonly routes: readonly Route[]
}

const maxBody = 1_000_000
const maxFile = 20_000_000

/** The whole HTTP surface: health, API, API page, sign-in, and the web client's files. */
export function createApp(server: Surroundings): Hono {
  const app = new Hono()
  app.use('*', secureHeaders(server.publicUrl))
  app.get('/api/health', () => health(server))
  const document = openApi(server.routes, server.version)
  app.get('/api/v1/openapi.json', (c) => c.json(document))
  app.get('/api/docs', (c) => c.html(docsPage(document)))
  app.on(['GET', 'POST'], '/api/auth/*', (c) => server.auth(c.req.raw))

  const paths = new Map<string, string[]>()
  for (const route of server.routes) {
    const path = `/api/v1${route.endpoint.path}`
    paths.set(path, [...(paths.get(path) ?? []), route.endpoint.method])
    app.on(route.endpoint.method, path, (c) => answer(server, route, c.req.raw, c.req.param()))
  }
  for (const [path, methods] of paths) {
    app.all(path, (c) => wrongMethod(c.req.raw, methods))
  }
  app.all('/api/*', (c) => refused('no_such_route', c.req.raw))
  app.get('*', serveWeb)
  app.onError((error, c) => {
    const { problem, bug } = problemOf(error, localeOf(c.req.raw), randomUUID())
    if (bug) server.log.error({ err: error, requestId: problem.requestId }, 'unexpected error')
    return problemResponse(problem)
  })
  return app
}

/** One request: who → right → input → one transaction → answer. */
async function answer(
  server: Surroundings,
  route: Route,
  request: Request,
  params: Record<string, string>,
): Promise<Response> {
  const requestId = randomUUID()
  const now = server.now()
  let locale = localeOf(request)
  try {
    sameOrigin(request, server.publicUrl)
    const actor = await server.actorOf(request, now, requestId)
    locale = actor.locale
    permit(actor, route)
    const { input, uploaded, hash } = await readInput(route.endpoint, request, params)
    return await act(server, route, request, actor, { input, uploaded, hash })
  } catch (error) {
    const { problem, bug } = problemOf(error, locale, requestId)
    if (bug) server.log.error({ err: error, requestId, route: name(route.endpoint) }, 'unexpected')
    return problemResponse(problem, { 'x-request-id': requestId })
  }
}

type Asked = { input: unknown; uploaded: Uploaded | null; hash: string }

async function act(
  server: Surroundings,
  route: Route,
  request: Request,
  actor: Actor,
  { input, uploaded, hash }: Asked,
): Promise<Response> {
  const { endpoint } = route
  const headers = { 'x-request-id': actor.requestId }
  if (endpoint.answer !== 'json') {
    return fileResponse(
      server.database,
      actor,
      endpoint,
      headers,
      (act) => route.run(act, input, uploaded) as Promise<FileAnswer>,
    )
  }
  const key = endpoint.method === 'POST' ? request.headers.get('idempotency-key') : null
  if (key !== null) checkKey(key)
  const done = await transact(
    server.database,
    actor,
    async (act: Act) => {
      const stored = key === null ? null : await takeKey(act, key, name(endpoint), hash)
      if (stored) return stored
      const output = z.encode(endpoint.output, await route.run(act, input, uploaded))
      const answered = jsonAnswer(endpoint, output)
      if (key !== null) await keepAnswer(act, key, jsonAnswer(endpoint, keepable(endpoint, output)))
      return answered
    },
    { readOnly: endpoint.method === 'GET' },
  )
  return response(done, headers)
}

export const name = (endpoint: Endpoint): string => `${endpoint.method} ${endpoint.path}`

/** What is kept of an answer for a replay: a secret that is shown once is nowhere at rest. */
const keepable = ({ once }: Endpoint, output: unknown): unknown =>
  once.length === 0
    ? output
    : { ...(output as object), ...Object.fromEntries(once.map((field) => [field, null])) }

/** A role that lacks the right is refused before anything is read. */
function permit(actor: Actor, { right }: Route): void {
  if (right === 'public') return
  if (actor.surface === 'web' && actor.person === null) refuse('sign_in_first')
  if (right === 'account') return
  if (actor.company === nobody) refuse('choose_company', 'X-Company-Id')
  if (!grants(actor.role, right)) refuse('forbidden')
}

/** A page of another site may not act with the cookies of this one (CSRF). */
function sameOrigin(request: Request, publicUrl: string): void {
  if (request.method === 'GET' || request.headers.has('authorization')) return
  const origin = request.headers.get('origin')
  if (origin === null) return
  const host = request.headers.get('host')
  const own = [publicUrl, `http://${host}`, `https://${host}`]
  if (!own.includes(origin)) refuse('foreign_origin')
}

async function readInput(
  endpoint: Endpoint,
  request: Request,
  params: Record<string, string>,
): Promise<Asked> {
  const url = new URL(request.url)
  const query = Object.fromEntries(url.searchParams)
  delete query['company']
  let uploaded: Uploaded | null = null
  let given: unknown = { ...query }
  let raw: Uint8Array = new Uint8Array()
  if (endpoint.method !== 'GET') {
    raw = await readBody(request, endpoint.body === 'file' ? maxFile : maxBody)
    if (endpoint.body === 'file') {
      const mediaType = request.headers.get('content-type') ?? 'application/octet-stream'
      uploaded = { bytes: raw, name: query['name'] ?? 'file', mediaType }
    } else {
      given = raw.length === 0 ? {} : parseJson(raw)
    }
  }
  const named = Object.fromEntries(pathParts(endpoint.path).map((part) => [part, params[part]]))
  const whole = isObject(given) ? { ...given, ...named } : given
  const schema = endpoint.input instanceof z.ZodObject ? endpoint.input.strict() : endpoint.input
  const decoded = z.safeDecode(schema, whole as never)
  if (!decoded.success) throw new InvalidInput(decoded.error.issues)
  const hash = bodyHash([JSON.stringify(named), url.search, raw])
  return { input: decoded.data, uploaded, hash }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function parseJson(raw: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(raw))
  } catch {
    return refuse('invalid_json')
  }
}

async function readBody(request: Request, most: number): Promise<Uint8Array> {
  const tooBig = () => refuse('too_big', undefined, { max: `${most / 1_000_000} Mo` })
  if (Number(request.headers.get('content-length') ?? 0) > most) tooBig()
  if (!request.body) return new Uint8Array()
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.length
    if (size > most) tooBig()
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function wrongMethod(request: Request, allowed: string[]): Response {
  const methods = allowed.includes('GET') ? [...allowed, 'HEAD'] : allowed
  return refused('wrong_method', request, { allow: methods.join(', ') }, { method: request.method })
}

function refused(
  code: string,
  request: Request,
  headers: Record<string, string> = {},
  values: Record<string, string> = {},
): Response {
  try {
    return refuse(code, undefined, values)
  } catch (error) {
    return problemResponse(problemOf(error, localeOf(request), randomUUID()).problem, headers)
  }
}
