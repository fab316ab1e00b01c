// What a list shows when one arrives: what the link says; else the view that one opens it with; else
// the filters of the last time. Pure.
import type { View, Views } from '../../views.ts'
import type { Query } from '../../location.ts'

/** The name, in an address, of the view that is shown. */
export const viewName = 'vue'
/** What stands in its place where everything is shown of a list that opens with a view. */
export const everything = 'tout'

/** What an address becomes on arrival; null where it says it all. */
export function arrivalOf(
  written: Query,
  name: string,
  { views, lists }: Views,
  kept: Query | null,
): Query | null {
  const said = Object.keys(written).filter((one) => one !== 'row')
  if (said.length === 0) {
    const first = lists.find(({ list }) => list === name)?.view
    const view = views.find(({ id }) => id === first)
    if (view) return addressOfView(view)
    return kept && Object.keys(kept).length > 0 ? kept : null
  }
  if (said.length > 1 || said[0] !== viewName) return null
  const view = views.find(({ id, list }) => id === written[viewName] && list === name)
  return view && Object.keys(view.query).length > 0 ? addressOfView(view) : null
}

/** The query string of a view: its name and all that it says, so that a link tells it whole. */
export const addressOfView = ({ id, query }: Pick<View, 'id' | 'query'>): Query => ({
  ...query,
  [viewName]: id,
})

/** What a view remembers of an address: the order that is the list's own anyway is left out. */
export function rememberedOf(
  said: { filters: Query; q: string; group: string; sort: string; direction: string },
  own: { by: string; direction: string },
): Query {
  const { filters, q, group, sort, direction } = said
  const sorted = sort !== own.by || direction !== own.direction
  return {
    ...filters,
    ...(q ? { q } : {}),
    ...(group ? { group } : {}),
    ...(sorted ? { sort, direction } : {}),
  }
}

/** Whether two views say the same, whatever the order of their words. */
export const sameQuery = (a: Query, b: Query): boolean => {
  const written = (query: Query) =>
    JSON.stringify(Object.entries(query).toSorted(([one], [other]) => (one < other ? -1 : 1)))
  return written(a) === written(b)
}
