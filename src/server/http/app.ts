import { randomUUID } from 'node:crypto'
import { Hono } from 'hono'
import type { Logger } from 'pino'
import { z } from 'zod'
import type { Endpoint } from '#kernel/endpoint.ts'
import { refuse } from '#kernel/refusal.ts'
import { grants } from '#kernel/rights.ts'
import type { Act } from '#server/act.ts'
import type { Database } from '#server/database/connect.ts'
import type { Route } from '#server/http.ts'
import { nobody } from '#server/ids.ts'
import { type Live, streamHeaders } from '#server/live/streams.ts'
import { type Actor, transact } from '#server/transaction.ts'
import type { FileAnswer } from './answers.ts'
import { docsPage } from './docs/page.ts'
import { docsStyle } from './docs/style.ts'
import { health } from './health.ts'
import { bodyHash, checkKey, keepAnswer, takeKey } from './idempotency.ts'
import { type Asked, readInput } from './input.ts'
import { localeOf } from './locale.ts'
import { openApi } from './openapi.ts'
import { sameOrigin } from './origin.ts'
import { problemOf, problemResponse } from './problem.ts'
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
  /** The streams of what changes. */
  readonly live: Live
}

/** The whole HTTP surface: health, API, API page, sign-in, and the web client's files. */
export function createApp(server: Surroundings): Hono {
  const app = new Hono()
  app.use('*', secureHeaders(server.publicUrl))
  const document = once(() => openApi(server.routes, server.version))
  const written = once(() => JSON.stringify(document()))
  const page = once(() => docsPage(document()))
  app.get('/api/health', () => health(server))
  app.get('/api/v1/openapi.json', (c) =>
    c.body(written(), 200, { 'content-type': 'application/json; charset=utf-8' }),
  )
  app.get('/api/docs', (c) => c.html(page()))
  app.get('/api-docs.css', (c) =>
    c.body(docsStyle, 200, { 'content-type': 'text/css; charset=utf-8' }),
  )
  app.all('/api/auth/*', (c) => server.auth(c.req.raw))

  const paths = new Map(
    ['/api/health', '/api/v1/openapi.json', '/api/docs', '/api-docs.css'].map((path) => [
      path,
      ['GET'],
    ]),
  )
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
  app.all('*', (c) => wrongMethod(c.req.raw, ['GET']))
  app.onError((error, c) => {
    const { problem, bug } = problemOf(error, localeOf(c.req.raw), randomUUID())
    if (bug) server.log.error({ err: error, requestId: problem.requestId }, 'unexpected error')
    return problemResponse(problem)
  })
  return app
}

/** Made when it is first asked for, and kept: the start does not wait for it. */
function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined
  return () => (made ??= { value: make() }).value
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
    const asked = await readInput(route.endpoint, request, params)
    if (route.endpoint.answer === 'events') {
      if (request.method === 'HEAD') return new Response(null, { headers: streamHeaders })
      const { tab = '' } = asked.input as { tab?: string }
      const again = () => server.actorOf(request, server.now(), requestId)
      return await server.live.open(actor, tab, again)
    }
    return await act(server, route, request, actor, asked)
  } catch (error) {
    const { problem, bug } = problemOf(error, locale, requestId)
    if (bug) server.log.error({ err: error, requestId, route: name(route.endpoint) }, 'unexpected')
    return problemResponse(problem)
  }
}

async function act(
  server: Surroundings,
  route: Route,
  request: Request,
  actor: Actor,
  { input, uploaded, raw }: Asked,
): Promise<Response> {
  const { endpoint } = route
  const headers = { 'x-request-id': actor.requestId }
  if (endpoint.answer !== 'json') {
    return fileResponse(
      server.database,
      actor,
      request.method,
      headers,
      (act) => route.run(act, input, uploaded) as Promise<FileAnswer>,
    )
  }
  const key = endpoint.method === 'POST' ? request.headers.get('idempotency-key') : null
  if (key !== null) checkKey(key)
  // A key is its sender's: what one may see is not replayed to another who has come by it.
  const sender = actor.person?.id ?? actor.key?.id ?? ''
  const hash = key === null ? '' : bodyHash([sender, ...raw])
  const done = await transact(
    server.database,
    actor,
    async (act: Act) => {
      const stored = key === null ? null : await takeKey(act, key, name(endpoint), hash)
      if (stored) return stored
      const output = z.encode(endpoint.output, await route.run(act, input, uploaded))
      const answered = jsonAnswer(endpoint, output)
      if (key !== null) keepAnswer(act, key, jsonAnswer(endpoint, keepable(endpoint, output)))
      return answered
    },
    {
      readOnly: endpoint.method === 'GET',
      stopped: route.stops ? request.signal : undefined,
    },
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
