import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { hashPassword } from '#server/passwords.ts'
import { newId } from '#server/ids.ts'
import { type Scene, scene, type Someone } from '#test/scene.ts'

const day = '2026-03-31'
const password = 'un cheval pie broute'

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: new Date(`${day}T11:00:00Z`) }))
afterEach(() => void vi.useRealTimers())

/** Gives someone of the cast a password; returns their address. */
async function withPassword({ owner }: Scene, someone: Someone): Promise<string> {
  await owner.query(
    `insert into credential (id, person_id, account_id, provider_id, password)
     values ($1, $2::uuid, $2::uuid::text, 'credential', $3)`,
    [newId(), someone.id, await hashPassword(password)],
  )
  const { rows } = await owner.query('select email from person where id = $1', [someone.id])
  return rows[0].email
}

/** A browser: it keeps its cookies, and says where its page comes from. */
function browser({ server }: Scene, from = `10.0.0.${Math.ceil(Math.random() * 250)}`) {
  const jar = new Map<string, string>()
  const send = async (path: string, body?: unknown, headers: Record<string, string> = {}) => {
    const answer = await server.app.request(path, {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        'content-type': 'application/json',
        origin: 'http://localhost:3000',
        host: 'localhost:3000',
        'x-comptoir-peer': from,
        cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
      if (value === '' || /max-age=0/i.test(cookie)) jar.delete(name)
      else jar.set(name, value)
    }
    const told = (await answer.json()) as Record<string, any>
    return { status: answer.status, told, headers: answer.headers }
  }
  return {
    jar,
    auth: (path: string, body: unknown = {}, headers = {}) =>
      send(`/api/auth${path}`, body, headers),
    send,
  }
}

test('signing in opens a session that the API knows, and its token travels in the cookie only', () =>
  scene(day, async (play) => {
    const email = await withPassword(play, play.alice)
    const { auth, send } = browser(play)
    const answer = await auth('/sign-in/email', { email: email.toUpperCase(), password })
    expect(answer.told).toEqual({ done: true, secondFactor: false })
    const [cookie] = answer.headers.getSetCookie()
    expect(cookie).toMatch(
      /^comptoir\.session_token=[^;]+; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Lax$/,
    )
    expect((await send('/api/v1/me')).told['account']).toMatchObject({ id: play.alice.id, email })
  }))
