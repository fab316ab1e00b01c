// What is learned of a company for a day, so that the month of any one client is foreseen at once.
import { type Day, endOfMonth, monthOf } from '#kernel/day.ts'
import { monthsOf, openAt, situationsByMonth, walk, type Ways } from './back-test.ts'
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
  /** Those of them in which something was bought. */
  readonly active: number
  /**
   * Those that tell how good it is: something was bought, or was foreseen and did not come. Where nothing
   * was foreseen and nothing came, nothing was risked, and nothing is proved.
   */
  readonly told: number
  readonly error: number
  /** What was bought in the active months. */
  readonly outcome: number
  /** How many months of those that tell ended within their range. */
  readonly within: number
}

/** Months whose projections are compared with what they became. */
const walkedMonths = 12

export type Learned = { readonly model: Model; readonly tested: ReadonlyMap<string, Tested> }

/** Learns from what every client bought: seconds of work. Null where nothing was ever sold. */
export function learn(
  ledgers: readonly Ledger[],
  { day, country }: { readonly day: Day; readonly country: string },
): Learned | null {
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
    const { customer, month } = step.value
    if (month >= recent) tested.set(customer, withMonth(tested.get(customer), step.value))
  }
  const open = openAt(ledgers, months, over, asked)
  const past = pastOf(situations.slice(0, over).flat(), open)
  return { model: { day, months, open, past, ways: step.value }, tested }
}

const untested: Tested = { months: 0, active: 0, told: 0, error: 0, outcome: 0, within: 0 }

/** What is known of the projections of a client, with one more month of theirs. */
export function withMonth(
  so: Tested = untested,
  { likely, low, high, outcome }: Readonly<Record<'likely' | 'low' | 'high' | 'outcome', number>>,
): Tested {
  const active = outcome > 0
  const told = active || outcome !== 0 || likely !== 0
  return {
    months: so.months + 1,
    active: so.active + (active ? 1 : 0),
    told: so.told + (told ? 1 : 0),
    error: so.error + Math.abs(likely - outcome),
    outcome: so.outcome + (active ? outcome : 0),
    within: so.within + (told && low <= outcome && outcome <= high ? 1 : 0),
  }
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

export type Confidence = 'high' | 'medium' | 'low' | 'unmeasured'

/** Months with purchases among those that were walked, below which no error is told: it would be chance. */
export const leastMeasured = 4

/** How far off the projections of a client were. */
export type Accuracy = {
  /** The mean absolute error of the months that tell: cents. */
  readonly error: number
  /** The same, in parts of what the client buys in a month in which they buy. */
  readonly share: number
}

/** Null where too few months with purchases were walked to tell. */
export function accuracyOf(tested: Tested | null): Accuracy | null {
  if (!tested || tested.active < leastMeasured) return null
  const { active, told, error, outcome } = tested
  return { error: error / told, share: error / told / (outcome / active) }
}

/**
 * How far a projection can be trusted, from how it did on this very client: high where it was off by a
 * fifth of an active month at most, over six active months at least; medium by two fifths, over four.
 */
export function confidenceOf(tested: Tested | null): Confidence {
  const accuracy = accuracyOf(tested)
  if (!tested || !accuracy) return 'unmeasured'
  if (tested.active >= 6 && accuracy.share <= 0.2) return 'high'
  return accuracy.share <= 0.4 ? 'medium' : 'low'
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
