import { useIsFetching, useQueryClient } from '@tanstack/react-query'
import { RefreshCw } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import type { Endpoint } from '#kernel/endpoint.ts'
import { momentOf } from '#kernel/day.ts'
import { keyOf } from '#web/api.ts'
import { useCompany } from '#web/session.ts'
import { useWords } from '#web/words.ts'
import { Button } from '../Button.tsx'
import { widgetWords } from './words.ts'

/**
 * « Actualiser », and since when what is shown is true: the oldest of the page's reads. All are asked
 * again together.
 */
export function Refresh({ reads }: { reads: readonly Endpoint[] }) {
  const words = useWords(widgetWords)
  const { timeZone } = useCompany()
  const queries = useQueryClient()
  const names = new Set(reads.map((read) => String(keyOf(read)[0])))
  const isOurs = ({ queryKey }: { queryKey: readonly unknown[] }) => names.has(String(queryKey[0]))
  const fetching = useIsFetching({ predicate: isOurs }) > 0
  const oldest = useSyncExternalStore(
    (changed) => queries.getQueryCache().subscribe(changed),
    () =>
      Math.min(
        ...queries
          .getQueryCache()
          .findAll({ type: 'active', predicate: isOurs })
          .map(({ state }) => state.dataUpdatedAt)
          .filter((at) => at > 0),
      ),
  )
  return (
    <span className="flex items-center gap-2 print:hidden">
      <span role="status" className="text-13 text-faint max-sm:hidden">
        {fetching
          ? words.refreshing
          : Number.isFinite(oldest) && words.upToDate(momentOf(new Date(oldest), timeZone).time)}
      </span>
      <Button
        icon={RefreshCw}
        onPress={() => void queries.refetchQueries({ type: 'active', predicate: isOurs })}
      >
        {words.refresh}
      </Button>
    </span>
  )
}
