// What one does with views: shown at once, told to the server beside, with a way back.
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import {
  chooseList,
  createView,
  removeView,
  restoreView,
  starView,
  updateView,
} from '#features/base/views/contract.ts'
import { call, newKey, toProblem } from '../../api.ts'
import type { ApiProblem } from '../../problem.ts'
import { rereadViews, useChangeViews, type View } from '../../views.ts'
import { useWords } from '../../words.ts'
import { toast } from '../toasts.ts'
import type { ListState } from './state.ts'
import { forgetDraft, type LayoutState } from './use-layout.ts'
import { viewWords } from './view-words.ts'

/** What views need of what they show: a list, or anything that an address says whole. */
export type Viewed = Pick<ListState, 'said' | 'view' | 'setView'>
export type Kept = Pick<LayoutState<never, never>, 'said' | 'plain' | 'changed'>

export function useViewActs(name: string, state: Viewed, layout: Kept) {
  const words = useWords(viewWords)
  const queries = useQueryClient()
  const { pending, setPending, put, attempt, changeViews } = useShownViews()
  const [asked, ask] = useState<'new' | 'rename' | null>(null)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const { view } = state

  const save = (one: View, change: Partial<View>) =>
    attempt(async () => {
      const { id, version } = one
      put(await call(updateView, { id, version, ...fieldsOf(one), ...change }))
      forgetDraft(id)
      return true
    })

  async function giveBack({ id }: View): Promise<void> {
    const back = await attempt(() => call(restoreView, { id }))
    if (!back) return
    put(back)
    // Its star and whether the list opens with it come back with it.
    await rereadViews(queries)
  }

  return {
    asked,
    pending,
    problem,
    ask: (what: 'new' | 'rename' | null) => {
      setProblem(null)
      ask(what)
    },
    /** Saves under a name what is shown, or renames the view in force. */
    keep: async (fields: { name: string; shared: boolean }) => {
      setPending(true)
      try {
        if (asked === 'rename' && view) {
          const { id, version } = view
          put(await call(updateView, { id, version, ...fieldsOf(view), ...fields }))
        } else {
          const content = { list: name, query: state.said, layout: layout.said, ...fields }
          const saved = await call(createView, content, { idempotencyKey: newKey() })
          if (view) forgetDraft(view.id)
          put(saved)
          state.setView(saved)
        }
        ask(null)
        toast(words.saved(fields.name), { tone: 'green' })
      } catch (error) {
        setProblem(toProblem(error))
      } finally {
        setPending(false)
      }
    },
    saveChanges: async () => {
      if (!view) return
      const done = await save(view, { query: state.said, layout: layout.said })
      if (done) toast(words.saved(view.name), { tone: 'green' })
    },
    giveUp: () => {
      if (!view) return
      forgetDraft(view.id)
      state.setView(view)
    },
    share: async (one: View, shared: boolean) => {
      if ((await save(one, { shared })) && shared) toast(words.shared)
    },
    star: (one: View, starred: boolean) => {
      put({ ...one, starred })
      void attempt(() => call(starView, { id: one.id, starred }))
    },
    openWith: async (one: View | null) => {
      changeViews(({ views, lists }) => ({
        views,
        lists: [
          ...lists.filter(({ list }) => list !== name),
          {
            list: name,
            layout: lists.find(({ list }) => list === name)?.layout ?? {},
            view: one?.id ?? null,
          },
        ],
      }))
      const done = await attempt(() => call(chooseList, { list: name, view: one?.id ?? null }))
      if (done) toast(one ? words.first : words.firstNot)
    },
    remove: async (one: View) => {
      if (!(await attempt(() => call(removeView, { id: one.id })))) return
      changeViews(({ views, lists }) => ({
        lists: lists.map((choice) => (choice.view === one.id ? { ...choice, view: null } : choice)),
        views: views.filter(({ id }) => id !== one.id),
      }))
      state.setView(null)
      toast(words.removed(one.name), { undo: () => void giveBack(one) })
    },
  }
}

/** Views as they are shown, and the way to change them that takes back what does not come true. */
function useShownViews() {
  const queries = useQueryClient()
  const changeViews = useChangeViews()
  const [pending, setPending] = useState(false)

  const put = (saved: View) =>
    changeViews(({ views, lists }) => ({
      lists,
      views: [...views.filter(({ id }) => id !== saved.id), saved].toSorted((a, b) =>
        a.name.localeCompare(b.name),
      ),
    }))

  /** What does not come true is told, and what was shown of it is taken back. */
  async function attempt<T>(act: () => Promise<T>): Promise<T | null> {
    setPending(true)
    try {
      return await act()
    } catch (error) {
      toast(toProblem(error).detail, { tone: 'red' })
      void rereadViews(queries)
      return null
    } finally {
      setPending(false)
    }
  }
  return { pending, setPending, put, attempt, changeViews }
}

const fieldsOf = ({ name: said, query, layout: kept, shared }: View) => ({
  name: said,
  query,
  layout: kept,
  shared,
})
