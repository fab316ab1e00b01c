// Amendments: a signed quote that is added to the deal of another, and invoiced with it.
import { record } from '#features/base/journal/actions.ts'
import { findAmended, findAmendments } from '#features/sales/invoices/queries/agreed.ts'
import { findDrafts, findStanding } from '#features/sales/invoices/queries/deal.ts'
import { isGrouped } from '#features/sales/invoices/queries/ordered.ts'
import { findInvoiced, lockQuote } from '#features/sales/quotes/queries/find.ts'
import { holdQuote } from '#features/sales/quotes/actions/draft.ts'
import { can, type QuoteState } from '#features/sales/quotes/rules/life.ts'
import type { InputOf } from '#kernel/endpoint.ts'
import { refuse } from '#kernel/refusal.ts'
import type { Act } from '#server/act.ts'
import type { addAmendment as adding, BillingPlan } from '../contract.ts'
import { showPlan } from '../queries/show.ts'
import {
  deleteAmendment,
  ensurePlan,
  insertAmendment,
  replaceSteps,
  savePlanRow,
} from '../queries/write.ts'

type Asked = InputOf<typeof adding>

/**
 * Adds a signed quote to a deal. @throws Refusal `amendment_unsigned`, `amendment_client`,
 * `amendment_differs`, `amendment_invoiced`, `amendment_taken`, `deal_drafted`, `deal_balanced`.
 */
export async function addAmendment(act: Act, { id, quote: added }: Asked): Promise<BillingPlan> {
  if (id === added) refuse('amendment_taken', 'quote')
  for (const one of [id, added].toSorted()) await lockQuote(act, one)
  const [main, more] = [await holdQuote(act, id), await holdQuote(act, added)]
  if (!can.invoice(main.state as QuoteState)) refuse('quote_not_signed')
  if (!can.invoice(more.state as QuoteState)) refuse('amendment_unsigned', 'quote')
  if (more.customer_id !== main.customer_id) refuse('amendment_client', 'quote')
  if (more.discount !== main.discount || more.currency !== main.currency) {
    refuse('amendment_differs', 'quote')
  }
  const taken = (await findAmended(act, added)) ?? (await findAmended(act, id))
  if (taken || (await findAmendments(act, added)).length > 0) refuse('amendment_taken', 'quote')
  if (await isBegun(act, added)) refuse('amendment_invoiced', 'quote')
  await checkOpen(act, id)
  await insertAmendment(act, id, added)
  // Its own plan ends: it is billed by that of the deal.
  await replaceSteps(act, added, [])
  await ensurePlan(act, id)
  await savePlanRow(act, id, {})
  record(act, 'deal.amended', 'quote', id, {
    label: main.number ?? '',
    after: { amendment: more.number, gross: more.gross },
  })
  return showPlan(act, id)
}

/** Takes an amendment of which nothing is invoiced out of its deal. @throws Refusal `amendment_invoiced`. */
export async function removeAmendment(act: Act, { id, quote: added }: Asked): Promise<BillingPlan> {
  for (const one of [id, added].toSorted()) await lockQuote(act, one)
  const main = await holdQuote(act, id)
  const found = (await findAmendments(act, id)).find((one) => one.id === added)
  if (!found) return refuse('not_found', 'quote')
  await checkOpen(act, id)
  if (await isBegun(act, added)) refuse('amendment_invoiced', 'quote')
  // A deposit on the whole was computed with it.
  const standing = await findStanding(act, id)
  if (standing.some(({ kind }) => kind !== 'invoice')) refuse('amendment_invoiced', 'quote')
  await deleteAmendment(act, id, added)
  record(act, 'deal.amendment_removed', 'quote', id, {
    label: main.number ?? '',
    before: { amendment: found.number },
  })
  return showPlan(act, id)
}

/** Refuses to change a deal while a draft of it was computed, or once its balance is invoiced. */
async function checkOpen(act: Act, quote: string): Promise<void> {
  if ((await findDrafts(act, quote)).count > 0) refuse('deal_drafted')
  const standing = await findStanding(act, quote)
  if (standing.some(({ kind }) => kind === 'final')) refuse('deal_balanced')
}

/** Whether something of a quote is invoiced, in a deal of its own or with others. */
async function isBegun(act: Act, quote: string): Promise<boolean> {
  if (await isGrouped(act, quote)) return true
  const [standing, drafts, lines] = await Promise.all([
    findStanding(act, quote),
    findDrafts(act, quote),
    findInvoiced(act, quote),
  ])
  return standing.length > 0 || drafts.count > 0 || [...lines.values()].some((held) => held !== 0)
}
