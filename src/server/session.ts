import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { betterAuth } from 'better-auth'
import { twoFactor } from 'better-auth/plugins'
import { sql } from 'kysely'
import type pg from 'pg'
import type { Locale } from '#kernel/refusal.ts'
import type { Database } from './database/connect.ts'
import { newId } from './ids.ts'
import type { SendMail } from './mail.ts'

export type Auth = ReturnType<typeof createAuth>

/** Who has signed in. */
export type Visitor = {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly locale: Locale
  readonly twoFactor: boolean
  readonly sessionId: string
}

const twoWeeks = 14 * 24 * 3600

/**
 * The sign-in library, on the program's own tables. Sessions are opaque and held by the database, so
 * that ending one, or disabling a person, counts from the next request on.
 */
export function createAuth(options: {
  pool: pg.Pool
  secret: string
  publicUrl: string
  sendMail: SendMail
}) {
  const { pool, secret, publicUrl, sendMail } = options
  const stamps = { createdAt: 'created_at', updatedAt: 'updated_at' }
  return betterAuth({
    appName: 'Comptoir',
    baseURL: publicUrl,
    basePath: '/api/auth',
    secret,
    telemetry: { enabled: false },
    logger: { level: 'error' },
    trustedOrigins: (request) => ownOrigins(publicUrl, request),
    database: pool,
    user: {
      modelName: 'person',
      fields: { emailVerified: 'email_verified', ...stamps },
      additionalFields: {
        locale: { type: 'string', defaultValue: 'fr', input: false },
        disabled: { type: 'boolean', defaultValue: false, input: false },
      },
    },
    session: {
      modelName: 'session',
      fields: {
        userId: 'person_id',
        expiresAt: 'expires_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
        ...stamps,
      },
      expiresIn: twoWeeks,
      updateAge: 24 * 3600,
    },
    account: {
      modelName: 'credential',
      fields: {
        userId: 'person_id',
        accountId: 'account_id',
        providerId: 'provider_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
        ...stamps,
      },
    },
    verification: {
      modelName: 'verification',
      fields: { expiresAt: 'expires_at', ...stamps },
    },
    rateLimit: {
      enabled: true,
      storage: 'database',
      modelName: 'rate_limit',
      fields: { lastRequest: 'last_request' },
      window: 60,
      max: 120,
      customRules: {
        '/sign-in/email': { window: 900, max: 10 },
        '/request-password-reset': { window: 900, max: 5 },
        '/two-factor/*': { window: 900, max: 10 },
      },
    },
    emailAndPassword: {
      enabled: true,
      // People come in by an invitation or the set-up, never by signing up.
      disableSignUp: true,
      minPasswordLength: 10,
      maxPasswordLength: 128,
      resetPasswordTokenExpiresIn: 30 * 60,
      revokeSessionsOnPasswordReset: true,
      sendResetPassword: async ({ user, token }) => {
        const locale = (user as { locale?: Locale }).locale ?? 'fr'
        await sendMail(resetMail(user.email, `${publicUrl}/mot-de-passe/${token}`, locale))
      },
    },
    plugins: [
      twoFactor({
        issuer: 'Comptoir',
        twoFactorTable: 'second_factor',
        schema: {
          user: { fields: { twoFactorEnabled: 'two_factor_enabled' } },
          twoFactor: {
            modelName: 'second_factor',
            fields: {
              userId: 'person_id',
              backupCodes: 'backup_codes',
              failedVerificationCount: 'failed_verification_count',
              lockedUntil: 'locked_until',
            },
          },
        },
      }),
    ],
    advanced: {
      cookiePrefix: 'comptoir',
      useSecureCookies: publicUrl.startsWith('https:'),
      database: { generateId: () => newId() },
      ipAddress: { ipAddressHeaders: ['x-comptoir-peer'] },
    },
  })
}

/** The origins that may use the cookies: the public address, and the host that was asked. */
function ownOrigins(publicUrl: string, request?: Request): string[] {
  const host = request?.headers.get('host')
  return [publicUrl, ...(host ? [`http://${host}`, `https://${host}`] : [])]
}

function resetMail(to: string, link: string, locale: Locale) {
  return locale === 'fr'
    ? {
        to,
        subject: 'Choisir un nouveau mot de passe',
        text: `Bonjour,\n\nPour choisir un nouveau mot de passe, ouvrez ce lien dans les 30 minutes\u00a0:\n${link}\n\nSi vous n’avez rien demandé, ignorez ce message\u00a0: rien ne change.`,
      }
    : {
        to,
        subject: 'Choose a new password',
        text: `Hello,\n\nTo choose a new password, open this link within 30 minutes:\n${link}\n\nIf you asked for nothing, ignore this message: nothing changes.`,
      }
}

/**
 * Who the session cookie of a request belongs to, or null. The cookie is `token.signature`, signed
 * with HMAC-SHA256 by the sign-in library; it is checked here in one indexed query.
 */
export async function visitorOf(
  database: Database,
  secret: string,
  headers: Headers,
  now: Date,
): Promise<Visitor | null> {
  const token = signedToken(headers.get('cookie') ?? '', secret)
  if (token === null) return null
  const row = await database
    .selectFrom('session as s')
    .innerJoin('person as p', 'p.id', 's.person_id')
    .select(['p.id', 'p.name', 'p.email', 'p.locale', 'p.two_factor_enabled', 's.id as session'])
    .where('s.token', '=', token)
    .where('s.expires_at', '>', now.toISOString())
    .where('p.disabled', '=', false)
    .executeTakeFirst()
  if (!row) return null
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    locale: row.locale as Locale,
    twoFactor: row.two_factor_enabled,
    sessionId: row.session,
  }
}

function signedToken(cookies: string, secret: string): string | null {
  const found = /(?:^|;\s*)(?:__Secure-)?comptoir\.session_token=([^;]+)/.exec(cookies)
  if (!found?.[1]) return null
  let value: string
  try {
    value = decodeURIComponent(found[1])
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
