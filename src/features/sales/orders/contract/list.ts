// The list of orders on the wire: by what it is sorted, filtered, grouped, and its tiles.
import { documentFilters } from '#features/sales/quotes/contract/document.ts'
import { anyOf, groupInput, listInput } from '#kernel/list.ts'
import { CalendarDay, Id } from '#kernel/shapes.ts'
import { tileOfEach, type Tiles } from '#kernel/tiles.ts'
import { controls } from '../rules/control.ts'
import { fittings } from '../rules/fitting.ts'

export const orderSorts = [
  'day',
  'number',
  'customer',
  'net',
  'gross',
  'deliveryDay',
  'state',
  'updated',
] as const

/** What remains to be done of confirmed orders: it lies over the others. */
export const todos = ['to_deliver', 'to_fit', 'to_invoice', 'step_due'] as const

/** What may be done with an order now: nothing of what is blocked or set aside. */
export const orderCans = ['purchase', 'deliver', 'invoice'] as const

export const orderFilters = {
  ...documentFilters,
  control: anyOf(controls),
  todo: anyOf(todos),
  /** Of confirmed orders. */
  fitting: anyOf(fittings),
  can: anyOf(orderCans),
  quote: Id.optional(),
  deliveryFrom: CalendarDay.optional(),
  deliveryTo: CalendarDay.optional(),
}

export const orderGroupings = [
  'control',
  'customer',
  'seller',
  'store',
  'month',
  'week',
  'delivery',
] as const

export const OrderList = listInput(orderSorts, { ...orderFilters, ...groupInput(orderGroupings) })

/** The tiles: where orders stand, and what is left to do of them. */
export const orderTiles = {
  ...tileOfEach(controls, 'control', 'gross'),
  ...tileOfEach(todos, 'todo', 'gross'),
} as const satisfies Tiles
