// Amendments: a signed quote or a confirmed order that is added to a deal, and invoiced with it.
import { record } from '#features/base/journal/actions.ts'
import { holdAgreed } from '#features/sales/invoices/actions/root.ts'
import { findAmended, findAmendments, lockAgreed } from '#features/sales/invoices/queries/agreed.ts'
import { findDrafts, findStanding } from '#features/sales/invoices/queries/deal.ts'
import { findOrderedLines, isGrouped } from '#features/sales/invoices/queries/ordered.ts'
import type { Agreed } from '#features/sales/invoices/queries/root.ts'
import { findInvoiced } from '#features/sales/quotes/queries/find.ts'
import type { InputOf } from '#kernel/endpoint.ts'
import { refuse } from '#kernel/refusal.ts'
import type { Act } from '#server/act.ts'
import { touch } from '#server/touched.ts'
import type { BillingPlan, quoteBilling } from '../contract.ts'
import { showPlan } from '../queries/show.ts'
import {
  deleteAmendment,
  ensurePlan,
  insertAmendment,
  replaceSteps,
  savePlanRow,
} from '../queries/write.ts'

type Asked = InputOf<typeof quoteBilling.addAmendment>

/**
 * Adds a signed quote or a direct order to a deal. @throws Refusal `amendment_unsigned`,
 * `amendment_client`, `amendment_differs`, `amendment_invoiced`, `amendment_taken`, `deal_drafted`,
 * `deal_balanced`.
 */
export async function addAmendment(
  act: Act,
  { id, amendment: added }: Asked,
): Promise<BillingPlan> {
  if (id === added) refuse('amendment_taken', 'amendment')
  await lockAgreed(act, [id, added])
  const [main, more] = [await holdAgreed(act, id), await holdAgreed(act, added)]
  if (main.whyNotBill) refuse(main.whyNotBill)
  if (more.whyNotBill) refuse('amendment_unsigned', 'amendment')
  if (more.customer_id !== main.customer_id) refuse('amendment_client', 'amendment')
  if (more.discount !== main.discount || more.currency !== main.currency) {
    refuse('amendment_differs', 'amendment')
  }
  const taken = (await findAmended(act, added)) ?? (await findAmended(act, id))
  if (taken || (await findAmendments(act, added)).length > 0) refuse('amendment_taken', 'amendment')
  if (await isBegun(act, more)) refuse('amendment_invoiced', 'amendment')
  await checkOpen(act, id)
  await ensurePlan(act, main)
  await insertAmendment(act, id, more)
  // Its own plan ends: it is billed by that of the deal.
  await replaceSteps(act, added, [])
  await savePlanRow(act, id, {})
  touch(act, 'customer', [main.customer_id])
  record(act, 'deal.amended', main.kind, id, {
    label: main.number ?? '',
    after: { amendment: more.number, gross: more.gross },
  })
  return showPlan(act, id)
}

/** Takes an amendment of which nothing is invoiced out of its deal. @throws Refusal `amendment_invoiced`. */
export async function removeAmendment(
  act: Act,
  { id, amendment: added }: Asked,
): Promise<BillingPlan> {
  await lockAgreed(act, [id, added])
  const main = await holdAgreed(act, id)
  const found = (await findAmendments(act, id)).find((one) => one.id === added)
  if (!found) return refuse('not_found', 'amendment')
  await checkOpen(act, id)
  if (await isBegun(act, found)) refuse('amendment_invoiced', 'amendment')
  // A deposit on the whole was computed with it.
  const standing = await findStanding(act, id)
  if (standing.some(({ kind }) => kind !== 'invoice')) refuse('amendment_invoiced', 'amendment')
  await deleteAmendment(act, id, added)
  touch(act, 'customer', [main.customer_id])
  record(act, 'deal.amendment_removed', main.kind, id, {
    label: main.number ?? '',
    before: { amendment: found.number },
  })
  return showPlan(act, id)
}

/** Refuses to change a deal while a draft of it was computed, or once its balance is invoiced. */
async function checkOpen(act: Act, deal: string): Promise<void> {
  if ((await findDrafts(act, deal)).count > 0) refuse('deal_drafted')
  const standing = await findStanding(act, deal)
  if (standing.some(({ kind }) => kind === 'final')) refuse('deal_balanced')
}

/** Whether something of a quote or an order is invoiced, in a deal of its own or with others. */
async function isBegun(act: Act, { id, kind }: Pick<Agreed, 'id' | 'kind'>): Promise<boolean> {
  if (await isGrouped(act, id)) return true
  const [standing, drafts, held] = await Promise.all([
    findStanding(act, id),
    findDrafts(act, id),
    kind === 'quote'
      ? findInvoiced(act, id).then((lines) => [...lines.values()])
      : findOrderedLines(act, [id], null).then((lines) => lines.map(({ done }) => done)),
  ])
  return standing.length > 0 || drafts.count > 0 || held.some((quantity) => quantity !== 0)
}
