// A reading: what it needs is taken in one transaction, the mailbox is read in none, and what came of it is
// told in another. It may be cut anywhere, or run twice: an answer counts once, and what was not told is
// read again.
import { createHash } from 'node:crypto'
import type { Act } from '#server/act.ts'
import { MailboxFailure, type MailboxAccess, type OpenMailbox, withMailbox } from '#server/imap.ts'
import type { Outside } from '#server/jobs.ts'
import { readHeader, readReceived } from '#server/received.ts'
import { unseal } from '#server/seal.ts'
import { siteOf } from '#server/site.ts'
import { addDays, type Day, dayOf, latest } from '#kernel/day.ts'
import { changeMailbox, findMailbox, isTaken } from '../queries/mailbox.ts'
import type { MailboxProblem, Security } from '../rules/mailbox.ts'
import type { Candidate, Found, Position, Reading } from '../rules/outcome.ts'
import { isAutomatic, isReturned, returned, saidIn } from '../rules/reading.ts'
import { readSoon, sealedFor } from './settings.ts'
import { recognise } from './recognise.ts'
import { settle } from './settle.ts'

/** Messages looked at in one reading; the rest waits for the next, which follows at once. */
const mostMessages = 200
/** Enough for any header; then enough for what a person writes, whatever they enclose. */
const [headBytes, wholeBytes] = [32 * 1024, 1024 * 1024]

/** What is taken to read. */
type Taken = {
  readonly version: number
  readonly access: MailboxAccess
  readonly named: readonly string[]
  readonly since: Day
  readonly validity: string | null
  readonly lastUid: number
}

/** Reads what came since last time. */
export async function readReplies({ within }: Pick<Outside, 'within'>): Promise<void> {
  const taken = await within(take)
  if (taken === null) return
  const reading = await read(taken, (heads) => within((act) => recognise(act, heads)))
  await within(async (act) => {
    await settle(act, taken.version, reading)
    if (reading.more && reading.failure === null) await readSoon(act)
  })
}

/** Reads every mailbox whose time has come, several times an hour. */
export async function readDue(act: Act): Promise<void> {
  const box = await findMailbox(act)
  if (box && !box.paused && (box.next_at === null || new Date(box.next_at) <= act.now)) {
    await readSoon(act)
  }
}

async function take(act: Act): Promise<Taken | null> {
  const box = await findMailbox(act, { hold: true })
  if (!box || box.paused || isTaken(act, box)) return null
  const password = await unseal(act, sealedFor, box.password_sealed)
  await changeMailbox(act, { taken_at: act.now.toISOString(), asked: false })
  const { mailHosts = [] } = await siteOf(act.tx)
  const { host, port, username: user, folder, uid_validity: validity, last_uid: lastUid } = box
  const security = box.security as Security
  return {
    version: box.version,
    // No password is empty: that one could not be unsealed.
    access: { host, port, security, user, folder, password: password ?? '' },
    named: mailHosts,
    since: sinceOf(act, box.since, box.read_at),
    validity,
    lastUid,
  }
}

/** From where one looks in a folder whose numbers say nothing: servers count days on clocks of their own. */
const sinceOf = ({ timeZone }: Act, since: Day, readAt: string | null): Day =>
  addDays(readAt === null ? since : latest(since, dayOf(new Date(readAt), timeZone)), -1)

type Recognise = (heads: readonly Candidate[]) => Promise<ReadonlyMap<number, string>>

async function read(taken: Taken, recognised: Recognise): Promise<Reading> {
  if (taken.access.password === '') return failed('password_lost')
  const found: Found[] = []
  let position = null as Position | null
  let more = false
  try {
    await withMailbox(taken.access, taken.named, async (box) => {
      const known = box.validity === taken.validity
      const start = known ? taken.lastUid : 0
      const uids = await box.uids(known ? { after: start } : { since: taken.since })
      const some = uids.slice(0, mostMessages)
      more = uids.length > some.length
      const heads = await headsOf(box, some)
      const matches = await recognised(heads)
      for (const head of heads) {
        const one = await foundIn(box, head, matches.get(head.uid) ?? null)
        found.push(...one)
        position = { validity: box.validity, uid: head.uid }
      }
      // Also past those that have gone meanwhile and, where nothing came since that day, past all.
      const end = more ? (some.at(-1) ?? start) : Math.max(start, box.last, some.at(-1) ?? 0)
      position = { validity: box.validity, uid: end }
    })
    return { found, position, more, failure: null }
  } catch (error) {
    if (!(error instanceof MailboxFailure)) throw error
    return { ...failed(error.problem, error.detail), found, position }
  }
}

const failed = (problem: MailboxProblem, detail = ''): Reading => ({
  found: [],
  position: null,
  more: false,
  failure: { problem, detail },
})

async function headsOf(box: OpenMailbox, uids: readonly number[]): Promise<Candidate[]> {
  const heads: Candidate[] = []
  for await (const { uid, bytes, at } of box.starts(uids, headBytes)) {
    const head = await readHeader(bytes)
    const automatic = isAutomatic(head)
    // Of what a machine wrote, only what came back undelivered is looked into.
    if (!automatic || isReturned(head)) {
      heads.push({ uid, at, head, returned: automatic, hash: hashOf(box, uid, head.messageId) })
    }
  }
  return heads.toSorted((a, b) => a.uid - b.uid)
}

/** Only what answers a message of ours is read beyond its header. */
async function foundIn(
  box: OpenMailbox,
  { uid, at, head, hash, returned: isBack }: Candidate,
  mail: string | null,
): Promise<Found[]> {
  if (!isBack && mail === null) return []
  const found: Found[] = []
  for await (const { bytes } of box.starts([uid], wholeBytes)) {
    if (isBack) {
      const told = returned(Buffer.from(bytes).toString('latin1'))
      const mails = told === null ? [] : [...new Set(told.answers)]
      found.push(
        ...mails.map((one): Found => ({ kind: 'returned', hash, at, mail: one, why: told!.why })),
      )
    } else {
      const { from, subject } = head
      const { text, html, attachments } = await readReceived(bytes)
      const { body, cut } = saidIn({ text, html })
      found.push({
        kind: 'reply',
        hash,
        at,
        mail: mail as string,
        from,
        subject,
        body,
        cut: cut || bytes.length >= wholeBytes,
        attachments,
      })
    }
  }
  return found
}

const hashOf = (box: OpenMailbox, uid: number, messageId: string): string =>
  createHash('sha256')
    .update(messageId === '' ? `${box.validity} ${uid}` : messageId)
    .digest('hex')
