// The run of a list that this browser follows: kept by its id, so that a closed tab finds it again.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import {
  type Run,
  type Selection as Sent,
  showBulk,
  startBulk,
  stopBulk,
  undoBulk,
} from '#features/base/bulk/contract.ts'
import { isOpen } from '#features/base/bulk/rules.ts'
import { call, keyOf, newKey, toProblem } from '../../api.ts'
import { chosenCompany } from '../../company-choice.ts'
import { readStored, store } from '../../preferences.ts'
import type { ApiProblem } from '../../problem.ts'
import type { BulkJob, Selection } from './definition.ts'

const pause = 700 // ms between two looks at a run

export type Bulk<R> = ReturnType<typeof useBulk<R>>

export function useBulk<R>(list: string, onStarted: () => void) {
  const queries = useQueryClient()
  const memory = `comptoir.bulk.${chosenCompany() ?? ''}.${list}`
  const [id, setId] = useState<string | null>(() => readStored<string>(memory))
  const [asked, setAsked] = useState<{ action: BulkJob<R>; selection: Sent } | null>(null)
  const [shown, setShown] = useState(false)
  const [pending, setPending] = useState(false)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const opened = useRef('')
  const followed = useQuery({
    queryKey: [...keyOf(showBulk), id],
    queryFn: ({ signal }) => call(showBulk, { id: id as string }, { signal }),
    enabled: id !== null,
    retry: false,
    refetchInterval: ({ state }) => (state.data && !isOpen(state.data.state) ? false : pause),
  })
  const run = id === null ? null : (followed.data ?? null)

  const forget = () => {
    store(memory, null)
    setId(null)
    setShown(false)
  }
  useEffect(() => {
    // Gone with the company, or with the month.
    if (followed.error) forget()
  }, [followed.error])
  useRefreshedAtEnd(run)

  async function attempt(act: () => Promise<Run>): Promise<void> {
    setPending(true)
    setProblem(null)
    try {
      const told = await act()
      queries.setQueryData([...keyOf(showBulk), told.id], told)
      store(memory, told.id)
      setId(told.id)
      setAsked(null)
      setShown(true)
    } catch (error) {
      setProblem(toProblem(error))
    } finally {
      setPending(false)
    }
  }

  return {
    asked,
    run,
    shown,
    pending,
    problem,
    ask: (action: BulkJob<R>, selection: Selection<R>) => {
      opened.current = newKey()
      setProblem(null)
      setAsked({ action, selection: sentOf(selection) })
    },
    giveUp: () => setAsked(null),
    /** With what its form says by then. */
    start: async (options: Readonly<Record<string, unknown>>) => {
      if (!asked) return
      const { action, selection } = asked
      await attempt(async () => {
        const input = { act: action.act, selection, options }
        const told = await call(startBulk, input, { idempotencyKey: opened.current })
        onStarted()
        return told
      })
    },
    stop: () => attempt(() => call(stopBulk, { id: id as string })),
    undo: () => attempt(() => call(undoBulk, { id: id as string })),
    show: () => setShown(true),
    /** Out of sight: it goes on, and the foot of the list tells how far it is. */
    hide: () => (run && isOpen(run.state) ? setShown(false) : forget()),
    dismiss: forget,
  }
}

/** A selection as it is sent: ids, or the filters and those left out. */
export const sentOf = <R>({ all, ids, query }: Selection<R>): Sent =>
  all ? { all: { ...query }, except: [...ids] } : { ids: [...ids] }

/** What a run may have changed is read again once it has ended: the list, and what leans on it. */
function useRefreshedAtEnd(run: Run | null): void {
  const queries = useQueryClient()
  const before = useRef<Run | null>(null)
  useEffect(() => {
    const was = before.current
    before.current = run
    if (!run || isOpen(run.state) || (was?.id === run.id && was.state === run.state)) return
    const isRead = (key: readonly unknown[]) =>
      String(key[0]).startsWith('GET ') && key[0] !== keyOf(showBulk)[0]
    void queries.invalidateQueries({ predicate: ({ queryKey }) => isRead(queryKey) })
  }, [run])
}
