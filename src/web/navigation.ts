// Moving about, for components.
import { createContext, useContext } from 'react'
import { changeQuery, here, type Location, move, type Query, rename } from './location.ts'

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

/** Changes the query string in place: undefined or '' takes a name away. Adds no history by default. */
export const useSetQueryString = (): typeof changeQuery => changeQuery
