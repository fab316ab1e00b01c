// Whom to call today, and what was promised.
import { z } from 'zod'
import { Named } from '#features/sales/quotes/contract/document.ts'
import { endpoint } from '#kernel/endpoint.ts'
import { anyOf, listInput, listOutput } from '#kernel/list.ts'
import { Amount, CalendarDay, Done, Id, Instant, Nothing, Paragraph } from '#kernel/shapes.ts'
import { callCauses, callOutcomes } from '../rules/call.ts'
import { kinds, promises } from '../rules/plan.ts'

const CallItem = z.object({
  id: Id,
  kind: z.enum(kinds),
  cause: z.enum(callCauses),
  document: z.object({ id: Id, number: z.string() }),
  /** What remains, or what the quote comes to. */
  amount: Amount,
  lateDays: z.int(),
  dueDay: CalendarDay.nullable(),
  tries: z.int(),
  day: CalendarDay,
  /** A letter to be posted, and not a call. */
  letter: z.boolean(),
})

export const CallRow = z.object({
  customer: Named,
  phones: z.array(z.object({ name: z.string(), phone: z.string() })),
  items: z.array(CallItem),
  amount: Amount,
  /** Of the oldest. */
  lateDays: z.int(),
  lastContact: z.object({ at: Instant, how: z.enum(['reminder', 'call', 'mail']) }).nullable(),
})
export type CallRow = z.output<typeof CallRow>

export const listCalls = endpoint('GET', '/calls', {
  summary: 'Whom to call today, what about, and since when: the largest amounts first.',
  input: Nothing,
  output: z.object({ rows: z.array(CallRow), sums: z.object({ amount: Amount }), done: z.int() }),
})

export const recordCall = endpoint('POST', '/calls/outcomes', {
  summary:
    'Tells what came of a call: reached, a promise to pay, a dispute, or nobody, in which case it is for the next working day.',
  input: z.object({
    customer: Id,
    calls: z.array(Id).min(1).max(100),
    outcome: z.enum(callOutcomes),
    /** Of a promise. */
    day: CalendarDay.nullable().optional(),
    amount: Amount.nullable().optional(),
    note: Paragraph(2000).optional(),
  }),
  output: Done,
  refusals: [
    'call_closed',
    'hold_day_missing',
    'hold_day_past',
    'hold_reason_missing',
    'promise_amount',
  ],
})

export const planCall = endpoint('POST', '/calls', {
  summary: 'Puts a document on the list of calls, for a day.',
  input: z.object({ kind: z.enum(kinds), document: Id, day: CalendarDay }),
  output: z.object({ id: Id }),
  refusals: ['not_found', 'call_waits', 'quote_not_waiting', 'invoice_not_open', 'hold_day_past'],
})

export const promiseSorts = ['until', 'customer', 'amount', 'remaining'] as const
const PromiseRow = z.object({
  id: Id,
  invoice: z.object({ id: Id, number: z.string() }),
  customer: Named,
  standing: z.enum(promises),
  until: CalendarDay,
  amount: Amount,
  /** What remains of the invoice now. */
  remaining: Amount,
  at: Instant,
  person: z.string().nullable(),
  reason: z.string(),
})
export const listPromises = endpoint('GET', '/promises', {
  summary:
    'What customers promised to pay, the first day first; indicators tell which were kept or broken.',
  input: listInput(promiseSorts, {
    standing: anyOf(promises),
    customer: Id.optional(),
    from: CalendarDay.optional(),
    to: CalendarDay.optional(),
  }),
  output: listOutput(PromiseRow, { sums: ['amount', 'remaining'], indicators: promises }),
})
