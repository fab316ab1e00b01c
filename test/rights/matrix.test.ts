// R7: every route × every actor × every identifier. The table of rights is made from the router: a
// route that is not in docs/rights.md fails here, and the table is what the documentation shows.
import { readFileSync, writeFileSync } from 'node:fs'
import { expect, test, vi } from 'vitest'
import { allRoutes } from '#features/routes.ts'
import { pathParts } from '#kernel/endpoint.ts'
import { grants, presetKeys, presets, type Role } from '#kernel/rights.ts'
import type { Route } from '#server/http.ts'
import { name } from '#server/http/app.ts'
import { contentOf, idsOf } from '#test/hostile/stored.ts'
import { populate } from '#test/populate.ts'
import { sampleInput } from '#test/sample.ts'
import { scene, type Someone } from '#test/scene.ts'
import { cast, type CastName } from '#test/world.ts'
import { foreignIsUnknown, readsOwnOnly, told, unknown } from './leaks.ts'
import { ask, several } from './own.ts'
import { allBut, giveRole, keyOf, only } from './roles.ts'

vi.setConfig({ testTimeout: 120_000 })

const nameOf = ({ endpoint }: Route) => name(endpoint)
const table = new URL('../../docs/rights.md', import.meta.url)

function tableOfRights(): string {
  const rows = allRoutes.map((route) => {
    const granted = presetKeys.map((key) => (grants(presets[key], route.right) ? '●' : '–'))
    return `| \`${nameOf(route)}\` | \`${route.right}\` | ${granted.join(' | ')} |`
  })
  return `# Who may do what

Made from the router by \`test/rights/matrix.test.ts\` (\`WRITE=1 npx vitest run test/rights\` writes it
again): read it before you accept a change of it. The columns are the roles that a company starts with.

| route | right | ${presetKeys.join(' | ')} |
| --- | --- | ${presetKeys.map(() => ':-:').join(' | ')} |
${rows.join('\n')}
`
}

test('every route stands in the table of rights, and nothing else does', () => {
  const made = tableOfRights()
  if (process.env['WRITE']) writeFileSync(table, made)
  expect(readFileSync(table, 'utf8')).toBe(made)
})

test('what needs no right is on this short list', () => {
  const open = allRoutes.filter(({ right }) => right === 'public').map(nameOf)
  expect(open.sort()).toEqual([
    'GET /invitation/:token',
    'GET /me',
    'GET /public/calendars/:token',
    'GET /public/quotes/:token',
    'GET /public/quotes/:token/pdf',
    'POST /invitation/:token/acceptance',
    'POST /public/quotes/:token/opening',
    'POST /public/quotes/:token/question',
    'POST /public/quotes/:token/refusal',
    'POST /public/quotes/:token/signature',
    'POST /setup',
    'POST /setup/demo',
    'POST /setup/token',
  ])
})

const smallest = ({ endpoint }: Route) => sampleInput(endpoint, { id: unknown })

/** Whether a request got past the door: the handler may still refuse it for what it asks. */
async function passes(answer: Response): Promise<boolean> {
  if (answer.ok) {
    // A file that comes in pieces is sent inside its transaction: unread, it would hold a connection.
    await answer.body?.cancel()
    return true
  }
  const { code, param } = (await answer.json()) as { code: string; param?: string }
  return !(code === 'sign_in_first' || (code === 'forbidden' && param === undefined))
}

test('nobody gets past a right without signing in, nor with a forged key or cookie', () =>
  scene('2026-03-31', async ({ stranger, alice }) => {
    const forged: Record<string, string>[] = [
      {},
      { authorization: `Bearer ck_${alice.company.replaceAll('-', '')}_${'a'.repeat(43)}` },
      { authorization: 'Bearer null' },
      { authorization: 'Basic YWxpY2U6YWxpY2U=' },
      { cookie: alice.cookie.replace(/.(?=[^.]*$)/, (last) => (last === 'A' ? 'B' : 'A')) },
      { cookie: `comptoir.session_token=${alice.id}` },
    ]
    await several(
      allRoutes.filter(({ right }) => right !== 'public'),
      async (route) => {
        for (const headers of forged) {
          const answer = await ask(stranger, route.endpoint, smallest(route), headers)
          expect(answer.status, `${nameOf(route)} ${JSON.stringify(headers)}`).toBe(401)
        }
      },
    )
    // The control: the same cookie, unaltered, opens.
    const { status } = await stranger.raw('GET', '/api/v1/customers', {
      headers: { cookie: alice.cookie },
    })
    expect(status).toBe(200)
  }))

/** Ends the session that asks, and makes a whole company: not to be done by everyone in turn. */
const apart = ['DELETE /account/sessions', 'POST /demo']

test('each role gets past exactly what its rights say, on every route, signed in or by key', () =>
  scene('2026-03-31', async (play) => {
    const routes = allRoutes.filter((route) => !apart.includes(nameOf(route)))
    const actors: [string, Role, Someone][] = (Object.keys(cast) as CastName[]).map((who) => [
      who,
      presets[cast[who].role],
      play[who],
    ])
    for (const preset of ['sales', 'reader'] as const) {
      actors.push([`key of ${preset}`, presets[preset], await keyOf(play, preset)])
    }
    let asked = 0
    for (const [who, role, someone] of actors) {
      await several(routes, async (route) => {
        const answer = await ask(someone, route.endpoint, smallest(route))
        const where = `${who}: ${nameOf(route)} → ${answer.status}`
        expect(answer.status, where).toBeLessThan(500)
        expect(await passes(answer), where).toBe(grants(role, route.right))
        asked += 1
      })
    }
    expect(asked).toBe(routes.length * actors.length)
  }))

test('the right that a route declares opens it alone, and every other right does not', () =>
  scene('2026-03-31', async (play) => {
    const { rows } = await play.owner.query<{ id: string }>(
      'select role_id as id from membership where company_id = $1 and person_id = $2',
      [play.companies.lumiere, play.gilles.id],
    )
    const rights = [...new Set(allRoutes.map(({ right }) => right))].filter((right) =>
      right.includes('.'),
    )
    let asked = 0
    for (const right of rights) {
      const routes = allRoutes.filter((route) => route.right === right)
      for (const opens of [true, false]) {
        await giveRole(play, rows[0]!.id, opens ? only(right) : allBut(right))
        await several(routes, async (route) => {
          const answer = await ask(play.gilles, route.endpoint, smallest(route))
          expect(await passes(answer), `${nameOf(route)} with ${opens ? 'only' : 'all but'}`).toBe(
            opens,
          )
          asked += 1
        })
      }
    }
    expect(asked).toBeGreaterThan(allRoutes.length)
  }))

test('nothing of another company is read, named or changed, whatever is asked', () =>
  scene('2026-03-31', async (play) => {
    const [has, hers] = await Promise.all([
      populate(play.alice, 'CANARI-LUMIERE'),
      populate(play.eve, 'CANARI-RIVALE'),
    ])
    const theirs = { someone: play.alice, has }
    const ours = { someone: play.eve, has: hers }
    const before = await contentOf(play.owner)
    const canaries = { own: 'CANARI-RIVALE', foreign: 'CANARI-LUMIERE' }
    await readsOwnOnly(allRoutes, ours, canaries)
    await readsOwnOnly(allRoutes, theirs, { own: 'CANARI-LUMIERE', foreign: 'CANARI-RIVALE' })
    const kinds = await idsOf(play.owner, play.companies.lumiere)
    expect(kinds.size).toBeGreaterThan(15)
    let asked = 0
    await several(allRoutes, async (route) => {
      const more = await foreignIsUnknown(route, { ours, theirs, kinds })
      asked += more
    })
    expect(asked).toBeGreaterThan(allRoutes.length * 4)
    expect(await contentOf(play.owner)).toBe(before)
  }))

test('a person in a company that is not theirs is told what an unknown company is told', () =>
  scene('2026-03-31', async ({ eve, companies }) => {
    await several(
      allRoutes.filter(({ endpoint }) => endpoint.path !== '/me'),
      async (route) => {
        const at = async (company: string, where: 'header' | 'query') => {
          const { endpoint } = route
          const input = Object.fromEntries(
            pathParts(endpoint.path).map((part) => [part, unknown()]),
          )
          const path = `/api/v1${endpoint.path.replace(/:(\w+)/g, (_, part) => String(input[part]))}`
          const answer = await eve.raw(
            endpoint.method,
            where === 'query' ? `${path}?company=${company}` : path,
            { headers: { 'x-company-id': where === 'header' ? company : '' } },
          )
          return `${answer.status} ${await told(answer)}`
        }
        for (const where of ['header', 'query'] as const) {
          const [theirs, none] = [await at(companies.lumiere, where), await at(unknown(), where)]
          expect(theirs, nameOf(route)).toMatch(/^404 /)
          expect(theirs).toBe(none)
        }
      },
    )
  }))

test('a key acts in its own company, whatever company is named beside it', () =>
  scene('2026-03-31', async (play) => {
    const { alice, companies } = play
    const key = await keyOf(play, 'reader')
    await populate(alice, 'CANARI-LUMIERE')
    for (const headers of [{ 'x-company-id': companies.rivale }, { 'x-company-id': 'x' }]) {
      const answer = await key.raw('GET', '/api/v1/customers', { headers })
      expect(answer.status).toBe(200)
      expect(await answer.text()).toContain('CANARI-LUMIERE')
    }
  }))
