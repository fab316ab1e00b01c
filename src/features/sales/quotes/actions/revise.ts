// Versions: what has left is kept as it left, and what changes afterwards is the next version of it.
import { record } from '#features/base/journal/actions.ts'
import { findCompany } from '#features/base/company/queries.ts'
import { freeze } from '#features/sales/documents/rules/freeze.ts'
import type { FrozenDocument } from '#features/sales/documents/rules/frozen.ts'
import { addDays, isBefore } from '#kernel/day.ts'
import type { InputOf, OutputOf } from '#kernel/endpoint.ts'
import { refuse } from '#kernel/refusal.ts'
import type { Act } from '#server/act.ts'
import { enqueue } from '#server/jobs.ts'
import type { Quote, reopenQuote as reopening, restoreQuote as restoration } from '../contract.ts'
import type { compareRevisions as comparison } from '../contract/revision.ts'
import { findLines, findQuote, type QuoteFound } from '../queries/find.ts'
import { findAround, findParties, isContactOf } from '../queries/parties.ts'
import { findRevision, hashOf } from '../queries/revisions.ts'
import { printed, showQuote } from '../queries/show.ts'
import { insertRevision, replaceLines, saveQuote } from '../queries/write.ts'
import { differenceOf, type Version } from '../rules/difference.ts'
import { can, type QuoteState, whyNotReopen, whyNotRestore } from '../rules/life.ts'
import { printedNumber, seenOf } from '../rules/seal.ts'
import type { OfferedLine } from '../rules/stored.ts'
import { holdQuote } from './draft.ts'
import { storingPdf } from './print.ts'

/** What is internal to a version: the columns and lines that its draft had, to go back to. */
type Source = { readonly columns: ReturnType<typeof columnsOf>; readonly lines: OfferedLine[] }

/**
 * Keeps a version as it leaves, with the hash of what the client sees; its PDF is stored by a job.
 * @returns the hash.
 */
export async function keepRevision(
  act: Act,
  row: QuoteFound,
  lines: readonly OfferedLine[],
  frozen: FrozenDocument,
): Promise<string> {
  const hash = hashOf(seenOf({ language: row.language, frozen }))
  const { net, tax, gross } = frozen.totals
  const source: Source = { columns: columnsOf(row), lines: [...lines] }
  const inserted = insertRevision(act, {
    quote_id: row.id,
    revision: row.revision,
    day: row.day,
    valid_until: row.valid_until,
    language: row.language,
    frozen: JSON.stringify(frozen),
    hash,
    source: JSON.stringify(source),
    net,
    tax,
    gross,
    sent_at: act.now.toISOString(),
    sent_how: row.sent_how ?? 'other',
    sent_by: act.person?.id ?? null,
  })
  const queued = enqueue(act, storingPdf, { id: row.id, revision: row.revision, signed: false })
  await Promise.all([inserted, queued])
  return hash
}

/**
 * Takes up a quote that has left: a draft of its next version, under the same number. One whose
 * validity is over, or was the usual one, is valid anew from today.
 * @throws Refusal `quote_not_reopenable`.
 */
export async function reopenQuote(
  act: Act,
  { id, version }: InputOf<typeof reopening>,
): Promise<Quote> {
  const row = await holdQuote(act, id, version)
  const reason = whyNotReopen({ state: row.state as QuoteState })
  if (reason) refuse(reason)

  const company = await findCompany(act)
  const days = company.quote_validity_days
  const { valid_until: until } = row
  const renewed = until !== null && (isBefore(until, act.today) || until === addDays(row.day, days))
  await saveQuote(act, id, {
    state: can.reopen.to,
    revision: row.revision + 1,
    day: act.today,
    valid_until: renewed ? addDays(act.today, days) : until,
  })
  record(act, 'quote.reopened', 'quote', id, {
    label: row.number ?? '',
    before: { state: row.state, revision: row.revision },
    after: { state: can.reopen.to, revision: row.revision + 1 },
  })
  return showQuote(act, id, company)
}

/**
 * Gives up the version being drafted: the quote is again as it was last sent, lines and state.
 * @throws Refusal `quote_not_reopened`.
 */
export async function restoreQuote(
  act: Act,
  { id, version }: InputOf<typeof restoration>,
): Promise<Quote> {
  const row = await holdQuote(act, id, version)
  const reason = whyNotRestore({ state: row.state as QuoteState, number: row.number })
  if (reason) refuse(reason)

  const revision = row.revision - 1
  const sent = await findRevision(act, id, revision)
  if (!sent) throw new Error(`quote ${id} was reopened, and revision ${revision} was not kept`)
  const { columns, lines } = sent.source as Source
  const { contact_id: contact, customer_id: customer } = columns
  const known = contact !== null && (await isContactOf(act, contact, customer))
  await replaceLines(act, id, lines)
  await saveQuote(act, id, {
    ...columns,
    contact_id: known ? contact : null,
    state: row.refused_at === null ? can.send.to : can.refuse.to,
    revision,
  })
  record(act, 'quote.given_up', 'quote', id, {
    label: row.number ?? '',
    before: { revision: row.revision, gross: row.gross },
    after: { revision, gross: columns.gross },
  })
  return showQuote(act, id)
}

/** What differs between two versions, or between one and the quote as it stands. */
export async function compareRevisions(
  act: Act,
  { id, from, to }: InputOf<typeof comparison>,
): Promise<OutputOf<typeof comparison>> {
  const row = (await findQuote(act, id)) ?? refuse('not_found')
  const before = await versionOf(act, id, from, 'from')
  const after = to === undefined ? await present(act, row) : await versionOf(act, id, to, 'to')
  return { from, to: to ?? null, ...differenceOf(before, after) }
}

async function versionOf(act: Act, id: string, revision: number, at: string): Promise<Version> {
  const found = (await findRevision(act, id, revision)) ?? refuse('not_found', at)
  const { lines } = found.source as Source
  return { frozen: found.frozen as FrozenDocument, ids: lines.map((line) => line.id) }
}

/** The quote as it stands: its draft, or what was last sent or signed. */
async function present(act: Act, row: QuoteFound): Promise<Version> {
  const lines = await findLines(act, row.id)
  const ids = lines.map((line) => line.id)
  if (row.state !== 'draft') return { frozen: row.frozen as FrozenDocument, ids }
  const parties = await findParties(act, await findCompany(act), await findAround(act, row))
  const number = printedNumber(row.number, row.revision)
  return { frozen: freeze(printed(act, row, lines, parties, { number })), ids }
}

const columnsOf = (row: QuoteFound) => ({
  customer_id: row.customer_id,
  contact_id: row.contact_id,
  store_id: row.store_id,
  seller_id: row.seller_id,
  subject: row.subject,
  customer_reference: row.customer_reference,
  day: row.day,
  valid_until: row.valid_until,
  terms_days: row.terms_days,
  terms_end_of_month: row.terms_end_of_month,
  payment_method: row.payment_method,
  discount: row.discount,
  language: row.language,
  note: row.note,
  net: row.net,
  tax: row.tax,
  gross: row.gross,
  cost: row.cost,
  search: row.search,
})
