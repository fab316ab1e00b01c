// The `F` box: from a value that one types to the filters that it may mean. Pure.
import { readTyped } from '#kernel/format.ts'
import { type Cents, text as written } from '#kernel/money.ts'
import type { Day } from '#kernel/day.ts'
import type { Formats } from '../../formats.ts'
import { readTypedDay } from '../../typed-day.ts'
import type { Choice, Filter } from './definition.ts'
import { folded } from '../../folded.ts'
import { namedPeriods, periodsTyped } from './periods.ts'
import type { ListWords } from './words.ts'

export type Suggestion = {
  readonly id: string
  readonly field: string
  readonly value: string
  readonly choice?: Choice
  /** What it sets in the query string; null opens the filter's own form. */
  readonly change: Readonly<Record<string, string>> | null
  readonly filter: number
}

type Setting<W> = {
  readonly filters: readonly Filter<W>[]
  readonly words: W
  readonly list: ListWords
  readonly formats: Formats
  readonly today: Day
  readonly query: Readonly<Record<string, string>>
}

/** What is offered for a typed text, the likeliest first; for no text, the choices of each filter. */
export function suggestions<W>(typed: string, setting: Setting<W>): readonly Suggestion[] {
  const text = folded(typed)
  const all = setting.filters.flatMap((filter, index) => ofFilter(filter, index, typed, setting))
  return text === '' ? all : likeliest(all, typed, setting.filters).slice(0, 12)
}

/** The same, the likeliest for a typed text first. */
export function likeliest(
  all: readonly Suggestion[],
  typed: string,
  filters: readonly { readonly kind: Filter<never>['kind'] }[],
): readonly Suggestion[] {
  const rank = (one: Suggestion) => rankOf(one, folded(typed), filters[one.filter]?.kind)
  return all.toSorted((a, b) => rank(b) - rank(a))
}

// A value that begins with what is typed, then one that has it or a field that does; what was
// understood as a period or an amount; last the words as they are, which any text may be.
function rankOf({ value, field }: Suggestion, text: string, kind: string | undefined): number {
  if (kind === 'text') return 0
  const said = folded(value)
  if (said.startsWith(text)) return 4
  if (said.includes(text) || folded(field).includes(text)) return 3
  return kind === 'days' || kind === 'amounts' ? 2 : 1
}

function ofFilter<W>(
  filter: Filter<W>,
  index: number,
  typed: string,
  setting: Setting<W>,
): Suggestion[] {
  const field = filter.label(setting.words)
  const make = (value: string, change: Suggestion['change'], choice?: Choice): Suggestion => ({
    id: `${index}-${value}`,
    field,
    value,
    change,
    filter: index,
    ...(choice ? { choice } : {}),
  })
  const text = folded(typed)
  const asked = text === '' || folded(field).startsWith(text)
  switch (filter.kind) {
    case 'choice':
      return filter
        .options(setting.words)
        .filter(({ label }) => asked || folded(label).includes(text))
        .map((choice) =>
          make(choice.label, { [filter.name]: added(setting, filter, choice) }, choice),
        )
    case 'flag':
      return asked || folded(field).includes(text)
        ? [make(setting.list.yes, { [filter.name]: 'true' })]
        : []
    case 'text':
      return text
        ? [make(setting.list.contains(typed.trim()), { [filter.name]: typed.trim() })]
        : []
    case 'days':
      return periods(filter, typed, asked, setting).map((one) => make(one.label, one.change))
    case 'amounts':
      return amounts(filter, typed, asked, setting).map((one) => make(one.label, one.change))
    case 'record': // the records themselves are found on the server, beside these
      return asked || folded(field).includes(text) ? [make(setting.list.chooseRecord, null)] : []
  }
}

function added<W>(
  { query }: Setting<W>,
  filter: Extract<Filter<W>, { kind: 'choice' }>,
  choice: Choice,
): string {
  const present = filter.many ? (query[filter.name]?.split(',').filter(Boolean) ?? []) : []
  return [...new Set([...present, choice.value])].join(',')
}

type Offer = { readonly label: string; readonly change: Suggestion['change'] }

function periods<W>(
  filter: Extract<Filter<W>, { kind: 'days' }>,
  typed: string,
  asked: boolean,
  { today, list, formats }: Setting<W>,
): Offer[] {
  const set = (from: Day, to: Day) => ({ [filter.from]: from, [filter.to]: to })
  const named = asked
    ? namedPeriods(today, list).slice(2, 6)
    : periodsTyped(typed, today, list, formats.month)
  const offers = named.map(({ label, from, to }) => ({ label, change: set(from, to) }))
  const day = asked ? null : readTypedDay(typed, today)
  const dayOffers =
    day && !offers.length ? [{ label: list.onDay(formats.day(day)), change: set(day, day) }] : []
  return [...offers, ...dayOffers, ...(asked ? [{ label: list.choosePeriod, change: null }] : [])]
}

function amounts<W>(
  filter: Extract<Filter<W>, { kind: 'amounts' }>,
  typed: string,
  asked: boolean,
  { list, formats }: Setting<W>,
): Offer[] {
  if (asked) return [{ label: list.chooseAmounts, change: null }]
  const range = /^(.+?)(?: a |-|\.\.| à | to )(.+)$/.exec(typed.trim())
  const [low, high] = [readAmount(range?.[1]), readAmount(range?.[2])]
  if (low !== null && high !== null) {
    const label = list.between(formats.amount(low), formats.amount(high))
    return [
      {
        label,
        change: { [filter.from]: written(low, 'cents'), [filter.to]: written(high, 'cents') },
      },
    ]
  }
  const sign = /^([<>≤≥]=?)?\s*(.+)$/.exec(typed.trim())
  const amount = readAmount(sign?.[2])
  if (amount === null) return []
  const least = {
    label: list.atLeast(formats.amount(amount)),
    change: { [filter.from]: written(amount, 'cents') },
  }
  const most = {
    label: list.atMost(formats.amount(amount)),
    change: { [filter.to]: written(amount, 'cents') },
  }
  if (!sign?.[1]) return [least, most]
  return /^[<≤]/.test(sign[1]) ? [most] : [least]
}

const readAmount = (typed: string | undefined): Cents | null =>
  typed === undefined ? null : (readTyped(typed, 'cents') as Cents | null)
