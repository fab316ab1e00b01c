// What a signal is judged by. Facts come from queries; what the role may not read is null there.
import type { Day } from '#kernel/day.ts'
import type { Cents } from '#kernel/money.ts'

export type Facts = {
  readonly today: Day
  /** When they buy: null for whoever has never bought, or where the role reads no invoices. */
  readonly bought: {
    readonly first: Day
    readonly last: Day
    /** The days that usually lie between two purchases: null before the fourth. */
    readonly usual: number | null
    /** The most days that lay between two, over two years. */
    readonly longest: number | null
    /** On how many days they bought, a year ago, over the time that they have been silent now. */
    readonly quietBefore: number
  } | null
  /** Before tax, credit notes taken off. */
  readonly sales: {
    readonly recent: Cents
    /** The same days a year ago, and on how many of them they bought. */
    readonly before: Cents
    readonly daysBefore: number
    /** What they bought a year ago in the days that come now. */
    readonly coming: Cents
    /** Over 12 months, and over the 12 months before. */
    readonly year: Cents
    readonly yearBefore: Cents
  } | null
  readonly debt: { readonly overdue: Cents; readonly since: Day | null } | null
  /** Days from invoice to payment: of the last five that were paid, and of the fifteen before. */
  readonly paying: { readonly now: number; readonly before: number } | null
  /** Quotes without an answer, of the last months. */
  readonly quotes: {
    /** Still valid: those that end within ten days, and the others. */
    readonly expiring: Quotes & { readonly until: Day | null }
    readonly waiting: Quotes & { readonly since: Day | null }
    /** Ended lately without an answer. */
    readonly expired: Quotes
  } | null
  readonly orders: {
    readonly open: number
    /** To be delivered before today, and not delivered. */
    readonly late: number
    readonly lateNet: Cents
  } | null
  /** The last day on which they signed a quote, of the last months. */
  readonly signed: Day | null
  readonly lateTasks: number
  /** The last exchange of these 90 days, and the next one planned. */
  readonly lastContact: Day | null
  readonly nextContact: Day | null
}

export type Quotes = { readonly count: number; readonly net: Cents }
