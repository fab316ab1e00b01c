// A question as its address writes it: what is measured, by what it is told, over which days, of whom.
// The screen, a saved analysis, a widget and a file all read the same words.
import {
  addDays,
  addMonths,
  type Day,
  daysBetween,
  endOfMonth,
  readDay,
  startOfMonth,
} from '#kernel/day.ts'
import {
  comparedWith,
  type Comparison,
  comparisons,
  type Days,
  monthsOf,
  mondayOf,
  type Period,
  type PeriodChoice,
  type PeriodName,
  periodNames,
  periodOf,
} from '#kernel/period.ts'
import {
  aboutMeasure,
  absent,
  type Dimension,
  dimensions,
  isSpan,
  type Measure,
  measures,
  narrowing,
  type Span,
  whyNotBy,
  whyNotUndated,
} from '../rules.ts'

/** By what a figure is narrowed, under the names that `GET /analytics` gives them. */
export const narrowings = [...narrowing, 'undated'] as const
export type Narrowing = (typeof narrowings)[number]

/** Why a measure is not narrowed by something, or null. */
export const whyNotNarrowed = (measure: Measure, one: Narrowing): 'not_told_by' | null =>
  one === 'undated' ? whyNotUndated(measure) : whyNotBy(measure, one)

export type Question = {
  readonly measure: Measure
  /** None, one or two. */
  readonly by: readonly Dimension[]
  readonly period: PeriodChoice
  readonly compare: Comparison | null
  readonly narrowed: Readonly<Partial<Record<Narrowing, string>>>
}

/** Query strings by name. */
export type Written = Readonly<Record<string, string>>

/** What is asked where an address says nothing. */
export const usual: Question = {
  measure: 'sales',
  by: ['month'],
  period: { name: 'year12' },
  compare: 'lastYear',
  narrowed: {},
}

/** The question of an address; what it does not say, or says wrongly, is the usual. */
export function questionOf(written: Written): Question {
  const measure = among(measures, written['measure']) ?? usual.measure
  const said = written['by'] === 'none' ? [] : (written['by']?.split(',') ?? usual.by)
  const by = [...new Set(said)].flatMap((one) => among(dimensions, one) ?? []).slice(0, 2)
  const compare =
    written['compare'] === 'none' ? null : (among(comparisons, written['compare']) ?? usual.compare)
  return {
    measure,
    by: by.map((one) => (one === 'client' ? 'customer' : one)),
    period: periodIn(written),
    compare,
    narrowed: Object.fromEntries(
      narrowings.flatMap((name) => (written[name] ? [[name, written[name]]] : [])),
    ),
  }
}

function periodIn(written: Written): PeriodChoice {
  const { from: first = '', to: last = '' } = written
  const [from, to] = [readDay(first), readDay(last)]
  if (from && to) return { name: 'custom', from, to }
  const name = among(periodNames, written['period'])
  return name && name !== 'custom' ? { name } : usual.period
}

const among = <T extends string>(all: readonly T[], one: string | undefined): T | undefined =>
  all.find((known) => known === one)

/** The address of a question, whole: a link to it says all of it. */
export function writtenOf({ measure, by, period, compare, narrowed }: Question): Written {
  return {
    measure,
    by: by.join(',') || 'none',
    ...(period.name === 'custom'
      ? { from: period.from, to: period.to }
      : { period: period.name satisfies PeriodName }),
    compare: compare ?? 'none',
    ...narrowed,
  }
}

/** The names that an address may have of a question: a new one leaves none of the old. */
export const questionNames: readonly string[] = [
  'measure',
  'by',
  'period',
  ...Object.keys({ from: '', to: '' }),
  'compare',
  'sort',
  ...narrowings,
]

/** What is due is due today, whenever it was invoiced: it has a period only where one is chosen. */
const isOfNow = ({ measure, period }: Question): boolean =>
  aboutMeasure[measure].subject === 'due' && period.name !== 'custom'

/** Whether a question can be compared: what is due today was not kept as it was. */
export const isComparable = ({ measure }: Question): boolean =>
  aboutMeasure[measure].subject !== 'due'

export type Told = { readonly period: Period | null; readonly before: Days | null }

/** The days that a question is about today (null: all), and those that they are compared with. */
export function daysOf(question: Question, today: Day, fiscalMonth: number): Told {
  if (isOfNow(question)) return { period: null, before: null }
  const period = periodOf(question.period, today, fiscalMonth)
  const how = isComparable(question) ? question.compare : null
  return { period, before: how && comparedWith(period, how, today) }
}

/** The input of `GET /analytics` for a question over some days. */
export const inputOf = ({ measure, by, narrowed }: Question, days: Days | null) => ({
  measure,
  ...(by.length > 0 && { by: [...by] }),
  ...(days && { from: days.from, to: days.to }),
  ...narrowedIn(narrowed),
  limit: by.length > 1 ? 5_000 : 2_000,
})

/** What is narrowed, as the contract has it: nothing where the address says that there is none. */
function narrowedIn({ undated, ...narrowed }: Question['narrowed']) {
  const given: Partial<Record<Exclude<Narrowing, 'undated'>, string>> = Object.fromEntries(
    Object.entries(narrowed).map(([name, value]) => [name, value === absent ? '' : value]),
  )
  return { ...given, ...(undated && { undated: 'true' as const }) }
}

/** The days of a key of time ("2026-03", "2026-W13", "2026-Q2"), or null where it is none. */
export function daysOfKey(span: Span, key: string): Days | null {
  if (span === 'day') {
    const one = readDay(key)
    return one && { from: one, to: one }
  }
  if (span === 'week') {
    const [, year, week] = /^(\d{4})-W(\d{2})$/.exec(key) ?? []
    if (!year || !week) return null
    const from = addDays(mondayOf(`${year}-01-04` as Day), (Number(week) - 1) * 7)
    return { from, to: addDays(from, 6) }
  }
  const [, year, quarter] = /^(\d{4})(?:-Q([1-4]))?/.exec(key) ?? []
  const month = span === 'month' ? key.slice(5, 7) : quarter ? String(Number(quarter) * 3 - 2) : '1'
  const from = readDay(`${year}-${month.padStart(2, '0')}-01`)
  if (!year || !from) return null
  const months = span === 'month' ? 1 : span === 'quarter' ? 3 : 12
  return { from, to: endOfMonth(addMonths(from, months - 1)) }
}

/** Every key of time that some days touch, in order: what nothing happened in is shown as nothing. */
export function keysOf(span: Span, days: Days): readonly string[] {
  if (span === 'month') return monthsOf(days)
  const keys: string[] = []
  for (let at = days.from; at <= days.to && keys.length < 800; at = nextOf(span, at))
    keys.push(keyOf(span, at))
  return keys
}

const nextOf = (span: Span, at: Day): Day => {
  if (span === 'day') return addDays(at, 1)
  if (span === 'week') return addDays(mondayOf(at), 7)
  return addMonths(startOfMonth(firstOf(span, at)), span === 'quarter' ? 3 : 12)
}

const firstOf = (span: Span, at: Day): Day => daysOfKey(span, keyOf(span, at))?.from ?? at

/** The key of a day, as the database writes it. */
export function keyOf(span: Span, at: Day): string {
  const year = at.slice(0, 4)
  const month = Number(at.slice(5, 7))
  if (span === 'day') return at
  if (span === 'month') return at.slice(0, 7)
  if (span === 'quarter') return `${year}-Q${Math.ceil(month / 3)}`
  if (span === 'year') return year
  // The year of a week is that of its Thursday.
  const monday = mondayOf(at)
  const thursday = addDays(monday, 3)
  const first = mondayOf(`${thursday.slice(0, 4)}-01-04` as Day)
  const weeks = daysBetween(first, monday) / 7
  return `${thursday.slice(0, 4)}-W${String(weeks + 1).padStart(2, '0')}`
}

/** The dimension of time of a question, if it has one. */
export const spanOf = (by: readonly Dimension[]): Span | null => by.find(isSpan) ?? null
