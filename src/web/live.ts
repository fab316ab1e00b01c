// What others do, seen without asking: one stream of events a tab, open while the tab is looked at (a
// browser opens few connections to one host, and a hidden tab shows nothing). It says which records
// changed; what is on screen of them is asked again, but never under the hands of whoever types.
import { type Query, type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { tabId } from './api.ts'
import { chosenCompany } from './company-choice.ts'
import { sessionKey } from './session.ts'
import { type Change, isTouched } from './touched.ts'
import { apiRoot } from './wire.ts'

/** Follows the company that one works in as long as the shell stands. */
export function useLive(company: string): void {
  const queries = useQueryClient()
  useEffect(() => follow(queries), [queries, company])
}

const gathering = 80
const longest = 60_000
/** A tab that is left for a moment keeps its stream. */
const patience = 20_000

function follow(queries: QueryClient): () => void {
  const stopped = new AbortController()
  let source: EventSource | null = null
  let failures = 0
  let opened = false
  let timer = 0
  let leaving = 0

  function open(): void {
    clearTimeout(timer)
    if (source || document.hidden || stopped.signal.aborted) return
    const query = new URLSearchParams({ company: chosenCompany() ?? '', tab: tabId })
    const fresh = new EventSource(`${apiRoot}/events?${query}`)
    source = fresh
    fresh.addEventListener('ready', () => {
      failures = 0
      // Whatever passed while nobody listened.
      if (opened) refresh.all()
      opened = true
    })
    fresh.addEventListener('change', ({ data }: MessageEvent<string>) =>
      refresh.some((JSON.parse(data) as { changes: Change[] }).changes),
    )
    fresh.addEventListener('inbox', refresh.inbox)
    fresh.addEventListener('missed', refresh.all)
    fresh.addEventListener('crowded', close)
    fresh.addEventListener('over', () => {
      void queries.invalidateQueries({ queryKey: sessionKey })
      again()
    })
    fresh.addEventListener('error', again)
  }

  function close(): void {
    source?.close()
    source = null
  }

  /** Later and later, and not all browsers at once. */
  function again(): void {
    close()
    clearTimeout(timer)
    const pause = Math.min(1000 * 2 ** failures, longest)
    failures += 1
    timer = window.setTimeout(open, pause * (0.5 + Math.random()))
  }

  const refresh = refresher(queries, stopped.signal)
  addEventListener(
    'visibilitychange',
    () => {
      clearTimeout(leaving)
      if (document.hidden) leaving = window.setTimeout(close, patience)
      else open()
    },
    { signal: stopped.signal },
  )
  open()
  return () => {
    stopped.abort()
    clearTimeout(timer)
    clearTimeout(leaving)
    close()
  }
}

/** Asks again for what may have changed: lists at once, records once nobody types in them. */
function refresher(queries: QueryClient, signal: AbortSignal) {
  const waiting = new Map<string, Change>()
  let everything = false
  let held = false
  let timer = 0

  function apply(): void {
    const [all, changes] = [everything, [...waiting.values()]]
    everything = false
    waiting.clear()
    const busy = isTyping()
    held ||= busy
    void queries.invalidateQueries({
      predicate: ({ queryKey }) => {
        if (!(all || isTouched(queryKey, changes))) return false
        return !busy || !isRecord(queryKey)
      },
    })
    // What is typed in keeps what it was typed on: it is only known to be old.
    if (!busy) return
    void queries.invalidateQueries({
      predicate: ({ queryKey }) => isRecord(queryKey) && (all || isTouched(queryKey, changes)),
      refetchType: 'none',
    })
  }
  const soon = () => {
    clearTimeout(timer)
    timer = window.setTimeout(apply, gathering)
  }
  addEventListener(
    'focusout',
    () => {
      if (!held) return
      window.setTimeout(() => {
        if (isTyping() || signal.aborted) return
        held = false
        void queries.refetchQueries({ type: 'active', stale: true })
      })
    },
    { signal },
  )
  signal.addEventListener('abort', () => clearTimeout(timer))
  return {
    some(changes: readonly Change[]) {
      for (const change of changes) waiting.set(change.join(' '), change)
      soon()
    },
    all() {
      everything = true
      soon()
    },
    inbox() {
      void queries.invalidateQueries({
        predicate: ({ queryKey }) => String(queryKey[0]).startsWith('GET /notifications'),
      })
    },
  }
}

const isRecord = (key: Query['queryKey']): boolean => String(key[0]).includes('/:')

/** Whether someone has their hands in a field of the screen, or a dialog is open over it. */
function isTyping(): boolean {
  if (document.querySelector('[role=dialog],[role=alertdialog],dialog[open]')) return true
  const { activeElement: field } = document
  if (!(field instanceof HTMLElement) || !field.closest('main')) return false
  return field.isContentEditable || field.matches('input,textarea,select,[role=combobox]')
}
