// The views that one sees and what one likes of each list: read once, kept in this browser too, so
// that a list opens as it should before the server has answered.
import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Layout, listViews, View } from '#features/base/views/contract.ts'
import type { OutputOf } from '#kernel/endpoint.ts'
import { send } from './api.ts'
import { chosenCompany } from './company-choice.ts'
import { readStored, store } from './preferences.ts'
import type { ApiProblem } from './problem.ts'
import { apiRoot } from './wire.ts'

export type Views = OutputOf<typeof listViews>
export type { Layout, View }

const none: Views = { views: [], lists: [] }
const memory = () => `comptoir.views.${chosenCompany() ?? ''}`
const key = () => ['views', chosenCompany()] as const

// Every field travels as it is, so that the contract stays out of the first page.
async function readViews(): Promise<Views> {
  const answer = await send('GET', `${apiRoot}/views`, null, {})
  const read = (await answer.json()) as Views
  store(memory(), read)
  return read
}

/** What is known of views; `known` is false until this browser has heard of them once. */
export function useViews(): Views & { readonly known: boolean } {
  const { data } = useQuery<Views, ApiProblem>({
    queryKey: key(),
    queryFn: readViews,
    staleTime: 60_000,
    initialData: () => readStored<Views>(memory()) ?? undefined,
    initialDataUpdatedAt: 0,
  })
  return { ...(data ?? none), known: data !== undefined }
}

/** Changes what is shown of views, at once; the server is told beside. */
export function useChangeViews(): (change: (views: Views) => Views) => void {
  const queries = useQueryClient()
  return (change) => {
    // An answer on its way would bring back what was.
    void queries.cancelQueries({ queryKey: key() })
    const changed = change(queries.getQueryData<Views>(key()) ?? none)
    queries.setQueryData<Views>(key(), changed)
    store(memory(), changed)
  }
}

/** Asks again: what was shown did not come true. */
export const rereadViews = (queries: QueryClient): Promise<void> =>
  queries.invalidateQueries({ queryKey: key() })
