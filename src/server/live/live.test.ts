// The stream of what changes, through HTTP and the LISTEN of a real PostgreSQL: who hears of what, and
// when it ends.
import { expect, test, vi } from 'vitest'
import { create as createCustomer } from '#features/relation/customers/contract.ts'
import { changeMember, listMembers, listRoles } from '#features/base/team/contract.ts'
import { createQuote } from '#features/sales/quotes/contract.ts'
import { notify } from '#features/base/notifications/actions.ts'
import { endEverySession } from '#features/base/account/contract.ts'
import { line, newClient } from '#test/deal.ts'
import { scene } from '#test/scene.ts'
import { listen, names } from '#test/stream.ts'

vi.setConfig({ testTimeout: 30_000 })

test('a colleague hears of what is committed, and neither of what is refused nor of another company', () =>
  scene('2026-03-31', async ({ alice, claire, eve }) => {
    const [colleague, stranger] = [await listen(claire), await listen(eve)]
    await expect(alice(createQuote, { customer: alice.id })).rejects.toThrow()
    const client = await newClient(alice)
    await colleague.until(names('customer', client.id))
    const theirs = await newClient(eve)
    await stranger.until(names('customer', theirs.id))
    expect(colleague.changes()).toEqual([['customer', client.id]])
    expect(stranger.changes()).toEqual([['customer', theirs.id]])
    await Promise.all([colleague.close(), stranger.close()])
  }))

test('the tab that does it is not told, another of the same person is', () =>
  scene('2026-03-31', async ({ alice }) => {
    const [here, there] = [await listen(alice, 'tab-1'), await listen(alice, 'tab-2')]
    const headers = { 'x-tab-id': 'tab-1' }
    const body = { name: 'Ici' }
    const path = `/api/v1${createCustomer.path}`
    const { id } = (await (await alice.raw('POST', path, { headers, body })).json()) as {
      id: string
    }
    await there.until(names('customer', id))
    const last = await newClient(alice, { name: 'Ailleurs', siren: null })
    await here.until(names('customer', last.id))
    expect(here.changes()).toEqual([['customer', last.id]])
    await Promise.all([here.close(), there.close()])
  }))

test('rights and scope hold: no word of a quote to whoever may not read it', () =>
  scene('2026-03-31', async ({ alice, bruno, fanny, within }) => {
    const [own, fitter] = [await listen(bruno), await listen(fanny)]
    const client = await newClient(alice)
    const draft = { customer: client.id, lines: [line('Pose', 100_00)] }
    const hers = await alice(createQuote, draft)
    const his = await alice(createQuote, { ...draft, seller: bruno.id })
    await own.until(names('quote', his.id))
    expect(own.changes().map(([, id]) => id)).not.toContain(hers.id)
    const told = await within(alice.company, (act) =>
      notify(act, {
        code: 'mention',
        about: { type: 'customer', id: client.id, label: 'x' },
        to: [fanny.id],
      }),
    )
    expect(told).toBe(1)
    await fitter.until(({ event }) => event === 'inbox')
    expect(own.heard.map(({ event }) => event)).not.toContain('inbox')
    await Promise.all([own.close(), fitter.close()])
  }))

test('a stream ends with its session, and with the role that opened it', () =>
  scene('2026-03-31', async ({ alice, bruno, claire }) => {
    const [sold, counted] = [await listen(bruno), await listen(claire)]
    await bruno(endEverySession, {})
    await sold.until(({ event }) => event === 'over')
    await vi.waitUntil(() => sold.state.over)
    expect(counted.state.over).toBe(false)
    const { rows } = await alice(listRoles, {})
    const reader = rows.find(({ preset }) => preset === 'reader')!
    const { rows: members } = await alice(listMembers, {})
    const { version, stores } = members.find(({ id }) => id === claire.id)!
    const changed = { roleId: reader.id, stores: stores.map(({ id }) => id), active: true }
    await alice(changeMember, { id: claire.id, ...changed, version })
    await counted.until(({ event }) => event === 'over')
    await vi.waitUntil(() => counted.state.over)
  }))

test('a stream ends when one signs out', () =>
  scene('2026-03-31', async ({ bruno, claire }) => {
    const [left, stays] = [await listen(bruno), await listen(claire)]
    const answer = await bruno.raw('POST', '/api/auth/sign-out', { body: {} })
    expect(answer.status).toBe(200)
    await left.until(({ event }) => event === 'over')
    expect(stays.state.over).toBe(false)
    await stays.close()
  }))

test('a person holds so many streams: the oldest gives way, and says so', () =>
  scene('2026-03-31', async ({ alice, claire }) => {
    const first = await listen(alice)
    const others = await Promise.all(Array.from({ length: 7 }, () => listen(alice)))
    const hers = await listen(claire)
    expect(first.state.over).toBe(false)
    const last = await listen(alice)
    await first.until(({ event }) => event === 'crowded')
    await vi.waitUntil(() => first.state.over)
    expect(others.every(({ state }) => !state.over) && !hers.state.over).toBe(true)
    await Promise.all([...others, last, hers].map((one) => one.close()))
  }))

test('after its connection was lost, a process listens again and says that something may be missing', () =>
  scene('2026-03-31', async ({ alice, owner }) => {
    const stream = await listen(alice)
    const cut = () =>
      owner.query(`select pg_terminate_backend(pid) from pg_stat_activity
        where application_name = 'comptoir live' and datname = current_database()`)
    expect((await cut()).rowCount).toBe(1)
    await stream.until(({ event }) => event === 'missed')
    const client = await newClient(alice)
    await stream.until(names('customer', client.id))
    await stream.close()
  }))

test('nobody without a session hears anything', () =>
  scene('2026-03-31', async ({ stranger }) => {
    expect((await stranger.raw('GET', '/api/v1/events')).status).toBe(401)
  }))
