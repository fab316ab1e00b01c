// A message handed to the server of mails: taken, carried, told. Its state changes under lock in two
// transactions, and it is carried between them, so that no two workers ever have it in hand.
import { record } from '#features/base/journal/actions.ts'
import { notify } from '#features/base/notifications/actions.ts'
import type { Locale } from '#kernel/refusal.ts'
import type { Act } from '#server/act.ts'
import { enqueue } from '#server/jobs.ts'
import type { Letter, MailAddress, Posted } from '#server/mail.ts'
import {
  findAttachments,
  findInState,
  findSender,
  type MailFound,
  takeMail,
} from '../queries/find.ts'
import { saveMail } from '../queries/write.ts'
import { htmlOf, linkLabel, textOf } from '../rules/letter.ts'
import {
  cameBack,
  can,
  lost,
  lostAfter,
  type MailKind,
  type MailState,
  pauseAfter,
} from '../rules/states.ts'
import { delivering, isLate, lapse } from './queue.ts'

/** Takes a message in hand, or null where it does not wait (or not any more). */
export async function takeInHand(act: Act, id: string): Promise<Letter | null> {
  const mail = await takeMail(act, id)
  if (!mail || !can.take(mail.state as MailState)) return null
  if (isLate(act, mail)) {
    await lapse(act, id)
    return null
  }
  await saveMail(act, id, {
    state: can.take.to,
    attempts: mail.attempts + 1,
    taken_at: act.now.toISOString(),
    next_at: null,
  })
  return letterOf(act, mail)
}

/** Keeps a message for when there is a way out. */
export async function hold(act: Act, id: string): Promise<void> {
  const mail = await takeMail(act, id)
  if (!mail || !can.hold(mail.state as MailState)) return
  await saveMail(act, id, { state: can.hold.to, next_at: null })
}

async function letterOf(act: Act, mail: MailFound): Promise<Letter> {
  const sender = await findSender(act)
  const language: Locale = mail.language === 'en' ? 'en' : 'fr'
  const parts = {
    body: mail.body,
    link:
      mail.link === null
        ? null
        : { address: mail.link, label: linkLabel(mail.kind as MailKind, language) },
    language,
    company: {
      name: sender.name,
      colour: sender.colour,
      lines: [
        [sender.street, `${sender.postal_code} ${sender.city}`.trim()].filter(Boolean).join(', '),
        [sender.phone, sender.email, sender.website].filter(Boolean).join(' · '),
      ],
    },
  }
  const attachments = await findAttachments(act, mail.id)
  return {
    fromName: sender.name,
    to: mail.to_addresses as MailAddress[],
    cc: mail.cc_addresses as MailAddress[],
    replyTo: mail.reply_to,
    subject: mail.subject,
    text: textOf(parts),
    html: htmlOf(parts),
    attachments: attachments.map(({ name, media_type, content }) => ({
      name,
      mediaType: media_type,
      content,
    })),
    key: mail.id,
  }
}

/** A message that did not leave is told to who administers; a digest that did not is no more news. */
export async function tellFailure(act: Act, mail: Failed): Promise<void> {
  if (mail.kind === 'digest') return
  const { id, subject: label, seller_id: seller, store_id: store } = mail
  const [to] = mail.to_addresses as MailAddress[]
  await notify(act, {
    code: 'mail.failed',
    about: { type: 'mail', id, label, seller, store },
    to: 'administrators',
    values: { to: to?.address ?? '' },
  })
}

/**
 * What was in the hands of a process that died: nobody knows whether it left, so a person decides, and
 * is told that there is something to decide.
 */
export async function failLost(act: Act): Promise<void> {
  const before = new Date(act.now.getTime() - lostAfter)
  for (const mail of await findInState(act, 'sending', before)) {
    await saveMail(act, mail.id, { state: can.fail.to, error: lost, error_detail: '' })
    record(act, 'mail.failed', 'mail', mail.id, { label: mail.subject, after: { error: lost } })
    await tellFailure(act, mail)
  }
}

type Failed = Pick<MailFound, 'id' | 'kind' | 'subject' | 'to_addresses' | 'seller_id' | 'store_id'>

/** Tells what became of a message: it left, it will be tried again, or a person has to decide. */
export async function tell(act: Act, id: string, posted: Posted): Promise<void> {
  const mail = await takeMail(act, id)
  // Given up for lost meanwhile: what is known now is worth more.
  if (!mail || !['sending', 'failed'].includes(mail.state)) return
  const { subject: label } = mail
  if (posted.left) {
    const some = posted.refused.length > 0
    await saveMail(act, id, {
      state: can.finish.to,
      sent_at: act.now.toISOString(),
      link: null,
      error: some ? 'some_refused' : null,
      error_detail: posted.refused.join(', '),
    })
    record(act, 'mail.left', 'mail', id, {
      label,
      ...(some ? { after: { refused: posted.refused } } : {}),
    })
    return
  }
  const { problem: error, detail: error_detail, again } = posted
  const pause = again ? pauseAfter(mail.attempts) : null
  if (pause === null) {
    await saveMail(act, id, { state: can.fail.to, error, error_detail })
    record(act, 'mail.failed', 'mail', id, { label, after: { error, detail: error_detail } })
    await tellFailure(act, mail)
    return
  }
  const at = new Date(act.now.getTime() + pause)
  await saveMail(act, id, { state: can.wait.to, error, error_detail, next_at: at.toISOString() })
  await enqueue(act, delivering, { mail: id }, { at })
}

/** A message that left came back: whoever wrote it and whose document it is are told, once. */
export async function tellReturned(act: Act, id: string, why: string): Promise<void> {
  const mail = await takeMail(act, id)
  if (!mail || mail.state !== 'sent' || mail.error === cameBack) return
  const { subject: label, seller_id: seller, store_id: store, person_id: person } = mail
  await saveMail(act, id, { error: cameBack, error_detail: why })
  record(act, 'mail.returned', 'mail', id, { label, after: { detail: why } })
  const people = [...new Set([seller, person])].filter((one) => one !== null)
  const [to] = mail.to_addresses as MailAddress[]
  await notify(act, {
    code: 'mail.returned',
    about: { type: 'mail', id, label, seller, store },
    to: people.length > 0 ? people : 'administrators',
    values: { to: to?.address ?? '' },
  })
}
