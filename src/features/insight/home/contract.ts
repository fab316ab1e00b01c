import { z } from 'zod'
import { forecasts } from '#features/insight/figures/rules/expected.ts'
import { endpoint } from '#kernel/endpoint.ts'
import { comparisons, periodNames, scopes } from '#kernel/period.ts'
import { Total, CalendarDay, Done, Id, Instant } from '#kernel/shapes.ts'
import { healthLevels, tabs, widgetNames, widgetSizes } from './rules.ts'

const Days = z.object({ from: CalendarDay, to: CalendarDay })

/** What a period is held against; `none`: nothing. */
export const compared = [...comparisons, 'none'] as const

/** What is told: over which days, compared with which, of whom; what is left out is as one last chose. */
const asked = {
  period: z.enum(periodNames).optional(),
  /** Of a `custom` period. */
  from: CalendarDay.optional(),
  to: CalendarDay.optional(),
  compare: z.enum(compared).optional(),
  scope: z.enum(scopes).optional(),
  /** Of the scope `store`. */
  store: Id.optional(),
}
const Asked = z.object(asked)
export type AskedOfHome = z.output<typeof Asked>

export const Context = z.object({
  period: z.enum(periodNames),
  from: CalendarDay,
  to: CalendarDay,
  compare: z.enum(compared),
  /** Told of nothing where nothing is compared. */
  before: Days,
  scope: z.enum(scopes),
  store: Id.nullable(),
  /** What the scope comes to: the filters of every list. */
  narrowing: z.object({ seller: Id.optional(), store: Id.optional() }),
  /** Whether it is as one last chose it, and not as a board starts. */
  remembered: z.boolean(),
})
export type Context = z.output<typeof Context>

export const Layout = z.object({
  order: z.array(z.enum(widgetNames)).max(60),
  sizes: z.partialRecord(z.enum(widgetNames), z.enum(widgetSizes)),
  hidden: z.array(z.enum(widgetNames)).max(60),
})

/** Where a list stands that some figure opens; it is absent where the role may not read it. */
const Told = z.object({
  name: z.string(),
  /** Null where only the amount is told. */
  count: z.int().nullable(),
  amount: Total.nullable(),
})
const Waiting = z.object({
  id: Id,
  number: z.string(),
  customer: z.string(),
  amount: Total,
  days: z.int(),
})

export const home = endpoint('GET', '/home', {
  summary:
    'The home dashboard of a person: how they keep it, and the figures of a tab; each is the sum of the list that it opens. A widget that cannot be read is named in `failed`, alone.',
  input: Asked.extend({ tab: z.enum(tabs).optional() }),
  output: z.object({
    /** What there is, up to a hundred of each: for the first steps of an empty company. */
    there: z.object({ customers: z.int(), items: z.int(), quotes: z.int(), invoices: z.int() }),
    context: Context,
    choices: z.object({
      scopes: z.array(z.enum(scopes)),
      stores: z.array(z.object({ id: Id, name: z.string() })),
    }),
    layout: Layout,
    /** Whether the layout is one’s own, and not what the role starts with. */
    own: z.boolean(),
    /** How many may write quotes: where it is one, nothing is told by seller. */
    sellers: z.int(),
    figures: z.array(Told),
    /** The invoices that are late for longest, and the quotes that expire soonest. */
    oldest: z.array(Waiting),
    soonest: z.array(Waiting),
    failed: z.array(z.enum(widgetNames)),
  }),
})

const refusals = ['dashboard_needs_person'] as const

export const keepHome = endpoint('PUT', '/home', {
  summary:
    'Remembers how one keeps the home dashboard: its layout, and what it tells; a null gives back what it starts with.',
  input: z.object({
    layout: Layout.nullable().optional(),
    settings: Asked.nullable().optional(),
  }),
  output: Done,
  refusals: [...refusals, 'not_found'],
})

export const keepHomeOfRole = endpoint('PUT', '/home/default', {
  summary: 'Makes a layout what those of a role start with; null gives back the usual one.',
  input: z.object({ role: Id.optional(), layout: Layout.nullable() }),
  output: Done,
  refusals: ['not_found'],
})

const Bar = Days.extend({ value: Total, before: Total.nullable() })

export const homeSales = endpoint('GET', '/home/sales', {
  summary: 'Sales of the period by day, week or month, beside those of the period compared with.',
  input: Asked,
  output: z.object({ grain: z.enum(['day', 'week', 'month']), bars: z.array(Bar) }),
})

export const homeTeam = endpoint('GET', '/home/team', {
  summary:
    'What each seller sold in the period, their orders, and the quotes that they sent and had signed.',
  input: Asked,
  output: z.object({
    rows: z.array(
      z.object({
        /** Null: of nobody. */
        id: Id.nullable(),
        name: z.string(),
        sales: Total,
        /** How many orders of the period, confirmed and not cancelled. */
        orders: z.int(),
        sent: z.int(),
        signed: z.int(),
      }),
    ),
  }),
})

export const answers = ['signed', 'pending', 'lost'] as const
const Answered = z.object({ count: z.int(), amount: Total })

export const homeAnswers = endpoint('GET', '/home/answers', {
  summary:
    'Of the quotes sent in each of the last twelve months: those signed, lost, and pending; and how long those of the period took to be signed.',
  input: Asked,
  output: z.object({
    rows: z.array(
      Days.extend({ signed: Answered, pending: Answered, lost: Answered, month: z.string() }),
    ),
    /** Median days from a quote of the period to its signature; null where none is signed. */
    days: z.int().nullable(),
    /** From the signature to the first invoice, and from there to the last payment; null where there is none. */
    daysToInvoice: z.int().nullable(),
    daysToPay: z.int().nullable(),
  }),
})

/** By what sales are ranked: each is a dimension of the analyses, which it opens. */
export const rankedBy = [
  'customer',
  'family',
  'item',
  'brand',
  'kind',
  'venue',
  'store',
  'distributor',
] as const

export const homeRanking = endpoint('GET', '/home/rankings', {
  summary: 'Who bought, or what was sold, for most in the period: the ten first, and the rest.',
  input: Asked.extend({ of: z.enum(rankedBy) }),
  output: z.object({
    rows: z.array(
      z.object({
        /** What an analysis is narrowed to: a record, or a word; '' where there is none. */
        key: z.string(),
        name: z.string(),
        amount: Total,
      }),
    ),
    rest: z.object({ count: z.int(), amount: Total }),
    total: Total,
    /** By what there is anything to rank: what the company never fills is not offered. */
    offered: z.array(z.enum(rankedBy)),
  }),
})

export const homeDebtors = endpoint('GET', '/home/debtors', {
  summary: 'The five customers who owe most.',
  input: Asked,
  output: z.object({
    rows: z.array(z.object({ id: Id, name: z.string(), balance: Total, overdue: Total })),
  }),
})

export const homeForecast = endpoint('GET', '/home/forecast', {
  summary:
    'When what is owed should come in: each invoice as many days after its date as its customer takes to pay, on its due day where that is not known; an open credit note today. Each part opens the list of invoices under `expectedFrom` and `expectedTo`, or `expectedUnknown`; `known` under `delayKnown`.',
  input: Asked,
  output: z.object({
    rows: z.array(z.object({ name: z.enum(forecasts), count: z.int(), amount: Total })),
    /** Of how much the delay of the client is known. */
    known: Total,
  }),
})

export const homeMargin = endpoint('GET', '/home/margin', {
  summary: 'What was sold in the period, what it cost, and what is left of it.',
  input: Asked,
  output: z.object({ sales: Total, cost: Total, margin: Total }),
  refusals: ['margin_hidden'],
})

export const homeActivity = endpoint('GET', '/home/activity', {
  summary:
    'What each colleague noted, called, visited, sent by e-mail and finished of their tasks in the period: each count opens its list, `/deeds`.',
  input: Asked,
  output: z.object({
    rows: z.array(
      z.object({
        ...{ id: Id, name: z.string() },
        ...{ notes: z.int(), calls: z.int(), visits: z.int(), mails: z.int() },
        tasks: z.int(),
      }),
    ),
  }),
})

export const eventKinds = ['quote_signed', 'order', 'delivery', 'invoice', 'payment'] as const

export const homeEvents = endpoint('GET', '/home/events', {
  summary: 'The latest ten things that happened to deals.',
  input: Asked,
  output: z.object({
    rows: z.array(
      z.object({
        kind: z.enum(eventKinds),
        id: Id,
        label: z.string(),
        at: Instant,
        who: z.string().nullable(),
      }),
    ),
  }),
})

const level = z.enum(healthLevels)

export const homeHealth = endpoint('GET', '/home/health', {
  summary:
    'How the installation is, for those who administer the company: its backup, the jobs and messages that did not go through, the room left on the disk, what the last check of the books found.',
  input: z.object({}),
  output: z.object({
    version: z.string(),
    /** The day of the last backup, null where none was made from here. */
    backup: z.object({ level, day: CalendarDay.nullable(), days: z.int() }),
    /** `waiting`: due, or to be tried again; `oldest` is when the first of them was left behind. */
    jobs: z.object({
      level,
      givenUp: z.int(),
      waiting: z.int(),
      oldest: Instant.nullable(),
    }),
    mails: z.object({ level, failed: z.int() }),
    /** In bytes; null with a database server of its own, whose disk is not ours to see. */
    disk: z.object({ level, free: z.int(), whole: z.int() }).nullable(),
    checkup: z.object({
      level,
      /** Null before the first night. */
      at: Instant.nullable(),
      differences: z.int(),
      /** Checks that could not be made, or took too long. */
      unchecked: z.int(),
    }),
  }),
})

/** Why a signed deal asks for something: what is late, what may be invoiced, what waits to be issued. */
export const dealReasons = ['late', 'step', 'delivered', 'draft', 'idle'] as const

export const homeDeals = endpoint('GET', '/home/deals', {
  summary:
    'The billing state of signed deals that are not done with: what was signed, invoiced, what is left to invoice and to collect (tax included), those that something is to be done of first, and why.',
  input: Asked,
  output: z.object({
    count: z.int(),
    toAct: z.int(),
    signed: Total,
    invoiced: Total,
    left: Total,
    outstanding: Total,
    rows: z.array(
      z.object({
        kind: z.enum(['quote', 'order']),
        id: Id,
        number: z.string(),
        customer: z.string(),
        day: CalendarDay,
        signed: Total,
        invoiced: Total,
        left: Total,
        outstanding: Total,
        /** `idle`: signed for more than 30 days, and nothing invoiced. */
        reasons: z.array(z.enum(dealReasons)),
      }),
    ),
  }),
})
