// The list of purchase orders on the wire: by what it is sorted, grouped, and its tiles.
import { tileOfEach, type Tiles } from '#kernel/tiles.ts'
import { standings } from '../rules/life.ts'

export const purchaseSorts = [
  'day',
  'number',
  'supplier',
  'expected',
  'received',
  'state',
  'net',
  'gross',
  'updated',
] as const

/** What may be done with one now. */
export const purchaseCans = ['receive', 'invoice', 'remind'] as const

/** The tiles: where orders stand, and what waits for its invoice. */
export const purchaseTiles = {
  ...tileOfEach(standings, 'standing', 'net'),
  toInvoice: { filter: { toInvoice: 'true' }, amount: 'net' },
} as const satisfies Tiles

export const purchaseGroupings = [
  'standing',
  'supplier',
  'seller',
  'store',
  'month',
  'week',
  'expected',
] as const
