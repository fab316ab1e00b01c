// R7: every route × every actor × every identifier. The table of rights is made from the router: a
// route that is not in docs/rights.md fails here, and the table is what the documentation shows.
import { randomUUID } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { allRoutes } from '#features/routes.ts'
import { pathParts } from '#kernel/endpoint.ts'
import { grants, presetKeys, presets } from '#kernel/rights.ts'
import type { Route } from '#server/http.ts'
import { populate } from '#test/populate.ts'
import { inputSchema, requestOf, sample } from '#test/sample.ts'
import { type Scene, scene, type Someone } from '#test/scene.ts'
import { cast, type CastName } from '#test/world.ts'

const nameOf = ({ endpoint }: Route) => `${endpoint.method} ${endpoint.path}`
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
    'GET /invitations/:token',
    'GET /me',
    'GET /setup',
    'POST /invitations/:token/acceptance',
    'POST /setup',
    'POST /setup/demo',
  ])
})

const unknown = () => randomUUID().replace(/^(.{14})./, '$17')

/** A request of the smallest input, with the identifiers that `id` chooses. */
async function ask(someone: Someone, route: Route, id: (path: string) => string, all = false) {
  const input = sample(inputSchema(route.endpoint), { id, all }) as Record<string, unknown>
  for (const part of pathParts(route.endpoint.path)) input[part] ??= id(part)
  const { path, body } = requestOf(route.endpoint, input)
  const options = route.endpoint.body === 'file' ? { file: new Uint8Array([1]) } : { body }
  return someone.raw(route.endpoint.method, path, options)
}

const body = async (answer: Response) =>
  (await answer.text()).replace(/"requestId":"[^"]*"/, '"requestId":""')

test('nobody gets past a right without signing in', () =>
  scene('2026-03-31', async ({ stranger }) => {
    for (const route of allRoutes.filter(({ right }) => right !== 'public')) {
      expect((await ask(stranger, route, unknown)).status, nameOf(route)).toBe(401)
      const forged = { authorization: `Bearer ck_${'0'.repeat(32)}_${'a'.repeat(43)}` }
      const { path } = requestOf(route.endpoint, {
        ...Object.fromEntries(pathParts(route.endpoint.path).map((part) => [part, unknown()])),
      })
      const answer = await stranger.raw(route.endpoint.method, path, { headers: forged })
      expect(answer.status, nameOf(route)).toBe(401)
    }
  }))

test('each role gets past exactly what its rights say, on every route', () =>
  scene('2026-03-31', async (play) => {
    let asked = 0
    for (const name of Object.keys(cast) as CastName[]) {
      const role = presets[cast[name].role]
      for (const route of allRoutes) {
        if (
          /^(POST \/setup|POST \/account|DELETE \/account|PUT \/account|PATCH \/account|POST \/companies)/.test(
            nameOf(route),
          )
        )
          continue
        const { status } = await ask(play[name], route, unknown)
        const refused = status === 403 || status === 401
        expect(refused, `${name}: ${nameOf(route)} → ${status}`).toBe(!grants(role, route.right))
        expect(status, `${name}: ${nameOf(route)}`).toBeLessThan(500)
        asked += 1
      }
    }
    expect(asked).toBeGreaterThan(allRoutes.length * 5)
  }))

/** Every identifier of a company, by table. */
async function idsOf({ owner }: Scene, company: string): Promise<Map<string, string>> {
  const { rows: tables } = await owner.query<{ name: string }>(
    `select table_name as name from information_schema.columns c
     where column_name = 'id' and table_schema = 'public' and exists (
       select from information_schema.columns o
       where o.table_name = c.table_name and o.column_name = 'company_id')`,
  )
  const ids = new Map<string, string>()
  for (const { name } of tables) {
    const { rows } = await owner.query(`select id from "${name}" where company_id = $1 limit 1`, [
      company,
    ])
    if (rows[0]) ids.set(name, rows[0].id as string)
  }
  return ids
}

/** What a company holds, as one text: two equal texts, nothing changed. */
async function contentOf({ owner }: Scene, company: string): Promise<string> {
  const { rows: tables } = await owner.query<{ name: string }>(
    `select distinct table_name as name from information_schema.columns
     where column_name = 'company_id' and table_schema = 'public' order by 1`,
  )
  const texts: string[] = []
  for (const { name } of tables) {
    const { rows } = await owner.query(
      `select coalesce(md5(string_agg(t::text, E'\\n' order by t::text)), '') as hash from "${name}" t where company_id = $1`,
      [company],
    )
    texts.push(`${name} ${rows[0].hash}`)
  }
  return texts.join('\n')
}

test('another company’s identifiers answer exactly as unknown ones, wherever they are put, and change nothing', () =>
  scene('2026-03-31', async (play) => {
    await populate(play.alice, 'CANARI-LUMIERE')
    await populate(play.eve, 'CANARI-RIVALE')
    const foreign = await idsOf(play, play.companies.lumiere)
    expect(foreign.size).toBeGreaterThan(9)
    const before = await contentOf(play, play.companies.lumiere)
    for (const route of allRoutes) {
      if (/^(POST \/setup|POST \/companies|DELETE \/company)/.test(nameOf(route))) continue
      const schema = inputSchema(route.endpoint)
      const hasId =
        JSON.stringify(schema).includes('"uuid"') || pathParts(route.endpoint.path).length > 0
      for (const all of [false, true]) {
        const control = await ask(play.eve, route, unknown, all)
        const controlBody = await body(control)
        expect(controlBody, nameOf(route)).not.toContain('CANARI-LUMIERE')
        if (!hasId) continue
        for (const [kind, id] of foreign) {
          const answer = await ask(play.eve, route, () => id, all)
          const told = await body(answer)
          const where = `${nameOf(route)} with a foreign ${kind}`
          expect(told, where).not.toContain('CANARI-LUMIERE')
          expect(answer.status, where).toBe(control.status)
          const same = (text: string) =>
            text.replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'ID')
          if (answer.status >= 400) expect(same(told), where).toBe(same(controlBody))
        }
      }
    }
    expect(await contentOf(play, play.companies.lumiere)).toBe(before)
    // The control: the canary is there for whoever may see it.
    const own = await body(await play.alice.raw('GET', '/api/v1/customers'))
    expect(own).toContain('CANARI-LUMIERE')
  }))

test('a person in a company that is not theirs is told what an unknown company is told', () =>
  scene('2026-03-31', async ({ eve, companies }) => {
    for (const route of allRoutes.filter(({ right }) => !['public', 'account'].includes(right))) {
      const at = (company: string) => {
        const input = Object.fromEntries(pathParts(route.endpoint.path).map((part) => [part, 'x']))
        return eve.raw(route.endpoint.method, requestOf(route.endpoint, input).path, {
          headers: { 'x-company-id': company },
        })
      }
      const [theirs, none] = [await at(companies.lumiere), await at(unknown())]
      expect(theirs.status, nameOf(route)).toBe(404)
      expect(await body(theirs)).toBe(await body(none))
    }
  }))
