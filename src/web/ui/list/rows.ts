// The rows of a list over a known total: windows of 100, fetched as they come into view.
import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import { keyOf, readWith } from '../../api.ts'
import type { ApiProblem } from '../../problem.ts'
import type { ListAnswer, ListEndpoint } from './definition.ts'
import type { Group } from './entries.ts'
import type { Query } from '../../location.ts'

export const windowSize = 100

export type Rows<R> = {
  readonly at: (index: number) => R | undefined
  /** The rows of the window in view: what one calls a page. */
  readonly page: readonly R[]
  /** null until the first answer. */
  readonly answer: ListAnswer | null
  readonly total: number
  readonly problem: ApiProblem | null
  /** What is shown belongs to the filters before: shown dimmed. */
  readonly stale: boolean
  readonly refetch: () => void
}

/** The window that a row belongs to. */
export const windowOf = (index: number): number => Math.floor(index / windowSize)

/** The rows of some windows, and the total, sums and indicators. */
export function useRows<R>(
  endpoint: ListEndpoint,
  query: Query,
  wanted: readonly number[],
): Rows<R> {
  const from = wanted[0] ?? 0
  const windows = useQueries({ queries: wanted.map((window) => asked(endpoint, query, window)) })
  // The window in view keeps its predecessor's rows on screen while filters change.
  const present = useQuery({ ...asked(endpoint, query, from), placeholderData: keepPreviousData })
  const kept = useRef<ListAnswer | null>(null)
  const answer = windows.find((one) => one.data)?.data ?? present.data ?? kept.current
  kept.current = answer
  const failed = windows.find((one) => one.error)
  return {
    at: (index) => {
      const window = windowOf(index)
      const data =
        windows[wanted.indexOf(window)]?.data ?? (window === from ? present.data : undefined)
      return data?.rows[index % windowSize] as R | undefined
    },
    page: ((windows[0]?.data ?? present.data)?.rows ?? []) as readonly R[],
    answer,
    total: answer?.total ?? 0,
    problem: (failed?.error as ApiProblem | null | undefined) ?? null,
    stale: present.isPlaceholderData,
    refetch: () => windows.forEach((one) => void one.refetch()),
  }
}

function asked(endpoint: ListEndpoint, query: Query, window: number) {
  const written = { ...query, offset: window * windowSize, limit: windowSize }
  return {
    queryKey: [...keyOf(endpoint), 'window', query, window],
    queryFn: ({ signal }: { signal: AbortSignal }) =>
      readWith(endpoint, written, signal) as Promise<ListAnswer>,
    staleTime: 15_000,
  }
}

/** The groups of a list, where it is grouped; null while they are on their way, or for none. */
export function useGroups(endpoint: ListEndpoint, query: Query): readonly Group[] | null {
  const written = { ...query, heads: 'true', offset: 0, limit: 1 }
  const grouped = Boolean(query['group'])
  const heads = useQuery({
    queryKey: [...keyOf(endpoint), 'heads', query],
    queryFn: ({ signal }) => readWith(endpoint, written, signal) as Promise<ListAnswer>,
    enabled: grouped,
    staleTime: 15_000,
    // While filters change, the groups before stay; those of another grouping do not.
    placeholderData: (before, asked) =>
      (asked?.queryKey.at(-1) as Query | undefined)?.['group'] === query['group']
        ? before
        : undefined,
  })
  return grouped ? (heads.data?.groups ?? null) : null
}
