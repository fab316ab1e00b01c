// What the list of customers is told by: where their accounts stand, its tiles, and what it is grouped by.
import type { Tiles } from '#kernel/tiles.ts'

/** Where the account of a customer stands: something late, something owed, or money of theirs. */
export const situations = ['overdue', 'owing', 'credit'] as const
export type Situation = (typeof situations)[number]

/** Late is owed too; who is shown all of them asks for no situation. */
export const customerTiles = {
  all: { filter: { situation: undefined }, amount: 'balance' },
  overdue: { filter: { situation: 'overdue' }, amount: 'overdue' },
  owing: { filter: { situation: 'owing' }, amount: 'balance' },
  credit: { filter: { situation: 'credit' }, amount: 'balance' },
} as const satisfies Tiles

export const customerGroupings = ['seller', 'store', 'city', 'country', 'kind'] as const
