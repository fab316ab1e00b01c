// Where one is in a list: search, filters and sort live in the address (a link says it all); columns
// and the last filters are remembered on this device, shown as such, and a link always wins.
import { useEffect, useState } from 'react'
import { useQueryString, useSetQueryString } from '../../navigation.ts'
import { readStored, store } from '../../preferences.ts'
import type { Filter, ListDefinition } from './definition.ts'

export type Query = Readonly<Record<string, string>>

export type ListState = {
  /** The filters in force, by input name. */
  readonly filters: Query
  readonly q: string
  readonly sort: { readonly by: string; readonly direction: 'asc' | 'desc' }
  /** All of it as the endpoint takes it, without the window. */
  readonly query: Query
  /** The filters were remembered, not chosen just now. */
  readonly remembered: boolean
  readonly setFilters: (change: Readonly<Record<string, string | undefined>>) => void
  readonly clear: () => void
  readonly setQ: (q: string) => void
  readonly setSort: (by: string, direction: 'asc' | 'desc') => void
}

/** The input names that a filter sets. */
export const namesOf = <W>(filter: Filter<W>): readonly string[] =>
  filter.kind === 'days' || filter.kind === 'amounts' ? [filter.from, filter.to] : [filter.name]

export function useListState<R, W>(definition: ListDefinition<R, W>, fixed: Query): ListState {
  const address = useQueryString()
  const setAddress = useSetQueryString()
  const memory = `comptoir.list.${definition.name}.filters`
  const [remembered, setRemembered] = useState(false)
  const names = definition.filters.flatMap(namesOf)
  const filters = Object.fromEntries(
    names.flatMap((name) => (address[name] ? [[name, address[name]] as const] : [])),
  )
  const by = address['sort'] ?? definition.sort.by
  const direction = (address['direction'] as 'asc' | 'desc') ?? definition.sort.direction
  const q = address['q'] ?? ''

  useEffect(() => {
    const kept = readStored<Query>(memory)
    if (!kept || Object.keys(kept).length === 0 || Object.keys(address).length > 0) return
    setAddress(kept)
    setRemembered(true)
    // Once, on arrival: later the address is the person's own.
  }, [])

  function setFilters(change: Readonly<Record<string, string | undefined>>): void {
    const next = Object.entries({ ...filters, ...change }).filter(([, value]) => value)
    store(memory, next.length > 0 ? Object.fromEntries(next) : null)
    setRemembered(false)
    setAddress({ ...change, row: undefined })
  }

  return {
    filters,
    q,
    sort: { by, direction },
    query: { ...fixed, ...filters, ...(q ? { q } : {}), sort: by, direction },
    remembered,
    setFilters,
    clear: () => {
      setFilters(Object.fromEntries(names.map((name) => [name, undefined])))
      if (q) setAddress({ q: undefined })
    },
    setQ: (typed) => setAddress({ q: typed || undefined, row: undefined }),
    setSort: (to, way) => setAddress({ sort: to, direction: way, row: undefined }),
  }
}

export type ColumnChoice = {
  /** Keys in the order shown. */
  readonly shown: readonly string[]
  readonly order: readonly string[]
  readonly toggle: (key: string) => void
  readonly move: (key: string, step: 1 | -1) => void
}

/** Which columns are shown and in which order: the lead first, always. */
export function useColumnChoice<R, W>({ name, columns }: ListDefinition<R, W>): ColumnChoice {
  const memory = `comptoir.list.${name}.columns`
  type Kept = { readonly order: readonly string[]; readonly hidden: readonly string[] }
  const [kept, setKept] = useState<Kept>(
    () =>
      readStored<Kept>(memory) ?? {
        order: columns.map(({ key }) => key),
        hidden: columns.filter(({ extra }) => extra).map(({ key }) => key),
      },
  )
  const keys = columns.filter(({ leads }) => !leads).map(({ key }) => key)
  const lead = columns.filter(({ leads }) => leads).map(({ key }) => key)
  // A column that the program gained since is put last; one that it lost is forgotten.
  const order = [
    ...kept.order.filter((key) => keys.includes(key)),
    ...keys.filter((key) => !kept.order.includes(key)),
  ]
  function keep(next: Kept): void {
    setKept(next)
    store(memory, next)
  }
  return {
    shown: [...lead, ...order.filter((key) => !kept.hidden.includes(key))],
    order,
    toggle: (key) => {
      const hidden = kept.hidden.includes(key)
        ? kept.hidden.filter((one) => one !== key)
        : [...kept.hidden, key]
      keep({ order, hidden })
    },
    move: (key, step) => {
      const at = order.indexOf(key)
      const to = at + step
      if (to < 0 || to >= order.length) return
      keep({ order: order.toSpliced(at, 1).toSpliced(to, 0, key), hidden: kept.hidden })
    },
  }
}
