// Messages put in the outbox by what is done elsewhere, in its transaction; and sent again, or taken
// back, by a person.
import { insertFile } from '#features/base/files/queries.ts'
import { record } from '#features/base/journal/actions.ts'
import { companyOf } from '#features/base/notifications/queries/chores.ts'
import { type Locale, refuse } from '#kernel/refusal.ts'
import { searchText } from '#kernel/search.ts'
import type { Act } from '#server/act.ts'
import { newId } from '#server/ids.ts'
import { enqueue } from '#server/jobs.ts'
import type { MailAddress } from '#server/mail.ts'
import { siteOf } from '#server/site.ts'
import {
  emailOf,
  findInState,
  findLate,
  findMail,
  findMailboxAddress,
  findSender,
  findWaitingAbout,
  type MailFound,
} from '../queries/find.ts'
import { insertAttachments, insertMail, insertOthers, saveMail } from '../queries/write.ts'
import { has, type Place, whyNotText } from '../rules/template.ts'
import {
  type AboutType,
  can,
  tooLate,
  type MailKind,
  type MailProblem,
  type MailState,
  whyNotSendAgain,
  whyNotTakeBack,
} from '../rules/states.ts'

/** A file that goes with a message: made now, or kept already. */
export type Enclosed =
  | { readonly file: string; readonly name: string }
  | { readonly bytes: Uint8Array; readonly name: string; readonly mediaType: string }

export type NewMail = {
  readonly kind: MailKind
  readonly to: readonly MailAddress[]
  readonly cc?: readonly MailAddress[]
  readonly subject: string
  /** Filled, but for `{{lien}}` where there is a link. */
  readonly body: string
  /** The personal address that `{{lien}}` stands for: shown to nobody, and forgotten once it has left. */
  readonly link?: string | null
  /** After which its link opens nothing: it does not leave then. */
  readonly expires?: string
  readonly language: Locale
  readonly enclosed?: readonly Enclosed[]
  readonly about: { readonly type: AboutType; readonly id: string; readonly label: string }
  /** The other documents that it encloses: their records show it too. */
  readonly others?: readonly string[]
  readonly customer: string | null
  /** Whose document it is: whoever sees it sees its messages. */
  readonly seller: string | null
  readonly store: string | null
  /** The person of the act, or of the company, unless said otherwise. */
  readonly replyTo?: string
  /** It is about a client, and written to one of us: it is not answered in the mailbox of clients. */
  readonly toUs?: true
  /** What became of it, where it is told again and not done now (see `Act`): it left, unless said. */
  readonly became?: 'held' | MailProblem
}

/**
 * Puts a message in the outbox: it exists if and only if the act does, and leaves by itself. Where no
 * SMTP_URL is set it is held until there is one.
 * @throws Refusal `place_unknown`, `place_not_closed` at `subject` or `body`; `no_link_in_message`.
 */
export async function queueMail(
  act: Act,
  mail: NewMail,
): Promise<{ id: string; state: MailState }> {
  checkText(mail)
  const { mail: leaves } = await siteOf(act.tx)
  // The past of a demonstration is told, not done: its messages left long ago.
  const told = mail.became === 'held' ? 'held' : mail.became ? 'failed' : 'sent'
  const state: MailState = act.retold ? told : leaves ? 'queued' : 'held'
  const id = newId(act.now.getTime())
  const { to, cc = [], link = null, enclosed = [], others = [] } = mail
  await insertMail(act, {
    id,
    kind: mail.kind,
    state,
    to_addresses: JSON.stringify(to),
    cc_addresses: JSON.stringify(cc),
    reply_to: await answersTo(act, mail),
    subject: mail.subject,
    body: mail.body,
    link: state === 'sent' ? null : link,
    error: state === 'failed' ? (mail.became ?? null) : null,
    expires_at: mail.expires ?? null,
    sent_at: state === 'sent' ? act.now.toISOString() : null,
    language: mail.language,
    about_type: mail.about.type,
    about_id: mail.about.id,
    customer_id: mail.customer,
    person_id: act.person?.id ?? null,
    seller_id: mail.seller,
    store_id: mail.store,
    search: searchText(
      mail.subject,
      mail.about.label,
      ...[...to, ...cc].flatMap(({ name, address }) => [name, address]),
    ),
  })
  await insertAttachments(act, id, await Promise.all(enclosed.map((one) => kept(act, one))))
  await insertOthers(act, id, others)
  if (state === 'queued') await enqueue(act, delivering, { mail: id })
  record(act, 'mail.written', 'mail', id, {
    label: mail.subject,
    after: {
      about: mail.about.label,
      to: to.map(({ address }) => address),
      cc: cc.map(({ address }) => address),
      attachments: enclosed.map(({ name }) => name),
      state,
    },
  })
  return { id, state }
}

/** The job that delivers, by its name: what it does stands in jobs.ts. */
export const delivering = { name: 'mail-delivery' } as const

function checkText({ subject, body, link }: NewMail): void {
  const allowed: Place[] = link ? ['link'] : []
  const inSubject = whyNotText(subject, [])
  if (inSubject) refuse(inSubject.code, 'subject', inSubject.values)
  if (!link && has(body, 'link')) refuse('no_link_in_message', 'body')
  const inBody = whyNotText(body, allowed)
  if (inBody) refuse(inBody.code, 'body', inBody.values)
}

async function kept(act: Act, one: Enclosed): Promise<{ file: string; name: string }> {
  if ('file' in one) return one
  return { file: await insertFile(act, one), name: one.name }
}

/**
 * Where answers go: to whoever writes, else to the company; and to the mailbox where they are looked for,
 * but of what is written to colleagues.
 */
export async function answersTo(
  act: Act,
  mail: Pick<NewMail, 'replyTo' | 'customer' | 'toUs'>,
): Promise<string> {
  const own = mail.replyTo ?? (await ownAddress(act))
  const box = mail.customer === null || mail.toUs ? '' : await findMailboxAddress(act)
  const isThere = own.toLowerCase() === box.toLowerCase()
  return [own, isThere ? '' : box].filter(Boolean).join(', ')
}

async function ownAddress(act: Act): Promise<string> {
  if (act.person) return emailOf(act, act.person.id)
  return (await findSender(act)).email
}

/** Takes back what waits about something that is over: an invitation withdrawn, a link replaced. */
export async function takeBackAbout(act: Act, type: AboutType, id: string): Promise<void> {
  for (const mail of await findWaitingAbout(act, type, id)) {
    await saveMail(act, mail.id, { state: can.cancel.to, link: null, next_at: null })
  }
}

/** Sends again what failed or was held. @throws Refusal `not_found`, `mail_not_waiting`, `mail_not_configured`. */
export async function sendAgain(act: Act, { id }: { id: string }) {
  const mail = (await findMail(act, id, { hold: true })) ?? refuse('not_found')
  const { mail: leaves } = await siteOf(act.tx)
  const reason = whyNotSendAgain(mail.state as MailState, leaves, isLate(act, mail))
  if (reason) refuse(reason)
  await release(act, mail)
  record(act, 'mail.sent_again', 'mail', id, { label: mail.subject, before: { state: mail.state } })
  return { id, state: can.release.to }
}

/** Takes a message back before it leaves. @throws Refusal `not_found`, `mail_left`. */
export async function takeBack(act: Act, { id }: { id: string }) {
  const mail = (await findMail(act, id, { hold: true })) ?? refuse('not_found')
  const reason = whyNotTakeBack(mail.state as MailState)
  if (reason) refuse(reason)
  await saveMail(act, id, { state: can.cancel.to, link: null, next_at: null })
  record(act, 'mail.cancelled', 'mail', id, { label: mail.subject, before: { state: mail.state } })
  return { id, state: can.cancel.to }
}

async function release(act: Act, { id }: Pick<MailFound, 'id'>): Promise<void> {
  await saveMail(act, id, {
    state: can.release.to,
    attempts: 0,
    error: null,
    error_detail: '',
    next_at: null,
  })
  await enqueue(act, delivering, { mail: id })
}

/** Lets go of what was held, now that there is a way out. What a demonstration tells never leaves by itself. */
export async function releaseHeld(act: Act): Promise<void> {
  if ((await companyOf(act)).demo) return
  for (const mail of await findInState(act, 'held')) {
    if (isLate(act, mail)) await lapse(act, mail.id)
    else await release(act, mail)
  }
}

/** Whether the link of a message is dead by now. */
export const isLate = (act: Act, { expires_at }: Pick<MailFound, 'expires_at'>): boolean =>
  expires_at !== null && expires_at <= act.now.toISOString()

/** Gives up a message whose link is dead. */
export const lapse = (act: Act, id: string): Promise<unknown> =>
  saveMail(act, id, { state: can.lapse.to, link: null, next_at: null, error: tooLate })

/** Forgets the links that died while their message waited. */
export async function lapseLate(act: Act): Promise<void> {
  for (const { id } of await findLate(act)) await lapse(act, id)
}
