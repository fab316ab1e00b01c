// The life of a quote: what is decided, and why an act is not possible. Screens and server ask here.
import type { Incomplete, IncompleteCode } from '#features/sales/documents/rules/incomplete.ts'
import { type Day, isBefore } from '#kernel/day.ts'
import type { Bps } from '#kernel/money.ts'
import { moves } from '#kernel/moves.ts'
import { type AnyLine, whyNotReady } from './lines.ts'

export const quoteStates = ['draft', 'sent', 'signed', 'refused', 'cancelled'] as const
/** What people have decided of a quote. That it is invoiced, or expired, is computed. */
export type QuoteState = (typeof quoteStates)[number]

export const sentHows = ['hand', 'post', 'email', 'other'] as const
export type SentHow = (typeof sentHows)[number]

export const invoicings = ['none', 'partial', 'whole'] as const
/** How much of a quote is invoiced, by the quantities of its lines. */
export type Invoicing = (typeof invoicings)[number]

/**
 * The whole life of a quote. A draft that never left may also be deleted, by whoever may delete drafts;
 * one that did goes on as the next version of what was sent, or goes back to it.
 */
export const can = moves<QuoteState>()({
  edit: { from: ['draft'], to: 'draft' },
  send: { from: ['draft'], to: 'sent' },
  sign: { from: ['sent'], to: 'signed' },
  refuse: { from: ['sent'], to: 'refused' },
  reopen: { from: ['sent', 'refused'], to: 'draft' },
  cancel: { from: ['sent', 'signed'], to: 'cancelled' },
  invoice: { from: ['signed'], to: 'signed' },
})

/** Why it may not be changed, or null: what has left is kept as it left. */
export const whyNotEdit = ({ state }: { readonly state: QuoteState }): 'not_a_draft' | null =>
  can.edit(state) ? null : 'not_a_draft'

type Numbered = { readonly state: QuoteState; readonly number: string | null }

/** Why it may not be deleted, or null: what has left keeps its number and its versions. */
export function whyNotDelete({ state, number }: Numbered): 'not_a_draft' | 'quote_has_left' | null {
  if (!can.edit(state)) return 'not_a_draft'
  return number === null ? null : 'quote_has_left'
}

/** Why it may not change after it left, as its next version, or null. */
export const whyNotReopen = ({
  state,
}: {
  readonly state: QuoteState
}): 'quote_not_reopenable' | null => (can.reopen(state) ? null : 'quote_not_reopenable')

/** Why its next version may not be given up, or null: there must be one being drafted. */
export const whyNotRestore = ({ state, number }: Numbered): 'quote_not_reopened' | null =>
  state === 'draft' && number !== null ? null : 'quote_not_reopened'

export type ToSend = {
  readonly state: QuoteState
  readonly lines: readonly AnyLine[]
  readonly discount: Bps
  readonly validUntil: Day | null
  /** What the parties lack (`whyIncomplete`), as the record says it. */
  readonly incomplete: readonly Incomplete[]
}

/** Why it may not be sent on a day, or null. */
export function whyNotSend(
  quote: ToSend,
  on: Day,
): 'not_a_draft' | 'validity_over' | ReturnType<typeof whyNotReady> | IncompleteCode {
  if (!can.send(quote.state)) return 'not_a_draft'
  const lacking = whyNotReady(quote.lines, quote.discount)
  if (lacking) return lacking
  if (quote.validUntil !== null && isBefore(quote.validUntil, on)) return 'validity_over'
  return quote.incomplete[0]?.code ?? null
}

export type ToSign = {
  readonly state: QuoteState
  readonly day: Day
  readonly validUntil: Day | null
}

/**
 * Why it may not be signed as of a day, or null. `quote_expired` is the question "extend it?": answered
 * by giving `extendTo`, the last day of its new validity.
 */
export function whyNotSign(
  quote: ToSign,
  signedOn: Day,
  today: Day,
  extendTo: Day | null = null,
):
  | 'quote_not_sent'
  | 'day_ahead'
  | 'signed_before_sent'
  | 'quote_expired'
  | 'extension_short'
  | null {
  if (!can.sign(quote.state)) return 'quote_not_sent'
  if (isBefore(today, signedOn)) return 'day_ahead'
  if (isBefore(signedOn, quote.day)) return 'signed_before_sent'
  if (quote.validUntil === null || !isBefore(quote.validUntil, signedOn)) return null
  if (extendTo === null) return 'quote_expired'
  return isBefore(extendTo, signedOn) ? 'extension_short' : null
}

export const whyNotRefuse = ({ state }: { readonly state: QuoteState }): 'quote_not_sent' | null =>
  can.refuse(state) ? null : 'quote_not_sent'

/** Why it stays with its seller and its store, or null: once the client has answered, it is theirs. */
export const whyNotEntrust = ({ state }: { readonly state: QuoteState }): 'quote_answered' | null =>
  can.send(state) || can.sign(state) ? null : 'quote_answered'

/** Why it may not be cancelled, or null: what is invoiced is undone by a credit note first. */
export function whyNotCancel(quote: {
  readonly state: QuoteState
  readonly invoicing: Invoicing
  /** Whether an order carries it out. */
  readonly ordered?: boolean
}): 'quote_not_cancellable' | 'quote_invoiced' | 'quote_in_order' | null {
  if (!can.cancel(quote.state)) return 'quote_not_cancellable'
  if (quote.ordered) return 'quote_in_order'
  return quote.invoicing === 'none' ? null : 'quote_invoiced'
}

/** Why no invoice may be made of it, or null: nothing is invoiced that was not signed, nor twice. */
export function whyNotInvoice(quote: {
  readonly state: QuoteState
  readonly invoicing: Invoicing
}): 'quote_not_signed' | 'already_invoiced' | null {
  if (!can.invoice(quote.state)) return 'quote_not_signed'
  return quote.invoicing === 'whole' ? 'already_invoiced' : null
}
