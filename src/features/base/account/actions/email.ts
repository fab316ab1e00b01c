// One's own e-mail address: the new one is confirmed by a link before it counts, the former one is
// told. Sessions stay: it is the same person, who has just given the password.
import { takeBackAbout } from '#features/base/mail/actions/queue.ts'
import { record } from '#features/base/journal/actions.ts'
import type { Locale } from '#kernel/refusal.ts'
import { refuse } from '#kernel/refusal.ts'
import type { Act } from '#server/act.ts'
import { inCompany } from '#server/elsewhere.ts'
import { verifyPassword } from '#server/passwords.ts'
import { companyOfToken, hashOfSecret, newToken } from '#server/session.ts'
import { siteOf } from '#server/site.ts'
import {
  dropAddressAsked,
  dropResetLinks,
  findAccount,
  findAddressAsked,
  findPasswordHash,
  findPersonByEmail,
  putAddressAsked,
  updateEmail,
} from '../queries.ts'
import { accountLetter, linkMinutes, movedLetter } from '../rules/letters.ts'
import { personOf } from '../actions.ts'
import { tellPerson, workplaces } from './letters.ts'

/**
 * Sends a link to a new address. Whether it is someone's already is told only to whoever opens the link.
 * @throws Refusal `people_only`, `wrong_password`, `email_unchanged`, `email_needs_mail`.
 */
export async function askForEmail(act: Act, given: { email: string; password: string }) {
  const account = await findAccount(act, personOf(act))
  const hash = await findPasswordHash(act, account.id)
  if (!hash || !(await verifyPassword({ hash, password: given.password }))) {
    refuse('wrong_password', 'password')
  }
  const email = given.email.toLowerCase()
  if (email === account.email) refuse('email_unchanged', 'email')
  const { publicUrl, mail } = await siteOf(act.tx)
  const byHand = `comptoir user email ${account.email} ${email}`
  if (!mail) refuse('email_needs_mail', 'email', { command: byHand })

  const token = newToken('ce', account.id)
  const until = new Date(act.now.getTime() + linkMinutes.address * 60_000).toISOString()
  await forgetAsked(act, account.id)
  await putAddressAsked(act, account.id, { email, tokenHash: hashOfSecret(token), until })
  const language = languageOf(account.locale)
  const told = await tellPerson(act, account, {
    kind: 'address',
    to: email,
    language,
    ...accountLetter('confirm', language),
    link: `${publicUrl}/adresse/${token}`,
    expires: until,
  })
  // Whoever works in no company has no outbox.
  if (!told) refuse('email_needs_mail', 'email', { command: byHand })
  return { done: true as const }
}

/** Takes back the change that waits for its link. */
export async function withdrawEmail(act: Act) {
  await forgetAsked(act, personOf(act))
  return { done: true as const }
}

/**
 * Makes the new address that of the account, once. The former one is told, and links of a forgotten
 * password that were sent there open nothing any more. @throws Refusal `link_expired`, `email_taken`.
 */
export async function confirmEmail(act: Act, { token }: { token: string }) {
  const person = companyOfToken('ce', token) ?? refuse('link_expired')
  const asked = await findAddressAsked(act, person, { hold: true })
  if (!asked || asked.tokenHash !== hashOfSecret(token)) return refuse('link_expired')
  if (asked.until <= act.now.toISOString()) return refuse('link_expired')
  await moveEmail(act, person, asked.email)
  return { done: true as const, email: asked.email }
}

/**
 * The same by whoever runs the installation, where no e-mail leaves from here.
 * @throws Refusal `not_found`, `email_taken`.
 */
export async function replaceEmail(act: Act, given: { email: string; to: string }) {
  const person = (await findPersonByEmail(act, given.email)) ?? refuse('not_found', 'email')
  await moveEmail(act, person.id, given.to.toLowerCase())
  return { id: person.id }
}

async function moveEmail(act: Act, person: string, email: string): Promise<void> {
  const account = await findAccount(act, person)
  if (await findPersonByEmail(act, email)) refuse('email_taken', 'email')
  await updateEmail(act, person, email)
  await dropAddressAsked(act, person)
  await dropResetLinks(act, person)
  const language = languageOf(account.locale)
  await tellPerson(act, account, {
    kind: 'address',
    to: account.email,
    language,
    ...movedLetter(email, language),
  })
  for (const { id } of await workplaces(act, person)) {
    await inCompany(act, { company: id, person: act.person }, async (inner) => {
      const change = { before: { email: account.email }, after: { email } }
      record(inner, 'account.email_changed', 'person', person, { label: account.name, ...change })
    })
  }
}

async function forgetAsked(act: Act, person: string): Promise<void> {
  await dropAddressAsked(act, person)
  for (const { id } of await workplaces(act, person)) {
    await inCompany(act, { company: id, person: null }, (inner) =>
      takeBackAbout(inner, 'person', person),
    )
  }
}

const languageOf = (stored: string): Locale => (stored === 'en' ? 'en' : 'fr')
