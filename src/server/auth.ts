import { APIError, betterAuth, type BetterAuthOptions } from 'better-auth'
import { twoFactor } from 'better-auth/plugins'
import { Kysely, type KyselyPlugin, PostgresDialect } from 'kysely'
import type pg from 'pg'
import { tellPerson, type Told } from '#features/base/account/actions/letters.ts'
import { accountLetter, linkMinutes } from '#features/base/account/rules/letters.ts'
import type { Locale } from '#kernel/refusal.ts'
import { presets } from '#kernel/rights.ts'
import type { Database } from './database/connect.ts'
import type { Tables } from './database/tables.ts'
import { newId, nobody } from './ids.ts'
import { takeOnce } from './limits.ts'
import type { SendMail } from './mail.ts'
import { passwordLength } from './passwords.ts'
import { cookiePrefix } from './session.ts'
import { type Actor, transact } from './transaction.ts'

export type Auth = ReturnType<typeof createAuth>

/** A session ends thirty days after one has signed in, whatever happens. */
const sessionSeconds = 30 * 24 * 3600

const stamps = { createdAt: 'created_at', updatedAt: 'updated_at' }

/** Where the library's records stand among the program's own tables. */
const tables = {
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
    expiresIn: sessionSeconds,
    disableSessionRefresh: true,
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
    // A reset token in a stolen backup must open nothing.
    storeIdentifier: 'hashed',
  },
} satisfies Partial<BetterAuthOptions>

/**
 * The sign-in library, on the program's own tables. Sessions are opaque and held by the database, so
 * that ending one, or disabling a person, counts from the next request on. Nothing reaches it but what
 * sign-in.ts lets through.
 */
export function createAuth(options: {
  pool: pg.Pool
  database: Database
  secret: string
  publicUrl: string
  sendMail: SendMail
}) {
  const { pool, database, secret, publicUrl, sendMail } = options
  const secure = publicUrl.startsWith('https:')
  const tell = teller(database, sendMail)
  return betterAuth({
    appName: 'Comptoir',
    baseURL: publicUrl,
    basePath: '/api/auth',
    secret,
    telemetry: { enabled: false },
    logger: { disabled: true },
    onAPIError: { onError: () => {} },
    trustedOrigins: (request) => ownOrigins(publicUrl, request),
    database: { db: withDates(pool), type: 'postgres' },
    ...tables,
    rateLimit: {
      enabled: true,
      storage: 'database',
      modelName: 'rate_limit',
      fields: { lastRequest: 'last_request' },
      // These count an address, where a whole office may sit; sign-in.ts counts each account.
      window: 60,
      max: 120,
      customRules: {
        '/sign-in/email': { window: 900, max: 100 },
        '/request-password-reset': { window: 900, max: 30 },
        '/reset-password': { window: 900, max: 30 },
        '/change-password': { window: 900, max: 30 },
        '/two-factor/*': { window: 900, max: 60 },
      },
    },
    emailAndPassword: {
      enabled: true,
      // People come in by an invitation or the set-up, never by signing up.
      disableSignUp: true,
      minPasswordLength: passwordLength.min,
      maxPasswordLength: passwordLength.max,
      resetPasswordTokenExpiresIn: linkMinutes.password * 60,
      revokeSessionsOnPasswordReset: true,
      sendResetPassword: async ({ user, token }) => {
        if ((user as { disabled?: boolean }).disabled) return
        const locale = (user as { locale?: Locale }).locale ?? 'fr'
        // The public address is configured: a forged Host header must not name where the token goes.
        await tell(user, {
          ...accountLetter('reset', locale),
          language: locale,
          link: `${publicUrl}/mot-de-passe/${token}`,
          expires: new Date(Date.now() + linkMinutes.password * 60_000).toISOString(),
        })
      },
      onPasswordReset: async ({ user }) => {
        // The other links that were asked for die with the one that served.
        await database.deleteFrom('verification').where('value', '=', user.id).execute()
        const locale = (user as { locale?: Locale }).locale ?? 'fr'
        await tell(user, { ...accountLetter('changed', locale), language: locale })
      },
    },
    databaseHooks: {
      session: {
        create: {
          before: async (session, context) => {
            await admit(database, String(session['userId']), context)
          },
        },
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
      cookiePrefix: cookiePrefix(publicUrl),
      // The prefix is part of the name already (the library knows only `__Secure-`).
      useSecureCookies: false,
      defaultCookieAttributes: { secure },
      database: { generateId: () => newId() },
      ipAddress: { ipAddressHeaders: ['x-comptoir-peer'] },
    },
  })
}

/**
 * The pool as the sign-in library needs it: it compares instants as dates, where the rest of the
 * program reads them as text. (A text compared with a date is never earlier: nothing would expire.)
 */
const withDates = (pool: pg.Pool): Kysely<Tables> =>
  new Kysely<Tables>({ dialect: new PostgresDialect({ pool }), plugins: [readDates] })

const readDates: KyselyPlugin = {
  transformQuery: ({ node }) => node,
  transformResult: async ({ result }) => ({
    ...result,
    rows: result.rows.map((row) =>
      Object.fromEntries(
        Object.entries(row).map(([name, value]) => [
          name,
          typeof value === 'string' && /_(at|until)$/.test(name) ? new Date(value) : value,
        ]),
      ),
    ),
  }),
}

/** No session opens for a disabled person, nor for a time code that has opened one before. */
async function admit(
  database: Database,
  person: string,
  context: { path?: string; body?: unknown } | null | undefined,
): Promise<void> {
  const found = await database
    .selectFrom('person')
    .select('disabled')
    .where('id', '=', person)
    .executeTakeFirst()
  if (!found || found.disabled) {
    throw new APIError('FORBIDDEN', { code: 'ACCOUNT_DISABLED', message: 'disabled' })
  }
  if (context?.path !== '/two-factor/verify-totp') return
  const { code } = context.body as { code: string }
  if (!(await takeOnce(database, `totp|${person}|${code}`))) {
    throw new APIError('UNAUTHORIZED', { code: 'INVALID_CODE', message: 'used' })
  }
}

/** The origins that may use the cookies: the public address, and the host that was asked. */
function ownOrigins(publicUrl: string, request?: Request): string[] {
  const host = request?.headers.get('host')
  return [publicUrl, ...(host ? [`http://${host}`, `https://${host}`] : [])]
}

type Letter = Pick<Told, 'subject' | 'body' | 'language' | 'link' | 'expires'>

/**
 * Writes to someone about their password: by the outbox of a company where they work; without one, by
 * the queue alone.
 */
const teller =
  (database: Database, sendMail: SendMail) =>
  async ({ id, name, email }: { id: string; name: string; email: string }, letter: Letter) => {
    const told = await transact(database, nobodyNow(letter.language), (act) =>
      tellPerson(act, { id, name }, { ...letter, kind: 'password', to: email }),
    )
    const text = letter.body.replace(/\{\{(lien|link)\}\}/, letter.link ?? '')
    if (!told) await sendMail({ to: email, subject: letter.subject, text })
  }

/** Nobody in particular, in no company: what the sign-in library does by itself. */
const nobodyNow = (locale: Locale): Actor => ({
  company: nobody,
  person: null,
  role: presets.manager,
  stores: [],
  now: new Date(),
  timeZone: 'Europe/Paris',
  currency: 'EUR',
  locale,
  surface: 'web',
  requestId: newId(),
  ip: null,
})
