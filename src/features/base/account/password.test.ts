import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type Scene, scene } from '#test/scene.ts'
import { lettersTo, password, visitor, withPassword } from '#test/visitor.ts'

// Passwords are hashed slowly on purpose, and a busy machine makes it slower still.
vi.setConfig({ testTimeout: 30_000 })

const day = '2026-03-31'
const noon = new Date(`${day}T11:00:00Z`)
const minutes = (n: number) => void vi.setSystemTime(noon.getTime() + n * 60_000)
const other = 'la mouette rieuse 7'

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: noon }))
afterEach(() => void vi.useRealTimers())

const linkTo = async (play: Scene, email: string): Promise<URL> =>
  new URL((await lettersTo(play, email)).at(-1)?.link ?? 'http://none')
const tokenTo = async (play: Scene, email: string): Promise<string> =>
  (await linkTo(play, email)).pathname.split('/').at(-1) ?? ''

test('a forgotten password is replaced through a link that serves once, and every session ends', () =>
  scene(day, async (play) => {
    const email = await withPassword(play, play.alice)
    const signedIn = visitor(play)
    await signedIn.auth('/sign-in/email', { email, password })
    const { auth } = visitor(play)
    expect((await auth('/request-password-reset', { email })).status).toBe(200)
    const [letter] = await lettersTo(play, email)
    expect(letter).toMatchObject({ subject: 'Choisir un nouveau mot de passe', state: 'held' })
    const token = await tokenTo(play, email)
    const reset = { token, newPassword: other }
    expect((await auth('/reset-password', reset)).status).toBe(200)
    expect((await signedIn.api('GET', '/account')).status).toBe(401)
    expect((await auth('/sign-in/email', { email, password })).status).toBe(401)
    expect((await auth('/sign-in/email', { email, password: other })).status).toBe(200)
    expect(await auth('/reset-password', reset)).toMatchObject({
      status: 422,
      told: { code: 'link_expired' },
    })
    expect((await lettersTo(play, email))[1]?.subject).toBe('Votre mot de passe a été changé')
  }))

test('a reset link lasts thirty minutes, and the others die with the one that served', () =>
  scene(day, async (play) => {
    const email = await withPassword(play, play.alice)
    const { auth } = visitor(play)
    await auth('/request-password-reset', { email })
    const first = await tokenTo(play, email)
    minutes(31)
    const late = await auth('/reset-password', { token: first, newPassword: other })
    expect(late.told['code']).toBe('link_expired')
    await auth('/request-password-reset', { email })
    const second = await tokenTo(play, email)
    minutes(32)
    await auth('/request-password-reset', { email })
    const third = await tokenTo(play, email)
    expect(third).not.toBe(second)
    expect((await auth('/reset-password', { token: third, newPassword: other })).status).toBe(200)
    const again = await auth('/reset-password', { token: second, newPassword: password })
    expect(again.told['code']).toBe('link_expired')
  }))

test('a reset token is bound to its person and is not kept in clear', () =>
  scene(day, async (play) => {
    const email = await withPassword(play, play.alice)
    const eve = await withPassword(play, play.eve)
    const { auth } = visitor(play)
    await auth('/request-password-reset', { email: eve })
    const token = await tokenTo(play, eve)
    await auth('/reset-password', { token, newPassword: other })
    expect((await auth('/sign-in/email', { email, password })).status).toBe(200)
    await auth('/request-password-reset', { email })
    const { rows } = await play.owner.query('select identifier, value from verification')
    expect(JSON.stringify(rows)).not.toContain(await tokenTo(play, email))
  }))

test('the link of a reset names the configured address, whatever Host the request claims', () =>
  scene(day, async (play) => {
    const email = await withPassword(play, play.alice)
    const { auth } = visitor(play)
    const forged = {
      host: 'evil.example',
      origin: 'http://evil.example',
      'x-forwarded-host': 'evil.example',
      'x-forwarded-proto': 'https',
      forwarded: 'host=evil.example',
    }
    await auth('/request-password-reset', { email }, forged)
    expect((await linkTo(play, email)).origin).toBe('http://localhost:3000')
    const redirected = await auth('/request-password-reset', {
      email,
      redirectTo: 'https://evil.example',
    })
    expect(redirected.status).toBe(400)
  }))

test('asking for a reset tells nothing about who has an account, and fills no mailbox', () =>
  scene(day, async (play) => {
    const email = await withPassword(play, play.alice)
    const { auth } = visitor(play)
    const unknown = await auth('/request-password-reset', { email: 'personne@example.test' })
    expect(await lettersTo(play, 'personne@example.test')).toHaveLength(0)
    const answers = []
    for (let i = 0; i < 5; i += 1) answers.push(await auth('/request-password-reset', { email }))
    for (const answer of answers) {
      expect([answer.status, answer.told]).toEqual([unknown.status, unknown.told])
    }
    expect(await lettersTo(play, email)).toHaveLength(3)
    await play.owner.query('update person set disabled = true where id = $1', [play.bruno.id])
    const disabled = await withPassword(play, play.bruno)
    await auth('/request-password-reset', { email: disabled })
    expect(await lettersTo(play, disabled)).toHaveLength(0)
  }))

test('changing one’s password needs the old one, and ends the other sessions', () =>
  scene(day, async (play) => {
    const email = await withPassword(play, play.alice)
    const [desk, phone] = [visitor(play), visitor(play)]
    for (const device of [desk, phone]) await device.auth('/sign-in/email', { email, password })
    const change = (currentPassword: string, newPassword: string) =>
      desk.auth('/change-password', { currentPassword, newPassword })
    expect((await change('autre chose que ça', other)).told).toMatchObject({
      code: 'wrong_password',
      param: 'currentPassword',
    })
    expect((await change(password, other)).told).toEqual({ done: true })
    expect((await desk.api('GET', '/account')).status).toBe(200)
    expect((await phone.api('GET', '/account')).status).toBe(401)
    const answer = await phone.auth('/change-password', {
      currentPassword: other,
      newPassword: password,
    })
    expect(answer.told['code']).toBe('sign_in_first')
  }))

test('a password that anyone would try first is refused, however it comes', () =>
  scene(day, async (play) => {
    const email = await withPassword(play, play.alice)
    const { auth } = visitor(play)
    await auth('/sign-in/email', { email, password })
    const wrong: Record<string, string> = {
      court: 'password_short',
      [`${'x'.repeat(64)}${'y1z2'.repeat(17)}`]: 'password_long',
      motdepasse: 'password_common',
      QwertyUiop: 'password_common',
      'motdepasse2026!': 'password_common',
      aaaaaaaaaaaa: 'password_common',
      '1234567890': 'password_common',
    }
    await auth('/request-password-reset', { email })
    const token = await tokenTo(play, email)
    for (const [newPassword, code] of Object.entries(wrong)) {
      const changed = await auth('/change-password', { currentPassword: password, newPassword })
      const reset = await auth('/reset-password', { token, newPassword })
      for (const { told } of [changed, reset]) {
        expect(told, newPassword).toMatchObject({ code, param: 'newPassword' })
      }
    }
    // No rule on the kinds of signs: words alone will do, spaces and accents too.
    const change = { currentPassword: password, newPassword: 'été à la plage' }
    expect((await auth('/change-password', change)).status).toBe(200)
  }))
