// What an invoice counts for in the tiles above the list. The acts keep the sums; the views
// `invoice_counted` and `invoice_amounts_counted` are the same in SQL, and make them again from nothing.
import { type Day, startOfMonth } from '#kernel/day.ts'
import type { Cents } from '#kernel/money.ts'
import { byBands } from '#kernel/bands.ts'
import { type Change as Changed, noDayTallied, nobodyTallied } from '#kernel/tally.ts'
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
  readonly day: Day
  readonly due_day: Day | null
  readonly net: Cents
  readonly gross: Cents
  readonly settled: Cents
}

export type Change = Changed<Counted>

/** The row of an invoice: by the day on which it is due while it is open, by the month afterwards. What was imported is in none. */
export function countedAs(invoice: Counted) {
  if (invoice.imported) return null
  const { kind, net, gross, settled, due_day: dueDay } = invoice
  const payable = { state: invoice.state as InvoiceState, imported: false, gross, settled, dueDay }
  // The day decides of lateness alone, which is no part of a key.
  const { payment } = paymentOf(payable, '2000-01-01' as Day)
  const open = payment === 'unpaid' || payment === 'partial'
  return {
    key: {
      payment,
      kind,
      seller_id: invoice.seller_id ?? nobodyTallied,
      store_id: invoice.store_id ?? nobodyTallied,
      due_day: open ? (dueDay ?? noDayTallied) : noDayTallied,
      month: startOfMonth(invoice.day),
      due_month: open || dueDay === null ? noDayTallied : startOfMonth(dueDay),
    },
    sums: { documents: 1, net, gross, outstanding: outstandingOf(payable) },
  }
}

/** The rows of an invoice among amounts: of what is open, by the month in which it is due. */
export function countedByAmount(invoice: Counted) {
  const counted = countedAs(invoice)
  if (!counted) return null
  const { month: _, due_day: due, ...key } = counted.key
  const dueMonth = due === noDayTallied ? due : startOfMonth(due as Day)
  return byBands(invoice.gross, { key: { ...key, due_month: dueMonth }, sums: counted.sums })
}
