// One's appointments in another calendar: a secret address that one makes and closes.
import { record } from '#features/base/journal/actions.ts'
import { refuse } from '#kernel/refusal.ts'
import type { Act } from '#server/act.ts'
import { inCompany } from '#server/elsewhere.ts'
import type { FileAnswer } from '#server/http/answers.ts'
import { newId } from '#server/ids.ts'
import { pace } from '#server/pace.ts'
import { companyOfToken, hashOfSecret, newToken } from '#server/session.ts'
import { siteOf } from '#server/site.ts'
import { findOwn, findOwner, insertFeed, markRevoked } from '../queries/feeds.ts'
import { calendar } from '../rules/ics.ts'
import { eventOf } from './invite.ts'

/** The address is shown once, and kept nowhere. @throws Refusal `people_only`. */
export async function makeFeed(act: Act): Promise<{ id: string; address: string }> {
  const person = act.person ?? refuse('people_only')
  const [id, token] = [newId(act.now.getTime()), newToken('ca', act.company)]
  await insertFeed(act, { id, person_id: person.id, token_hash: hashOfSecret(token) })
  record(act, 'calendar_feed.created', 'calendar_feed', id, { label: person.name })
  const { publicUrl } = await siteOf(act.tx)
  return { id, address: `${publicUrl}/api/v1/public/calendars/${token}` }
}

/** @throws Refusal `not_found`. */
export async function revokeFeed(act: Act, { id }: { id: string }): Promise<{ done: true }> {
  if (!(await markRevoked(act, id))) refuse('not_found')
  record(act, 'calendar_feed.revoked', 'calendar_feed', id, { label: act.person?.name ?? '' })
  return { done: true }
}

const visits = pace({ max: 60, seconds: 60 })

/**
 * What a calendar elsewhere reads: the row of the token is the authorisation, as long as its person
 * works in the company. What opens nothing answers alike. @throws Refusal `not_found`, `too_fast`.
 */
export async function readFeed(act: Act, { token }: { token: string }): Promise<FileAnswer> {
  const wait = act.ip === null ? 0 : visits(act.ip, act.now)
  if (wait > 0) refuse('too_fast', undefined, {}, { retryAfter: wait })
  const company = companyOfToken('ca', token) ?? refuse('not_found')
  return inCompany(act, { company, person: null }, async (inner) => {
    const owner = (await findOwner(inner, hashOfSecret(token))) ?? refuse('not_found')
    const rows = await findOwn(inner, owner.id)
    const events = rows.map((row) => ({ ...eventOf(inner, row), organizer: null, attendees: [] }))
    return {
      file: new TextEncoder().encode(calendar('PUBLISH', owner.name, events)),
      name: 'agenda.ics',
      mediaType: 'text/calendar; charset=utf-8',
    }
  })
}
