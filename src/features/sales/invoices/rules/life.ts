// The life of an invoice: a draft is free and has no number; what is issued is never touched again.
import type { Incomplete, IncompleteCode } from '#features/sales/documents/rules/incomplete.ts'
import { type AnyLine, whyNotReady } from '#features/sales/quotes/rules/lines.ts'
import { type Day, dueDay, isBefore, type Terms } from '#kernel/day.ts'
import type { Bps } from '#kernel/money.ts'
import { moves } from '#kernel/moves.ts'

export const invoiceStates = ['draft', 'issued'] as const
/** What is decided of an invoice. Paid, late and credited are computed. */
export type InvoiceState = (typeof invoiceStates)[number]
export const invoiceKinds = ['invoice', 'deposit', 'situation', 'final', 'credit_note'] as const
/**
 * A deposit asks for a part of a signed quote, a situation for the progress of the work, a balance
 * (`final`) for the whole less what the deal has invoiced already; a credit note is an invoice of
 * negative amounts.
 */
export type InvoiceKind = (typeof invoiceKinds)[number]

/** Invoices of every kind share one series; credit notes have theirs. */
export const seriesOf = (kind: InvoiceKind): 'invoice' | 'credit_note' =>
  kind === 'credit_note' ? 'credit_note' : 'invoice'

/** The whole life of an invoice. Nothing leads back: what is issued is undone by a credit note. */
export const can = moves<InvoiceState>()({
  edit: { from: ['draft'], to: 'draft' },
  issue: { from: ['draft'], to: 'issued' },
  credit: { from: ['issued'], to: 'issued' },
  settle: { from: ['issued'], to: 'issued' },
})

/** Why its lines may not be changed, or null. All but plain invoices are made by a computation. */
export function whyNotEdit(invoice: {
  readonly state: InvoiceState
  readonly kind: InvoiceKind
}): 'not_a_draft' | (typeof fixed)[keyof typeof fixed] | null {
  if (!can.edit(invoice.state)) return 'not_a_draft'
  return invoice.kind === 'invoice' ? null : fixed[invoice.kind]
}

const fixed = {
  deposit: 'deposit_fixed',
  situation: 'situation_fixed',
  final: 'final_fixed',
  credit_note: 'credit_note_fixed',
} as const

export const whyNotDelete = ({ state }: { readonly state: InvoiceState }): 'not_a_draft' | null =>
  can.edit(state) ? null : 'not_a_draft'

/** Why it stays with its seller and its store, or null. */
export const whyNotEntrust = ({
  state,
}: {
  readonly state: InvoiceState
}): 'invoice_stays' | null => (can.edit(state) ? null : 'invoice_stays')

export type ToIssue = {
  readonly state: InvoiceState
  readonly kind: InvoiceKind
  readonly lines: readonly AnyLine[]
  readonly discount: Bps
  readonly dueDay: Day | null
  readonly terms: Terms
  /** What the parties lack (`whyIncomplete`), as the record says it. */
  readonly incomplete: readonly Incomplete[]
}

/** The due date of an invoice issued on a day: the one chosen, or the one of its terms. */
export const dueDayOf = (
  invoice: Pick<ToIssue, 'kind' | 'dueDay' | 'terms'>,
  on: Day,
): Day | null =>
  invoice.kind === 'credit_note' ? null : (invoice.dueDay ?? dueDay(on, invoice.terms))

/**
 * Why it may not be issued on a day, or null. `last` is the date of the last one of its series:
 * numbers follow dates (CGI ann. II art. 242 nonies A, 7°). A total of zero is allowed (a gift shown
 * at its price and discounted whole); a negative one is a credit note.
 */
export function whyNotIssue(
  invoice: ToIssue,
  on: Day,
  today: Day,
  last: Day | null,
):
  | 'not_a_draft'
  | 'day_ahead'
  | 'earlier_than_last'
  | 'due_before_day'
  | ReturnType<typeof whyNotReady>
  | IncompleteCode {
  if (!can.issue(invoice.state)) return 'not_a_draft'
  const lacking = whyNotReady(invoice.lines, invoice.discount)
  // The lines of a credit note are those of its invoice, the other way round.
  if (lacking && !(lacking === 'negative_total' && invoice.kind === 'credit_note')) return lacking
  if (isBefore(today, on)) return 'day_ahead'
  if (last !== null && isBefore(on, last)) return 'earlier_than_last'
  const due = dueDayOf(invoice, on)
  // BR-FR-CO-07.
  if (due !== null && isBefore(due, on)) return 'due_before_day'
  return invoice.incomplete[0]?.code ?? null
}

/** What decides whether a credit note may be made of an invoice. */
export type ToTakeBack = {
  readonly state: InvoiceState
  readonly kind: InvoiceKind
  readonly imported: boolean
  /** Its credit notes: one still in draft, and whether the issued ones leave nothing of it. */
  readonly drafted: boolean
  readonly whole: boolean
  /** The number of the balance that deducts it, if one does. */
  readonly deductedBy: string | null
}

/** Why no credit note may be made of it, or null. Several may follow each other, issued one by one. */
export function whyNotCredit(
  invoice: ToTakeBack,
):
  | 'not_issued'
  | 'not_an_invoice'
  | 'not_followed'
  | 'credit_drafted'
  | 'already_credited'
  | 'deposit_deducted'
  | null {
  if (!can.credit(invoice.state)) return 'not_issued'
  if (invoice.kind === 'credit_note') return 'not_an_invoice'
  if (invoice.imported) return 'not_followed'
  if (invoice.drafted) return 'credit_drafted'
  if (invoice.whole) return 'already_credited'
  return invoice.deductedBy === null ? null : 'deposit_deducted'
}
