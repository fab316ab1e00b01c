// How many records wait to be read in the inbox: the badge of the menu, kept fresh by live.ts.
import { useQuery } from '@tanstack/react-query'
import { send } from './api.ts'
import { apiRoot } from './wire.ts'

const path = '/notifications/pressing'

/** The key that `keyOf(countPressing, {})` makes: its contract stays out of the first chunk. */
const key = [`GET ${path}`, {}]

export const useInboxCount = (): number =>
  useQuery({
    queryKey: key,
    queryFn: async ({ signal }) => {
      const answer = await send('GET', apiRoot + path, null, { signal })
      return (await answer.json()) as { count: number }
    },
    staleTime: 60_000,
    refetchOnWindowFocus: true,
  }).data?.count ?? 0
