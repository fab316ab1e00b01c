import { z } from 'zod'
import { Invoice } from '#features/sales/invoices/contract.ts'
import { VatGroups } from '#features/sales/invoices/contract/standing.ts'
import { recoveries } from '#features/sales/invoices/rules/situation.ts'
import { endpoint } from '#kernel/endpoint.ts'
import {
  Amount,
  ById,
  CalendarDay,
  Id,
  Line as Text,
  Qty,
  Rate,
  VatTreatment,
} from '#kernel/shapes.ts'
import { stepKinds, stepTriggers } from './rules/plan.ts'

/** A step as it is written; a step that is invoiced keeps its `id` and does not change. */
export const StepDraft = z.object({
  id: Id.optional(),
  kind: z.enum(stepKinds),
  label: Text(200),
  trigger: z.enum(stepTriggers),
  day: CalendarDay.nullable(),
  /** Of a deposit, a part of the whole; of a situation, how much of the work is done by then. */
  percent: Rate.nullable(),
  /** Of a deposit alone: what it comes to, VAT included, in the place of a percentage. */
  amount: Amount.nullable(),
})

export const Billed = z.object({
  id: Id,
  kind: Invoice.shape.kind,
  number: z.string().nullable(),
  state: Invoice.shape.state,
  day: CalendarDay,
  dueDay: CalendarDay.nullable(),
  net: Amount,
  gross: Amount,
  settled: Amount,
  outstanding: Amount,
  /** What of it is held back and not due yet. */
  held: Amount,
})

export const PlanStep = StepDraft.extend({
  id: Id,
  /** Since when it is to be invoiced; null while it is not, and once it is. */
  dueSince: CalendarDay.nullable(),
  /** Its invoice; one that was wholly credited gives the step back. */
  invoice: Billed.nullable(),
})

/** What the rules of a deal are asked with (`rules/plan.ts`), on either side of the wire. */
export const DealShape = z.object({
  lines: z.array(
    z.object({
      id: Id,
      quote: Id,
      name: z.string(),
      vat: VatTreatment,
      quantity: Qty,
      net: Amount,
      earlier: Qty,
      earlierNet: Amount,
    }),
  ),
  discount: Rate,
  standing: z.array(
    z.object({
      id: Id,
      kind: z.enum(['invoice', 'deposit', 'situation', 'final']),
      number: z.string(),
      day: CalendarDay,
      vat: VatGroups,
      recovered: VatGroups.optional(),
    }),
  ),
  retained: Amount,
})

export const BillingPlan = z.object({
  quote: Id,
  /** 0 until it is first saved. */
  version: z.int().min(0),
  /** The quote with which this one is invoiced, where it is an amendment. */
  amends: z.object({ id: Id, number: z.string() }).nullable(),
  amendments: z.array(
    z.object({ id: Id, number: z.string(), day: CalendarDay, net: Amount, gross: Amount }),
  ),
  recovery: z.enum(recoveries),
  /** The part of each situation that is held back. */
  retention: Rate,
  /** Who guarantees in the place of the retention; '' where nobody does. */
  bond: z.string(),
  receptionDay: CalendarDay.nullable(),
  /** When what is held back falls due: a year after the reception. */
  retentionDay: CalendarDay.nullable(),
  steps: z.array(PlanStep),
  /** The invoices of the deal that are of no step, and the credit notes. */
  others: z.array(Billed),
  figures: z.object({
    signed: Amount,
    invoiced: Amount,
    drafts: Amount,
    collected: Amount,
    /** Still owed on what is invoiced, what is held back included. */
    outstanding: Amount,
    held: Amount,
    left: Amount,
  }),
  deal: DealShape,
})
export type BillingPlan = z.output<typeof BillingPlan>

export const showPlan = endpoint('GET', '/quotes/:id/billing-plan', {
  summary:
    'Shows the billing plan of a signed quote: its steps, its invoices, its amendments, and what remains to invoice and to collect.',
  input: ById,
  output: BillingPlan,
})

export const savePlan = endpoint('PUT', '/quotes/:id/billing-plan', {
  summary: 'Saves the billing plan of a signed quote; steps that are invoiced do not change.',
  input: ById.extend({
    version: z.int().min(0),
    recovery: z.enum(recoveries),
    retention: Rate,
    bond: Text(200),
    steps: z.array(StepDraft).max(60),
  }),
  output: BillingPlan,
  refusals: [
    'quote_not_signed',
    'quote_amends',
    'step_empty',
    'balance_last',
    'step_billed',
    'retention_too_high',
    'changed_meanwhile',
  ],
})

export const invoiceStep = endpoint('POST', '/quotes/:id/billing-steps/:step/invoice', {
  summary:
    'Drafts the invoice of a step of the plan; of a situation, the progress may be told anew, line by line too.',
  input: ById.extend({
    step: Id,
    percent: Rate.optional(),
    lines: z
      .array(z.object({ line: Id, percent: Rate }))
      .max(500)
      .optional(),
  }),
  output: Invoice,
  refusals: [
    'quote_not_signed',
    'step_billed',
    'deal_drafted',
    'deposit_too_large',
    'situation_empty',
    'progress_back',
    'deal_balanced',
    'already_invoiced',
  ],
})

export const receiveWorks = endpoint('PUT', '/quotes/:id/reception', {
  summary:
    'Says on which day the works of a quote were received: what is held back falls due a year later.',
  input: ById.extend({ day: CalendarDay.nullable() }),
  output: BillingPlan,
  refusals: ['quote_not_signed', 'quote_amends', 'reception_ahead'],
})

export const releaseRetention = endpoint('POST', '/quotes/:id/retention-release', {
  summary: 'Releases what is held back of a quote before its day: it falls due at once.',
  input: ById.extend({ reason: Text(300) }),
  output: BillingPlan,
  refusals: ['nothing_retained'],
})

export const addAmendment = endpoint('POST', '/quotes/:id/amendments', {
  summary: 'Adds a signed quote to the deal of another: it is invoiced with it from then on.',
  input: ById.extend({ quote: Id }),
  output: BillingPlan,
  refusals: [
    'quote_not_signed',
    'amendment_unsigned',
    'amendment_client',
    'amendment_differs',
    'amendment_invoiced',
    'amendment_taken',
    'deal_drafted',
    'deal_balanced',
  ],
})

export const removeAmendment = endpoint('DELETE', '/quotes/:id/amendments/:quote', {
  summary: 'Takes an amendment of which nothing is invoiced out of a deal.',
  input: ById.extend({ quote: Id }),
  output: BillingPlan,
  refusals: ['amendment_invoiced', 'deal_drafted'],
})
