// The billing plan of a deal: what was agreed, what is invoiced, what is left.
import { findAmended, findAmendments } from '#features/sales/invoices/queries/agreed.ts'
import { findAgreed } from '#features/sales/invoices/queries/root.ts'
import { readDeal } from '#features/sales/invoices/queries/state.ts'
import { findDrafts } from '#features/sales/invoices/queries/deal.ts'
import { addedVat, grossOfAll } from '#features/sales/invoices/rules/deposit.ts'
import {
  dealVat,
  type DealState,
  leftOfDeal,
  type Recovery,
} from '#features/sales/invoices/rules/situation.ts'
import { addMonths } from '#kernel/day.ts'
import { type Bps, bps, sum } from '#kernel/money.ts'
import type { Act } from '#server/act.ts'
import type { BillingPlan } from '../contract.ts'
import { dueSince, type StepKind, type StepTrigger } from '../rules/plan.ts'
import { findBilled, findCollected, findFacts, findPlan, findSteps } from './find.ts'

/** The billing plan of a deal; of one that has none, an empty one. @throws Refusal `not_found`. */
export async function showPlan(act: Act, id: string): Promise<BillingPlan> {
  const agreed = await findAgreed(act, id)
  const [plan, rows, billed, collected, facts, amendments, amends, drafts, deal] =
    await Promise.all([
      findPlan(act, id),
      findSteps(act, id),
      findBilled(act, id),
      findCollected(act, id),
      findFacts(act, id),
      findAmendments(act, id),
      findAmended(act, id),
      findDrafts(act, id),
      readDeal(act, agreed),
    ])
  const invoices = new Map(billed.map((one) => [one.id, one]))
  const steps = rows.map((row) => ({
    id: row.id,
    kind: row.kind as StepKind,
    label: row.label,
    trigger: row.trigger as StepTrigger,
    day: row.planned_day,
    percent: row.percent,
    amount: row.amount,
    invoice: invoices.get(row.invoice_id ?? '') ?? null,
    dueSince: dueSince(
      {
        trigger: row.trigger as StepTrigger,
        day: row.planned_day,
        billed: row.invoice_id !== null,
      },
      facts,
      act.today,
    ),
  }))
  const ofSteps = new Set(steps.map(({ invoice }) => invoice?.id))
  const reception = plan?.reception_day ?? null
  return {
    of: agreed.kind,
    id,
    version: plan?.version ?? 0,
    amends: amends && { ...amends, number: amends.number ?? '' },
    amendments: amendments.map(({ id: amendment, kind, number, day, net, gross }) => ({
      id: amendment,
      kind,
      number: number ?? '',
      day,
      net,
      gross,
    })),
    recovery: (plan?.recovery ?? 'progress') as Recovery,
    retention: plan?.retention ?? bps(0),
    bond: plan?.bond ?? '',
    receptionDay: reception,
    retentionDay: reception && addMonths(reception, 12),
    steps,
    others: billed.filter((one) => !ofSteps.has(one.id)),
    figures: {
      ...figuresOf(deal),
      drafts: drafts.gross,
      collected,
      outstanding: sum(billed.map(({ outstanding }) => outstanding)),
      held: sum(billed.map(({ held }) => held)),
    },
    deal: shown(deal),
  }
}

function figuresOf(deal: DealState) {
  return {
    signed: grossOfAll(dealVat(deal)),
    invoiced: grossOfAll(addedVat(deal.standing.map(({ vat }) => vat))),
    left: grossOfAll(leftOfDeal(deal)),
  }
}

const shown = ({
  lines,
  discount,
  standing,
  retained,
}: Awaited<ReturnType<typeof readDeal>>): BillingPlan['deal'] => ({
  lines: lines.map((line) => ({ ...line, vat: line.vat })),
  discount: discount as Bps,
  standing: standing.map(({ vat, recovered, ...one }) => ({
    ...one,
    vat: [...vat],
    recovered: [...(recovered ?? [])],
  })),
  retained,
})
