import { z } from 'zod'
import { endpoint } from '#kernel/endpoint.ts'
import { ById, Done, Email, Id, Instant, Name, Nothing } from '#kernel/shapes.ts'

const Account = z.object({
  id: Id,
  name: z.string(),
  email: Email,
  locale: z.enum(['fr', 'en']),
  twoFactor: z.boolean(),
  /** The new address that waits for its link to be opened. */
  pendingEmail: z.object({ email: z.string(), until: Instant }).nullable(),
})

export const showAccount = endpoint('GET', '/account', {
  summary: 'One’s own account',
  input: Nothing,
  output: Account,
  refusals: ['people_only'],
})

export const changeAccount = endpoint('PUT', '/account', {
  summary: 'Change one’s name or language',
  input: z.object({ name: Name(100), locale: z.enum(['fr', 'en']) }),
  output: Account,
  refusals: ['people_only'],
})

export const withdrawEmailChange = endpoint('DELETE', '/account/email-change', {
  summary: 'Take back the new e-mail address that waits for its link',
  input: Nothing,
  output: Done,
  refusals: ['people_only'],
})

export const listSessions = endpoint('GET', '/account/sessions', {
  summary: 'Where one is signed in',
  input: Nothing,
  output: z.object({
    rows: z.array(
      z.object({
        id: Id,
        /** Whether it is the one that asks. */
        current: z.boolean(),
        userAgent: z.string(),
        ip: z.string(),
        createdAt: Instant,
        lastSeenAt: Instant,
        expiresAt: Instant,
      }),
    ),
  }),
  refusals: ['people_only'],
})

export const endSession = endpoint('DELETE', '/account/sessions/:id', {
  summary: 'End one of one’s sessions',
  input: ById,
  output: Done,
  refusals: ['people_only'],
})

export const endEverySession = endpoint('DELETE', '/account/sessions', {
  summary: 'Sign out everywhere, here included',
  input: Nothing,
  output: Done,
  refusals: ['people_only'],
})
