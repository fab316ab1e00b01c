// One's own e-mail address: the new one counts once its link is opened, and the former one is told.
import { expect, test, vi } from 'vitest'
import { listEntries } from '#features/base/journal/contract.ts'
import { rememberSite } from '#server/site.ts'
import { newId } from '#server/ids.ts'
import { type Scene, scene } from '#test/scene.ts'
import { lettersTo, password, visitor, withPassword } from '#test/visitor.ts'
import { replaceEmail } from './actions/email.ts'

vi.setConfig({ testTimeout: 30_000 })

const day = '2026-03-31'
const fresh = () => `nouvelle.${newId()}@example.test`

/** Plays where messages leave, then as before. */
const whereMailLeaves = (play: (scene: Scene) => Promise<void>) =>
  scene(day, async (here) => {
    const { database } = here.server
    await rememberSite(database, { publicUrl: 'http://localhost:3000', mail: true })
    await play(here).finally(() =>
      rememberSite(database, { publicUrl: 'http://localhost:3000', mail: false }),
    )
  })

async function signedIn(play: Scene) {
  const email = await withPassword(play, play.alice)
  const desk = visitor(play)
  await desk.auth('/sign-in/email', { email, password })
  return { email, desk }
}

const tokenTo = async (play: Scene, email: string): Promise<string> =>
  (await lettersTo(play, email))
    .findLast(({ link }) => link !== null)
    ?.link?.split('/')
    .at(-1) ?? ''

test('the new address is confirmed by its link, once; sessions stay, the former address is told', () =>
  whereMailLeaves(async (play) => {
    const { email, desk } = await signedIn(play)
    const next = fresh()
    const asked = await desk.auth('/change-email', { email: next.toUpperCase(), password })
    expect(asked.told).toEqual({ done: true })
    const before = (await desk.api('GET', '/account')).told
    expect(before).toMatchObject({ email, pendingEmail: { email: next } })
    expect((await lettersTo(play, next))[0]?.subject).toBe(
      'Confirmer votre nouvelle adresse e-mail',
    )

    const elsewhere = visitor(play)
    const token = await tokenTo(play, next)
    const confirmed = await elsewhere.auth('/confirm-email', { token })
    expect(confirmed.told).toEqual({ done: true, email: next })
    expect((await desk.api('GET', '/account')).told).toMatchObject({
      email: next,
      pendingEmail: null,
    })
    expect((await elsewhere.auth('/sign-in/email', { email, password })).status).toBe(401)
    expect((await elsewhere.auth('/sign-in/email', { email: next, password })).status).toBe(200)
    const told = (await lettersTo(play, email)).at(-1)
    expect(told?.subject).toBe('L’adresse de votre compte a changé')
    expect(told?.body).toContain(next)
    const again = await elsewhere.auth('/confirm-email', { token })
    expect(again.told['code']).toBe('link_expired')
    const { rows } = await play.alice(listEntries, { limit: 20, offset: 0 })
    expect(rows.map(({ action }) => action)).toContain('account.email_changed')
  }))

test('a link lasts a day, dies when taken back, and another one replaces it', () =>
  whereMailLeaves(async (play) => {
    const { email, desk } = await signedIn(play)
    const [first, second] = [fresh(), fresh()]
    await desk.auth('/change-email', { email: first, password })
    const replaced = await tokenTo(play, first)
    await desk.auth('/change-email', { email: second, password })
    const confirm = async (token: string) =>
      (await visitor(play).auth('/confirm-email', { token })).told['code']
    expect(await confirm(replaced)).toBe('link_expired')
    const taken = await tokenTo(play, second)
    expect((await desk.api('DELETE', '/account/email-change')).status).toBe(200)
    expect(await confirm(taken)).toBe('link_expired')
    expect((await lettersTo(play, second))[0]).toMatchObject({ state: 'cancelled', link: null })
    await desk.auth('/change-email', { email: second, password })
    const late = await tokenTo(play, second)
    play.travel('2026-04-02')
    expect(await confirm(late)).toBe('link_expired')
    expect(await confirm(`ce_${'0'.repeat(32)}_${'x'.repeat(43)}`)).toBe('link_expired')
    expect(await confirm('n’importe quoi')).toBe('link_expired')
    play.travel(day)
    expect((await desk.api('GET', '/account')).told['email']).toBe(email)
  }))

test('it takes one’s own password, tells nothing about others, and few tries', () =>
  whereMailLeaves(async (play) => {
    const { email, desk } = await signedIn(play)
    const bruno = await withPassword(play, play.bruno)
    const ask = (to: string, secret = password) =>
      desk.auth('/change-email', { email: to, password: secret })
    expect((await ask(fresh(), 'autre chose que ça')).told).toMatchObject({
      code: 'wrong_password',
      param: 'password',
    })
    expect((await ask(email)).told['code']).toBe('email_unchanged')
    // An address that someone has is asked for like another: only whoever opens the link is told.
    expect((await ask(bruno)).told).toEqual({ done: true })
    const taken = await desk.auth('/confirm-email', { token: await tokenTo(play, bruno) })
    expect(taken).toMatchObject({ status: 409, told: { code: 'email_taken' } })
    await ask(fresh(), 'encore autre chose')
    await ask(fresh(), 'et encore autre chose')
    const late = await ask(fresh())
    expect(late).toMatchObject({ status: 429, told: { code: 'too_many_attempts' } })
    const stranger = await visitor(play).auth('/change-email', { email: fresh(), password })
    expect(stranger.told['code']).toBe('sign_in_first')
    const key = await visitor(play).auth(
      '/change-email',
      { email: fresh(), password },
      { origin: 'https://ailleurs.example' },
    )
    expect(key.told['code']).toBe('foreign_origin')
  }))

test('links of a forgotten password that were sent to the former address open nothing any more', () =>
  whereMailLeaves(async (play) => {
    const { email, desk } = await signedIn(play)
    await desk.auth('/request-password-reset', { email })
    const reset = await tokenTo(play, email)
    const next = fresh()
    await desk.auth('/change-email', { email: next, password })
    await desk.auth('/confirm-email', { token: await tokenTo(play, next) })
    const tried = await desk.auth('/reset-password', {
      token: reset,
      newPassword: 'le héron cendré',
    })
    expect(tried.told['code']).toBe('link_expired')
  }))

test('where no e-mail leaves, one is told the command; whoever runs the installation changes it', () =>
  scene(day, async (play) => {
    const { email, desk } = await signedIn(play)
    const next = fresh()
    const refused = await desk.auth('/change-email', { email: next, password })
    expect(refused.told).toMatchObject({ code: 'email_needs_mail', param: 'email' })
    expect(refused.told['detail']).toContain(`comptoir user email ${email} ${next}`)
    expect((await desk.auth('/request-password-reset', { email })).told).toEqual({
      done: true,
      leaves: false,
    })
    await play.within('00000000-0000-0000-0000-000000000000', (act) =>
      replaceEmail(act, { email, to: next }),
    )
    expect((await desk.api('GET', '/account')).told['email']).toBe(next)
  }))
