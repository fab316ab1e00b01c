// The list of deliveries on the wire: by what it is sorted, filtered, grouped, and its tiles.
import { documentFilters } from '#features/sales/quotes/contract/document.ts'
import { anyOf, groupInput } from '#kernel/list.ts'
import { CalendarDay, Id } from '#kernel/shapes.ts'
import type { Tiles } from '#kernel/tiles.ts'
import { deliveryStates } from '../rules/life.ts'

export const deliverySorts = [
  'day',
  'number',
  'customer',
  'wishedDay',
  'deliveredDay',
  'state',
  'net',
  'gross',
  'updated',
] as const

/** What remains to be done: it lies over the states. */
export const deliveryTodos = ['late', 'to_invoice'] as const
/** What may be done with one now. */
export const deliveryCans = ['ship', 'deliver', 'invoice'] as const

export const deliveryGroupings = [
  ...(['state', 'customer', 'driver', 'seller', 'store'] as const),
  ...(['wished', 'month', 'week'] as const),
] as const

export const deliveryFilters = {
  ...documentFilters,
  state: anyOf(deliveryStates),
  todo: anyOf(deliveryTodos),
  can: anyOf(deliveryCans),
  order: Id.optional(),
  driver: Id.optional(),
  wishedFrom: CalendarDay.optional(),
  wishedTo: CalendarDay.optional(),
  deliveredFrom: CalendarDay.optional(),
  deliveredTo: CalendarDay.optional(),
  ...groupInput(deliveryGroupings),
}

/** What each tile shows: what is to be done, from the first act to the last. */
export const deliveryTiles = {
  draft: { filter: { state: ['draft'] }, amount: 'net' },
  ready: { filter: { state: ['ready'] }, amount: 'net' },
  shipped: { filter: { state: ['shipped'] }, amount: 'net' },
  late: { filter: { todo: ['late'] }, amount: 'net' },
  to_invoice: { filter: { todo: ['to_invoice'] }, amount: 'leftToInvoice' },
} as const satisfies Tiles
