// The documents and lines behind a figure: the same question, told by none of its dimensions.
import { z } from 'zod'
import { Named } from '#features/sales/quotes/contract/document.ts'
import { endpoint } from '#kernel/endpoint.ts'
import { listInput, listOutput } from '#kernel/list.ts'
import { Total, CalendarDay, Id, Qty } from '#kernel/shapes.ts'
import { narrowingInput } from '../contract.ts'
import { measures } from '../rules.ts'

export const lineSorts = ['day', 'net', 'quantity', 'customer'] as const

export const LineRow = z.object({
  /** Of its document, with its place in it. */
  id: z.string(),
  document: z.object({
    id: Id,
    kind: z.enum(['quote', 'order', 'invoice', 'credit_note', 'payment']),
    number: z.string(),
  }),
  /** The day that counts of it; what is due at no date has none. */
  day: CalendarDay.nullable(),
  customer: Named,
  /** Null for what is no item, and where whole documents are told. */
  item: z.object({ id: Id, reference: z.string(), name: z.string() }).nullable(),
  /**
   * What a line of no item says; '' for what a document has beside its lines (deposits taken off, a cost
   * of the whole). Null for items, and where whole documents are told.
   */
  designation: z.string().nullable(),
  quantity: Qty,
  net: Total,
  /** Null for a role that sees no costs, and of what has none. */
  cost: Total.nullable(),
  margin: Total.nullable(),
})

export const listLines = endpoint('GET', '/analytics/lines', {
  summary:
    'The documents behind a figure, line by line where the question is about items; their sums are the figure.',
  input: listInput(lineSorts, {
    measure: z.enum(measures).default('sales'),
    from: CalendarDay.optional(),
    to: CalendarDay.optional(),
    ...narrowingInput,
  }),
  output: listOutput(LineRow, { sums: ['net', 'cost', 'margin'], sum: Total.nullable() }).extend({
    /** What all of them come to, written as `GET /analytics` writes the measure: the figure itself. */
    figure: z.string(),
  }),
  refusals: ['not_told_by', 'margin_hidden', 'from_after_to', 'forbidden'],
})
