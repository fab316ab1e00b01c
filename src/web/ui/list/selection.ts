import { useMemo, useState } from 'react'
import type { Selection } from './definition.ts'
import type { Query } from '../../location.ts'

export type Picking<R> = {
  readonly selection: Selection<R>
  readonly has: (id: string) => boolean
  readonly toggle: (row: R) => void
  readonly addRange: (rows: readonly R[]) => void
  readonly pickAll: () => void
  readonly clear: () => void
  /** Whether rows offer their box though none is picked: asked for where there is no column of them. */
  readonly begun: boolean
  readonly begin: () => void
}

type State<R> = {
  readonly all: boolean
  /** Picked, or left out where all are picked. */
  readonly rows: ReadonlyMap<string, R>
  readonly of: string
}

/**
 * What is selected. Other filters are another list: the selection is then empty; another order of the
 * same rows keeps it. `stale` rows are of the filters before: none of them is picked, but all of those
 * to come may be, by whoever does not wait for them.
 */
export function usePicking<R>(
  idOf: (row: R) => string,
  query: Query,
  { total, stale }: { readonly total: number; readonly stale: boolean },
): Picking<R> {
  const written = JSON.stringify(query)
  const of = JSON.stringify({ ...query, sort: '', direction: '', group: '' })
  const [begun, setBegun] = useState(false)
  const [kept, setState] = useState<State<R>>({ all: false, rows: new Map(), of })
  const state = kept.of === of ? kept : { all: false, rows: new Map<string, R>(), of }
  return useMemo(() => {
    const { all, rows } = state
    const change = (to: Partial<State<R>>) => setState({ ...state, ...to, of })
    return {
      selection: {
        all,
        count: all ? total - rows.size : rows.size,
        uncounted: all && stale,
        ids: [...rows.keys()],
        rows: all ? [] : [...rows.values()],
        query,
      },
      has: (id) => rows.has(id) !== all,
      toggle: (row) => {
        if (stale) return
        const next = new Map(rows)
        if (!next.delete(idOf(row))) next.set(idOf(row), row)
        change({ rows: next })
      },
      addRange: (range) => {
        if (stale) return
        const next = new Map(rows)
        for (const row of range) {
          if (all) next.delete(idOf(row))
          else next.set(idOf(row), row)
        }
        change({ rows: next })
      },
      pickAll: () => change({ all: true, rows: new Map() }),
      clear: () => {
        change({ all: false, rows: new Map() })
        setBegun(false)
      },
      begun,
      begin: () => setBegun(!begun),
    }
    // `state` holds all that matters; the query is part of it as text.
  }, [state.all, state.rows, written, total, stale, begun])
}

/** Whether nothing is selected: a selection that is not counted yet is one. */
export const isEmpty = <R>({ count, uncounted }: Selection<R>): boolean => count === 0 && !uncounted
