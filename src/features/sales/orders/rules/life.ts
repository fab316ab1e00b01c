// The life of an order: what is decided, and why an act is not possible. Screens and server ask here.
import type { Incomplete, IncompleteCode } from '#features/sales/documents/rules/incomplete.ts'
import { type AnyLine, whyNotReady } from '#features/sales/quotes/rules/lines.ts'
import type { Bps } from '#kernel/money.ts'
import { moves } from '#kernel/moves.ts'

export const orderStates = ['draft', 'confirmed', 'completed', 'cancelled'] as const
/** What people have decided of an order. That it is bought or invoiced is computed. */
export type OrderState = (typeof orderStates)[number]

export const progresses = ['none', 'partial', 'whole'] as const
/** How much of an order is invoiced, by the quantities of its lines. */
export type Progress = (typeof progresses)[number]

/** The whole life of an order; a draft may also be deleted. What was confirmed keeps its number. */
export const can = moves<OrderState>()({
  edit: { from: ['draft'], to: 'draft' },
  confirm: { from: ['draft'], to: 'confirmed' },
  /** To review, set aside, block, deliver, invoice: whatever is done of what was agreed. */
  carryOut: { from: ['confirmed'], to: 'confirmed' },
  complete: { from: ['confirmed'], to: 'completed' },
  reopen: { from: ['completed'], to: 'confirmed' },
  cancel: { from: ['confirmed'], to: 'cancelled' },
})

/** Whether it was agreed and stands: one that was ended keeps its invoices and its billing plan. */
export const isAgreed = (state: OrderState): boolean => can.carryOut(state) || can.reopen(state)

type InState = { readonly state: OrderState }

/** Why it may not be changed or thrown away, or null: what is confirmed was agreed. */
export const whyNotEdit = ({ state }: InState): 'not_a_draft' | null =>
  can.edit(state) ? null : 'not_a_draft'

export type ToConfirm = InState & {
  readonly lines: readonly AnyLine[]
  readonly discount: Bps
  /** What the parties lack (`whyIncomplete`), as the record says it. */
  readonly incomplete: readonly Incomplete[]
}

/** Why it may not be confirmed, or null. */
export function whyNotConfirm(
  order: ToConfirm,
): 'not_a_draft' | ReturnType<typeof whyNotReady> | IncompleteCode {
  if (!can.confirm(order.state)) return 'not_a_draft'
  return whyNotReady(order.lines, order.discount) ?? order.incomplete[0]?.code ?? null
}

export type Done = { readonly invoicing: Progress }
/** What of its goods stands on deliveries, those that are being prepared included. */
export type Carried = { readonly inDelivery: boolean }

/** Why it may not be cancelled, or null: what has begun is ended, or taken back first. */
export function whyNotCancel({
  state,
  invoicing,
  inDelivery,
}: InState & Done & Carried): 'order_not_confirmed' | 'order_begun' | null {
  if (!can.cancel(state)) return 'order_not_confirmed'
  return invoicing === 'none' && !inDelivery ? null : 'order_begun'
}

/** Why it stays with its seller and its store, or null. */
export const whyNotEntrust = ({ state }: InState): 'order_ended' | null =>
  can.edit(state) || can.carryOut(state) ? null : 'order_ended'

/** Why nothing may be done of it now, or null. */
export const whyNotCarryOut = ({ state }: InState): 'order_not_confirmed' | null =>
  can.carryOut(state) ? null : 'order_not_confirmed'

/** Why an order of a selection is not reviewed with the others, or null. */
export const whyNotReview = (
  facts: { readonly reviewed: boolean; readonly lacking: boolean } | undefined,
): 'order_reviewed' | 'checks_left' | null =>
  facts?.reviewed ? 'order_reviewed' : facts?.lacking ? 'checks_left' : null

export const whyNotComplete = ({ state }: InState): 'order_not_confirmed' | null =>
  can.complete(state) ? null : 'order_not_confirmed'

export const whyNotReopen = ({ state }: InState): 'order_not_completed' | null =>
  can.reopen(state) ? null : 'order_not_completed'

/** Why no invoice may be made of it, or null. */
export function whyNotInvoice({
  state,
  invoicing,
}: InState & Done): 'order_not_confirmed' | 'order_invoiced' | null {
  if (!can.carryOut(state)) return 'order_not_confirmed'
  return invoicing === 'whole' ? 'order_invoiced' : null
}
