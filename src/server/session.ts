import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { sql } from 'kysely'
import type { Locale } from '#kernel/refusal.ts'
import type { Database } from './database/connect.ts'

/** Who has signed in. */
export type Visitor = {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly locale: Locale
  readonly twoFactor: boolean
  readonly sessionId: string
}

/**
 * The prefix of the cookies. On https it is `__Host-`, which a browser takes only from this very host,
 * over https and for every path, so that no neighbour under the same domain can plant a session.
 */
export const cookiePrefix = (publicUrl: string): string =>
  publicUrl.startsWith('https:') ? '__Host-comptoir' : 'comptoir'

const seenEvery = 5 * 60_000

/** The token of the session cookie of a request (`token.signature`, HMAC-SHA256), or null. */
export function sessionToken(
  { secret, publicUrl }: { secret: string; publicUrl: string },
  headers: Headers,
): string | null {
  const cookie = `${cookiePrefix(publicUrl)}.session_token`
  return signedToken(headers.get('cookie') ?? '', cookie, secret)
}

/** The session of a token as long as it is open, with its person: one row, found by an index. */
export const openSession = (database: Database, token: string, now: Date) =>
  database
    .selectFrom('session as s')
    .innerJoin('person as p', 'p.id', 's.person_id')
    .select(['p.id as person', 'p.name', 'p.email', 'p.locale', 'p.two_factor_enabled'])
    .select(['s.id as session', 's.updated_at'])
    .where('s.token', '=', token)
    .where('s.expires_at', '>', now.toISOString())
    .where('p.disabled', '=', false)

export type OpenSession = {
  person: string
  name: string
  email: string
  locale: string
  two_factor_enabled: boolean
  session: string
  updated_at: string
}

/** Who has signed in. At most every five minutes the session remembers that it was seen. */
export async function visitorOf(database: Database, row: OpenSession, now: Date): Promise<Visitor> {
  if (now.getTime() - Date.parse(row.updated_at) > seenEvery) {
    const seen = { updated_at: now.toISOString() }
    await database.updateTable('session').set(seen).where('id', '=', row.session).execute()
  }
  return {
    id: row.person,
    name: row.name,
    email: row.email,
    locale: row.locale as Locale,
    twoFactor: row.two_factor_enabled,
    sessionId: row.session,
  }
}

function signedToken(cookies: string, name: string, secret: string): string | null {
  const pairs = cookies.split(';').map((pair) => pair.trim())
  const found = pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1)
  if (!found) return null
  let value: string
  try {
    value = decodeURIComponent(found)
  } catch {
    return null
  }
  const dot = value.lastIndexOf('.')
  if (dot < 1) return null
  const token = value.slice(0, dot)
  const given = Buffer.from(value.slice(dot + 1), 'base64')
  const right = createHmac('sha256', secret).update(token).digest()
  return given.length === right.length && timingSafeEqual(given, right) ? token : null
}

/** The secret that signs sessions: made at the first start, kept in the database. */
export async function installationSecret(database: Database): Promise<string> {
  const made = JSON.stringify(randomBytes(32).toString('base64url'))
  await sql`insert into installation (key, value) values ('secret', ${made}::jsonb)
    on conflict do nothing`.execute(database)
  const row = await database
    .selectFrom('installation')
    .select('value')
    .where('key', '=', 'secret')
    .executeTakeFirstOrThrow()
  return String(row.value)
}

/** How a secret that is shown once is kept: by its hash (API keys, invitations, the set-up token). */
export const hashOfSecret = (secret: string): string =>
  createHash('sha256').update(secret).digest('hex')

/**
 * A token that names its company, so that it can be looked up behind the company's wall:
 * `prefix_<company>_<43 characters>`.
 */
export function newToken(prefix: string, company: string): string {
  return `${prefix}_${company.replaceAll('-', '')}_${randomBytes(32).toString('base64url')}`
}

/** The company that a token names, or null where it is no such token. */
export function companyOfToken(prefix: string, token: string): string | null {
  const found = new RegExp(`^${prefix}_([0-9a-f]{32})_[\\w-]{43}$`).exec(token)
  if (!found?.[1]) return null
  return found[1].replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
