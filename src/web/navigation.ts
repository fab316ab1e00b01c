// Moving about, for components: thin over the router, so that screens do not depend on its types.
import { useNavigate, useRouter, useRouterState } from '@tanstack/react-router'

/** Goes to an address of the site made by `to(…)`. */
export function useGo(): (address: string, options?: { replace?: boolean }) => void {
  const router = useRouter()
  return (address, { replace = false } = {}) => {
    if (replace) router.history.replace(address)
    else router.history.push(address)
  }
}

/** The path on screen, without its query. */
export const usePath = (): string => useRouterState({ select: (state) => state.location.pathname })

export type Query = Readonly<Record<string, string>>

/** The query string as plain text by name. */
export const useQueryString = (): Query =>
  useRouterState({ select: (state) => state.location.search as Query, structuralSharing: true })

/** Changes the query string in place: undefined or '' takes a name away. Adds no history by default. */
export function useSetQueryString(): (
  change: Readonly<Record<string, string | undefined>>,
  options?: { push?: boolean },
) => void {
  const navigate = useNavigate()
  return (change, { push = false } = {}) =>
    void navigate({
      to: '.',
      search: (before: Query) =>
        Object.fromEntries(
          Object.entries({ ...before, ...change }).filter(
            ([, value]) => value !== undefined && value !== '',
          ),
        ) as never,
      replace: !push,
      resetScroll: false,
    } as never)
}
