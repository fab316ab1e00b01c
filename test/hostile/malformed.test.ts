// R9 and R20: whatever is sent, the server answers with a status that it declares and a body of its
// shape, never a 5xx; and every refusal helps in the language asked, and tells nothing of the inside.
// SCALE=1 sends the five hundred of the promise to each; SEED=… sends again what a run has printed.
import { randomInt } from 'node:crypto'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { allRoutes } from '#features/routes.ts'
import type { Endpoint } from '#kernel/endpoint.ts'
import type { Route } from '#server/http.ts'
import { name } from '#server/http/app.ts'
import { openApi } from '#server/http/openapi.ts'
import { populate } from '#test/populate.ts'
import { several } from '#test/rights/own.ts'
import { keyOf } from '#test/rights/roles.ts'
import { sized } from '#test/scale.ts'
import { scene, type Someone } from '#test/scene.ts'
import { faultsOf, faultsOfProblem, hear } from './problems.ts'
import { type Request, requests } from './requests.ts'

vi.setConfig({ testTimeout: 1_800_000 })

/** The same every time, and some that nobody has seen yet. */
const seeds = process.env['SEED'] ? [Number(process.env['SEED'])] : [20_260_331, randomInt(2 ** 31)]
const perSeed = Math.ceil(sized(500, 0.05) / seeds.length)

/** Ends the session that asks, or makes a whole company each time: with a key only, which they refuse. */
const byKeyOnly = ['DELETE /account/sessions', 'POST /demo', 'POST /companies']
/** Someone's own language is changed by it: not that of who sends all the rest. */
const ofOneself = 'PUT /account'
/** What takes away what others need comes after. */
const lateness = ({ endpoint: { method, path } }: Route) =>
  method === 'DELETE' || path.endsWith('/archival') ? 1 : 0

test('whatever is sent to whatever route, the answer is declared, of its shape, and helps', () =>
  scene('2026-03-31', async (play) => {
    const populated = { someone: play.alice, has: await populate(play.alice, 'CANARI') }
    const key = await keyOf(play, 'manager')
    const declared = statusesOf()
    const [faults, times]: [string[], number[]] = [[], []]
    const before = heapUsed()
    const send = async (seed: number, endpoint: Endpoint, asked: Request) => {
      const route = name(endpoint)
      const person = route === ofOneself ? play.denis : play.alice
      const someone = asked.byKey || byKeyOnly.includes(route) ? key : person
      const english = someone === key && /^en/.test(asked.headers['accept-language'] ?? '')
      const locales =
        someone === play.denis ? (['fr', 'en'] as const) : ([english ? 'en' : 'fr'] as const)
      const started = performance.now()
      const heard = await hear(await sendRaw(someone, endpoint.method, asked))
      times.push(performance.now() - started)
      const judged = locales.map((one) => faultsOf(heard, endpoint, declared.get(route) ?? [], one))
      const found = judged.find((faults) => faults.length === 0) ?? judged[0] ?? []
      if (found.length > 0) faults.push(told(seed, endpoint, asked, heard, found))
    }
    for (const seed of seeds) {
      const routes = [...allRoutes].sort((a, b) => lateness(a) - lateness(b))
      await several(routes, async ({ endpoint }) => {
        const some = fc.sample(requests(endpoint, populated), { numRuns: perSeed, seed })
        for (const asked of some) await send(seed, endpoint, asked)
      })
    }
    expect(faults.slice(0, 20).join('\n\n'), `SEED=${seeds.join(' or ')}`).toBe('')
    expect(times.length).toBe(allRoutes.length * perSeed * seeds.length)
    const p99 = times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.99)]
    // A time is judged on a machine that does nothing else.
    if (process.env['SCALE']) expect(p99).toBeLessThan(1_000)
    expect(heapUsed() - before).toBeLessThan(64_000_000)
    // And it still works as it should.
    expect((await play.alice.raw('GET', '/api/health')).status).toBe(200)
  }))

function sendRaw(someone: Someone, method: string, { path, body, headers }: Request) {
  const options = body === null ? { headers } : { headers, file: Buffer.from(body.bytes) }
  return someone.raw(method, path, method === 'GET' ? { headers } : options)
}

function told(
  seed: number,
  { method }: Endpoint,
  { path, body, headers }: Request,
  { status, text }: { status: number; text: string },
  found: string[],
): string {
  const sent = body ? Buffer.from(body.bytes).toString('utf8').slice(0, 300) : ''
  return [
    `seed ${seed}: ${method} ${path.slice(0, 300)} ${JSON.stringify(headers).slice(0, 200)} ${sent}`,
    `→ ${status} ${text.slice(0, 300)}`,
    ...found.map((fault) => `  ${fault.slice(0, 300)}`),
  ].join('\n')
}

/** What each route may answer, as the OpenAPI document says it. */
function statusesOf(): Map<string, string[]> {
  const { paths } = openApi(allRoutes, '') as {
    paths: Record<string, Record<string, { responses: Record<string, unknown> }>>
  }
  return new Map(
    Object.entries(paths).flatMap(([path, operations]) =>
      Object.entries(operations).map(([method, { responses }]) => [
        `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`,
        Object.keys(responses),
      ]),
    ),
  )
}

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void
function heapUsed(): number {
  collect()
  return process.memoryUsage().heapUsed
}

test('a method that an address does not take is 405, and says which it takes', () =>
  scene('2026-03-31', async ({ alice, stranger }) => {
    const paths = new Map<string, string[]>()
    for (const { endpoint } of allRoutes) {
      const at = `/api/v1${endpoint.path.replace(/:\w+/g, alice.id)}`
      paths.set(at, [...(paths.get(at) ?? []), endpoint.method])
    }
    for (const [fixed, methods] of [
      ['/api/health', ['GET']],
      ['/api/docs', ['GET']],
      ['/api/v1/openapi.json', ['GET']],
      ['/api-docs.css', ['GET']],
      ['/api/auth/sign-out', ['POST']],
      ['/factures', ['GET']],
    ] as const) {
      paths.set(fixed, [...methods])
    }
    await several(paths, async ([path, methods]) => {
      const allowed = methods.includes('GET') ? [...methods, 'HEAD'] : methods
      for (const method of ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PURGE']) {
        // `/items/lookup` is also an `/items/:id`, which takes more.
        if (allowed.includes(method) || takes(method, path)) continue
        const heard = await hear(await stranger.raw(method, path))
        const where = `${method} ${path}`
        expect(heard.status, where).toBe(405)
        expect(heard.headers.get('allow')?.split(', ').sort(), where).toEqual(allowed.toSorted())
        if (method !== 'HEAD') expect(faultsOfProblem(heard, 'fr'), where).toEqual([])
      }
    })
  }))

const takes = (method: string, path: string): boolean =>
  allRoutes.some(
    ({ endpoint }) =>
      endpoint.method === (method === 'HEAD' ? 'GET' : method) &&
      new RegExp(`^/api/v1${endpoint.path.replace(/:\w+/g, '[^/]+')}$`).test(path),
  )

test('an address that does not exist is a refusal like the others', () =>
  scene('2026-03-31', async ({ stranger }) => {
    for (const path of [
      '',
      '/',
      '/v1',
      '/v1/',
      '/v1/nothing',
      '/v2/customers',
      '/v1/%ff',
      '/v1//me',
    ]) {
      for (const language of ['fr', 'en'] as const) {
        const headers = { 'accept-language': language }
        const heard = await hear(await stranger.raw('GET', `/api${path}`, { headers }))
        expect(heard.status, path).toBe(404)
        expect(faultsOfProblem(heard, language), path).toEqual([])
      }
    }
  }))

test('the judge of answers is not blind', async () => {
  const problem = {
    type: 'about:blank',
    status: 404,
    title: 'Not Found',
    code: 'not_found',
    detail: 'Cet élément n’existe pas, ou vous n’y avez pas accès.',
    requestId: '018f0000-0000-7000-8000-000000000000',
  }
  const judge = (over: object, headers: Record<string, string> = {}) =>
    faultsOfProblem(
      {
        status: 404,
        headers: new Headers({
          'content-type': 'application/problem+json; charset=utf-8',
          'cache-control': 'no-store',
          'x-request-id': problem.requestId,
          ...headers,
        }),
        text: JSON.stringify({ ...problem, ...over }),
      },
      'fr',
    )
  expect(judge({})).toEqual([])
  for (const over of [
    { detail: 'This does not exist, or you have no access to it.' },
    { detail: 'Ce champ n’existe pas ici : {name}.', code: 'unknown_field' },
    { code: 'nobody_knows' },
    { status: 400 },
    { requestId: '018f0000-0000-7000-8000-000000000001' },
    { stack: 'Error: x\n    at answer (app.ts:12:3)' },
    { note: 'insert into customer (id) values ($1)' },
    { note: 'duplicate key value violates unique constraint "customer_pkey"' },
    { note: 'ENOENT: no such file, open /var/lib/comptoir/pg' },
    { param: '' },
  ]) {
    expect(judge(over), JSON.stringify(over)).not.toEqual([])
  }
  expect(judge({}, { 'content-type': 'text/html' })).not.toEqual([])
})
