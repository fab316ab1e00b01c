// The columns of a list as this person likes them, on whatever machine; or as the view in force says,
// with what was changed of it and not saved yet.
import { useSyncExternalStore } from 'react'
import { chooseList } from '#features/base/views/contract.ts'
import { call } from '../../api.ts'
import { type Density, setPreferences, usePreferences } from '../../preferences.ts'
import { type Layout, useChangeViews, useViews, type View } from '../../views.ts'
import type { Column, ListDefinition } from './definition.ts'
import { sameLayout, shownIn, toldOf, wholeLayout } from './layout.ts'

export type LayoutState<R, W> = {
  /** Those shown, in order. */
  readonly columns: readonly Column<R, W>[]
  /** All that the list has. */
  readonly all: readonly Column<R, W>[]
  readonly layout: Layout
  readonly density: Density
  readonly change: (to: Layout) => void
  readonly setDensity: (to: Density) => void
  readonly reset: () => void
  /** Nothing was chosen: there is nothing to take back. */
  readonly plain: boolean
  /** The view in force is shown otherwise than it says. */
  readonly changed: boolean
  /** What a view would remember. */
  readonly said: Layout
}

export function useLayout<R, W>(
  { name, columns: declared }: ListDefinition<R, W>,
  view: View | null,
  filters: Readonly<Record<string, string>>,
): LayoutState<R, W> {
  const columns = toldOf(declared, filters)
  const { density: mine } = usePreferences()
  const { lists } = useViews()
  const changeViews = useChangeViews()
  const drafts = useDrafts()
  const own = lists.find(({ list }) => list === name)?.layout ?? {}
  const draft = view ? drafts[view.id] : undefined
  const layout = draft ?? view?.layout ?? own
  const density = (view && layout.density) || mine

  function change(to: Layout): void {
    if (view) return setDraft(view.id, to)
    changeViews(({ views, lists: all }) => ({
      views,
      lists: [
        ...all.filter(({ list }) => list !== name),
        { list: name, layout: to, view: all.find(({ list }) => list === name)?.view ?? null },
      ],
    }))
    keepSoon(name, to)
  }
  const start = view ? view.layout : {}
  return {
    columns: shownIn(columns, layout),
    all: columns,
    layout,
    density,
    change,
    setDensity: (to) =>
      view ? change({ ...layout, density: to }) : setPreferences({ density: to }),
    reset: () => (view ? setDraft(view.id, undefined) : change({})),
    plain: sameLayout(columns, layout, start),
    changed: view !== null && draft !== undefined && !sameLayout(columns, draft, view.layout),
    said: { ...wholeLayout(columns, layout), density },
  }
}

/** Forgets what was changed of a view: it is saved, or given up. */
export const forgetDraft = (view: string): void => setDraft(view, undefined)

let drafts: Readonly<Record<string, Layout | undefined>> = {}
const listeners = new Set<() => void>()

function setDraft(view: string, to: Layout | undefined): void {
  drafts = { ...drafts, [view]: to }
  for (const listener of listeners) listener()
}

const useDrafts = () =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => drafts,
  )

const waiting = new Map<string, { timer: number; layout: Layout }>()

/** Tells the server once one stops choosing. */
function keepSoon(list: string, layout: Layout): void {
  clearTimeout(waiting.get(list)?.timer)
  waiting.set(list, { timer: window.setTimeout(() => keep(list), 500), layout })
}

function keep(list: string): void {
  const kept = waiting.get(list)
  if (!kept) return
  clearTimeout(kept.timer)
  waiting.delete(list)
  // What could not be kept for later is still as one likes it here.
  call(chooseList, { list, layout: kept.layout }, { keepalive: true }).catch(() => undefined)
}

addEventListener('pagehide', () => {
  for (const list of waiting.keys()) keep(list)
})
