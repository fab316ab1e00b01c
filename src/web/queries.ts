import { QueryClient } from '@tanstack/react-query'
import { onSignedOut } from './api.ts'
import { ApiProblem } from './problem.ts'
import { sessionKey } from './session.ts'

/** What has been read, and how long it is believed. */
export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      gcTime: 10 * 60_000,
      // A refusal stays a refusal; a cut connection is worth two more tries.
      retry: (times, problem) =>
        problem instanceof ApiProblem && problem.code === 'offline' && times < 2,
    },
  },
})

// A session that ended while one works: asking again who is there leads to the sign-in page.
onSignedOut(() => void queries.invalidateQueries({ queryKey: sessionKey }))
