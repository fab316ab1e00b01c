// The conditions of suppliers for an item, on the wire.
import { z } from 'zod'
import { Named } from '#features/sales/quotes/contract/document.ts'
import { endpoint } from '#kernel/endpoint.ts'
import { ById, CalendarDay, Done, Id, Line, Qty, UnitPrice } from '#kernel/shapes.ts'

const asked = {
  /** How the supplier calls it. */
  reference: Line(60),
  /** How many they sell at least. */
  minimum: Qty.nullable(),
  /** How many days they say that it takes. */
  leadDays: z.int().min(0).max(730).nullable(),
}

export const Supply = z.object({
  supplier: Named,
  /** Whether it is the usual supplier of the item. */
  usual: z.boolean(),
  /** Whether someone wrote these conditions; else they are only read from what was bought. */
  kept: z.boolean(),
  ...asked,
  /** The price at which it was last ordered there; null where it never was, or costs are not shown. */
  price: UnitPrice.nullable(),
  lastDay: CalendarDay.nullable(),
  /** Days between that order and what came of it first. */
  tookDays: z.int().nullable(),
})
export type Supply = z.output<typeof Supply>

export const listSupplies = endpoint('GET', '/items/:id/suppliers', {
  summary: 'Who supplies an item or has supplied it: reference, minimum, lead time, last price.',
  input: ById,
  output: z.object({ rows: z.array(Supply) }),
})

export const keepSupply = endpoint('PUT', '/items/:id/suppliers/:supplier', {
  summary: 'Writes the conditions of a supplier for an item.',
  input: ById.extend({ supplier: Id, ...asked }),
  output: Supply,
  refusals: ['not_found', 'not_a_supplier', 'minimum_not_positive'],
})

export const dropSupply = endpoint('DELETE', '/items/:id/suppliers/:supplier', {
  summary: 'Forgets the conditions of a supplier for an item; what was bought stays told.',
  input: ById.extend({ supplier: Id }),
  output: Done,
})
