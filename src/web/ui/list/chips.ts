import { useQueries, useQuery } from '@tanstack/react-query'
import { type Day, readDay } from '#kernel/day.ts'
import { type Cents, read } from '#kernel/money.ts'
import { useToday } from '../../session.ts'
import { useWords } from '../../words.ts'
import type { Filter, Tools } from './definition.ts'
import { namedPeriods, wholePeriod } from './periods.ts'
import type { Query } from '../../location.ts'
import { namesOf } from './state.ts'
import { listWords } from './words.ts'

type ListWords = typeof listWords.fr

/** What a chip says of its filter: "Envoyé, Signé", "mars 2026", "≥ 1 000,00 €". */
export function useChipText<W>(
  filter: Filter<W>,
  query: Query,
  { words, formats }: Tools<W>,
): string {
  const list = useWords(listWords)
  const today = useToday()
  const named = useQuery(nameAsked(filter, query))
  return chipText(filter, query, { words, formats, list, today, name: named.data })
}

/** The filters in force, as their chips say them: "État : Envoyé · Client : Martin". */
export function useSaidFilters<W>(
  filters: readonly Filter<W>[],
  query: Query,
  tools: Tools<W>,
): readonly string[] {
  const words = useWords(listWords)
  const today = useToday()
  const set = filters.filter((filter) => namesOf(filter).some((name) => query[name]))
  const names = useQueries({ queries: set.map((filter) => nameAsked(filter, query)) })
  return set.map((filter, at) => {
    const about = { ...tools, list: words, today, name: names[at]?.data }
    return words.saidFilter(filter.label(tools.words), chipText(filter, query, about))
  })
}

/** The name of the record that a filter holds, as it is asked; nothing where it holds none. */
function nameAsked<W>(filter: Filter<W>, query: Query) {
  const record = filter.kind === 'record' ? filter : null
  const id = record ? (query[record.name] ?? '') : ''
  return {
    queryKey: ['filter name', record?.name, id],
    queryFn: ({ signal }: { signal: AbortSignal }) => record!.nameOf(id, signal),
    enabled: id !== '',
    staleTime: 300_000,
  }
}

/** The same, once the name of the record that it may hold is known. */
function chipText<W>(
  filter: Filter<W>,
  query: Query,
  {
    words,
    formats,
    list,
    today,
    name: known,
  }: Tools<W> & { list: ListWords; today: Day; name: string | undefined },
): string {
  switch (filter.kind) {
    case 'record':
      return known ?? '…'
    case 'flag':
      return query[filter.name] === 'false' ? list.no : list.yes
    case 'text':
      return list.contains(query[filter.name] ?? '')
    case 'choice': {
      const values = query[filter.name]?.split(',') ?? []
      const labels = values.map(
        (value) => filter.options(words).find((one) => one.value === value)?.label ?? value,
      )
      return labels.length > 2
        ? `${labels.slice(0, 2).join(', ')} ${list.more(labels.length - 2)}`
        : labels.join(', ')
    }
    case 'days': {
      const [from, to] = [readDay(query[filter.from] ?? ''), readDay(query[filter.to] ?? '')]
      const period = namedPeriods(today, list).find((one) => one.from === from && one.to === to)
      if (period) return period.label
      const whole = from && to ? wholePeriod(from, to) : null
      if (whole?.month) return formats.month(whole.month)
      if (whole?.week) return list.week(whole.week, whole.year)
      if (from && to && from === to) return list.onDay(formats.day(from))
      if (from && to) return list.betweenDays(formats.day(from), formats.day(to))
      if (from) return list.fromDay(formats.day(from))
      return to ? list.untilDay(formats.day(to)) : '…'
    }
    case 'amounts': {
      const amount = (name: string) => {
        const cents = read(query[name] ?? '', 'cents')
        return cents === null ? null : formats.amount(cents as Cents)
      }
      const [from, to] = [amount(filter.from), amount(filter.to)]
      if (from && to) return list.between(from, to)
      if (from) return list.atLeast(from)
      return to ? list.atMost(to) : '…'
    }
  }
}
