// How the mailbox of a company is opened: set up, paused, forgotten. It is read by an errand, never here: a
// request that asked another machine would hold its transaction meanwhile.
import { z } from 'zod'
import { changed, record } from '#features/base/journal/actions.ts'
import type { InputOf } from '#kernel/endpoint.ts'
import { refuse } from '#kernel/refusal.ts'
import type { Act } from '#server/act.ts'
import { isNamedHost } from '#server/imap.ts'
import { enqueue } from '#server/jobs.ts'
import { seal } from '#server/seal.ts'
import { siteOf } from '#server/site.ts'
import { Mailbox, type saveMailbox as saving } from '../contract.ts'
import {
  changeMailbox,
  deleteMailbox,
  findMailbox,
  type MailboxFound,
  putMailbox,
  readMailbox,
} from '../queries/mailbox.ts'
import { whyNotPlace } from '../rules/mailbox.ts'

/** What a mailbox's password is sealed for. */
export const sealedFor = 'mailbox'

/** The errand that reads, by its name: what it does stands in jobs.ts. */
export const readingMailbox = { name: 'mailbox-reading' } as const

/** Reads it soon, once however often that is asked. */
export const readSoon = (act: Act): Promise<void> =>
  enqueue(act, readingMailbox, {}, { key: `${readingMailbox.name}:${act.company}` })

/** Nothing is known of how it reads, and somebody wants to know. */
const anew = {
  asked: true,
  problem: null,
  problem_detail: '',
  failing_since: null,
  failures: 0,
  next_at: null,
} as const

/**
 * Keeps how the mailbox is opened, and reads it at once.
 * @throws Refusal `mailbox_host`, `mailbox_port`, `mailbox_plain`, `mailbox_password`; `changed_meanwhile`
 * with the current one.
 */
export async function keepMailbox(act: Act, asked: InputOf<typeof saving>): Promise<Mailbox> {
  const before = await findMailbox(act, { hold: true })
  if (before?.version !== asked.version) {
    const current = z.encode(Mailbox, await readMailbox(act))
    refuse('changed_meanwhile', undefined, {}, { current })
  }
  const { mailHosts = [] } = await siteOf(act.tx)
  const why = whyNotPlace(asked, isNamedHost(asked.host, asked.port, mailHosts))
  if (why) refuse(why.code, why.param)
  const { address, host, port, security, user: username, folder } = asked
  const place = { address, host: host.toLowerCase(), port, security, username, folder }
  const isSame = before !== undefined && before.host === place.host && before.username === username
  // What is kept is for the server that it was given for: it is never told to another one.
  if (!asked.password && !isSame) refuse('mailbox_password', 'password')
  const moved = !isSame || before.folder !== folder || before.port !== port
  await putMailbox(act, {
    ...place,
    ...anew,
    password_sealed: asked.password
      ? await seal(act, sealedFor, asked.password)
      : before!.password_sealed,
    version: (before?.version ?? 0) + 1,
    since: moved ? act.today : before.since,
    ...(moved ? { uid_validity: null, last_uid: 0, read_at: null, taken_at: null } : {}),
  })
  const { after, ...told } = changed(before ?? {}, place)
  record(act, 'mailbox.set_up', 'mailbox', null, {
    label: address,
    before: before ? told.before : null,
    after: { ...after, ...(asked.password ? { password: '…' } : {}) },
  })
  if (!before?.paused) await readSoon(act)
  return readMailbox(act)
}

/** @throws Refusal `mailbox_none`, `mailbox_paused`. */
export async function readNow(act: Act): Promise<Mailbox> {
  const { paused } = await held(act)
  if (paused) refuse('mailbox_paused')
  await changeMailbox(act, { asked: true, next_at: null })
  await readSoon(act)
  return readMailbox(act)
}

/** @throws Refusal `mailbox_none`. */
export async function pause(act: Act, { paused }: { paused: boolean }): Promise<Mailbox> {
  const { address, paused: before } = await held(act)
  if (paused !== before) {
    await changeMailbox(act, paused ? { paused } : { paused, ...anew })
    record(act, paused ? 'mailbox.paused' : 'mailbox.resumed', 'mailbox', null, { label: address })
    if (!paused) await readSoon(act)
  }
  return readMailbox(act)
}

/** @throws Refusal `mailbox_none`. */
export async function forget(act: Act): Promise<{ done: true }> {
  const { address } = await held(act)
  await deleteMailbox(act)
  record(act, 'mailbox.forgotten', 'mailbox', null, { label: address })
  return { done: true }
}

const held = async (act: Act): Promise<MailboxFound> =>
  (await findMailbox(act, { hold: true })) ?? refuse('mailbox_none')
