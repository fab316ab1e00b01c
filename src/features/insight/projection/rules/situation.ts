import { type Day, daysBetween } from '#kernel/day.ts'
import { buyingDays, cutOf, halvesOf, type Halves, type Ledger } from './ledger.ts'

/**
 * How a customer buys, which decides how the rest of their month is foreseen:
 * `frequent` at least three days a month, `regular` every month, `irregular` most months, `rare` fewer.
 */
export const kinds = ['frequent', 'regular', 'irregular', 'rare'] as const
export type Kind = (typeof kinds)[number]

/** What is known of a customer on the evening of a day, of the months before and of this one. */
export type Situation = {
  readonly customer: string
  /** The place of the month among those of the history. */
  readonly index: number
  readonly kind: Kind
  /** Months before this one in which something was bought or credited. */
  readonly active: number
  /** What the customer buys in a month, on average since the first that they bought in: cents. */
  readonly scale: number
  readonly soFar: number
  /** The months before, from the first that they bought in. */
  readonly before: readonly Halves[]
  /** The place of the first of these. */
  readonly first: number
  /** How they buy, in figures that are alike from one customer to the other. */
  readonly traits: readonly number[]
  /** What they bought in the rest of the month; unknown, and 0, for a month that is not over. */
  readonly rest: number
}

/** Months that tell how a customer buys: two years, so that what they were long ago fades. */
const memory = 24

/**
 * Every situation of a customer, month by month from the second that they bought in: those of the past
 * are what a projection learns from, the last is what it foresees. A month is told from what came before
 * its own cut alone.
 */
export function situationsOf(
  ledger: Ledger,
  months: readonly string[],
  date: number,
): (Situation | null)[] {
  const halves = halvesOf(ledger, months, date)
  const first = halves.findIndex(bought)
  const bookings = buyingDays(ledger, ledger.sales.at(-1)?.day ?? cutOf(months[0] as string, 1))
  return months.map((month, index) =>
    first < 0 || index <= first
      ? null
      : situation(ledger.customer, halves, first, index, cutOf(month, date), bookings),
  )
}

function situation(
  customer: string,
  halves: readonly Halves[],
  first: number,
  index: number,
  cut: Day,
  bookings: readonly Day[],
): Situation | null {
  const start = Math.max(first, index - memory)
  const before = halves.slice(start, index)
  const active = before.filter(bought).length
  const scale = before.reduce((all, one) => all + one.soFar + one.rest, 0) / before.length
  const known = bookings.filter((on) => on <= cut)
  const [earliest, latest] = [known[0], known.at(-1)]
  if (scale <= 0 || active === 0 || !earliest || !latest) return null
  const { soFar, rest } = halves[index] as Halves
  const span = daysBetween(earliest, cut) + 1
  const often = active / before.length
  return {
    customer,
    index,
    kind: kindOf(known.length / (span / 30.4), often),
    active,
    scale,
    soFar,
    before,
    first: start,
    traits: [
      Math.log1p(span / known.length),
      1.5 * (before.filter(({ rest: later }) => later > 0).length / before.length),
      0.7 * Math.sqrt(Math.max(0, soFar / scale)),
      0.4 * Math.log1p(daysBetween(latest, cut)),
      before.filter((one) => one.soFar + one.rest > 0).length / before.length,
    ],
    rest,
  }
}

const bought = ({ soFar, rest }: Halves): boolean => soFar !== 0 || rest !== 0

function kindOf(perMonth: number, often: number): Kind {
  if (perMonth >= 3) return 'frequent'
  if (often > 0.99 && perMonth >= 1.3) return 'regular'
  return often >= 0.6 ? 'irregular' : 'rare'
}
