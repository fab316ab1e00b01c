// The doors of signing in, below /api/auth: they set cookies, which no transaction could take back, so
// the sign-in library answers them behind server/sign-in.ts. The gate, the screens in front of it and
// the document of the API read this one table.
import { z } from 'zod'
import { type Endpoint, endpoint } from '#kernel/endpoint.ts'
import { Done } from '#kernel/shapes.ts'

/** What the doors stand below. */
export const doorsRoot = '/api/auth'

const Address = z
  .email()
  .max(200)
  .overwrite((value) => value.toLowerCase())
const Secret = z.string().min(1).max(200)
const WithPassword = z.strictObject({ password: Secret })
const WithRecoveryCodes = Done.extend({ backupCodes: z.array(z.string()) })

const badPassword = [
  'password_short',
  'password_long',
  'password_common',
  'password_yours',
] as const
const tried = ['too_many_attempts'] as const
const ofOwnPassword = ['wrong_password', ...tried] as const
const ofCode = ['wrong_code', 'second_factor_expired', 'second_factor_locked', ...tried] as const

/** Every door: what it takes and tells; `account` where one must have signed in. */
export const doors = {
  '/sign-in/email': {
    right: 'public',
    summary:
      'Sign in with a password: the session comes in a cookie, unless a second factor is asked',
    input: z.strictObject({ email: Address, password: Secret }),
    output: Done.extend({ secondFactor: z.boolean() }),
    refusals: ['wrong_credentials', 'account_disabled', ...tried],
  },
  '/sign-out': {
    right: 'public',
    summary: 'Sign out here',
    input: z.strictObject({}),
    output: Done,
    refusals: [],
  },
  '/request-password-reset': {
    right: 'public',
    summary: 'Ask for a link to choose a new password; the answer never tells who has an account',
    input: z.strictObject({ email: Address }),
    /** `leaves`: whether e-mails leave from this installation at all. */
    output: Done.extend({ leaves: z.boolean() }),
    refusals: tried,
  },
  '/reset-password': {
    right: 'public',
    summary: 'Choose a new password by the link that was sent; every session ends',
    input: z.strictObject({ token: Secret, newPassword: Secret }),
    output: Done,
    refusals: ['link_expired', ...badPassword, ...tried],
  },
  '/change-password': {
    right: 'account',
    summary: 'Change one’s own password; the other sessions end',
    input: z.strictObject({ currentPassword: Secret, newPassword: Secret }),
    output: Done,
    refusals: [...ofOwnPassword, ...badPassword],
  },
  '/change-email': {
    right: 'account',
    summary: 'Ask for another e-mail address: it counts once the link sent there is opened',
    input: z.strictObject({ email: Address, password: Secret }),
    output: Done,
    refusals: [...ofOwnPassword, 'email_unchanged', 'email_needs_mail'],
  },
  '/confirm-email': {
    right: 'public',
    summary: 'Confirm a new e-mail address by the link that was sent there; sessions stay',
    input: z.strictObject({ token: Secret }),
    output: Done.extend({ email: z.string() }),
    refusals: ['link_expired', 'email_taken', ...tried],
  },
  '/two-factor/enable': {
    right: 'account',
    summary: 'Begin a second factor: its secret, and the recovery codes, which are shown once',
    input: WithPassword,
    output: WithRecoveryCodes.extend({ totpURI: z.string() }),
    refusals: [...ofOwnPassword, 'second_factor_state'],
  },
  '/two-factor/disable': {
    right: 'account',
    summary: 'Take one’s second factor away',
    input: WithPassword,
    output: Done,
    refusals: [...ofOwnPassword, 'second_factor_state'],
  },
  '/two-factor/generate-backup-codes': {
    right: 'account',
    summary: 'Make new recovery codes; those before them open nothing any more',
    input: WithPassword,
    output: WithRecoveryCodes,
    refusals: [...ofOwnPassword, 'second_factor_state'],
  },
  '/two-factor/verify-totp': {
    right: 'public',
    summary: 'Give the code of the second factor: to sign in, or to confirm a new one',
    input: z.strictObject({ code: z.string().regex(/^\d{6}$/) }),
    output: Done,
    refusals: [...ofCode, 'account_disabled'],
  },
  '/two-factor/verify-backup-code': {
    right: 'public',
    summary: 'Sign in with a recovery code, which serves once',
    input: z.strictObject({ code: z.string().min(1).max(20) }),
    output: Done,
    refusals: [...ofCode, 'account_disabled'],
  },
} as const
export type Door = keyof typeof doors

export type DoorEndpoint = { readonly endpoint: Endpoint; readonly right: 'public' | 'account' }

/** The same as endpoints, each with who may use it; their paths are below `doorsRoot`. */
export const doorEndpoints: readonly DoorEndpoint[] = Object.entries(doors).map(
  ([path, { right, ...about }]) => ({ endpoint: endpoint('POST', path, about), right }),
)
