// The billing plan of a deal: what one decides of it, and the invoices of its steps.
import { record } from '#features/base/journal/actions.ts'
import { invoiceBalance, invoiceDeposit } from '#features/sales/invoices/actions/deal.ts'
import { releaseRetained, setRetentionDay } from '#features/sales/invoices/actions/retention.ts'
import { invoiceSituation } from '#features/sales/invoices/actions/situation.ts'
import type { Invoice } from '#features/sales/invoices/contract.ts'
import { findAmended, lockDeal } from '#features/sales/invoices/queries/agreed.ts'
import { holdAgreed } from '#features/sales/invoices/actions/root.ts'
import type { Agreed } from '#features/sales/invoices/queries/root.ts'
import { z } from 'zod'
import { addMonths } from '#kernel/day.ts'
import type { InputOf } from '#kernel/endpoint.ts'
import { refuse } from '#kernel/refusal.ts'
import type { Act } from '#server/act.ts'
import { newId } from '#server/ids.ts'
import { touch } from '#server/touched.ts'
import { BillingPlan, type quoteBilling } from '../contract.ts'
import { findPlan, findSteps } from '../queries/find.ts'
import { showPlan } from '../queries/show.ts'
import { ensurePlan, replaceSteps, savePlanRow, type StepRow, tieStep } from '../queries/write.ts'
import { retentionMost, whyNotPlan } from '../rules/plan.ts'

/**
 * Saves the plan of a deal. @throws Refusal `quote_not_signed`, `order_not_confirmed`, `quote_amends`,
 * `retention_too_high`, `step_empty`, `balance_last`, `step_billed`, `changed_meanwhile`.
 */
export async function savePlan(
  act: Act,
  { id, version, steps, ...terms }: InputOf<typeof quoteBilling.savePlan>,
): Promise<BillingPlan> {
  await lockDeal(act, id)
  const known = await findPlan(act, id)
  if ((known?.version ?? 0) !== version) {
    refuse(
      'changed_meanwhile',
      undefined,
      {},
      {
        current: z.encode(BillingPlan, await showPlan(act, id)),
      },
    )
  }
  const deal = await holdDealOf(act, id)
  if (terms.retention > retentionMost) refuse('retention_too_high', 'retention')
  const reason = whyNotPlan(steps)
  if (reason) refuse(reason.code, `steps.${reason.rank}`)
  await ensurePlan(act, deal)
  await replaceSteps(act, id, await keptSteps(act, id, steps))
  await savePlanRow(act, id, terms)
  touch(act, 'customer', [deal.customer_id])
  record(act, 'billing.planned', deal.kind, id, {
    label: deal.number ?? '',
    after: { ...terms, steps: steps.length },
  })
  return showPlan(act, id)
}

/** The steps to store: those that are invoiced as they are, the others as they were written. */
async function keptSteps(
  act: Act,
  deal: string,
  steps: InputOf<typeof quoteBilling.savePlan>['steps'],
): Promise<StepRow[]> {
  const known = new Map((await findSteps(act, deal)).map((row) => [row.id, row]))
  const billed = [...known.values()].filter(({ invoice_id: invoice }) => invoice !== null)
  const lost = billed.find((row) => !steps.some(({ id }) => id === row.id))
  if (lost) refuse('step_billed', 'steps')
  return steps.map(({ id, day, ...step }, rank) => {
    const was = id === undefined ? undefined : known.get(id)
    const row = { ...step, planned_day: day, rank, id: was?.id ?? newId() }
    if (!was || was.invoice_id === null) return { ...row, invoice_id: null }
    const isSame = frozen.every((name) => row[name] === was[name])
    if (!isSame) refuse('step_billed', `steps.${rank}`)
    return { ...row, invoice_id: was.invoice_id }
  })
}

/** What does not change of a step once it is invoiced; its name may. */
const frozen = ['kind', 'percent', 'amount'] as const

/**
 * Drafts the invoice of a step. @throws Refusal `not_found`, `step_billed`, `step_of_whole`, and those of a deposit, a
 * situation or a balance.
 */
export async function invoiceStep(
  act: Act,
  { id, step, percent, lines }: InputOf<typeof quoteBilling.invoiceStep>,
): Promise<Invoice> {
  await holdDealOf(act, id)
  const found = (await findSteps(act, id)).find((row) => row.id === step) ?? refuse('not_found')
  if (found.invoice_id !== null) refuse('step_billed')
  // Lines make progress: a deposit and a balance are of the whole.
  if (found.kind !== 'situation' && lines?.length) refuse('step_of_whole', 'lines')
  const version = undefined
  const invoice = await invoiceOf()
  await tieStep(act, id, step, invoice.id)
  return invoice

  function invoiceOf(): Promise<Invoice> {
    if (found.kind === 'balance') return invoiceBalance(act, { id, version })
    if (found.kind === 'deposit') {
      const { amount } = found
      const asked = amount === null ? { percent: found.percent ?? undefined } : { amount }
      return invoiceDeposit(act, { id, version, ...asked })
    }
    // Once lines are told one by one, those that are not told stay where they are.
    const overall = percent ?? (lines ? undefined : (found.percent ?? undefined))
    return invoiceSituation(act, { id, version, percent: overall, lines })
  }
}

/**
 * Says when the works were received: what is held back falls due a year later (loi n° 71-584, art. 2).
 * @throws Refusal `quote_not_signed`, `quote_amends`, `reception_ahead`.
 */
export async function receiveWorks(
  act: Act,
  { id, day }: InputOf<typeof quoteBilling.receiveWorks>,
): Promise<BillingPlan> {
  const deal = await holdDealOf(act, id)
  if (day !== null && day > act.today) refuse('reception_ahead', 'day')
  await ensurePlan(act, deal)
  await savePlanRow(act, id, { reception_day: day })
  touch(act, 'customer', [deal.customer_id])
  await setRetentionDay(act, id, day && addMonths(day, 12))
  record(act, 'works.received', deal.kind, id, { label: deal.number ?? '', after: { day } })
  return showPlan(act, id)
}

/** Releases what is held back before its day: by a bond, or as was agreed. @throws Refusal `nothing_retained`. */
export async function releaseRetention(
  act: Act,
  { id, reason }: InputOf<typeof quoteBilling.releaseRetention>,
): Promise<BillingPlan> {
  const deal = await holdDealOf(act, id)
  const released = await releaseRetained(act, id)
  if (released === 0) refuse('nothing_retained')
  record(act, 'retention.released', deal.kind, id, {
    label: deal.number ?? '',
    after: { released, reason },
  })
  return showPlan(act, id)
}

/** A signed quote or a direct order that is billed by itself, held with its amendments. */
async function holdDealOf(act: Act, id: string): Promise<Agreed> {
  await lockDeal(act, id)
  const agreed = await holdAgreed(act, id)
  if (agreed.whyNotPlan) refuse(agreed.whyNotPlan)
  const amended = await findAmended(act, id)
  if (amended) refuse('quote_amends', undefined, { number: amended.number ?? '' })
  return agreed
}
