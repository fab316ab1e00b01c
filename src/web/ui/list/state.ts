// Where one is in a list: search, filters, order, grouping and view live in the address (a link says it
// all); the last filters are remembered on this device, shown as such, and a link always wins.
import { useEffect, useRef, useState } from 'react'
import type { Query } from '../../location.ts'
import { useQueryAtOnce, useSetQueryString } from '../../navigation.ts'
import { readStored, store } from '../../preferences.ts'
import { useViews, type View } from '../../views.ts'
import { addressOfView, arrivalOf, everything, rememberedOf, viewName } from './arrival.ts'
import type { Filter, ListDefinition } from './definition.ts'

export type ListState = {
  /** The filters in force, by input name. */
  readonly filters: Query
  readonly q: string
  readonly sort: { readonly by: string; readonly direction: 'asc' | 'desc' }
  /** What the rows are grouped by; '' for nothing. */
  readonly group: string
  /** The view that is shown, whether or not it was changed since. */
  readonly view: View | null
  /** What a view would remember of all this. */
  readonly said: Query
  /** All of it as the endpoint takes it, without the window. */
  readonly query: Query
  /** The filters were remembered, not chosen just now. */
  readonly remembered: boolean
  readonly setFilters: (change: Readonly<Record<string, string | undefined>>) => void
  readonly clear: () => void
  readonly setQ: (q: string) => void
  readonly setSort: (by: string, direction: 'asc' | 'desc') => void
  readonly setGroup: (group: string) => void
  /** Shows a view; null shows everything. */
  readonly setView: (view: Pick<View, 'id' | 'query'> | null) => void
}

/** The input names that a filter sets. */
export const namesOf = <W>(filter: Filter<W>): readonly string[] =>
  filter.kind === 'days' || filter.kind === 'amounts' ? [filter.from, filter.to] : [filter.name]

export function useListState<R, W>(
  definition: ListDefinition<R, W>,
  fixed: Query,
  inside: boolean,
): ListState {
  const memory = `comptoir.list.${definition.name}.filters`
  const { address, remembered, settle } = useAddress(definition.name, memory, inside)
  const setAddress = useSetQueryString()
  const { views, lists } = useViews()
  const opensWithView = lists.some(({ list, view }) => list === definition.name && view !== null)
  const names = definition.filters.flatMap(namesOf)
  const filters = Object.fromEntries(
    names.flatMap((name) => (address[name] ? [[name, address[name]] as const] : [])),
  )
  const by = address['sort'] ?? definition.sort.by
  const direction = (address['direction'] as 'asc' | 'desc') ?? definition.sort.direction
  const q = address['q'] ?? ''
  const asked = inside ? '' : (address['group'] ?? '')
  const group = definition.groups?.some(({ key }) => key === asked) ? asked : ''
  const shown = inside ? undefined : address[viewName]
  const view = views.find(({ id, list }) => id === shown && list === definition.name) ?? null

  function setFilters(change: Readonly<Record<string, string | undefined>>): void {
    const next = Object.entries({ ...filters, ...change }).filter(([, value]) => value)
    // What a view says is the view's, not what one did last.
    if (!view) store(memory, next.length > 0 ? Object.fromEntries(next) : null)
    settle(shown ?? '')
    setAddress({ ...change, row: undefined })
  }
  const none = Object.fromEntries(
    [...names, 'q', 'group', 'sort', 'direction', 'row', viewName].map((name) => [name, undefined]),
  )

  return {
    filters,
    q,
    sort: { by, direction },
    group,
    view,
    said: rememberedOf({ filters, q, group, sort: by, direction }, definition.sort),
    query: {
      ...fixed,
      ...filters,
      ...(q ? { q } : {}),
      ...(group ? { group } : {}),
      sort: by,
      direction,
    },
    remembered,
    setFilters,
    clear: () => {
      setFilters(Object.fromEntries(names.map((name) => [name, undefined])))
      if (q) setAddress({ q: undefined })
    },
    setQ: (typed) => setAddress({ q: typed || undefined, row: undefined }),
    setSort: (to, way) => setAddress({ sort: to, direction: way, row: undefined }),
    setGroup: (to) => setAddress({ group: to || undefined, row: undefined }),
    setView: (to) => {
      if (!to) store(memory, null)
      const place = to?.id ?? (opensWithView ? everything : '')
      settle(place)
      setAddress({ ...none, ...(to ? addressOfView(to) : { [viewName]: place }) }, { push: true })
    },
  }
}

/** Whether an address says more than which view, which is not known yet. */
const saysMore = (written: Query): boolean =>
  Object.keys(written).some((name) => name !== viewName && name !== 'row')

/**
 * The address, completed on arrival from what is remembered: shown so at once, so that nothing is asked
 * of the server that is not wanted, and written in the bar right after.
 */
function useAddress(name: string, memory: string, inside: boolean) {
  const written = useQueryAtOnce()
  const setAddress = useSetQueryString()
  const known = useViews()
  const [remembered, setRemembered] = useState(false)
  // The arrival that was seen to: once for the list itself, once for each view named alone.
  const settled = useRef<string | null>(null)
  const place = written[viewName] ?? ''
  const due = settled.current !== place
  const kept = due ? readStored<Query>(memory) : null
  const arrival = due
    ? arrivalOf(written, name, inside ? { views: [], lists: [] } : known, kept)
    : null
  useEffect(() => {
    if (!due) return
    if (arrival) {
      settled.current = arrival[viewName] ?? ''
      setAddress(arrival)
      setRemembered(arrival === kept)
    } else if (known.known || saysMore(written)) {
      settled.current = place
    }
  })
  return {
    address: arrival ? { ...written, ...arrival } : written,
    remembered,
    settle: (at: string) => {
      settled.current = at
      setRemembered(false)
    },
  }
}
