import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createApiKey } from '#features/base/api-keys/actions.ts'
import { cookiePrefix } from '#server/session.ts'
import { scene } from '#test/scene.ts'
import { password, visitor, withPassword } from '#test/visitor.ts'
import { disableUser, resetSecondFactor } from './actions.ts'
import {
  changeAccount,
  endEverySession,
  endSession,
  listSessions,
  showAccount,
} from './contract.ts'

// Passwords are hashed slowly on purpose, and a busy machine makes it slower still.
vi.setConfig({ testTimeout: 30_000 })

const day = '2026-03-31'
const noon = new Date(`${day}T11:00:00Z`)

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: noon }))
afterEach(() => void vi.useRealTimers())

test('one changes one’s name and language, and nothing else of the account', () =>
  scene(day, async ({ alice, owner }) => {
    const changed = await alice(changeAccount, { name: 'Alice G.', locale: 'en' })
    expect(changed).toMatchObject({ id: alice.id, name: 'Alice G.', locale: 'en' })
    for (const more of [{ email: 'x@example.test' }, { disabled: true }, { twoFactor: true }]) {
      const body = { name: 'Mallory', locale: 'fr', ...more }
      const answer = await alice.raw('PUT', '/api/v1/account', { body })
      expect(answer.status).toBe(400)
      expect(await answer.json()).toMatchObject({ code: 'invalid_input' })
    }
    const { rows } = await owner.query('select name, email from person where id = $1', [alice.id])
    expect(rows[0]).toMatchObject({ name: 'Alice G.' })
    expect(rows[0].email).toContain('alice.')
  }))

test('one sees where one is signed in, and ends one session or all', () =>
  scene(day, async (play) => {
    const { alice, eve } = play
    const email = await withPassword(play, alice)
    const [desk, phone] = [visitor(play), visitor(play)]
    for (const device of [desk, phone]) await device.auth('/sign-in/email', { email, password })
    const { rows } = (await desk.api('GET', '/account/sessions')).told
    expect(rows).toHaveLength(3)
    expect(rows.filter((row: { current: boolean }) => row.current)).toHaveLength(1)
    const other = rows.find((row: { current: boolean; ip: string }) => !row.current && row.ip)
    // Somebody else's session is nobody's.
    await expect(eve(endSession, { id: other.id })).rejects.toMatchObject({ reason: 'not_found' })
    expect((await desk.api('DELETE', `/account/sessions/${other.id}`)).status).toBe(200)
    expect((await phone.api('GET', '/account')).status).toBe(401)
    await desk.api('DELETE', '/account/sessions')
    expect((await desk.api('GET', '/account')).status).toBe(401)
    await expect(alice(showAccount, {})).rejects.toMatchObject({ reason: 'sign_in_first' })
    expect((await eve(listSessions, {})).rows).toHaveLength(1)
  }))

test('a session remembers when it was last seen, at most every five minutes', () =>
  scene(day, async ({ alice, owner, travel }) => {
    const seen = async () => {
      const { rows } = await owner.query('select updated_at from session where person_id = $1', [
        alice.id,
      ])
      return rows[0].updated_at.toISOString()
    }
    await owner.query(`update session set updated_at = $1 where person_id = $2`, [
      '2026-03-31T10:58:00Z',
      alice.id,
    ])
    await alice(showAccount, {})
    expect(await seen()).toBe('2026-03-31T10:58:00.000Z')
    travel('2026-04-01')
    await alice(showAccount, {})
    expect(await seen()).toBe('2026-04-01T11:00:00.000Z')
  }))

test('a key of the API has no account', () =>
  scene(day, async ({ as, stranger }) => {
    const key = await as('alice', (act) => createApiKey(act, { name: 'K', roleName: 'gérant' }))
    const headers = { authorization: `Bearer ${key}` }
    for (const [method, path] of [
      ['GET', '/account'],
      ['GET', '/account/sessions'],
      ['DELETE', '/account/sessions'],
    ] as const) {
      const answer = await stranger.raw(method, `/api/v1${path}`, { headers })
      expect(await answer.json(), path).toMatchObject({ code: 'people_only', status: 403 })
    }
    await expect(stranger(endEverySession, {})).rejects.toMatchObject({ reason: 'sign_in_first' })
  }))

test('whoever runs the installation closes an account, opens it again, and takes a lost factor off', () =>
  scene(day, async (play) => {
    const email = await withPassword(play, play.bruno)
    const { auth, api } = visitor(play)
    await auth('/sign-in/email', { email, password })
    await play.as('alice', (act) => disableUser(act, { email, disabled: true }))
    expect((await api('GET', '/account')).status).toBe(401)
    expect((await auth('/sign-in/email', { email, password })).told['code']).toBe(
      'account_disabled',
    )
    await play.as('alice', (act) => disableUser(act, { email, disabled: false }))
    await auth('/sign-in/email', { email, password })
    await auth('/two-factor/enable', { password })
    await play.owner.query('update person set two_factor_enabled = true where email = $1', [email])
    await play.as('alice', (act) => resetSecondFactor(act, { email }))
    expect((await auth('/sign-in/email', { email, password })).told).toEqual({
      done: true,
      secondFactor: false,
    })
  }))

test('on https the cookies are bound to their host', () => {
  expect(cookiePrefix('https://gestion.exemple.fr')).toBe('__Host-comptoir')
  expect(cookiePrefix('http://localhost:3000')).toBe('comptoir')
})
