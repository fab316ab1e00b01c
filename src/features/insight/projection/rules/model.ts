// What is learned of a company for a day, so that the month of any one client is foreseen at once.
import { type Day, endOfMonth, monthOf } from '#kernel/day.ts'
import { monthsOf, openAt, situationsByMonth, walk, type Walked, type Ways } from './back-test.ts'
import { type Ledger, monthsBetween } from './ledger.ts'
import type { OpenDays } from './methods.ts'
import { foresee, leastMonths, type Projection, projection } from './projection.ts'
import { type Past, pastOf } from './similar.ts'
import { situationsOf } from './situation.ts'

export type Model = {
  /** The day for which it was made: the month of it is foreseen from its evening. */
  readonly day: Day
  /** The months that it knows, the running one last. */
  readonly months: readonly string[]
  readonly open: OpenDays
  readonly past: Past
  readonly ways: Ways
}

/** How the projection of one client did, over the months that were walked: sums of cents. */
export type Tested = {
  readonly months: number
  readonly error: number
  readonly outcome: number
  /** How many months ended within their range. */
  readonly within: number
}

/** Months whose projections are compared with what they became. */
const walkedMonths = 12

export type Learned = { readonly model: Model; readonly tested: ReadonlyMap<string, Tested> }

/**
 * Learns from what every client bought, one foresight at a time: whoever asks may pause between two.
 * Ends with null where nothing was ever sold.
 */
export function* learn(
  ledgers: readonly Ledger[],
  { day, country }: { readonly day: Day; readonly country: string },
): Generator<Walked, Learned | null> {
  const date = Number(day.slice(8))
  const [first] = monthsOf(ledgers, endOfMonth(day))
  if (!first) return null
  const months = monthsBetween(first, monthOf(day))
  const situations = situationsByMonth(ledgers, months, date)
  const asked = { date, country }
  const over = months.length - 1
  const tested = new Map<string, Tested>()
  const walking = walk(ledgers, months.slice(0, over), situations, asked)
  const recent = months[Math.max(0, over - walkedMonths)] as string
  let step = walking.next()
  for (; !step.done; step = walking.next()) {
    const { customer, month, likely, low, high, outcome } = step.value
    if (month >= recent) {
      const so = tested.get(customer) ?? { months: 0, error: 0, outcome: 0, within: 0 }
      tested.set(customer, {
        months: so.months + 1,
        error: so.error + Math.abs(likely - outcome),
        outcome: so.outcome + outcome,
        within: so.within + (low <= outcome && outcome <= high ? 1 : 0),
      })
    }
    yield step.value
  }
  const open = openAt(ledgers, months, over, asked)
  const past = pastOf(situations.slice(0, over).flat(), open)
  return { model: { day, months, open, past, ways: step.value }, tested }
}

/** The running month of one client; null where too few of their months were active before it. */
export function foreseeMonth(model: Model, ledger: Ledger): Projection | null {
  const situation = situationsOf(ledger, model.months, Number(model.day.slice(8))).at(-1)
  if (!situation || situation.active < leastMonths) return null
  return projection(
    situation,
    foresee(situation, model.past, model.open),
    model.ways[situation.kind],
  )
}

/** How many of the months before the running one were active, of the last two years. */
export const activeMonths = (model: Model, ledger: Ledger): number =>
  new Set(
    ledger.sales
      .filter(({ day, net }) => net !== 0 && monthOf(day) < (model.months.at(-1) as string))
      .map(({ day }) => monthOf(day)),
  ).size

export type Confidence = 'high' | 'medium' | 'low'

/**
 * How far a projection can be trusted, from how it did on this very client: high where it was off by a
 * fifth of what they bought at most, over six months at least; medium by two fifths, over three.
 */
export function confidenceOf(tested: Tested | null): Confidence {
  if (!tested || tested.outcome <= 0) return 'low'
  const off = tested.error / tested.outcome
  if (tested.months >= 6 && off <= 0.2) return 'high'
  return tested.months >= 3 && off <= 0.4 ? 'medium' : 'low'
}

/**
 * What is signed and due this month is part of what still comes: it raises a projection that is below
 * it, and is not added to one that is above. A signed order can slip, so that the low end stays.
 */
export function withSigned(one: Projection, signed: number): Projection {
  const least = one.soFar + Math.max(0, signed)
  const raised = (to: Projection['likely']) => (to < least ? (least as Projection['likely']) : to)
  return { ...one, likely: raised(one.likely), high: raised(one.high) }
}
