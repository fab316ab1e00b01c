import type { z } from 'zod'
import { refuse } from '#kernel/refusal.ts'
import type { Act } from '#server/act.ts'
import { checkPassword } from '#server/passwords.ts'
import type { changeAccount } from './contract.ts'
import {
  dropSecondFactor,
  endSessions,
  findAccount,
  findAddressAsked,
  findPersonByEmail,
  openSessions,
  setDisabled,
  updateAccount,
  updatePassword,
} from './queries.ts'

/** The person who acts; a key of the API has no account. */
export const personOf = (act: Act): string => act.person?.id ?? refuse('people_only')

export async function readAccount(act: Act) {
  const account = await findAccount(act, personOf(act))
  const asked = await findAddressAsked(act, account.id)
  const waits = asked !== null && asked.until > act.now.toISOString()
  return {
    ...account,
    locale: account.locale === 'en' ? ('en' as const) : ('fr' as const),
    pendingEmail: waits ? { email: asked.email, until: asked.until } : null,
  }
}

export async function editAccount(act: Act, values: z.output<typeof changeAccount.input>) {
  await updateAccount(act, personOf(act), values)
  return readAccount(act)
}

export async function readSessions(act: Act) {
  const sessions = await openSessions(act, personOf(act))
  return {
    rows: sessions.map((session) => ({
      id: session.id,
      current: session.id === act.session,
      userAgent: session.user_agent ?? '',
      ip: session.ip_address ?? '',
      createdAt: session.created_at,
      lastSeenAt: session.updated_at,
      expiresAt: session.expires_at,
    })),
  }
}

export async function closeSession(act: Act, { id }: { id: string }) {
  if ((await endSessions(act, personOf(act), id)) === 0) refuse('not_found')
  return { done: true as const }
}

export async function closeEverySession(act: Act) {
  await endSessions(act, personOf(act))
  return { done: true as const }
}

/**
 * Closes (or opens again) the account of an address, in every company at once; its sessions end. For
 * the command line: whoever runs the installation, since no company owns an account.
 */
export async function disableUser(
  act: Act,
  { email, disabled }: { email: string; disabled: boolean },
): Promise<{ id: string }> {
  const person = (await findPersonByEmail(act, email)) ?? refuse('not_found', 'email')
  await setDisabled(act, person.id, disabled)
  if (disabled) await endSessions(act, person.id)
  return { id: person.id }
}

/** Takes away the second factor of who has lost both the device and the recovery codes. */
export async function resetSecondFactor(
  act: Act,
  { email }: { email: string },
): Promise<{ id: string }> {
  const person = (await findPersonByEmail(act, email)) ?? refuse('not_found', 'email')
  await dropSecondFactor(act, person.id)
  await endSessions(act, person.id)
  return { id: person.id }
}

/**
 * Gives an account a new password and ends its sessions: where there is no SMTP to send a link, whoever
 * runs the installation does it from the command line.
 * @throws Refusal `not_found`, `password_short`, `password_common`.
 */
export async function replacePassword(
  act: Act,
  { email, password }: { email: string; password: string },
): Promise<{ id: string }> {
  const person = (await findPersonByEmail(act, email)) ?? refuse('not_found', 'email')
  checkPassword(password, 'password', [email])
  await updatePassword(act, person.id, password)
  await endSessions(act, person.id)
  return { id: person.id }
}
