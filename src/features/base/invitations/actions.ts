import type { z } from 'zod'
import { findPersonByEmail, insertPerson } from '#features/base/account/queries.ts'
import { queueMail, takeBackAbout } from '#features/base/mail/actions/queue.ts'
import { findCompany } from '#features/base/company/queries.ts'
import { record } from '#features/base/journal/actions.ts'
import { mayGive, storesHere } from '#features/base/team/actions.ts'
import { findMemberByEmail, findRole, knownStores, putMember } from '#features/base/team/queries.ts'
import type { Locale } from '#kernel/refusal.ts'
import { refuse } from '#kernel/refusal.ts'
import type { Act } from '#server/act.ts'
import { inCompany } from '#server/elsewhere.ts'
import { checkPassword } from '#server/passwords.ts'
import { companyOfToken, hashOfSecret, newToken } from '#server/session.ts'
import { siteOf } from '#server/site.ts'
import type { acceptInvitation, invite } from './contract.ts'
import {
  findByToken,
  findInvited,
  findLink,
  findPending,
  insertInvitation,
  markAccepted,
  markRevoked,
  renewToken,
  revokeOthers,
} from './queries.ts'
import { invitationDays, invitationLetter } from './rules.ts'

/** Invites an address to a role of the company; one invitation an address is open at a time. */
export async function sendInvitation(act: Act, values: z.output<typeof invite.input>) {
  const email = values.email.toLowerCase()
  const role = await findRole(act, values.roleId, 'roleId')
  mayGive(act, role)
  const stores = await storesHere(act, values.stores)
  if ((await findMemberByEmail(act, email))?.active) refuse('already_member', 'email')
  for (const id of await revokeOthers(act, email)) await takeBackAbout(act, 'invitation', id)
  const { token, ...kept } = newInvitationToken(act)
  const id = await insertInvitation(act, { email, roleId: role.id, stores, ...kept })
  record(act, 'team.invited', 'invitation', id, { label: email, after: { role: role.name } })
  return { id, link: await deliver(act, { id, email, until: kept.expiresAt }, token) }
}

/** Sends an invitation again with a new link: what was sent before opens nothing any more. */
export async function resendInvitation(act: Act, { id }: { id: string }) {
  const invitation = (await findPending(act, id)) ?? refuse('not_found')
  mayGive(act, await findRole(act, invitation.role_id))
  const { token, ...kept } = newInvitationToken(act)
  await renewToken(act, id, kept)
  await takeBackAbout(act, 'invitation', id)
  record(act, 'team.invited_again', 'invitation', id, { label: invitation.email })
  const { email } = invitation
  return { id, link: await deliver(act, { id, email, until: kept.expiresAt }, token) }
}

export async function withdrawInvitation(act: Act, { id }: { id: string }) {
  const invitation = (await findPending(act, id)) ?? refuse('not_found')
  await markRevoked(act, id)
  await takeBackAbout(act, 'invitation', id)
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
    await takeBackAbout(inner, 'invitation', found.id)
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

/**
 * The link of an invitation whose message has not left, to hand it over oneself. Where it has left, it is
 * kept nowhere: one sends the invitation again. @throws Refusal `not_found`, `beyond_own_rights`.
 */
export async function readLink(act: Act, { id }: { id: string }) {
  const invitation = (await findInvited(act, id)) ?? refuse('not_found')
  mayGive(act, await findRole(act, invitation.role_id))
  return { link: await findLink(act, id) }
}

/** Writes the invitation; its link is given back, to be handed over, where no e-mail can leave. */
async function deliver(
  act: Act,
  { id, email, until }: { id: string; email: string; until: string },
  token: string,
): Promise<string | null> {
  const { publicUrl } = await siteOf(act.tx)
  const link = `${publicUrl}/invitation/${token}`
  const company = await findCompany(act)
  const language = languageOf(company.locale)
  const { state } = await queueMail(act, {
    kind: 'invitation',
    to: [{ name: '', address: email }],
    language,
    ...invitationLetter(act.person?.name ?? company.name, company.name, language),
    link,
    expires: until,
    about: { type: 'invitation', id, label: email },
    customer: null,
    seller: null,
    store: null,
  })
  return state === 'held' ? link : null
}

const languageOf = (stored: string): Locale => (stored === 'en' ? 'en' : 'fr')
