// Which rows are in view, in a list that may have a hundred thousand: a virtual window over the
// table's own scroller (or the page's, on a phone), restored when one comes back.
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react'
import { flushSync } from 'react-dom'
import { useLocation } from '../../navigation.ts'
import type { Density } from '../../preferences.ts'
import { cardHeight } from './Cards.tsx'
import type { ListEndpoint } from './definition.ts'
import type { Slot } from './Grid.tsx'
import { type Rows, useRows, windowOf, windowSize } from './rows.ts'
import type { Query } from './state.ts'

const overscan = 12
const rowHeights = { comfortable: 40, compact: 32 } // pixels, as --row in theme.css

export type Scrolled<R> = {
  readonly rows: Rows<R>
  readonly slots: readonly Slot[]
  readonly height: number
  readonly phone: boolean
  readonly scroller: React.RefObject<HTMLDivElement | null>
  /** Where the rows begin, on a phone: they scroll with the page. */
  readonly start: React.RefObject<HTMLDivElement | null>
  readonly show: (index: number) => void
}

const narrow = matchMedia('(max-width: 640px)')

export const usePhone = (): boolean =>
  useSyncExternalStore(
    (listener) => {
      narrow.addEventListener('change', listener)
      return () => narrow.removeEventListener('change', listener)
    },
    () => narrow.matches,
  )

export function useScrolledRows<R>(
  endpoint: ListEndpoint,
  query: Query,
  density: Density,
): Scrolled<R> {
  const phone = usePhone()
  const size = phone ? cardHeight : rowHeights[density]
  const scroller = useRef<HTMLDivElement>(null)
  const start = useRef<HTMLDivElement>(null)
  const [margin, setMargin] = useState(0)
  const [windows, setWindows] = useState({ first: 0, last: 0 })
  const rows = useRows<R>(endpoint, query, windows.first, windows.last)
  const memory = `comptoir.scroll.${useLocation().key}`
  const box = () => (phone ? document.querySelector<HTMLElement>('main') : scroller.current)

  const virtual = useVirtualizer({
    count: rows.total,
    getScrollElement: box,
    estimateSize: () => size,
    overscan,
    useFlushSync: false,
    scrollMargin: phone ? margin : 0,
    initialOffset: () => Number(readPlace(memory)),
    getItemKey: (index) => index,
  })
  const items = virtual.getVirtualItems()
  const first = windowOf(items[0]?.index ?? 0)
  const last = windowOf(items.at(-1)?.index ?? 0)
  if (first !== windows.first || last !== windows.last) setWindows({ first, last })

  useEffect(() => virtual.measure(), [size])
  useLayoutEffect(() => {
    const page = box()
    if (!phone || !start.current || !page) return
    const top = start.current.getBoundingClientRect().top - page.getBoundingClientRect().top
    setMargin(top + page.scrollTop)
  }, [phone, rows.answer === null])
  useRestoredScroll(memory, box, rows.answer !== null)
  useTopOnChange(JSON.stringify(query), box)

  const printing = usePrinting()
  return {
    rows,
    phone,
    scroller,
    start,
    slots: printing
      ? loaded(rows, windows, size)
      : items.map((item) => ({
          index: item.index,
          start: item.start - (phone ? margin : 0),
          size: item.size,
        })),
    height: rows.total * size,
    show: (index) => virtual.scrollToIndex(index, { align: 'auto' }),
  }
}

/** Printed, a list shows every row that it has, not only those in view. */
function loaded<R>(rows: Rows<R>, windows: { first: number; last: number }, size: number): Slot[] {
  const from = windows.first * windowSize
  const to = Math.min(rows.total, (windows.last + 1) * windowSize)
  return Array.from({ length: Math.max(0, to - from) }, (_, step) => ({
    index: from + step,
    start: (from + step) * size,
    size,
  }))
}

/** Whether the page is being printed; told at once, for the browser takes its picture right after. */
function usePrinting(): boolean {
  const [printing, setPrinting] = useState(false)
  useEffect(() => {
    const before = () => flushSync(() => setPrinting(true))
    const after = () => setPrinting(false)
    addEventListener('beforeprint', before)
    addEventListener('afterprint', after)
    return () => {
      removeEventListener('beforeprint', before)
      removeEventListener('afterprint', after)
    }
  }, [])
  return printing
}

/** Remembers the place in this entry of the history, and puts it back once rows have their height. */
function useRestoredScroll(memory: string, box: () => HTMLElement | null, ready: boolean): void {
  useLayoutEffect(() => {
    const element = box()
    if (!ready || !element) return
    const kept = Number(readPlace(memory))
    if (kept > 0) element.scrollTop = kept
    const keep = () => writePlace(memory, element.scrollTop)
    element.addEventListener('scroll', keep, { passive: true })
    return () => element.removeEventListener('scroll', keep)
  }, [memory, ready])
}

/** Other filters or another order are another list: it starts at its top. */
function useTopOnChange(query: string, box: () => HTMLElement | null): void {
  const before = useRef(query)
  useEffect(() => {
    if (before.current === query) return
    before.current = query
    const element = box()
    if (element) element.scrollTop = 0
  }, [query])
}

function readPlace(name: string): string {
  try {
    return sessionStorage.getItem(name) ?? '0'
  } catch {
    return '0'
  }
}

function writePlace(name: string, top: number): void {
  try {
    sessionStorage.setItem(name, String(Math.round(top)))
  } catch {
    // Without storage the list opens at its top.
  }
}
