import { type Day, day, endOfMonth, monthOf } from '#kernel/day.ts'
import { cutOf, type Ledger, monthsBetween, openDays, openWeekdays } from './ledger.ts'
import { lastMonth, nothing, type OpenDays } from './methods.ts'
import {
  foresee,
  type Foreseen,
  leastMonths,
  type MethodName,
  methodNames,
  type Projection,
  projection,
} from './projection.ts'
import { pastOf } from './similar.ts'
import { type Kind, kinds, type Situation, situationsOf } from './situation.ts'

// A back-test walks the months forward: each is foreseen from what was known on the evening of its day,
// and then compared with what it became. What is learned comes from earlier months alone.

/** A month of a customer, foreseen and then known: cents. */
export type Walked = Projection & {
  readonly customer: string
  readonly month: string
  readonly outcome: number
  /** What the plain ways would have said of the month, by its calendar: for comparison. */
  readonly plain: { readonly runRate: number; readonly lastMonth: number; readonly nothing: number }
}

/** How far each way was, by kind of customer, over the months walked so far: sums of cents. */
type Errors = ReadonlyMap<Kind, ReadonlyMap<MethodName, number>>

/** Months walked, below which no way has proved itself better than `similar` for a kind. */
const proof = 6
/** What a way must be better by to be preferred: less is chance. */
const margin = 0.97

export type Asked = {
  /** From the evening of which date months are seen. */
  readonly date: number
  /** Whose public holidays are not worked ("FR"). */
  readonly country: string
  /** The last day of which everything is known: months that end later are not tested. */
  readonly known: Day
}

/** Foresees every month that can be, of every customer with enough months before it. */
export function backTest(ledgers: readonly Ledger[], asked: Asked): Walked[] {
  const months = monthsOf(ledgers, asked.known)
  return [...walk(ledgers, months, situationsByMonth(ledgers, months, asked.date), asked)]
}

/** The way that each kind of customer is foreseen by. */
export type Ways = Readonly<Record<Kind, MethodName>>

/** Walks the months one foresight at a time, so that none need be kept; ends with what it learned. */
export function* walk(
  ledgers: readonly Ledger[],
  months: readonly string[],
  situations: readonly (readonly Situation[])[],
  asked: Pick<Asked, 'date' | 'country'>,
): Generator<Walked, Ways> {
  const errors = new Map(kinds.map((kind) => [kind, new Map<MethodName, number>()]))
  let [walks, learned]: [number, Situation[]] = [0, []]
  for (const [index, month] of months.entries()) {
    const now = situations[index] ?? []
    const open = openAt(ledgers, months, index, asked)
    const past = pastOf(learned, open)
    const ways = waysOf(errors, walks)
    const foreseen: { situation: Situation; seen: Foreseen }[] = []
    for (const situation of now.filter(({ active }) => active >= leastMonths)) {
      const seen = foresee(situation, past, open)
      foreseen.push({ situation, seen })
      const { customer, rest, soFar, kind } = situation
      yield {
        ...projection(situation, seen, ways[kind]),
        customer,
        month,
        outcome: soFar + rest,
        plain: {
          runRate: soFar * calendarPace(cutOf(month, asked.date)),
          lastMonth: soFar + lastMonth(situation, open),
          nothing: soFar + nothing(situation, open),
        },
      }
    }
    // Errors are booked once the whole month is foreseen: nothing of a month is used to foresee it.
    for (const { situation, seen } of foreseen) {
      const booked = errors.get(situation.kind) as Map<MethodName, number>
      for (const name of methodNames)
        booked.set(name, (booked.get(name) ?? 0) + Math.abs(seen.rest[name] - situation.rest))
    }
    if (foreseen.length > 0) walks++
    learned = [...learned, ...now]
  }
  return waysOf(errors, walks)
}

const waysOf = (errors: Errors, walks: number): Ways =>
  Object.fromEntries(kinds.map((kind) => [kind, chosen(errors, kind, walks)])) as Ways

/** The pace of the month so far, kept for every day that remains of the calendar. */
function calendarPace(cut: Day): number {
  return Number(endOfMonth(cut).slice(8)) / Number(cut.slice(8))
}

/** The way with the least error for a kind of customer, once it is proved to be better. */
function chosen(errors: Errors, kind: Kind, walks: number): MethodName {
  const booked = errors.get(kind)
  const usual = booked?.get('similar')
  if (!booked || usual === undefined || walks < proof) return 'similar'
  const best = [...booked].reduce((a, b) => (b[1] < a[1] ? b : a))
  return best[1] < usual * margin ? best[0] : 'similar'
}

/** The months of the ledgers, the first to the last that is over. */
export function monthsOf(ledgers: readonly Ledger[], known: Day): string[] {
  const firsts = ledgers.flatMap(({ sales }) => sales[0]?.day ?? [])
  const lasts = ledgers.flatMap(({ sales }) => sales.at(-1)?.day ?? [])
  if (firsts.length === 0) return []
  const first = monthOf(firsts.reduce((a, b) => (b < a ? b : a)))
  const last = monthOf(lasts.reduce((a, b) => (b > a ? b : a)))
  return monthsBetween(first, last).filter((month) => endOfMonth(day(`${month}-01`)) <= known)
}

/** Of each month, the situations of those who had bought before it. */
export function situationsByMonth(
  ledgers: readonly Ledger[],
  months: readonly string[],
  date: number,
): Situation[][] {
  const byMonth: Situation[][] = months.map(() => [])
  if (months.length === 0) return byMonth
  for (const ledger of ledgers)
    for (const [index, one] of situationsOf(ledger, months, date).entries())
      if (one) byMonth[index]?.push(one)
  return byMonth
}

/** Selling days as they were known when the month began: its weekdays come from earlier sales. */
export function openAt(
  ledgers: readonly Ledger[],
  months: readonly string[],
  index: number,
  { date, country }: Pick<Asked, 'date' | 'country'>,
): OpenDays {
  const open = openWeekdays(ledgers, day(`${months[index]}-01`))
  const days = months
    .slice(0, index + 1)
    .map((month) => openDays(cutOf(month, date), open, country))
  return { ...(days.at(-1) as { soFar: number; rest: number }), before: days.slice(0, -1) }
}

/** What a back-test found, of all its months or of a part of them. */
export type Measured = {
  readonly months: number
  /** Mean absolute errors, in cents: of the projection and of the plain ways. */
  readonly error: number
  readonly runRate: number
  readonly lastMonth: number
  readonly nothing: number
  /** The part of months that ended within the range, and the mean width of the range, in cents. */
  readonly within: number
  readonly width: number
}

/** Adds up a back-test; nothing walked measures nothing. */
export function measured(walked: readonly Walked[]): Measured | null {
  const count = walked.length
  if (count === 0) return null
  const mean = (of: (one: Walked) => number): number =>
    walked.reduce((all, one) => all + of(one), 0) / count
  const off = (said: number, one: Walked): number => Math.abs(said - one.outcome)
  return {
    months: count,
    error: mean((one) => off(one.likely, one)),
    runRate: mean((one) => off(one.plain.runRate, one)),
    lastMonth: mean((one) => off(one.plain.lastMonth, one)),
    nothing: mean((one) => off(one.plain.nothing, one)),
    within: mean(({ low, high, outcome }) => (low <= outcome && outcome <= high ? 1 : 0)),
    width: mean(({ low, high }) => high - low),
  }
}
