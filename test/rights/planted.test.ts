// The controls of the matrix: routes that leak on purpose, each of which the same checks must catch.
import type pg from 'pg'
import { pino } from 'pino'
import { expect, test, vi } from 'vitest'
import { z } from 'zod'
import { allRoutes } from '#features/routes.ts'
import { endpoint } from '#kernel/endpoint.ts'
import { refuse } from '#kernel/refusal.ts'
import { ById, Id } from '#kernel/shapes.ts'
import { actors } from '#server/actor.ts'
import { on, type Route } from '#server/http.ts'
import { createApp } from '#server/http/app.ts'
import { idsOf } from '#test/hostile/stored.ts'
import { populate } from '#test/populate.ts'
import { openFile, type Scene, scene } from '#test/scene.ts'
import { foreignIsUnknown, readsOwnOnly } from './leaks.ts'
import type { Populated } from './own.ts'

vi.setConfig({ testTimeout: 60_000 })

const Named = z.object({ name: z.string() })

/** Faults that a hurried author may make, on a connection that no row-level security holds back. */
function faults(owner: pg.Client): Record<string, Route> {
  const nameOf = async (id: string) => {
    const { rows } = await owner.query<{ name: string; company: string }>(
      'select name, company_id as company from customer where id = $1',
      [id],
    )
    return rows[0]
  }
  return {
    'a record found by its identifier alone': on(
      endpoint('GET', '/customers/:id/planted', { summary: 'Planted', input: ById, output: Named }),
      'customers.read',
      async (_, { id }) => (await nameOf(id)) ?? refuse('not_found'),
    ),
    'another refusal for what is there': on(
      endpoint('GET', '/customers/:id/planted', { summary: 'Planted', input: ById, output: Named }),
      'customers.read',
      async (act, { id }) => {
        const found = (await nameOf(id)) ?? refuse('not_found')
        return found.company === act.company ? found : refuse('forbidden')
      },
    ),
    'a write that believes an identifier of its body': on(
      endpoint('POST', '/customers/:id/planted', {
        summary: 'Planted',
        input: ById.extend({ customer: Id }),
        output: z.object({ done: z.boolean() }),
      }),
      'customers.write',
      async (act, { id, customer }) => {
        if ((await nameOf(id))?.company !== act.company) refuse('not_found')
        await owner.query(`update customer set note = 'planted' where id = $1`, [customer])
        return { done: true }
      },
    ),
    'a list of every company': on(
      endpoint('GET', '/customers/planted', {
        summary: 'Planted',
        input: z.object({}),
        output: z.object({ rows: z.array(Named) }),
      }),
      'customers.read',
      async () => owner.query('select name from customer').then(({ rows }) => ({ rows })),
    ),
  }
}

/** Plays with more routes than the product has. */
async function withRoutes(
  { server }: Scene,
  routes: readonly Route[],
  play: () => Promise<void>,
): Promise<void> {
  const publicUrl = 'http://localhost:3000'
  const planted = createApp({
    database: server.database,
    log: pino({ level: 'silent' }),
    version: '0',
    publicUrl,
    now: () => new Date('2026-03-31T11:00:00Z'),
    actorOf: actors(server.database, { secret: server.secret, publicUrl }),
    auth: async () => new Response(),
    routes,
    live: server.live,
  })
  const { request } = server.app
  server.app.request = planted.request
  await play().finally(() => (server.app.request = request))
}

test('each planted leak is caught, and the product among them is not', async () => {
  const { owner } = await openFile()
  await scene('2026-03-31', async (play) => {
    const ours: Populated = { someone: play.eve, has: await populate(play.eve, 'CANARI-RIVALE') }
    const theirs = { someone: play.alice, has: await populate(play.alice, 'CANARI-LUMIERE') }
    const kinds = await idsOf(play.owner, play.companies.lumiere)
    const check = async (route: Route) => {
      await foreignIsUnknown(route, { ours, theirs, kinds })
      await readsOwnOnly([route], ours, { own: '', foreign: 'CANARI-LUMIERE' })
    }
    for (const [fault, route] of Object.entries(faults(owner))) {
      await withRoutes(play, [route, ...allRoutes], async () => {
        await expect(check(route), fault).rejects.toThrow()
        const sound = allRoutes.find(({ endpoint }) => endpoint.path === '/customers/:id')!
        await check(sound)
      })
    }
  })
})
