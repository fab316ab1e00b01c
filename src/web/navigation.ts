// Moving about, for components.
import { createContext, useContext, useMemo, useSyncExternalStore } from 'react'
import { changeQuery, here, type Location, move, onMove, type Query, rename } from './location.ts'

export type { Query }

/** The address of what is on screen, which may lag behind the bar while the next screen comes. */
export const LocationContext = createContext<Location | null>(null)

export const useLocation = (): Location => useContext(LocationContext) ?? here()

/** Another address for the screen that one is on, which stays as it is. */
export { rename }

/** Goes to an address of the site made by `to(…)`. */
export const useGo = (): ((address: string, options?: { replace?: boolean }) => void) => move

/** The path on screen, without its query. */
export const usePath = (): string => useLocation().path

/** The query string as plain text by name. */
export const useQueryString = (): Query => useLocation().query

/**
 * The query string of the bar at once, while one stays on the screen: what a key acts upon must be what
 * the key before it asked for, not what is still drawn. Of a screen that is on its way out, its own.
 */
export function useQueryAtOnce(): Query {
  const shown = useLocation()
  const written = useSyncExternalStore(onMove, writtenNow)
  return useMemo(() => {
    const now = here()
    return now.path === shown.path ? now.query : shown.query
  }, [written, shown])
}
const writtenNow = (): string => `${location.pathname}${location.search}`

/** Changes the query string in place: undefined or '' takes a name away. Adds no history by default. */
export const useSetQueryString = (): typeof changeQuery => changeQuery
