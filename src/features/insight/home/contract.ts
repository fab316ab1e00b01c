import { z } from 'zod'
import { endpoint } from '#kernel/endpoint.ts'
import { Amount, Id, Nothing } from '#kernel/shapes.ts'

const Figure = z.object({ count: z.int(), amount: Amount })
const Late = z.object({
  id: Id,
  number: z.string(),
  customer: z.string(),
  outstanding: Amount,
  lateDays: z.int(),
})
const Expiring = z.object({
  id: Id,
  number: z.string(),
  customer: z.string(),
  gross: Amount,
  daysLeft: z.int(),
})

/** A part of the page is null for a role that may not read it: absent, never zero. */
export const home = endpoint('GET', '/home', {
  summary: 'What to do today and how the month goes; each figure is the sum of a list',
  input: Nothing,
  output: z.object({
    /** What there is, up to a hundred of each: for the first steps of an empty company. */
    there: z.object({ customers: z.int(), items: z.int(), quotes: z.int(), invoices: z.int() }),
    invoices: z
      .object({
        late: Figure,
        unpaid: Figure,
        partial: Figure,
        drafts: Figure,
        oldest: z.array(Late),
        /** Net amount issued since the first of the month, credit notes deducted. */
        sales: Figure,
        /** The same over the same days of the month before. */
        salesBefore: Figure,
      })
      .nullable(),
    quotes: z
      .object({
        expiring: Figure,
        expired: Figure,
        pending: Figure,
        drafts: Figure,
        signed: Figure,
        soonest: z.array(Expiring),
      })
      .nullable(),
    payments: z.object({ collected: Figure }).nullable(),
  }),
})
