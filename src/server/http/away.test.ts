// R3 in small, on a true engine: while the database is away, the program says so and stays; once it is
// back, so is everything that was acknowledged.
import { randomUUID } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { createApiKey } from '#features/base/api-keys/actions.ts'
import { createCompany } from '#features/base/company/actions.ts'
import { assemble, type Server } from '#server/assemble.ts'
import { actAs } from '#server/cli/acting.ts'
import { readConfig } from '#server/config.ts'
import { migrate } from '#server/database/migrate.ts'
import { openStorage, type Storage } from '#server/database/storage.ts'
import { newId } from '#server/ids.ts'
import { migrateJobs } from '#server/jobs.ts'
import { faultsOfProblem, hear } from '#test/hostile/problems.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

const folder = mkdtempSync(join(tmpdir(), 'comptoir-away-'))
const config = readConfig({ COMPTOIR_DATA: folder })
let storage: Storage
let server: Server
let key: string

beforeAll(async () => {
  storage = await openStorage(config)
  await migrate(storage.connections.owner)
  await migrateJobs(storage.connections.owner)
  const { connections } = storage
  const log = pino({ level: 'silent' })
  server = await assemble({ connections, publicUrl: 'http://localhost:3000', log })
  const company = { id: newId(), time_zone: 'Europe/Paris', currency: 'EUR', locale: 'fr' }
  await actAs(server.database, company, (act) => createCompany(act, { name: 'Loin' }))
  key = await actAs(server.database, company, (act) =>
    createApiKey(act, { name: 'essai', roleName: 'gérant' }),
  )
})
afterAll(async () => {
  await server.close()
  await storage.close()
  rmSync(folder, { recursive: true, force: true })
})

const ask = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
  server.app.request(path, {
    method,
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })

const health = async () => {
  const answer = await server.app.request('/api/health')
  return [answer.status, ((await answer.json()) as { status: string }).status]
}

const stamped = 'comptoir.session_token=x.y'
const away: readonly [
  method: string,
  path: string,
  body?: unknown,
  headers?: Record<string, string>,
][] = [
  ['GET', '/api/v1/customers'],
  ['POST', '/api/v1/customers', { name: 'Perdu' }],
  ['GET', '/api/v1/invoices/export'],
  ['GET', '/api/v1/me'],
  [
    'POST',
    '/api/auth/sign-in/email',
    { email: 'a@example.test', password: 'x' },
    { authorization: '' },
  ],
  ['POST', '/api/auth/request-password-reset', { email: 'a@example.test' }, { authorization: '' }],
  ['POST', '/api/auth/sign-out', {}, { authorization: '', cookie: stamped }],
  ['POST', '/api/v1/setup/token', { token: 'x' }],
]

test('while the database is away, health and every request say 503 and when to come back', async () => {
  expect(await health()).toEqual([200, 'ok'])
  await storage.close()
  expect(await health()).toEqual([503, 'unavailable'])
  for (const [method, path, body, headers] of away) {
    const started = performance.now()
    const heard = await hear(await ask(method, path, body, headers))
    const where = `${method} ${path} ${heard.text}`
    expect(heard.status, where).toBe(503)
    expect(heard.headers.get('retry-after'), where).toMatch(/^\d+$/)
    expect(faultsOfProblem(heard, 'fr'), where).toEqual([])
    expect(JSON.parse(heard.text).code, where).toBe('database_away')
    expect(performance.now() - started, where).toBeLessThan(5_000)
  }
  // What needs no database is there all the same.
  expect((await server.app.request('/api/docs')).status).toBe(200)
  storage = await openStorage(config)
  expect(await health()).toEqual([200, 'ok'])
  expect((await ask('GET', '/api/v1/customers')).status).toBe(200)
})

test('the engine is killed under writers: nothing acknowledged is lost, nothing is done twice', async () => {
  const acknowledged = new Set<string>()
  const statuses = new Map<number, number>()
  let until = Infinity
  const writer = async (): Promise<void> => {
    for (let rank = 0; performance.now() < until; rank += 1) {
      const name = `Envoi ${randomUUID()}`
      // As a careful client does: the same key until there is an answer.
      for (let done = false; !done;) {
        const started = performance.now()
        const answer = await ask('POST', '/api/v1/customers', { name }, { 'idempotency-key': name })
        statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1)
        expect(performance.now() - started).toBeLessThan(10_000)
        await answer.text()
        done = answer.status === 201
        if (done) acknowledged.add(name)
      }
    }
  }
  const writers = Array.from({ length: 4 }, writer)
  const pid = Number(readFileSync(join(folder, 'pg/postmaster.pid'), 'utf8').split('\n')[0])
  await vi.waitFor(() => expect(acknowledged.size).toBeGreaterThan(50), { timeout: 60_000 })
  process.kill(pid, 'SIGKILL')
  await vi.waitFor(async () => expect(statuses.get(503)).toBeGreaterThan(0), { timeout: 30_000 })
  await vi.waitFor(async () => expect(await health()).toEqual([200, 'ok']), {
    timeout: 60_000,
    interval: 100,
  })
  until = performance.now() + 200
  await Promise.all(writers)
  expect([...statuses.keys()].sort()).toEqual([201, 503])
  const names: string[] = []
  for (let offset = 0, total = 1; offset < total; offset += 200) {
    const answer = await ask('GET', `/api/v1/customers?limit=200&offset=${offset}`)
    const page = (await answer.json()) as { rows: { name: string }[]; total: number }
    names.push(...page.rows.map(({ name }) => name).filter((name) => name.startsWith('Envoi')))
    total = page.total
  }
  expect(names.sort()).toEqual([...acknowledged].sort())
})
