// The public links of a quote: made, listed, closed; and the way in for whoever holds one.
import { findCompany } from '#features/base/company/queries.ts'
import { record } from '#features/base/journal/actions.ts'
import { findQuote, type QuoteFound } from '#features/sales/quotes/queries/find.ts'
import { addDays, dayOf } from '#kernel/day.ts'
import type { OutputOf } from '#kernel/endpoint.ts'
import { refuse } from '#kernel/refusal.ts'
import { modules, type Role } from '#kernel/rights.ts'
import type { Act } from '#server/act.ts'
import { inCompany } from '#server/elsewhere.ts'
import { newId } from '#server/ids.ts'
import { pace } from '#server/pace.ts'
import { companyOfToken, hashOfSecret, newToken } from '#server/session.ts'
import { siteOf } from '#server/site.ts'
import type { listQuoteLinks as listing } from '../contract.ts'
import {
  findAnswers,
  findLink,
  findLinkById,
  findLinks,
  insertLink,
  type LinkFound,
  markLinkRevoked,
} from '../queries.ts'
import { lastDayOf } from '../rules/link.ts'

/** What is needed of a quote to link to it. */
type Linked = Pick<QuoteFound, 'id' | 'number' | 'state' | 'valid_until' | 'revision'>

/** Makes a link to the public page of a quote; the address is given once and kept nowhere. */
export async function makeLink(
  act: Act,
  quote: Linked,
  recipient: string,
): Promise<{ id: string; address: string }> {
  if (quote.state !== 'sent' && quote.state !== 'signed') refuse('nothing_to_link')
  const id = newId(act.now.getTime())
  const token = newToken('cq', act.company)
  const last = lastDayOf(quote.valid_until, act.today)
  await insertLink(act, {
    id,
    quote_id: quote.id,
    revision: quote.revision,
    token_hash: hashOfSecret(token),
    person_id: act.person?.id ?? null,
    recipient,
    // Until the end of that day, wherever the client is.
    expires_at: `${addDays(last, 1)}T12:00:00Z`,
  })
  record(act, 'quote.linked', 'quote', quote.id, {
    label: quote.number ?? '',
    after: { link: id, recipient, until: last },
  })
  const { publicUrl } = await siteOf(act.tx)
  return { id, address: `${publicUrl}/devis-en-ligne/${token}` }
}

/** A link to hand over oneself. @throws Refusal `not_found`, `nothing_to_link`. */
export async function handOverLink(act: Act, { id }: { id: string }) {
  const quote = (await findQuote(act, id)) ?? refuse('not_found')
  const made = await makeLink(act, quote, '')
  return { id: made.id, link: made.address }
}

export async function closeLink(act: Act, { id }: { id: string }): Promise<{ done: true }> {
  const link = (await findLinkById(act, id)) ?? refuse('not_found')
  const quote = (await findQuote(act, link.quote_id)) ?? refuse('not_found')
  if (link.revoked_at === null) {
    await markLinkRevoked(act, id)
    record(act, 'quote.link_closed', 'quote', quote.id, {
      label: quote.number ?? '',
      after: { link: id, recipient: link.recipient },
    })
  }
  return { done: true }
}

/** The links of a quote and the answers they brought. @throws Refusal `not_found`. */
export async function readLinks(
  act: Act,
  { id }: { id: string },
): Promise<OutputOf<typeof listing>> {
  if (!(await findQuote(act, id))) refuse('not_found')
  const links = await findLinks(act, id)
  const answers = await findAnswers(act, id)
  return {
    links: links.map((link) => ({
      id: link.id,
      revision: link.revision,
      recipient: link.recipient,
      person: link.person_id && link.person ? { id: link.person_id, name: link.person } : null,
      createdAt: link.created_at,
      expiresAt: link.expires_at,
      revokedAt: link.revoked_at,
      openedAt: link.opened_at,
    })),
    answers: answers.map((answer) => ({
      id: answer.id,
      kind: answer.kind as 'signed' | 'refused' | 'question',
      name: answer.name,
      said: answer.said,
      consent: answer.consent,
      drawing: answer.drawing,
      shownSha256: answer.shown_sha256,
      at: answer.at,
      ip: answer.ip,
      userAgent: answer.user_agent,
    })),
  }
}

/** A client acts on their own quote alone: with no right over anything else, and no sight of a cost. */
const client: Role = {
  levels: Object.fromEntries(modules.map((module) => [module, 'none'])) as Role['levels'],
  scope: 'all',
  seesCosts: false,
  issues: false,
  deletesDrafts: false,
}

const visits = pace({ max: 120, seconds: 60 })

/**
 * Acts as the client who holds a link: its row is the authorisation, and says in which company and on
 * which quote. What opens nothing answers alike, whether it never was, is over or was closed.
 * @throws Refusal `not_found`; `too_fast` where one address asks too often.
 */
export async function asClient<T>(
  act: Act,
  token: string,
  fn: (act: Act, link: LinkFound, quote: QuoteFound) => Promise<T>,
  { hold = false } = {},
): Promise<T> {
  const wait = act.ip === null ? 0 : visits(act.ip, act.now)
  if (wait > 0) refuse('too_fast', undefined, {}, { retryAfter: wait })
  const company = companyOfToken('cq', token) ?? refuse('not_found')
  return inCompany(act, { company, person: null }, async (inner) => {
    const link = (await findLink(inner, hashOfSecret(token), { hold })) ?? refuse('not_found')
    const { time_zone: timeZone, currency } = await findCompany(inner)
    const { key: _key, session: _session, ...bare } = inner
    const asked: Act = {
      ...bare,
      role: client,
      stores: [],
      timeZone,
      currency,
      today: dayOf(inner.now, timeZone),
      surface: 'web',
    }
    const quote = (await findQuote(asked, link.quote_id, { hold })) ?? refuse('not_found')
    return fn(asked, link, quote)
  })
}
