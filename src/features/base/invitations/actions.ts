import type { z } from 'zod'
import { findPersonByEmail, insertPerson } from '#features/base/account/queries.ts'
import { findCompany } from '#features/base/company/queries.ts'
import { record } from '#features/base/journal/actions.ts'
import { mayGive, storesHere } from '#features/base/team/actions.ts'
import { findMemberByEmail, findRole, knownStores, putMember } from '#features/base/team/queries.ts'
import type { Locale } from '#kernel/refusal.ts'
import { refuse } from '#kernel/refusal.ts'
import type { Act } from '#server/act.ts'
import { inCompany } from '#server/elsewhere.ts'
import { enqueueMail } from '#server/jobs.ts'
import { checkPassword } from '#server/passwords.ts'
import { companyOfToken, hashOfSecret, newToken } from '#server/session.ts'
import { siteOf } from '#server/site.ts'
import type { acceptInvitation, invite } from './contract.ts'
import {
  findByToken,
  findPending,
  insertInvitation,
  markAccepted,
  markRevoked,
  renewToken,
  revokeOthers,
} from './queries.ts'
import { invitationDays } from './rules.ts'

/** Invites an address to a role of the company; one invitation an address is open at a time. */
export async function sendInvitation(act: Act, values: z.output<typeof invite.input>) {
  const email = values.email.toLowerCase()
  const role = await findRole(act, values.roleId, 'roleId')
  mayGive(act, role)
  const stores = await storesHere(act, values.stores)
  if ((await findMemberByEmail(act, email))?.active) refuse('already_member', 'email')
  await revokeOthers(act, email)
  const { token, ...kept } = newInvitationToken(act)
  const id = await insertInvitation(act, { email, roleId: role.id, stores, ...kept })
  record(act, 'team.invited', 'invitation', id, { label: email, after: { role: role.name } })
  return { id, link: await deliver(act, email, token) }
}

/** Sends an invitation again with a new link: what was sent before opens nothing any more. */
export async function resendInvitation(act: Act, { id }: { id: string }) {
  const invitation = (await findPending(act, id)) ?? refuse('not_found')
  mayGive(act, await findRole(act, invitation.role_id))
  const { token, ...kept } = newInvitationToken(act)
  await renewToken(act, id, kept)
  record(act, 'team.invited_again', 'invitation', id, { label: invitation.email })
  return { id, link: await deliver(act, invitation.email, token) }
}

export async function withdrawInvitation(act: Act, { id }: { id: string }) {
  const invitation = (await findPending(act, id)) ?? refuse('not_found')
  await markRevoked(act, id)
  record(act, 'team.invitation_withdrawn', 'invitation', id, { label: invitation.email })
  return { done: true as const }
}

/** What an invitation is to, for whoever holds its link. */
export async function readInvitation(act: Act, { token }: { token: string }) {
  return inCompany(act, placeOf(act, token), async (inner) => {
    const found = (await findByToken(inner, hashOfSecret(token))) ?? refuse('invitation_over')
    const company = await findCompany(inner)
    const person = await findPersonByEmail(inner, found.email)
    const account = !person ? 'none' : person.id === act.person?.id ? 'yours' : 'other'
    return {
      company: company.name,
      email: found.email,
      role: found.roleName,
      invitedBy: found.invitedBy,
      account: account as 'none' | 'yours' | 'other',
      locale: languageOf(company.locale),
    }
  })
}

/**
 * Joins the company of an invitation: with a new account for its address, or as the person who is
 * signed in with that address. The invitation is held, so that it serves once.
 */
export async function joinCompany(act: Act, values: z.output<typeof acceptInvitation.input>) {
  return inCompany(act, placeOf(act, values.token), async (inner) => {
    const tokenHash = hashOfSecret(values.token)
    const found = (await findByToken(inner, tokenHash, { hold: true })) ?? refuse('invitation_over')
    const known = await findPersonByEmail(inner, found.email)
    if (known && known.id !== act.person?.id) {
      refuse('sign_in_as', undefined, { email: found.email })
    }
    const id = known?.id ?? (await newAccount(inner, found.email, values))
    const stores = await knownStores(inner, found.stores as string[])
    await putMember(inner, { person: id, role: found.roleId, stores })
    await markAccepted(inner, found.id)
    record(inner, 'team.joined', 'membership', id, {
      label: known?.name ?? values.name ?? found.email,
      after: { role: found.roleName },
    })
    return { id: inner.company }
  })
}

/** The company that a token names; a token that names none opens nothing, and says no more. */
function placeOf(act: Act, token: string) {
  const company = companyOfToken('ci', token) ?? refuse('invitation_over')
  return { company, person: act.person }
}

async function newAccount(
  act: Act,
  email: string,
  values: z.output<typeof acceptInvitation.input>,
): Promise<string> {
  const name = values.name ?? refuse('required', 'name')
  const password = values.password ?? refuse('required', 'password')
  checkPassword(password, 'password', [name, email])
  return insertPerson(act, { name, email, password, locale: values.locale ?? act.locale })
}

function newInvitationToken(act: Act) {
  const token = newToken('ci', act.company)
  const until = act.now.getTime() + invitationDays * 24 * 3600 * 1000
  return { token, tokenHash: hashOfSecret(token), expiresAt: new Date(until).toISOString() }
}

/** Sends the link, or gives it back to be handed over where no e-mail can leave. */
async function deliver(act: Act, email: string, token: string): Promise<string | null> {
  const { publicUrl, mail } = await siteOf(act.tx)
  const link = `${publicUrl}/invitation/${token}`
  if (!mail) return link
  const company = await findCompany(act)
  const words = invitationMail[languageOf(company.locale)]
  const by = act.person?.name ?? company.name
  await enqueueMail(act, {
    to: email,
    subject: words.subject(company.name),
    text: words.text(by, company.name, link),
  })
  return null
}

const languageOf = (stored: string): Locale => (stored === 'en' ? 'en' : 'fr')

const invitationMail = {
  fr: {
    subject: (company: string) => `Invitation à rejoindre ${company}`,
    text: (by: string, company: string, link: string) =>
      `Bonjour,\n\n${by} vous invite à travailler avec ${company} dans Comptoir. Pour accepter, ouvrez ce lien dans les ${invitationDays} jours\u00a0:\n${link}\n\nSi vous n’attendiez pas cette invitation, ignorez ce message.`,
  },
  en: {
    subject: (company: string) => `Invitation to join ${company}`,
    text: (by: string, company: string, link: string) =>
      `Hello,\n\n${by} invites you to work with ${company} in Comptoir. To accept, open this link within ${invitationDays} days:\n${link}\n\nIf you did not expect this invitation, ignore this message.`,
  },
} as const
