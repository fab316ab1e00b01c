// When a document is reminded of, and when it is not: from its plan, what came of it, and the clock of
// its company. Days and whole hours of that clock are compared, never instants: an hour that comes twice,
// or not at all, changes nothing.
import type { Tone } from './letter.ts'
import { addDays, type Day, latest } from '#kernel/day.ts'
import { isWorkingDay, nextWorkingDay } from '#kernel/holidays.ts'
import { type Cents, zero } from '#kernel/money.ts'

export const kinds = ['quote', 'invoice'] as const
/** What is reminded of. */
export type Kind = (typeof kinds)[number]

export const anchors = ['sent', 'read', 'expiry', 'due'] as const
/** What a delay is counted from. */
export type Anchor = (typeof anchors)[number]
export const anchorsOf: Readonly<Record<Kind, readonly Anchor[]>> = {
  quote: ['sent', 'read', 'expiry'],
  invoice: ['due'],
}

export const channels = ['email', 'call', 'letter'] as const
export type Channel = (typeof channels)[number]
export const senders = ['seller', 'company'] as const
export type Sender = (typeof senders)[number]

export type Level = {
  readonly id: string
  readonly rank: number
  readonly anchor: Anchor
  /** Days from the anchor; negative, before it. */
  readonly delay: number
  /** From which hour of the company's clock on. */
  readonly hour: number
  readonly workingDays: boolean
  readonly tone: Tone
  readonly channel: Channel
  readonly sender: Sender
}

export const holdKinds = ['reply', 'promise', 'dispute', 'pause', 'stop'] as const
/** What holds a document back: those with a day let it go by themselves. */
export type HoldKind = (typeof holdKinds)[number]

export type Hold = { readonly kind: HoldKind; readonly until: Day | null }

export const overs = ['draft', 'signed', 'refused', 'cancelled', 'paid', 'credited'] as const
/** What ends reminders for good, as far as the document goes. */
export type Over = (typeof overs)[number]

/** What is known of a document. */
export type History = {
  /** Of the company: where one works or not. */
  readonly country: string
  readonly anchors: Readonly<Partial<Record<Anchor, Day | null>>>
  /** When it was sent or issued: no level is due by then. */
  readonly start: Day
  /** When its plan was switched on, where what came before is let be. */
  readonly since: Day | null
  readonly over: Over | null
  readonly hold: Hold | null
  /** What left of this round, by a level of the plan or by a hand. */
  readonly left: readonly { readonly level: string | null; readonly day: Day }[]
}

/** A day and a whole hour of the company's clock. */
export type Moment = { readonly day: Day; readonly hour: number }

export type Decision =
  | { readonly what: 'over'; readonly why: Over }
  | { readonly what: 'held'; readonly why: HoldKind; readonly until: Day | null }
  | { readonly what: 'send'; readonly level: Level; readonly day: Day }
  | { readonly what: 'wait'; readonly level: Level; readonly day: Day }
  | { readonly what: 'done' }

/** What is to be done of a document now. */
export function decide(levels: readonly Level[], history: History, now: Moment): Decision {
  if (history.over) return { what: 'over', why: history.over }
  const { hold } = history
  if (hold && holds(hold, now.day)) return { what: 'held', why: hold.kind, until: hold.until }
  const planned = levels
    .flatMap((level) => {
      const day = dayOfLevel(level, history)
      return day !== null && isOpen(level, day, history, now.day) ? [{ level, day }] : []
    })
    .toSorted((a, b) => compare(a.day, b.day) || a.level.rank - b.level.rank)
  // What was missed is not made up for: of all whose day has come, the last one speaks for the others.
  const reached = planned.findLast(({ day }) => day <= now.day)
  const next = reached ?? planned[0]
  if (!next) return { what: 'done' }
  const { level } = next
  const day = apart(level, next.day, history)
  const mayLeave =
    day <= now.day &&
    now.hour >= level.hour &&
    (!level.workingDays || isWorkingDay(now.day, history.country))
  return { what: mayLeave ? 'send' : 'wait', level, day }
}

/** Whether it still holds on a day: a promise until its day is over, a pause until its day. */
export function holds({ kind, until }: Hold, on: Day): boolean {
  if (until === null) return true
  return kind === 'promise' ? on <= until : on < until
}

/** The day of a level, or null where what it is counted from has not happened. */
export function dayOfLevel(
  level: Level,
  { anchors: known, country }: Pick<History, 'anchors' | 'country'>,
): Day | null {
  const from = known[level.anchor] ?? null
  if (from === null) return null
  const day = addDays(from, level.delay)
  return level.workingDays ? nextWorkingDay(day, country) : day
}

/** Whether a level whose day is known may still leave. */
function isOpen(level: Level, day: Day, history: History, today: Day): boolean {
  const { anchors: known, left, since, start } = history
  if (day <= start || (since !== null && day < since)) return false
  if (left.some((one) => one.level === level.id || day <= one.day)) return false
  // What announces a day says nothing true once that day is over; nor does what asks for an answer.
  const last = known.expiry ?? known.due ?? null
  const isBefore = level.anchor === 'sent' || level.anchor === 'read' || level.delay <= 0
  return !(isBefore && last !== null && (today > last || day > last))
}

/** A formal notice leaves the eight days that the letter before it gave; others, two. */
const gapOf = (tone: Tone): number => (tone === 'notice' ? 8 : 2)

function apart(level: Level, day: Day, { left, country }: History): Day {
  const last = left.reduce<Day | null>((met, one) => (met ? latest(met, one.day) : one.day), null)
  if (last === null) return day
  const earliest = latest(day, addDays(last, gapOf(level.tone)))
  return level.workingDays ? nextWorkingDay(earliest, country) : earliest
}

const compare = (a: Day, b: Day): number => (a < b ? -1 : a > b ? 1 : 0)

export const promises = ['kept', 'today', 'ahead', 'broken'] as const
/** How a promise to pay stands: broken from the day after, unless as much came in since. */
export type Promised = (typeof promises)[number]

export function promisedOf(
  promise: { until: Day; amount: Cents; owed: Cents },
  outstanding: Cents,
  today: Day,
): Promised {
  if (promise.owed - outstanding >= Math.min(promise.amount, promise.owed)) return 'kept'
  if (today > promise.until) return 'broken'
  return today === promise.until ? 'today' : 'ahead'
}

/** A promised sum over several invoices, the oldest first; those that it does not reach have none. */
export function spread(amount: Cents, owed: readonly Cents[]): Cents[] {
  let left = amount
  return owed.map((one) => {
    const part = (left < one ? left : one) as Cents
    left = (left - part) as Cents
    return part > 0 ? part : zero
  })
}
