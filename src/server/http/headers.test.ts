// What every kind of answer says about itself (ASVS 3.4), what cookies are (3.3), who may send a write
// (3.5.1), and that a read changes nothing (3.5.3).
import { pino } from 'pino'
import { afterAll, expect, test, vi } from 'vitest'
import { allRoutes } from '#features/routes.ts'
import { assemble } from '#server/assemble.ts'
import { contentOf } from '#test/hostile/stored.ts'
import { populate } from '#test/populate.ts'
import { ask, ownInput, several } from '#test/rights/own.ts'
import { openFile, scene } from '#test/scene.ts'
import { lettersTo, password, visitor, withPassword } from '#test/visitor.ts'

vi.setConfig({ testTimeout: 60_000 })

const always = {
  'content-security-policy':
    "default-src 'self'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; frame-src 'self' blob:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=()',
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'SAMEORIGIN',
}
const json = 'application/json; charset=utf-8'
const problem = 'application/problem+json; charset=utf-8'

/** The headers of an answer, its own identifiers put aside. */
const headersOf = ({ headers }: Response) =>
  Object.fromEntries(
    [...headers].map(([name, value]) => [name, name === 'x-request-id' ? 'ID' : value]),
  )

test('every kind of answer says how it may be read, kept and framed', () =>
  scene('2026-03-31', async ({ alice, stranger }) => {
    const { invoice } = await populate(alice, 'CANARI')
    const kept = { 'cache-control': 'no-store', 'x-request-id': 'ID' }
    const file = (name: string, kind: string) =>
      `${kind}; filename="${name.replace('–', '-')}"; filename*=UTF-8''${encodeURIComponent(name)}`
    const answers: [Response, Record<string, string>][] = [
      [await alice.raw('GET', '/api/v1/customers'), { ...kept, 'content-type': json }],
      [
        await alice.raw('POST', '/api/v1/team/roles', { body: {} }),
        { ...kept, 'content-type': problem },
      ],
      [await stranger.raw('GET', '/api/v1/customers'), { ...kept, 'content-type': problem }],
      [await stranger.raw('GET', '/api/nothing'), { ...kept, 'content-type': problem }],
      [
        await stranger.raw('PUT', '/api/v1/me'),
        { ...kept, 'content-type': problem, allow: 'GET, HEAD' },
      ],
      [
        await stranger.raw('POST', '/api/auth/sign-in/email', { body: {} }),
        { ...kept, 'content-type': problem },
      ],
      [
        await stranger.raw('GET', '/api/health'),
        { 'cache-control': 'no-store', 'content-type': json },
      ],
      [await stranger.raw('GET', '/api/v1/openapi.json'), { 'content-type': json }],
      [await stranger.raw('GET', '/api/docs'), { 'content-type': 'text/html; charset=UTF-8' }],
      [await stranger.raw('GET', '/api-docs.css'), { 'content-type': 'text/css; charset=utf-8' }],
      [
        await alice.raw('GET', `/api/v1/invoices/${invoice.id}/pdf`),
        {
          'x-request-id': 'ID',
          'cache-control': 'private, no-store',
          'content-type': 'application/pdf',
          'content-disposition': file('Facture FA-2026-00001 – CANARI client.pdf', 'inline'),
        },
      ],
      [
        await alice.raw('GET', '/api/v1/invoices/export'),
        {
          'x-request-id': 'ID',
          'cache-control': 'private, no-store',
          'content-type': 'text/csv; charset=utf-8',
          'content-disposition': file('Factures 2026-03-31.csv', 'attachment'),
        },
      ],
      [
        await alice.raw('GET', '/api/v1/company/logo'),
        {
          'x-request-id': 'ID',
          'cache-control': 'private, no-store',
          'content-type': 'image/png',
          'content-disposition': file('logo.png', 'inline'),
        },
      ],
    ]
    for (const [answer, own] of answers) expect(headersOf(answer)).toEqual({ ...always, ...own })
  }))

test('pages and assets of the web client are framed and kept as the others', () =>
  scene('2026-03-31', async ({ stranger }) => {
    const page = await stranger.raw('GET', '/factures/nouvelle')
    const html = await page.text()
    expect(headersOf(page)).toMatchObject(always)
    const asset = await stranger.raw('GET', '/assets/nothing.js')
    expect(asset.status).toBe(404)
    expect(headersOf(asset)).toMatchObject(always)
    // The client may not be built here: then its address says so, and nothing is kept of it.
    if (page.status === 503) return
    expect(page.headers.get('cache-control')).toBe('no-cache')
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(/<script(?![^>]* src=)|<style| on\w+=/.exec(html)).toBeNull()
    const [, built = ''] = /(?:src|href)="(\/assets\/[^"]+)"/.exec(html) ?? []
    const script = await stranger.raw('GET', built)
    expect(headersOf(script)).toMatchObject({
      ...always,
      'cache-control': 'public, max-age=31536000, immutable',
    })
  }))

test('over https, a browser is told to keep to it', async () => {
  const app = await appAt('https://gestion.exemple.fr')
  const answer = await app.request('/api/health')
  expect(headersOf(answer)).toMatchObject({
    ...always,
    'strict-transport-security': 'max-age=31536000; includeSubDomains',
  })
})

/** The same database, under another public address. */
async function appAt(publicUrl: string) {
  const { connections } = await openFile()
  const log = pino({ level: 'silent' })
  const server = await assemble({ connections, publicUrl, log, sendMail: async () => {} })
  closings.push(server.close)
  return server.app
}
const closings: (() => Promise<void>)[] = []
afterAll(() => Promise.all(closings.map((close) => close())))

test.for([
  ['http://localhost:3000', 'comptoir.session_token', []],
  ['https://gestion.exemple.fr', '__Host-comptoir.session_token', ['Secure']],
] as const)('the cookie of a session, at %s', ([publicUrl, name, more]) =>
  scene('2026-03-31', async (play) => {
    const email = await withPassword(play, play.alice)
    const app = await appAt(publicUrl)
    const answer = await app.request('/api/auth/sign-in/email', {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: publicUrl },
      body: JSON.stringify({ email, password }),
    })
    expect(answer.status).toBe(200)
    const cookies = answer.headers.getSetCookie()
    expect(cookies).toHaveLength(1)
    const [value, ...attributes] = cookies[0]!.split('; ')
    expect(value).toMatch(new RegExp(`^${name}=[\\w-]{32,}\\.`))
    expect(attributes.filter((one) => !one.startsWith('Max-Age')).sort()).toEqual(
      ['HttpOnly', 'Path=/', 'SameSite=Lax', ...more].sort(),
    )
    // Lax is not to be relied on alone: a Domain would give the cookie to neighbours.
    expect(cookies[0]).not.toMatch(/domain=/i)
    const read = await app.request('/api/v1/me', { headers: { cookie: value! } })
    expect(await read.json()).toMatchObject({ account: { email } })
    // The name of the other scheme opens nothing.
    const other = value!.replace(
      name,
      name.startsWith('__Host') ? 'comptoir.session_token' : `__Host-${name}`,
    )
    const refused = await app.request('/api/v1/me', { headers: { cookie: other } })
    expect(await refused.json()).toMatchObject({ account: null })
  }),
)

test('a page of another site writes nothing with the cookies of this one', () =>
  scene('2026-03-31', async (play) => {
    const { alice, owner } = play
    const body = { name: 'Client de passage' }
    const post = async (headers: Record<string, string>) => {
      const answer = await alice.raw('POST', '/api/v1/customers', { body, headers })
      const { code } = (await answer.json()) as { code: string }
      return answer.ok ? 'done' : `${answer.status} ${code}`
    }
    const before = await contentOf(owner)
    const foreign: Record<string, string>[] = [
      { origin: 'https://ailleurs.example' },
      { origin: 'null' },
      { origin: 'http://localhost:3000.ailleurs.example' },
      { origin: 'http://localhost' },
      { origin: 'http://localhost:3001' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { origin: 'https://ailleurs.example', 'sec-fetch-site': 'same-origin' },
    ]
    for (const headers of foreign) {
      expect(await post(headers), JSON.stringify(headers)).toBe('403 foreign_origin')
    }
    expect(await contentOf(owner)).toBe(before)
    // A browser at home says its origin; a program says nothing; and a key is no cookie.
    const own: Record<string, string>[] = [
      { origin: 'http://localhost:3000' },
      { 'sec-fetch-site': 'same-origin' },
      {},
    ]
    for (const headers of own) {
      expect(await post(headers), JSON.stringify(headers)).toBe('done')
    }
    const { api } = visitor(play)
    expect(
      (await api('PUT', '/account', {}, { origin: 'https://ailleurs.example' })).told['code'],
    ).toBe('foreign_origin')
  }))

test('a forged Host or proxy header changes no link and opens no origin', () =>
  scene('2026-03-31', async (play) => {
    await withPassword(play, play.alice)
    const { rows } = await play.owner.query('select email from person where id = $1', [
      play.alice.id,
    ])
    const { auth } = visitor(play)
    const forged = {
      origin: 'http://localhost:3000',
      'x-forwarded-host': 'ailleurs.example',
      'x-forwarded-proto': 'https',
      forwarded: 'host=ailleurs.example',
    }
    await auth('/request-password-reset', { email: rows[0].email }, forged)
    const [letter] = await lettersTo(play, rows[0].email)
    expect(letter?.link).toMatch(/^http:\/\/localhost:3000\/mot-de-passe\//)
  }))

test('a read changes nothing, on any route, whoever asks and however', () =>
  scene('2026-03-31', async (play) => {
    const populated = { someone: play.alice, has: await populate(play.alice, 'CANARI') }
    // A stream has no end (server/live).
    const reads = allRoutes.filter(
      ({ endpoint }) => endpoint.method === 'GET' && endpoint.answer !== 'events',
    )
    const before = await contentOf(play.owner)
    let read = 0
    await several(reads, async ({ endpoint }) => {
      for (const all of [false, true]) {
        const input = ownInput(populated, endpoint, { all })
        const answer = await ask(play.alice, endpoint, input)
        if (answer.ok) read += 1
        await answer.arrayBuffer()
        const head = await play.alice.raw(
          'HEAD',
          `/api/v1${endpoint.path.replace(/:(\w+)/g, (_, part) => String(input[part]))}`,
        )
        expect(await head.text()).toBe('')
      }
    })
    expect(read).toBeGreaterThan(reads.length)
    expect(await contentOf(play.owner)).toBe(before)
    // The control: a write would be seen.
    await play.alice.raw('POST', '/api/v1/customers', { body: { name: 'Nouveau' } })
    expect(await contentOf(play.owner)).not.toBe(before)
  }))
