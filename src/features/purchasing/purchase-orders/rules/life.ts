// The life of a purchase order: what people decide of it, and why an act is not possible. What came of
// it and what was invoiced are facts, read from receipts and from supplier invoices.
import type { Day } from '#kernel/day.ts'
import { isBefore } from '#kernel/day.ts'
import type { Bps } from '#kernel/money.ts'
import { moves } from '#kernel/moves.ts'
import { type AnyLine, itemsOf, whyNotReady } from '#features/sales/quotes/rules/lines.ts'
import { type LineStanding, isWhole, remainingOf } from './quantities.ts'

export const purchaseStates = ['draft', 'sent', 'confirmed', 'closed', 'cancelled'] as const
export type PurchaseState = (typeof purchaseStates)[number]

export const can = moves<PurchaseState>()({
  edit: { from: ['draft'], to: 'draft' },
  send: { from: ['draft'], to: 'sent' },
  confirm: { from: ['sent', 'confirmed'], to: 'confirmed' },
  // Whoever delivers has accepted the order.
  receive: { from: ['sent', 'confirmed'], to: 'confirmed' },
  close: { from: ['sent', 'confirmed'], to: 'closed' },
  reopen: { from: ['closed'], to: 'confirmed' },
  cancel: { from: ['sent', 'confirmed'], to: 'cancelled' },
})

/** What has left and stands may be invoiced by the supplier, before or after it came. */
export const mayBeInvoiced = (state: PurchaseState): boolean =>
  state !== 'draft' && state !== 'cancelled'

export const standings = ['draft', 'sent', 'late', 'awaited', 'received', 'cancelled'] as const
/**
 * Where a purchase order stands today, the first that is true: `late`, something is to come that should
 * have; `received`, nothing is to come any more; `sent`, the supplier has not answered;
 * `awaited`, something is to come in time.
 */
export type Standing = (typeof standings)[number]

export type ToStand = {
  readonly state: PurchaseState
  /** When it should come: what was announced, else what was wished. */
  readonly due: Day | null
  readonly lines: readonly LineStanding[]
}

export function standingOf({ state, due, lines }: ToStand, today: Day): Standing {
  if (state === 'draft' || state === 'cancelled') return state
  if (state === 'closed' || (lines.length > 0 && lines.every(isWhole))) return 'received'
  if (due !== null && isBefore(due, today)) return 'late'
  return state === 'sent' ? 'sent' : 'awaited'
}

/** Something that came was not invoiced yet, and the order stands. */
export const isToInvoice = ({
  state,
  lines,
}: {
  readonly state: PurchaseState
  readonly lines: readonly LineStanding[]
}): boolean => mayBeInvoiced(state) && lines.some((line) => line.received > line.invoiced)

export const whyNotEdit = (state: PurchaseState): 'not_a_draft' | null =>
  can.edit(state) ? null : 'not_a_draft'

/** Why it stays with its buyer and its store, or null. */
export const whyNotEntrust = (state: PurchaseState): 'purchase_not_open' | null =>
  can.edit(state) || can.receive(state) ? null : 'purchase_not_open'

export type ToSend = {
  readonly state: PurchaseState
  readonly lines: readonly AnyLine[]
  readonly discount: Bps
}

/** Why it may not be sent, or null: each line says what, and how much, of at least one thing. */
export function whyNotSend({
  state,
  lines,
  discount,
}: ToSend): 'not_a_draft' | 'quantity_missing' | ReturnType<typeof whyNotReady> {
  if (!can.send(state)) return 'not_a_draft'
  const lacking = whyNotReady(lines, discount)
  if (lacking) return lacking
  return itemsOf(lines).some((line) => line.quantity <= 0) ? 'quantity_missing' : null
}

export const whyNotConfirm = (state: PurchaseState): 'purchase_not_sent' | null =>
  can.confirm(state) ? null : 'purchase_not_sent'

export const whyNotReceive = (state: PurchaseState): 'purchase_not_open' | null =>
  can.receive(state) ? null : 'purchase_not_open'

/** Why it may not be closed, or null: to give up what has not come, one says why. */
export function whyNotClose(
  { state, lines }: { readonly state: PurchaseState; readonly lines: readonly LineStanding[] },
  reason: string,
): 'purchase_not_open' | 'reason_missing' | null {
  if (!can.close(state)) return 'purchase_not_open'
  const isShort = lines.some((line) => remainingOf(line) > 0)
  return isShort && reason.trim() === '' ? 'reason_missing' : null
}

export const whyNotReopen = (state: PurchaseState): 'purchase_not_closed' | null =>
  can.reopen(state) ? null : 'purchase_not_closed'

/** Why it may not be cancelled, or null: what came or was invoiced is undone first. */
export function whyNotCancel({
  state,
  lines,
}: {
  readonly state: PurchaseState
  readonly lines: readonly LineStanding[]
}): 'purchase_not_open' | 'purchase_received' | null {
  if (!can.cancel(state)) return 'purchase_not_open'
  const isUntouched = lines.every((line) => line.received === 0 && line.invoiced === 0)
  return isUntouched ? null : 'purchase_received'
}
