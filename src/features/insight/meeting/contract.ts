// Clients side by side, or two periods of one.
import { z } from 'zod'
import { endpoint } from '#kernel/endpoint.ts'
import { Total, CalendarDay, Id } from '#kernel/shapes.ts'

/** As many as fit beside each other. */
export const mostCompared = 4

export const Compared = z.object({
  id: Id,
  name: z.string(),
  from: CalendarDay,
  to: CalendarDay,
  /** Null throughout for what the role does not read. Net of credit notes. */
  sales: Total.nullable(),
  /** The same days a year before. */
  salesBefore: Total.nullable(),
  orders: z.int().nullable(),
  ordered: Total.nullable(),
  meanOrder: Total.nullable(),
  quotes: z.int().nullable(),
  quoted: Total.nullable(),
  /** Signed ÷ (signed + refused + expired), in hundredths of a percent; null before the third answer. */
  conversion: z.int().nullable(),
  /** Null for a role that sees no costs. */
  margin: Total.nullable(),
  /** In hundredths of a percent of the sales. */
  marginRate: z.int().nullable(),
  /** Of today, whatever the period. */
  outstanding: Total.nullable(),
  overdue: Total.nullable(),
  /** Days from invoice to payment over 12 months, and the days that usually lie between purchases. */
  paysIn: z.int().nullable(),
  usual: z.int().nullable(),
  /** Visits, calls, meetings and e-mails of 12 months. */
  exchanges: z.int().nullable(),
  brands: z.array(z.object({ key: z.string(), net: Total })),
})

export const compareCustomers = endpoint('GET', '/comparison', {
  summary:
    'Two to four customers side by side over a period (12 months unless given); of a single one, the period and the same days a year before.',
  input: z.object({
    customer: Id,
    second: Id.optional(),
    third: Id.optional(),
    fourth: Id.optional(),
    from: CalendarDay.optional(),
    to: CalendarDay.optional(),
  }),
  output: z.object({ columns: z.array(Compared) }),
  refusals: ['not_found'],
})
