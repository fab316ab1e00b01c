// What an import tells: the same report for a dry run, an import and a file that changes nothing.
import type { Day } from '#kernel/day.ts'
import type { Cents } from '#kernel/money.ts'
import type { ColumnMap } from './columns.ts'
import type { DayOrder } from './days.ts'
import type { DecimalMark } from './numbers.ts'
import type { LineReason, Notice } from './reasons.ts'

/** How the file was read. */
type ReportedFormat = {
  readonly compressed: boolean
  readonly encoding: string
  readonly separator: string
  readonly decimals: DecimalMark
  /** The order of its dates; ISO dates have only one. */
  readonly dates: DayOrder | 'iso'
  /** Whether some date of the file proves that order. */
  readonly datesProven: boolean
}

export type Problem = {
  readonly reason: LineReason
  readonly lines: number
  readonly amount: Cents
  /** The first of them. */
  readonly samples: readonly { readonly line: number; readonly content: string }[]
}

export type Counts = {
  readonly invoices: number
  readonly creditNotes: number
  readonly customers: number
  readonly items: number
}

/**
 * The counts at the top describe the *file*: `lines` are `accepted` or `refused`, `acceptedSum` and
 * `refusedSum` add up to the file's (each line rounded to the cent), and `invoices`, `creditNotes`,
 * `customers`, `items` are those that its accepted lines make. `created` is what was new to the
 * company, `alreadyThere` how many documents were not: the same file twice creates nothing.
 */
export type Report = Counts & {
  readonly dryRun: boolean
  readonly fileName: string
  readonly sha256: string
  readonly bytes: number
  readonly format: ReportedFormat
  readonly headers: readonly string[]
  readonly columns: ColumnMap
  readonly vat: number
  readonly lines: number
  readonly accepted: number
  readonly refused: number
  readonly acceptedSum: Cents
  readonly refusedSum: Cents
  /** Documents to the walk-in customer. */
  readonly counterSales: number
  /** Documents that an earlier import has already brought, line for line. */
  readonly alreadyThere: number
  readonly created: Counts
  readonly firstDay: Day | null
  readonly lastDay: Day | null
  readonly months: readonly {
    readonly month: string
    readonly invoices: number
    readonly creditNotes: number
    readonly net: Cents
  }[]
  readonly problems: readonly Problem[]
  readonly notices: readonly {
    readonly notice: Notice
    readonly count: number
    readonly examples: readonly string[]
  }[]
}
