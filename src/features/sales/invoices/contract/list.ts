// The list of invoices on the wire: by what it is sorted, filtered, grouped, and its tiles.
import { documentFilters } from '#features/sales/quotes/contract/document.ts'
import { anyOf, groupInput, listInput } from '#kernel/list.ts'
import { CalendarDay, Flag, Id } from '#kernel/shapes.ts'
import { tileOfEach, type Tiles } from '#kernel/tiles.ts'
import { invoiceKinds } from '../rules/life.ts'
import { paymentStates } from '../rules/payment.ts'

/** What invoices are grouped by. */
export const invoiceGroupings = [
  'payment',
  'kind',
  'customer',
  'seller',
  'store',
  'month',
  'week',
  'due',
] as const

export const invoiceSorts = [
  'day',
  'number',
  'customer',
  'net',
  'gross',
  'outstanding',
  'dueDay',
  'state',
  'updated',
] as const

/** What may be done with an invoice. */
export const invoiceCans = ['remind'] as const

export const invoiceFilters = {
  ...documentFilters,
  payment: anyOf(paymentStates),
  kind: anyOf(invoiceKinds),
  /** Only those that are late, or only those that are not. */
  late: Flag,
  imported: Flag,
  /** Sold through this distributor. */
  distributor: Id.optional(),
  dueFrom: CalendarDay.optional(),
  dueTo: CalendarDay.optional(),
  /** Of what is open: the days on which it should be paid, as its client usually pays, else on its due day. */
  expectedFrom: CalendarDay.optional(),
  expectedTo: CalendarDay.optional(),
  /** Only what is open and expected on no known day; or only on one. */
  expectedUnknown: Flag,
  /** Only what is open of clients whose usual delay is known, credit notes left out; or only the rest. */
  delayKnown: Flag,
  can: anyOf(invoiceCans),
}

export const InvoiceList = listInput(invoiceSorts, {
  ...invoiceFilters,
  ...groupInput(invoiceGroupings),
})

/** One tile by colour of the card, and the red one that lies over them: what is due of those that are. */
export const invoiceTiles = {
  ...tileOfEach(paymentStates, 'payment', (state) =>
    state === 'unpaid' || state === 'partial' ? 'outstanding' : 'gross',
  ),
  late: { filter: { late: 'true' }, amount: 'outstanding' },
} as const satisfies Tiles
