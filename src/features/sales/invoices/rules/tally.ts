// What an invoice counts for in the tiles above the list. The acts keep the sums; the view
// `invoice_counted` is the same in SQL, and makes them again from nothing.
import type { Day } from '#kernel/day.ts'
import type { Cents } from '#kernel/money.ts'
import type { InvoiceState } from './life.ts'
import { outstandingOf, paymentOf } from './payment.ts'

/** What decides of the row in which an invoice is counted, and by how much. */
export type Counted = {
  readonly kind: string
  readonly customer_id: string
  readonly state: string
  readonly imported: boolean
  readonly seller_id: string | null
  readonly store_id: string | null
  readonly due_day: Day | null
  readonly net: Cents
  readonly gross: Cents
  readonly settled: Cents
}

/** An invoice before an act, and after it: null where it is not there. */
export type Change = { readonly before: Counted | null; readonly after: Counted | null }

/** What an act adds to a row of the tally; `due_day` only of what is open. */
export type Delta = {
  readonly payment: string
  readonly kind: string
  readonly seller_id: string
  readonly store_id: string
  readonly due_day: Day | '-infinity'
  documents: number
  net: number
  gross: number
  outstanding: number
}

const nobody = '00000000-0000-0000-0000-000000000000'

/**
 * What changes of invoices add to the tally: one delta a row, in the order of their keys so that two
 * acts never wait for each other, and none where nothing changes.
 */
export function deltasOf(changes: readonly Change[]): Delta[] {
  const deltas = new Map<string, Delta>()
  for (const { before, after } of changes) {
    if (before) count(deltas, before, -1)
    if (after) count(deltas, after, 1)
  }
  return [...deltas.entries()]
    .filter(([, delta]) => delta.documents || delta.net || delta.gross || delta.outstanding)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, delta]) => delta)
}

function count(deltas: Map<string, Delta>, invoice: Counted, sign: 1 | -1): void {
  if (invoice.imported) return
  const { kind, net, gross, settled, due_day: dueDay } = invoice
  const payable = { state: invoice.state as InvoiceState, imported: false, gross, settled, dueDay }
  // The day decides of lateness alone, which is no part of a key.
  const { payment } = paymentOf(payable, '2000-01-01' as Day)
  const open = payment === 'unpaid' || payment === 'partial'
  const row = {
    payment,
    kind,
    seller_id: invoice.seller_id ?? nobody,
    store_id: invoice.store_id ?? nobody,
    due_day: open ? (dueDay ?? '-infinity') : '-infinity',
  } as const
  const key = Object.values(row).join(' ')
  const delta = deltas.get(key) ?? { ...row, documents: 0, net: 0, gross: 0, outstanding: 0 }
  delta.documents += sign
  delta.net += sign * net
  delta.gross += sign * gross
  delta.outstanding += sign * outstandingOf(payable)
  deltas.set(key, delta)
}
