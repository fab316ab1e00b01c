import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { pino } from 'pino'
import { assemble } from '#server/assemble.ts'
import { openFile, scene } from '#test/scene.ts'
import { password, visitor, withPassword } from '#test/visitor.ts'

// Passwords are hashed slowly on purpose, and a busy machine makes it slower still.
vi.setConfig({ testTimeout: 30_000 })

const day = '2026-03-31'
const noon = new Date(`${day}T11:00:00Z`)
const minutes = (n: number) => void vi.setSystemTime(noon.getTime() + n * 60_000)

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: noon }))
afterEach(() => void vi.useRealTimers())

test('signing in opens a session that the API knows, and its token travels in the cookie only', () =>
  scene(day, async (play) => {
    const email = await withPassword(play, play.alice)
    const { auth, api } = visitor(play)
    const answer = await auth('/sign-in/email', { email: email.toUpperCase(), password })
    expect(answer.told).toEqual({ done: true, secondFactor: false })
    expect(answer.headers.getSetCookie()).toHaveLength(1)
    expect(answer.headers.getSetCookie()[0]).toMatch(
      /^comptoir\.session_token=[^;]+; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Lax$/,
    )
    const me = (await api('GET', '/me')).told
    expect(me['account']).toMatchObject({ id: play.alice.id, email })
    expect(me['company']).toMatchObject({ id: play.alice.company, roleName: 'Gérant' })
  }))

test('a wrong password and an unknown address get the same answer', () =>
  scene(day, async (play) => {
    const email = await withPassword(play, play.alice)
    const { auth } = visitor(play)
    const wrong = await auth('/sign-in/email', { email, password: 'un cheval pie trotte' })
    const unknown = await auth('/sign-in/email', { email: 'personne@example.test', password })
    for (const { status, told } of [wrong, unknown]) {
      expect(status).toBe(401)
      expect(told).toMatchObject({
        code: 'wrong_credentials',
        detail: 'Adresse e-mail ou mot de passe incorrect.',
      })
    }
    const english = await auth(
      '/sign-in/email',
      { email, password: 'wrong' },
      { 'accept-language': 'en' },
    )
    expect(english.told['detail']).toBe('Wrong e-mail address or password.')
  }))

test('the tenth wrong try of an account is the last for a quarter of an hour', () =>
  scene(day, async (play) => {
    const email = await withPassword(play, play.alice)
    const { auth } = visitor(play, '192.0.2.7')
    const tryOnce = (secret: string) => auth('/sign-in/email', { email, password: secret })
    for (let i = 0; i < 10; i += 1) expect((await tryOnce(`essai numéro ${i}`)).status).toBe(401)
    const stopped = await tryOnce(password)
    expect(stopped.status).toBe(429)
    expect(stopped.told['code']).toBe('too_many_attempts')
    expect(Number(stopped.headers.get('retry-after'))).toBeGreaterThan(800)
    // Whoever attacks from elsewhere does not keep the person out of where they sit.
    const elsewhere = await visitor(play, '192.0.2.8').auth('/sign-in/email', { email, password })
    expect(elsewhere.status).toBe(200)
    minutes(16)
    expect((await tryOnce(password)).status).toBe(200)
  }))

test('one address trying many accounts is stopped too', () =>
  scene(day, async (play) => {
    const { auth } = visitor(play, '192.0.2.50')
    const { owner } = play
    await owner.query(
      `insert into rate_limit (id, key, count, last_request)
       values (gen_random_uuid(), '192.0.2.50|/sign-in/email', 100, $1)`,
      [Date.now()],
    )
    const stopped = await auth('/sign-in/email', { email: 'qui@example.test', password })
    expect(stopped).toMatchObject({ status: 429, told: { code: 'too_many_attempts' } })
  }))

test('a tampered cookie opens nothing', () =>
  scene(day, async (play) => {
    const email = await withPassword(play, play.alice)
    const { auth, api, jar } = visitor(play)
    await auth('/sign-in/email', { email, password })
    const cookie = jar.get('comptoir.session_token') ?? ''
    const [token = '', signature = ''] = decodeURIComponent(cookie).split('.')
    const forged = [
      `${token}.${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`,
      `${token.slice(0, -1)}${token.endsWith('a') ? 'b' : 'a'}.${signature}`,
      token,
      `${token}.`,
      `.${signature}`,
      '%E0%A4%A',
    ]
    for (const value of forged) {
      jar.set('comptoir.session_token', value.includes('%') ? value : encodeURIComponent(value))
      expect((await api('GET', '/me')).told['account'], value).toBeNull()
      expect((await api('GET', '/account')).status, value).toBe(401)
    }
    jar.set('comptoir.session_token', cookie)
    expect((await api('GET', '/account')).status).toBe(200)
  }))

test('a session ends on time, and when its person is disabled it ends at once', () =>
  scene(day, async (play) => {
    const { owner, alice } = play
    const email = await withPassword(play, alice)
    const { auth, api } = visitor(play)
    await auth('/sign-in/email', { email, password })
    play.travel('2026-04-29')
    expect((await api('GET', '/account')).status).toBe(200)
    play.travel('2026-05-01')
    expect((await api('GET', '/account')).status).toBe(401)
    play.travel(day)
    await owner.query('update person set disabled = true where id = $1', [alice.id])
    expect((await api('GET', '/account')).status).toBe(401)
    expect((await auth('/sign-in/email', { email, password })).told['code']).toBe(
      'account_disabled',
    )
  }))

test('signing out ends the session itself, not the cookie alone', () =>
  scene(day, async (play) => {
    const email = await withPassword(play, play.alice)
    const { auth, api, jar } = visitor(play)
    await auth('/sign-in/email', { email, password })
    const kept = jar.get('comptoir.session_token') ?? ''
    expect((await auth('/sign-out')).status).toBe(200)
    expect(jar.has('comptoir.session_token')).toBe(false)
    jar.set('comptoir.session_token', kept)
    expect((await api('GET', '/account')).status).toBe(401)
  }))

test('a page of another site cannot sign anyone in or out', () =>
  scene(day, async (play) => {
    const email = await withPassword(play, play.alice)
    const { auth, api } = visitor(play)
    const from = { origin: 'https://evil.example' }
    const forced = await auth('/sign-in/email', { email, password }, from)
    expect(forced).toMatchObject({ status: 403, told: { code: 'foreign_origin' } })
    await auth('/sign-in/email', { email, password })
    expect((await auth('/sign-out', {}, from)).told['code']).toBe('foreign_origin')
    expect((await api('GET', '/account')).status).toBe(200)
  }))

test('on https the session is bound to its host, and the cookie of plain http opens nothing', () =>
  scene(day, async (play) => {
    const email = await withPassword(play, play.alice)
    const publicUrl = 'https://gestion.exemple.fr'
    const log = pino({ level: 'silent' })
    const { connections } = await openFile()
    const server = await assemble({ connections, publicUrl, log, now: () => noon })
    try {
      const { auth, api, jar } = visitor({ ...play, server })
      const from = { origin: publicUrl, host: 'gestion.exemple.fr' }
      const answer = await auth('/sign-in/email', { email, password }, from)
      expect(answer.headers.getSetCookie()[0]).toMatch(
        /^__Host-comptoir\.session_token=[^;]+; Max-Age=2592000; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
      )
      expect((await api('GET', '/account')).status).toBe(200)
      jar.set('comptoir.session_token', jar.get('__Host-comptoir.session_token') ?? '')
      jar.delete('__Host-comptoir.session_token')
      expect((await api('GET', '/account')).status).toBe(401)
    } finally {
      await server.close()
    }
  }))

test('only the doors of our screens exist, and they take nothing more than they need', () =>
  scene(day, async (play) => {
    const email = await withPassword(play, play.alice)
    const { auth } = visitor(play)
    await auth('/sign-in/email', { email, password })
    for (const path of [
      '/update-user',
      '/sign-up/email',
      '/list-sessions',
      '/delete-user',
      '/ok',
    ]) {
      expect(await auth(path, { name: 'X', image: 'javascript:1' }), path).toMatchObject({
        status: 404,
        told: { code: 'no_such_route' },
      })
    }
    const more = await auth('/sign-in/email', {
      email,
      password,
      callbackURL: 'https://evil.example',
    })
    expect(more).toMatchObject({ status: 400, told: { code: 'invalid_input' } })
    const long = await auth('/sign-in/email', { email, password: 'x'.repeat(20_000) })
    expect(long.status).toBe(413)
  }))
