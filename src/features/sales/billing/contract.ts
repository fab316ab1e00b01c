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
      /** What it was agreed with: the quote or the order of the deal, or an amendment. */
      agreed: Id,
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

const agreedKinds = ['quote', 'order'] as const

export const BillingPlan = z.object({
  /** What the deal is agreed on: a signed quote, or an order that has none. */
  of: z.enum(agreedKinds),
  id: Id,
  /** 0 until it is first saved. */
  version: z.int().min(0),
  /** What it is invoiced with, where it is an amendment. */
  amends: z.object({ id: Id, kind: z.enum(agreedKinds), number: z.string() }).nullable(),
  amendments: z.array(
    z.object({
      id: Id,
      kind: z.enum(agreedKinds),
      number: z.string(),
      day: CalendarDay,
      net: Amount,
      gross: Amount,
    }),
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

const notAgreed = ['quote_not_signed', 'order_not_confirmed', 'order_of_quote'] as const

/** The plan of a deal and what is done with it, below what the deal is agreed on. */
const billingOf = (at: 'quotes' | 'orders', said: string) => ({
  showPlan: endpoint('GET', `/${at}/:id/billing-plan`, {
    summary: `Shows the billing plan of ${said}: its steps, its invoices, its amendments, and what remains to invoice and to collect.`,
    input: ById,
    output: BillingPlan,
    refusals: ['order_of_quote'],
  }),

  savePlan: endpoint('PUT', `/${at}/:id/billing-plan`, {
    summary: `Saves the billing plan of ${said}; steps that are invoiced do not change.`,
    input: ById.extend({
      version: z.int().min(0),
      recovery: z.enum(recoveries),
      retention: Rate,
      bond: Text(200),
      steps: z.array(StepDraft).max(60),
    }),
    output: BillingPlan,
    refusals: [
      ...notAgreed,
      'quote_amends',
      'step_empty',
      'balance_last',
      'step_billed',
      'retention_too_high',
      'changed_meanwhile',
    ],
  }),

  invoiceStep: endpoint('POST', `/${at}/:id/billing-steps/:step/invoice`, {
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
      ...notAgreed,
      'step_billed',
      'step_of_whole',
      'deal_drafted',
      'deposit_too_large',
      'situation_empty',
      'progress_back',
      'deal_balanced',
      'already_invoiced',
    ],
  }),

  receiveWorks: endpoint('PUT', `/${at}/:id/reception`, {
    summary: `Says on which day the works of ${said} were received: what is held back falls due a year later.`,
    input: ById.extend({ day: CalendarDay.nullable() }),
    output: BillingPlan,
    refusals: [...notAgreed, 'quote_amends', 'reception_ahead'],
  }),

  releaseRetention: endpoint('POST', `/${at}/:id/retention-release`, {
    summary: `Releases what is held back of ${said} before its day: it falls due at once.`,
    input: ById.extend({ reason: Text(300) }),
    output: BillingPlan,
    refusals: [...notAgreed, 'nothing_retained'],
  }),

  addAmendment: endpoint('POST', `/${at}/:id/amendments`, {
    summary: `Adds a signed quote or an order without one to the deal of ${said}: it is invoiced with it from then on.`,
    input: ById.extend({ amendment: Id }),
    output: BillingPlan,
    refusals: [
      ...notAgreed,
      'amendment_unsigned',
      'amendment_client',
      'amendment_differs',
      'amendment_invoiced',
      'amendment_taken',
      'deal_drafted',
      'deal_balanced',
    ],
  }),

  removeAmendment: endpoint('DELETE', `/${at}/:id/amendments/:amendment`, {
    summary: 'Takes an amendment of which nothing is invoiced out of a deal.',
    input: ById.extend({ amendment: Id }),
    output: BillingPlan,
    refusals: ['amendment_invoiced', 'deal_drafted'],
  }),
})

export const quoteBilling = billingOf('quotes', 'a signed quote')
export const orderBilling = billingOf('orders', 'an order without a quote')
