// R10: what the server owns is not for a client to set. On every write route, at every depth of its body,
// each property of the list is refused by name, and nothing is stored; and the same request without them
// is accepted, so that it is they that were refused.
import { expect, test, vi } from 'vitest'
import { allRoutes } from '#features/routes.ts'
import type { Endpoint } from '#kernel/endpoint.ts'
import { name } from '#server/http/app.ts'
import { unknownFields } from '#server/http/unknown.ts'
import { populate } from '#test/populate.ts'
import { ask, ownInput, several } from '#test/rights/own.ts'
import { type Scene, scene, type Someone } from '#test/scene.ts'
import { contentOf } from './stored.ts'

vi.setConfig({ testTimeout: 120_000 })

/** What a client would like to decide, under the names of the wire and of the tables. */
const owned = ({ eve, alice }: Scene): Record<string, unknown> => ({
  company: eve.company,
  company_id: eve.company,
  companyId: eve.company,
  id: eve.id,
  number: 'FA-2026-99999',
  seq: 1,
  state: 'paid',
  status: 'issued',
  validity: 'valid',
  invoicing: 'none',
  settled: '666666.66',
  paid: '666666.66',
  remaining: '0.01',
  net: '666666.66',
  tax: '666666.66',
  vatAmount: '666666.66',
  gross: '666666.66',
  total: '666666.66',
  totals: { gross: '666666.66' },
  margin: '666666.66',
  balance: '-666666.66',
  frozen: { name: 'canari' },
  parties: { buyer: 'canari' },
  issued: true,
  issuedAt: '1999-09-09T09:09:09Z',
  issued_at: '1999-09-09T09:09:09Z',
  sentAt: '1999-09-09T09:09:09Z',
  signedAt: '1999-09-09T09:09:09Z',
  createdAt: '1999-09-09T09:09:09Z',
  created_at: '1999-09-09T09:09:09Z',
  updatedAt: '1999-09-09T09:09:09Z',
  expiresAt: '2999-09-09T09:09:09Z',
  acceptedAt: '1999-09-09T09:09:09Z',
  imported: true,
  walkIn: true,
  demo: true,
  hash: 'canari',
  previousHash: 'canari',
  token: 'canari',
  password_hash: 'canari',
  role: { levels: {}, scope: 'all' },
  role_id: eve.id,
  rights: ['company.administer'],
  isAdmin: true,
  admin: true,
  twoFactor: false,
  two_factor_enabled: false,
  disabled: false,
  emailVerified: true,
  person: eve.id,
  personId: alice.id,
  person_id: alice.id,
  createdBy: eve.id,
  created_by: eve.id,
  invitedBy: eve.id,
  version: 424_242,
  archived: true,
  active: true,
  members: 99,
  key: 'canari',
  prefix: 'canari',
  constructor: 'canari',
  prototype: 'canari',
})

type Holder = { readonly at: string; readonly holder: Record<string, unknown> }

/** Every object of a body, itself first. */
function objectsOf(value: unknown, at = ''): Holder[] {
  if (typeof value !== 'object' || value === null) return []
  const inner = Object.entries(value).flatMap(([name, one]) =>
    objectsOf(one, at === '' ? name : `${at}.${name}`),
  )
  return Array.isArray(value) ? inner : [{ at, holder: value as Record<string, unknown> }, ...inner]
}

/** The same body with more in one of its objects. */
function withMore(input: Record<string, unknown>, at: string, more: Record<string, unknown>) {
  const copy = structuredClone(input)
  Object.assign(objectsOf(copy).find((one) => one.at === at)!.holder, more)
  return copy
}

/** Those of the names that a contract does not take there: what it takes, its own tests judge. */
const notTaken = (
  endpoint: Endpoint,
  input: Record<string, unknown>,
  at: string,
  names: string[],
) =>
  names.filter(
    (name) =>
      // In an address, it chooses the company, as the header does.
      !(endpoint.body === 'file' && name === 'company') &&
      unknownFields(endpoint.input, withMore(input, at, { [name]: 'x' })).length > 0,
  )

const writes = allRoutes.filter(({ endpoint }) => endpoint.method !== 'GET')
/**
 * Where every name is data: the words of a list’s address, the widths of its columns, the sizes of
 * widgets, and what an act on many is told, which the act itself judges.
 */
const free = ['query', 'layout.widths', 'layout.sizes', 'options']

type Refused = { code: string; errors: { param: string; code: string }[] }

test('what the server owns is refused on every write, at every depth, and nothing is stored', () =>
  scene('2026-03-31', async (play) => {
    const populated = { someone: play.alice, has: await populate(play.alice, 'CANARI') }
    const extra = owned(play)
    const before = await contentOf(play.owner)
    let [refused, deep] = [0, 0]
    await several(writes, async ({ endpoint }) => {
      const input = ownInput(populated, endpoint)
      for (const { at } of objectsOf(input)) {
        const where = `${name(endpoint)} at ${at || 'the top'}`
        if (free.includes(at)) continue
        const names = notTaken(endpoint, input, at, Object.keys(extra))
        expect(names.length, where).toBeGreaterThan(40)
        // A problem document names fifty faults at most.
        for (const some of [names.slice(0, 35), names.slice(35)]) {
          const more = Object.fromEntries(some.map((name) => [name, extra[name]]))
          const answer = await ask(play.alice, endpoint, withMore(input, at, more))
          const { code, errors } = (await answer.json()) as Refused
          expect([answer.status, code], where).toEqual([400, 'invalid_input'])
          const told = errors.map(({ code, param }) => `${code} ${param}`)
          const prefix = at === '' ? '' : `${at}.`
          expect(told.sort(), where).toEqual(
            some.map((name) => `unknown_field ${prefix}${name}`).sort(),
          )
        }
        refused += names.length
        if (at !== '') deep += 1
      }
    })
    expect(refused).toBeGreaterThan(2_000)
    expect(deep).toBeGreaterThan(10)
    expect(await contentOf(play.owner)).toBe(before)
  }))

test('a version that was never reached changes nothing', () =>
  scene('2026-03-31', async (play) => {
    const populated = { someone: play.alice, has: await populate(play.alice, 'CANARI') }
    const before = await contentOf(play.owner)
    const versioned = writes.filter(({ endpoint }) => 'version' in ownInput(populated, endpoint))
    expect(versioned.length).toBeGreaterThan(15)
    let conflicts = 0
    for (const { endpoint } of versioned) {
      for (const version of [424_242, 2_147_483_646]) {
        const input = { ...ownInput(populated, endpoint), version }
        const answer = await ask(play.alice, endpoint, input)
        const { code } = (await answer.json()) as Refused
        // A numbering that is in use does not change at all.
        const expected = /numberings/.test(endpoint.path) ? 'numbering_locked' : 'changed_meanwhile'
        expect(code, name(endpoint)).toBe(expected)
        if (answer.status === 409) conflicts += 1
      }
    }
    expect(conflicts).toBeGreaterThan(30)
    expect(await contentOf(play.owner)).toBe(before)
  }))

test('the record is the one of the address, whatever the body says', () =>
  scene('2026-03-31', async (play) => {
    const populated = { someone: play.alice, has: await populate(play.alice, 'CANARI') }
    const { customer, item } = populated.has
    const path = `/api/v1/customers/${customer.id}`
    const body = { id: item.id, version: 1, note: 'du corps' }
    const answer = await play.alice.raw('PATCH', path, { body })
    expect(await answer.json()).toMatchObject({ id: customer.id, note: 'du corps' })
  }))

/** What takes more than an input: a token, a file of its own, another session, a whole company. */
const elsewhere = [
  'DELETE /account/sessions',
  'DELETE /account/sessions/:id',
  'POST /company/logo',
  'POST /customers/:id/files',
  'POST /demo',
  'POST /imports/sales-history',
  'POST /projects/:id/files',
  'POST /supplier-invoices/:id/file',
  // A quote or an order that amends another.
  'DELETE /orders/:id/amendments/:amendment',
  'DELETE /quotes/:id/amendments/:amendment',
  // A tag that a record bears: the record was deleted before.
  'DELETE /tags/records/:type/:id/:tag',
  'POST /items/:id/photo',
  'POST /invitation/:token/acceptance',
  // The client of a quote, by the link that they were sent.
  'POST /public/quotes/:token/opening',
  'POST /public/quotes/:token/question',
  'POST /public/quotes/:token/refusal',
  'POST /public/quotes/:token/signature',
  'POST /setup',
  'POST /setup/demo',
  'POST /setup/token',
]

test('the control: the same requests without them get through to the rules', () =>
  scene('2026-03-31', async (play) => {
    const populated = { someone: play.alice, has: await populate(play.alice, 'CANARI') }
    const order = ['PUT', 'PATCH', 'POST', 'DELETE']
    const routes = writes
      .filter(({ endpoint }) => !elsewhere.includes(name(endpoint)))
      .toSorted((a, b) => order.indexOf(a.endpoint.method) - order.indexOf(b.endpoint.method))
    let done = 0
    for (const [rank, { endpoint }] of routes.entries()) {
      const input = ownInput(populated, endpoint, { text: `x${rank}` })
      const answer = await askAgain(play.alice, endpoint, input)
      if (answer.ok) done += 1
      // What is refused is refused for its state: already sent, in use, locked.
      else expect([409, 422], `${name(endpoint)} ${await answer.text()}`).toContain(answer.status)
    }
    expect(done).toBeGreaterThan(routes.length * 0.6)
  }))

/** Sends with the version that the record has, which a conflict tells. */
async function askAgain(someone: Someone, endpoint: Endpoint, input: Record<string, unknown>) {
  const first = await ask(someone, endpoint, input)
  if (first.status !== 409) return first
  const { current } = (await first.clone().json()) as { current?: { version: number } }
  return current ? ask(someone, endpoint, { ...input, version: current.version }) : first
}
