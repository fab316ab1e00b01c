import { randomUUID } from 'node:crypto'
import type { Logger } from 'pino'
import { askForEmail, confirmEmail } from '#features/base/account/actions/email.ts'
import { type Door, doors, doorsRoot } from '#features/base/account/contract/doors.ts'
import { Refusal, refuse } from '#kernel/refusal.ts'
import type { Auth } from './auth.ts'
import type { Database } from './database/connect.ts'
import { localeOf } from './http/locale.ts'
import { sameOrigin } from './http/origin.ts'
import { InvalidInput, problemOf, problemResponse } from './http/problem.ts'
import { countAttempt, forgetAttempts, type Limit } from './limits.ts'
import { announce } from './live/announce.ts'
import { checkPassword } from './passwords.ts'
import { siteOf } from './site.ts'
import { type Actor, transact } from './transaction.ts'

/** How often one account may be tried: from one address, and from all of them together. */
const tries = {
  here: { max: 10, seconds: 900 },
  anywhere: { max: 100, seconds: 900 },
  mail: { max: 3, seconds: 900 },
  address: { max: 5, seconds: 900 },
} as const satisfies Record<string, Limit>

type Gate = {
  auth: Auth
  database: Database
  log: Logger
  publicUrl: string
  now: () => Date
  actorOf: (request: Request, now: Date, requestId: string) => Promise<Actor>
}

/**
 * The gate before the sign-in library: only the addresses above, strict bodies, attempts counted for
 * each account, refusals as problem documents in the person's language, and answers that hold no
 * session token (it travels in its cookie only).
 */
export function signInGate(options: Gate) {
  return async (request: Request): Promise<Response> => {
    const requestId = randomUUID()
    try {
      return await pass(options, request, requestId)
    } catch (error) {
      const { problem, bug } = problemOf(error, localeOf(request), requestId)
      if (bug) options.log.error({ err: error, requestId }, 'unexpected error while signing in')
      const wait = error instanceof Refusal && Number(error.more['retryAfter'])
      return problemResponse(problem, {
        ...(problem.code === 'wrong_method' ? { allow: 'POST' } : {}),
        ...(wait ? { 'retry-after': String(wait) } : {}),
      })
    }
  }
}

async function pass(gate: Gate, request: Request, requestId: string): Promise<Response> {
  const { auth, database, publicUrl } = gate
  const path = new URL(request.url).pathname.slice(doorsRoot.length)
  if (!Object.hasOwn(doors, path)) refuse('no_such_route')
  if (request.method !== 'POST') refuse('wrong_method', undefined, { method: request.method })
  const door = path as Door
  // A page of another site may sign nobody in or out: not even into its own account.
  sameOrigin(request, publicUrl)
  const body = await readBody(door, request)
  const ip = request.headers.get('x-comptoir-peer') ?? ''
  if (door === '/change-email' || door === '/confirm-email') {
    return done(await moveAddress(gate, door, body, request, requestId))
  }
  if ('newPassword' in body) checkPassword(body.newPassword ?? '', 'newPassword')
  if (door === '/sign-in/email') await countTries(database, body['email'] ?? '', ip)
  if (door === '/request-password-reset') {
    const wait = await countAttempt(database, `reset|${body['email']}`, tries.mail)
    // A mailbox is not to be filled by whoever knows its address; and the answer tells nothing.
    if (wait > 0) return relay(door, done({}), database)
  }
  // The other sessions may be those of whoever knew the old password.
  const sent = door === '/change-password' ? { ...body, revokeOtherSessions: true } : body
  const answer = await auth.handler(relayed(request, sent))
  if (!answer.ok) await refuseAs(answer, door)
  if (endsSessions.includes(door)) void announce(database, { company: null, recheck: true })
  if (door === '/sign-in/email') await forgetAttempts(database, here(body['email'] ?? '', ip))
  return relay(door, answer, database)
}

/** After which a session is over somewhere: the streams that it opened are told so. */
const endsSessions: readonly Door[] = ['/sign-out', '/change-password', '/reset-password']

/** One's own address is changed by acts of ours; what is counted outlives their refusals. */
async function moveAddress(
  { database, now, actorOf }: Gate,
  door: '/change-email' | '/confirm-email',
  body: Record<string, string>,
  request: Request,
  requestId: string,
): Promise<object> {
  const actor = await actorOf(request, now(), requestId)
  const asks = door === '/change-email'
  if (asks && !actor.person) refuse(actor.key ? 'people_only' : 'sign_in_first')
  const wait = await countAttempt(
    database,
    `${door}|${asks ? actor.person?.id : actor.ip}`,
    asks ? tries.address : tries.here,
    now().getTime(),
  )
  if (wait > 0) tooMany(wait)
  const { email = '', password = '', token = '' } = body
  return transact(database, actor, (act) =>
    asks ? askForEmail(act, { email, password }) : confirmEmail(act, { token }),
  )
}

async function readBody(door: Door, request: Request): Promise<Record<string, string>> {
  if (Number(request.headers.get('content-length') ?? 0) > 10_000) {
    refuse('too_big', undefined, { max: 10 })
  }
  const text = await request.text()
  if (text.length > 10_000) refuse('too_big', undefined, { max: 10 })
  let given: unknown
  try {
    given = text === '' ? {} : JSON.parse(text)
  } catch {
    return refuse('invalid_json')
  }
  const read = doors[door].input.safeParse(given)
  if (!read.success) throw new InvalidInput(read.error.issues)
  return read.data as Record<string, string>
}

const here = (email: string, ip: string): string => `sign-in|${email}|${ip}`

async function countTries(database: Database, email: string, ip: string): Promise<void> {
  const waits = [
    await countAttempt(database, here(email, ip), tries.here),
    await countAttempt(database, `sign-in|${email}`, tries.anywhere),
  ]
  const wait = Math.max(...waits)
  if (wait > 0) tooMany(wait)
}

const tooMany = (seconds: number): never =>
  refuse(
    'too_many_attempts',
    undefined,
    { minutes: Math.ceil(seconds / 60) },
    { retryAfter: seconds },
  )

function relayed(request: Request, body: unknown): Request {
  const headers = new Headers(request.headers)
  headers.set('content-type', 'application/json')
  headers.delete('content-length')
  return new Request(request.url, { method: 'POST', headers, body: JSON.stringify(body) })
}

/** What the library refuses, under our names. */
const refusals: Readonly<Record<string, readonly [code: string, param?: string]>> = {
  INVALID_EMAIL_OR_PASSWORD: ['wrong_credentials'],
  INVALID_TOKEN: ['link_expired'],
  INVALID_CODE: ['wrong_code', 'code'],
  INVALID_BACKUP_CODE: ['wrong_code', 'code'],
  INVALID_TWO_FACTOR_COOKIE: ['second_factor_expired'],
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: ['second_factor_expired'],
  ACCOUNT_TEMPORARILY_LOCKED: ['second_factor_locked'],
  TOTP_NOT_ENABLED: ['second_factor_state'],
  TOTP_ALREADY_ENABLED: ['second_factor_state'],
  TWO_FACTOR_NOT_ENABLED: ['second_factor_state'],
  BACKUP_CODES_NOT_ENABLED: ['second_factor_state'],
  PASSWORD_TOO_SHORT: ['password_short', 'newPassword'],
  PASSWORD_TOO_LONG: ['password_long', 'newPassword'],
  ACCOUNT_DISABLED: ['account_disabled'],
  INVALID_ORIGIN: ['foreign_origin'],
  MISSING_OR_NULL_ORIGIN: ['foreign_origin'],
  CROSS_SITE_NAVIGATION_LOGIN_BLOCKED: ['foreign_origin'],
}

async function refuseAs(answer: Response, door: Door): Promise<never> {
  const { code = '' } = ((await answer.json().catch(() => ({}))) ?? {}) as { code?: string }
  if (code === 'INVALID_PASSWORD') {
    refuse('wrong_password', door === '/change-password' ? 'currentPassword' : 'password')
  }
  const known = refusals[code]
  if (known) return refuse(...known)
  if (answer.status === 429) return tooMany(Number(answer.headers.get('x-retry-after') ?? 900))
  if (answer.status === 409) return refuse('wrong_code', 'code')
  if (answer.status === 401 || answer.status === 403) return refuse('sign_in_first')
  throw new Error(`the sign-in library answered ${answer.status} ${code} to ${door}`)
}

async function relay(door: Door, answer: Response, database: Database): Promise<Response> {
  const told = (await answer.json().catch(() => ({}))) as {
    twoFactorRedirect?: boolean
    totpURI?: string
    backupCodes?: string[]
  } | null
  const { twoFactorRedirect, totpURI, backupCodes } = told ?? {}
  const shown = {
    done: true,
    ...(door === '/sign-in/email' ? { secondFactor: twoFactorRedirect === true } : {}),
    ...(door === '/request-password-reset' ? { leaves: (await siteOf(database)).mail } : {}),
    ...(totpURI ? { totpURI } : {}),
    ...(backupCodes ? { backupCodes } : {}),
  }
  return done(shown, answer.headers.getSetCookie())
}

function done(shown: unknown, cookies: readonly string[] = []): Response {
  const headers = new Headers({
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
  })
  for (const cookie of cookies) headers.append('set-cookie', cookie)
  return new Response(JSON.stringify(shown), { headers })
}
