// What came of a reading: the answers are kept and told, then how far it came and how the mailbox is.
import { record } from '#features/base/journal/actions.ts'
import { tellReturned } from '#features/base/mail/actions/deliver.ts'
import { notify } from '#features/base/notifications/actions.ts'
import { type AboutType, aboutTypes } from '#features/base/notifications/rules/codes.ts'
import type { Act } from '#server/act.ts'
import { newId } from '#server/ids.ts'
import { announceOnCommit } from '#server/live/announce.ts'
import { changeMailbox, findMailbox, type MailboxFound } from '../queries/mailbox.ts'
import { findOriginal } from '../queries/matching.ts'
import { insertReply } from '../queries/write.ts'
import { isToBeTold, pauseAfter } from '../rules/mailbox.ts'
import { type Found, isMailId, type Reading } from '../rules/outcome.ts'

/** `version`: of the mailbox as it was taken. */
export async function settle(act: Act, version: number, reading: Reading): Promise<void> {
  const box = await findMailbox(act, { hold: true })
  for (const one of reading.found) await keep(act, one)
  // Set up anew, or forgotten, while it was read: how far it came is said of another place.
  if (!box || box.version !== version) return
  const { position, failure } = reading
  await changeMailbox(act, {
    taken_at: null,
    ...(position && { uid_validity: position.validity, last_uid: position.uid }),
    ...(failure
      ? failing(act, box, failure)
      : {
          read_at: act.now.toISOString(),
          problem: null,
          problem_detail: '',
          failing_since: null,
          failures: 0,
          next_at: null,
        }),
  })
  if (failure) await tellFailing(act, box, failure)
  announceOnCommit(act, { changes: [['mailbox', null]] })
}

type Failure = NonNullable<Reading['failure']>

const failing = (act: Act, box: MailboxFound, { problem, detail }: Failure) => ({
  problem,
  problem_detail: detail,
  failing_since: box.failing_since ?? act.now.toISOString(),
  failures: box.failures + 1,
  next_at: new Date(act.now.getTime() + pauseAfter(box.failures + 1)).toISOString(),
})

/** Once, when it is no matter of minutes. */
async function tellFailing(act: Act, box: MailboxFound, { problem }: Failure): Promise<void> {
  if (!isToBeTold(problem, box.failures + 1)) return
  const since = box.failing_since ?? act.now.toISOString()
  await notify(act, {
    code: 'mailbox.failing',
    about: { type: 'mailbox', id: act.company, label: box.address },
    to: 'administrators',
    once: `mailbox.failing:${act.company}:${since}`,
  })
}

/** An answer is kept once; what names no message of this company changes nothing. */
async function keep(act: Act, found: Found): Promise<void> {
  if (!isMailId(found.mail)) return
  const mail = await findOriginal(act, found.mail)
  if (!mail) return
  if (found.kind === 'returned') return tellReturned(act, found.mail, found.why)
  const { from, subject, body, cut, attachments, hash } = found
  const id = newId(act.now.getTime())
  // What a clock of elsewhere says is never later than now.
  const at = found.at !== null && found.at < act.now ? found.at : act.now
  const reply = {
    id,
    mail_id: mail.id,
    message_hash: hash,
    from_address: from.address,
    from_name: from.name,
    subject,
    body,
    cut,
    attachments: JSON.stringify(attachments),
    received_at: at.toISOString(),
    recorded_at: act.now.toISOString(),
  }
  if (!(await insertReply(act, reply, mail.documents))) return
  record(act, 'mail.answered', 'mail', mail.id, {
    label: mail.subject,
    after: { from: from.address },
  })
  await tell(act, mail, { id, who: from.name || from.address, body })
}

type Original = NonNullable<Awaited<ReturnType<typeof findOriginal>>>

/** Told to whose document it is and to whoever wrote; to who administers where that is nobody. */
async function tell(
  act: Act,
  mail: Original,
  { id, who, body }: { id: string; who: string; body: string },
): Promise<void> {
  const { seller_id: seller, store_id: store, person_id: person } = mail
  const isKnown = (aboutTypes as readonly string[]).includes(mail.about_type)
  const about = {
    ...(isKnown
      ? { type: mail.about_type as AboutType, id: mail.about_id, label: mail.label ?? mail.subject }
      : { type: 'mail' as const, id: mail.id, label: mail.subject }),
    seller,
    store,
  }
  const people = [...new Set([seller, person])].filter((one) => one !== null)
  const text = body.replace(/\s+/g, ' ').trim()
  await notify(act, {
    code: 'mail.answered',
    about,
    to: people.length > 0 ? people : 'administrators',
    values: { name: who, text: text.length > 140 ? `${text.slice(0, 139)}…` : text },
    once: `mail.answered:${id}`,
  })
}
