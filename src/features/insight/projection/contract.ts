import { z } from 'zod'
import { endpoint } from '#kernel/endpoint.ts'
import { Total, CalendarDay, Id } from '#kernel/shapes.ts'
import { methodNames } from './rules/projection.ts'
import { kinds } from './rules/situation.ts'

export const customerProjection = endpoint('GET', '/customers/:id/projection', {
  summary:
    'What a customer will have bought when the month is over: a range with its most likely value, and how such projections did on this customer',
  input: z.object({ id: Id }),
  output: z.object({
    /** `tooLittle`: too few active months, so that nothing is said; `learning`: not yet computed. */
    state: z.enum(['known', 'tooLittle', 'learning']),
    /** The month that is foreseen ("2026-11"), seen from the evening of a day. */
    month: z.string(),
    seenOn: CalendarDay,
    /** Months with purchases before this one, and how many it takes. */
    activeMonths: z.int(),
    leastMonths: z.int(),
    /** Invoiced since the first of the month, before tax, credit notes deducted. */
    soFar: Total,
    projection: z
      .object({
        low: Total,
        likely: Total,
        high: Total,
        /** Signed, to be delivered until the end of the month and not invoiced: it is in `likely`. */
        signed: Total,
        method: z.enum(methodNames),
        kind: z.enum(kinds),
        /** `unmeasured`: too few months with purchases were foreseen and then known. */
        confidence: z.enum(['high', 'medium', 'low', 'unmeasured']),
      })
      .nullable(),
    /** How the projections of this client did over the months of the last year, seen from this date. */
    tested: z
      .object({
        /** Months that were foreseen and then known, and those of them with purchases. */
        months: z.int(),
        active: z.int(),
        /** Those that tell: with purchases, or with some foreseen that did not come. */
        told: z.int(),
        /** How many of those that tell ended within their range. */
        within: z.int(),
        /**
         * The mean absolute error of the months that tell, and its part of a month with purchases (0.14 is
         * 14 %); null where fewer than four had any: it would be chance.
         */
        accuracy: z.object({ error: Total, share: z.number().min(0) }).nullable(),
      })
      .nullable(),
  }),
})
