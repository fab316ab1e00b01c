import { z } from 'zod'
import { endpoint } from '#kernel/endpoint.ts'
import { Total, ById, CalendarDay, Id, Instant } from '#kernel/shapes.ts'
import { activityKinds } from './rules/mix.ts'
import { ageKeys } from './rules/paying.ts'

/** What fails alone: each part is read by itself, and told by itself. */
export const parts = [
  'sales',
  'distributors',
  'due',
  'paying',
  'deals',
  'brands',
  'items',
  'open',
  'ahead',
  'events',
  'mix',
] as const
export type Part = (typeof parts)[number]

const Span = { from: CalendarDay, to: CalendarDay }
const Counted = z.object({ count: z.int(), net: Total })
/** Hundredths of a percent, whatever its sign. */
const Rate = z.int()

const Rhythm = z.object({
  last: CalendarDay,
  since: z.int(),
  usual: z.int().nullable(),
  silent: z.boolean(),
  /** What was counted: orders where they order, else invoices. */
  of: z.enum(['orders', 'invoices']),
})

export const Sales = z.object({
  /** Whether anything was ever invoiced to them. */
  ever: z.boolean(),
  trend: z.object({
    month: z.object({ ...Span, net: Total }),
    sameDays: z.object({ ...Span, net: Total }),
    lastMonth: z.object({ ...Span, net: Total }),
    lastYear: z.object({ ...Span, net: Total }),
    lastYearMonth: z.object({ ...Span, net: Total }),
  }),
  /** The twelve months that end today, each beside the same days a year before. */
  months: z.array(
    z.object({
      month: z.string(),
      now: z.object(Span),
      yearBefore: z.object(Span),
      net: Total,
      before: Total,
      partial: z.boolean(),
    }),
  ),
  net: Total,
  before: Total,
  marks: z.array(
    z.object({
      month: z.string(),
      what: z.enum(['peak', 'dip', 'quiet']),
      net: Total,
      usual: Total,
    }),
  ),
  rhythm: Rhythm.nullable(),
})

export const Due = z.object({
  outstanding: Total,
  count: z.int(),
  overdue: Total,
  overdueCount: z.int(),
  /** What is not late, credit notes still to be used taken off. */
  toCome: Total,
  /** What is late by so many days: its due dates are between these two. */
  ages: z.array(
    z.object({
      key: z.enum(ageKeys),
      from: CalendarDay.nullable(),
      to: CalendarDay,
      amount: Total,
      count: z.int(),
    }),
  ),
  oldest: z.object({ id: Id, number: z.string(), due: CalendarDay, owed: Total }).nullable(),
})

export const Paying = z.object({
  ...Span,
  /** Paid in full, and those of the same days that were only credited: no habit is read in these. */
  count: z.int(),
  credited: z.int(),
  days: z.int(),
  terms: z.int().nullable(),
  late: Rate,
  drift: z.int().nullable(),
})

export const Deals = z.object({
  ...Span,
  quotes: z
    .object({
      sent: Counted,
      signed: Counted,
      refused: Counted,
      expired: Counted,
      byCount: Rate.nullable(),
      byAmount: Rate.nullable(),
      /** The median of the days from a quote to its signature. */
      days: z.int().nullable(),
    })
    .nullable(),
  orders: z
    .object({
      count: z.int(),
      net: Total,
      mean: Total.nullable(),
      median: Total.nullable(),
      days: z.int().nullable(),
    })
    .nullable(),
})

export const Brands = z.object({
  ...Span,
  /** Told by brand, or by family where fewer than half of the amount has a brand. */
  by: z.enum(['brand', 'family']),
  rows: z.array(z.object({ key: z.string(), quoted: Total, ordered: Total, bought: Total })),
  quoted: Total,
  /** Null for a role that does not read orders. */
  ordered: Total.nullable(),
  /** Null for a role that does not read invoices. */
  bought: Total.nullable(),
})

export const Items = z.object({
  ...Span,
  /** How many different ones were bought, and what they come to. */
  count: z.int(),
  net: Total,
  rows: z.array(
    z.object({
      id: Id,
      reference: z.string(),
      name: z.string(),
      net: Total,
      last: CalendarDay,
      since: z.int(),
      usual: z.int().nullable(),
      due: z.boolean(),
    }),
  ),
})

const Told = z.object({ count: z.int(), amount: Total }).nullable()
/** What waits for something; null of what the role does not read. */
export const Open = z.object({
  quotes: Told,
  toDeliver: Told,
  toInvoice: Told,
  quoteDrafts: Told,
  orderDrafts: Told,
  invoiceDrafts: Told,
})

export const aheadKinds = ['task', 'appointment', 'quote', 'invoice'] as const
export const Ahead = z.object({
  rows: z.array(
    z.object({
      kind: z.enum(aheadKinds),
      id: Id,
      label: z.string(),
      /** When it starts; null of what has a day alone. */
      at: Instant.nullable(),
      day: CalendarDay.nullable(),
      /** What it amounts to: of a quote or an invoice. */
      amount: Total.nullable(),
      who: z.string(),
    }),
  ),
  more: z.int(),
})

export const eventKinds = [
  'quote_sent',
  'quote_signed',
  'quote_refused',
  'order_confirmed',
  'invoice_issued',
  'credit_note_issued',
  'payment',
  'refund',
  'email',
  'note',
  'call',
  'visit',
  'appointment',
  'task',
] as const
export const Events = z.object({
  rows: z.array(
    z.object({
      kind: z.enum(eventKinds),
      id: Id,
      at: Instant,
      label: z.string(),
      amount: Total.nullable(),
      who: z.string(),
    }),
  ),
})

const Counts = z.object(
  Object.fromEntries(activityKinds.map((kind) => [kind, z.int()])) as Record<
    (typeof activityKinds)[number],
    z.ZodInt
  >,
)
export const Mix = z.object({
  ...Span,
  counts: Counts,
  hint: z.object({ calls: z.int(), visits: z.int(), months: z.int() }).nullable(),
  /** The last day on which anybody spoke, wrote or met. */
  lastContact: CalendarDay.nullable(),
})

export const clientDashboard = endpoint('GET', '/customers/:id/dashboard', {
  summary:
    'All that the dashboard of a customer shows, in one answer; `failed` names the parts that could not be read, null those that the role does not read. With `seller` or `store`, their documents alone; with `distributor`, the invoices that went by their hands.',
  input: ById.extend({ seller: Id.optional(), store: Id.optional(), distributor: Id.optional() }),
  output: z.object({
    id: Id,
    walkIn: z.boolean(),
    at: Instant,
    failed: z.array(z.enum(parts)),
    sales: Sales.nullable(),
    /** By whose hands they have bought. */
    distributors: z.array(z.object({ id: Id, name: z.string() })).nullable(),
    due: Due.nullable(),
    paying: Paying.nullable(),
    deals: Deals.nullable(),
    brands: Brands.nullable(),
    items: Items.nullable(),
    open: Open.nullable(),
    ahead: Ahead.nullable(),
    events: Events.nullable(),
    mix: Mix.nullable(),
  }),
})
