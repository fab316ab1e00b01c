// The billing plan of a deal: its steps, what each will come to, and whether they add up. What is not
// billed yet is played through with the very rules that will bill it, on screen and on the server alike.
import {
  depositVat,
  grossOfAll,
  leftOfVat,
  sumsOfVat,
  whyNotDeposit,
} from '#features/sales/invoices/rules/deposit.ts'
import {
  type BillingTerms,
  dealVat,
  type DealState,
  type InDeal,
  leftOfDeal,
  retentionOf,
  situationOf,
} from '#features/sales/invoices/rules/situation.ts'
import type { Day } from '#kernel/day.ts'
import { type Bps, type Cents, sum, zero } from '#kernel/money.ts'
import { addedVat } from '#features/sales/invoices/rules/deposit.ts'

export const stepKinds = ['deposit', 'situation', 'balance'] as const
/** A part asked beforehand, the progress of the work counted from its beginning, or all that is left. */
export type StepKind = (typeof stepKinds)[number]
export const stepTriggers = ['signature', 'delivery', 'reception', 'date', 'hand'] as const
/** What makes a step due. */
export type StepTrigger = (typeof stepTriggers)[number]

/** The most that may be held back of the works of a private client (loi n° 71-584, art. 1). */
export const retentionMost = 500 as Bps

export type PlannedStep = {
  readonly kind: StepKind
  readonly trigger: StepTrigger
  readonly day: Day | null
  /** Of a deposit, a part of the whole; of a situation, how much of it is done by then. */
  readonly percent: Bps | null
  /** Of a deposit alone: what it comes to, VAT included. */
  readonly amount: Cents | null
  /** Whether an invoice was made of it, which still stands. */
  readonly billed: boolean
}

export type StepWorth = {
  readonly net: Cents
  readonly tax: Cents
  readonly gross: Cents
  readonly retention: Cents
  /** Why it cannot be billed as it is planned; null where it can. */
  readonly problem: StepProblem | null
}
export type StepProblem =
  | 'step_empty'
  | 'deposit_not_positive'
  | 'deposit_too_large'
  | 'progress_back'
  | 'situation_empty'
  | 'negative_total'
  | 'deal_exceeded'
  | 'nothing_left'

/**
 * What each step comes to once those before it are billed, and what all of them leave of the deal. A step
 * that is billed counts for nothing here: its invoice is in `deal`.
 */
export function planned(
  deal: DealState,
  steps: readonly PlannedStep[],
  terms: BillingTerms,
): { readonly steps: readonly (StepWorth | null)[]; readonly left: Cents } {
  let now = deal
  const worth = steps.map((step, at) => {
    if (step.billed) return null
    const [worthOf, after] = played(now, step, terms, `step ${at}`)
    now = after
    return worthOf
  })
  return { steps: worth, left: grossOfAll(leftOfDeal(now)) }
}

/** Why a plan may not be saved, or null: each step says how much, and nothing follows the balance. */
export function whyNotPlan(
  steps: readonly Omit<PlannedStep, 'billed'>[],
): { readonly code: 'step_empty' | 'balance_last'; readonly rank: number } | null {
  for (const [rank, { kind, percent, amount }] of steps.entries()) {
    const says = kind === 'balance' || (percent ?? 0) > 0 || (kind === 'deposit' && amount !== null)
    if (!says) return { code: 'step_empty', rank }
    if (kind === 'balance' && rank < steps.length - 1) return { code: 'balance_last', rank }
  }
  return null
}

/** What has happened that steps wait for, each with its day. */
export type Facts = {
  readonly signed: Day | null
  readonly delivered: Day | null
  readonly received: Day | null
}

/** Since when a step is to be billed; null while it is not. */
export function dueSince(
  { trigger, day, billed }: Pick<PlannedStep, 'trigger' | 'day' | 'billed'>,
  { signed, delivered, received }: Facts,
  today: Day,
): Day | null {
  if (billed) return null
  const since = {
    signature: signed,
    delivery: delivered,
    reception: received,
    date: day,
    hand: null,
  }
  const at = since[trigger]
  return at !== null && at <= today ? at : null
}

type Played = readonly [StepWorth, DealState]

function played(deal: DealState, step: PlannedStep, terms: BillingTerms, id: string): Played {
  if (step.kind === 'deposit') return playedDeposit(deal, step, id)
  if (step.kind === 'balance') return playedBalance(deal, terms, id)
  if (step.percent === null) return [nothing('step_empty'), deal]
  const found = situationOf(deal, { percent: step.percent }, terms)
  if ('code' in found) {
    return [nothing(found.code === 'not_found' ? 'situation_empty' : found.code), deal]
  }
  const { lines, vat, deductions, retention } = found
  const standing = deal.standing.map((one) => {
    const taken = deductions.find((deduction) => deduction.id === one.id)?.vat ?? []
    return { ...one, recovered: addedVat([one.recovered ?? [], taken]) }
  })
  return [
    { ...sumsOfVat(vat), retention, problem: null },
    {
      ...deal,
      lines: lines.map((line) => ({ ...line, earlier: line.done, earlierNet: line.doneNet })),
      standing: [...standing, { id, kind: 'situation', vat }],
      retained: sum([deal.retained, retention]),
    },
  ]
}

function playedDeposit(deal: DealState, { percent, amount }: PlannedStep, id: string): Played {
  const left = leftOfDeal(deal)
  if (amount === null && percent === null) return [nothing('step_empty'), deal]
  if (amount !== null && amount > grossOfAll(left)) return [nothing('deposit_too_large'), deal]
  if (amount !== null && amount <= 0) return [nothing('deposit_not_positive'), deal]
  const asked = amount === null ? { percent: percent as Bps } : { amount }
  const vat = depositVat(asked, dealVat(deal), left)
  const problem = whyNotDeposit(vat, left)
  if (problem) return [nothing(problem), deal]
  const standing: InDeal[] = [...deal.standing, { id, kind: 'deposit', vat }]
  return [
    { ...sumsOfVat(vat), retention: zero, problem: null },
    { ...deal, standing },
  ]
}

function playedBalance(deal: DealState, { retention: rate }: BillingTerms, id: string): Played {
  const vat = leftOfVat(
    dealVat(deal),
    deal.standing.map((one) => one.vat),
  )
  const gross = grossOfAll(vat)
  if (vat.length === 0) return [nothing('nothing_left'), deal]
  if (gross < 0) return [nothing('negative_total'), deal]
  const retention = retentionOf(deal, grossOfAll(dealVat(deal)), gross, rate)
  const standing: InDeal[] = [...deal.standing, { id, kind: 'final', vat }]
  const after = { ...deal, standing, retained: sum([deal.retained, retention]) }
  return [{ ...sumsOfVat(vat), retention, problem: null }, after]
}

const nothing = (problem: StepProblem): StepWorth => ({
  net: zero,
  tax: zero,
  gross: zero,
  retention: zero,
  problem,
})
