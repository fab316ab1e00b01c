// Someone in front of a browser, for what happens before and around signing in: cookies are kept from
// one request to the next, and the origin is said as a browser says it.
import { randomInt } from 'node:crypto'
import { newId } from '#server/ids.ts'
import { hashPassword } from '#server/passwords.ts'
import type { Scene, Someone } from './scene.ts'

export const password = 'un cheval pie broute'

/** Gives someone of the cast a password; returns the address they sign in with. */
export async function withPassword({ owner }: Scene, someone: Someone): Promise<string> {
  await owner.query(
    `insert into credential (id, person_id, account_id, provider_id, password)
     values ($1, $2::uuid, $2::uuid::text, 'credential', $3)`,
    [newId(), someone.id, await hashPassword(password)],
  )
  const { rows } = await owner.query('select email from person where id = $1', [someone.id])
  return rows[0].email as string
}

export type AccountLetter = { state: string; subject: string; body: string; link: string | null }

/** What the outbox holds for an address, oldest first. */
export async function lettersTo({ owner }: Scene, email: string): Promise<AccountLetter[]> {
  const { rows } = await owner.query<AccountLetter>(
    `select state, subject, body, link from mail where to_addresses @> $1::jsonb order by created_at`,
    [JSON.stringify([{ address: email }])],
  )
  return rows
}

export type Told = { status: number; told: Record<string, any>; headers: Headers }

/** A browser at an address of its own. */
export function visitor({ server }: Scene, from = `10.${randomInt(256)}.${randomInt(256)}.1`) {
  const jar = new Map<string, string>()
  const send = async (
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Told> => {
    const answer = await server.app.request(path, {
      method,
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
    const text = await answer.text()
    return {
      status: answer.status,
      told: text.startsWith('{') ? JSON.parse(text) : { text },
      headers: answer.headers,
    }
  }
  return {
    jar,
    /** An address of the sign-in, below /api/auth. */
    auth: (path: string, body: unknown = {}, headers: Record<string, string> = {}) =>
      send('POST', `/api/auth${path}`, body, headers),
    /** An address of the API, below /api/v1. */
    api: (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
      send(method, `/api/v1${path}`, body, headers),
  }
}
