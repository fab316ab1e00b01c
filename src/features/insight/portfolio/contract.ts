// Customers by what to do about them this week: the signal of each, and why.
import { z } from 'zod'
import { endpoint } from '#kernel/endpoint.ts'
import { anyOf, listInput, listOutput } from '#kernel/list.ts'
import { Country, StoredCountry } from '#kernel/countries.ts'
import { Total, ById, CalendarDay, Id, Line } from '#kernel/shapes.ts'
import { namesOfTiles, tileOfEach } from '#kernel/tiles.ts'
import { proposedActs, reasonCodes, signalKinds } from './rules/signal.ts'

export const SignalReason = z.object({
  code: z.enum(reasonCodes),
  kind: z.enum(signalKinds),
  /** From 0 to 100. */
  weight: z.int(),
  /** What it is about, and what that is compared with. */
  amount: Total.nullable(),
  before: Total.nullable(),
  count: z.int().nullable(),
  days: z.int().nullable(),
  /** The days that are usual. */
  usual: z.int().nullable(),
  /** In whole percents. */
  share: z.int().nullable(),
  day: CalendarDay.nullable(),
})

export const Signal = z.object({
  /** At risk, in need of service, an opportunity: the most pressing first; none where all is calm. */
  kinds: z.array(z.enum(signalKinds)),
  /** From 0 to 100: reasons add to each other. */
  urgency: z.int(),
  /** What may be lost or won. */
  stake: Total,
  reasons: z.array(SignalReason),
  act: z.enum(proposedActs).nullable(),
  /** The last exchange of these 90 days, and the next one planned. */
  lastContact: CalendarDay.nullable(),
  nextContact: CalendarDay.nullable(),
})

export const customerSignal = endpoint('GET', '/customers/:id/signal', {
  summary:
    'What to do about a customer this week: at risk, in need of service, an opportunity; with the reasons, their figures and a proposed act.',
  input: ById,
  output: Signal,
})

export const portfolioSorts = [
  'priority',
  'urgency',
  'stake',
  'name',
  'turnover',
  'trend',
  'overdue',
  'lastInvoice',
] as const

/** A signal, or none of them. */
export const standings = [...signalKinds, 'calm'] as const

/** One tile by signal; a customer may be under several. */
export const portfolioTiles = tileOfEach(standings, 'signal', 'turnover')

export const PortfolioRow = z.object({
  id: Id,
  code: z.string(),
  name: z.string(),
  city: z.string(),
  country: StoredCountry,
  email: z.string(),
  phone: z.string(),
  seller: z.string().nullable(),
  store: z.string().nullable(),
  tags: z.array(z.string()),
  ...Signal.shape,
  /** Urgency, made heavier by each tenfold of what is at stake: the order of a week. */
  priority: z.int(),
  /** Net sold over 12 months, and over the 12 before; null for a role that reads no invoices. */
  turnover: Total.nullable(),
  turnoverBefore: Total.nullable(),
  overdue: Total.nullable(),
  lastInvoiceDay: CalendarDay.nullable(),
})

export const listPortfolio = endpoint('GET', '/portfolio', {
  summary:
    'Lists customers by the signal that their documents, debts and activities give, the most pressing first; tiles tell count and sales over 12 months by signal.',
  input: listInput(portfolioSorts, {
    signal: anyOf(standings),
    seller: Id.optional(),
    store: Id.optional(),
    city: Line(100).optional(),
    country: Country.optional(),
    tag: Id.optional(),
  }),
  output: listOutput(PortfolioRow, {
    sums: ['turnover', 'turnoverBefore', 'overdue'],
    indicators: namesOfTiles(portfolioTiles),
    sum: Total.nullable(),
  }),
})
