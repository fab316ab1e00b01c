// Which rows are in view, in a list that may have a hundred thousand: a virtual window over the
// table's own scroller (or the page's, on a phone), restored when one comes back.
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useLayoutEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import { flushSync } from 'react-dom'
import { useLocation } from '../../navigation.ts'
import type { Density } from '../../preferences.ts'
import { cardHeight } from './Cards.tsx'
import type { ListEndpoint } from './definition.ts'
import { type Entries, entriesOf } from './entries.ts'
import type { Slot } from './grid-props.ts'
import { type Rows, useGroups, useRows, windowOf } from './rows.ts'
import type { Query } from '../../location.ts'

const overscan = 12
const headHeight = 36 // pixels
const printedAtMost = 20_000
const rowHeights = { comfortable: 40, compact: 32 } // pixels, as --row in theme.css

export type Scrolled<R> = {
  readonly rows: Rows<R>
  readonly slots: readonly Slot[]
  readonly height: number
  readonly phone: boolean
  readonly scroller: React.RefObject<HTMLDivElement | null>
  /** Where the rows begin, on a phone: they scroll with the page. */
  readonly start: React.RefObject<HTMLDivElement | null>
  readonly entries: Entries
  /** Folds a group, or unfolds it. */
  readonly fold: (name: string) => void
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
  const [windows, setWindows] = useState('0')
  const rows = useRows<R>(endpoint, query, windows.split(' ').map(Number))
  const groups = useGroups(endpoint, query)
  const { folded, toggle } = useFolded(query['group'] ?? '')
  const waiting = Boolean(query['group']) && groups === null
  const entries = useMemo(
    () => entriesOf(groups, waiting ? 0 : rows.total, folded),
    [groups, rows.total, folded, waiting],
  )
  const memory = `comptoir.scroll.${useLocation().key}`
  const box = () => (phone ? document.querySelector<HTMLElement>('main') : scroller.current)
  const sizeOf = (place: number) => (entries.at(place).head ? headHeight : size)

  const virtual = useVirtualizer({
    count: entries.count,
    getScrollElement: box,
    estimateSize: sizeOf,
    overscan,
    useFlushSync: false,
    scrollMargin: phone ? margin : 0,
    initialOffset: () => Number(readPlace(memory)),
    getItemKey: (index) => index,
  })
  const items = virtual.getVirtualItems()
  const wanted = [
    ...new Set(items.flatMap(({ index }) => entries.at(index).row ?? []).map(windowOf)),
  ].join(' ')
  if (wanted !== '' && wanted !== windows) setWindows(wanted)

  useEffect(() => virtual.measure(), [size, entries])
  useLayoutEffect(() => {
    const page = box()
    if (!phone || !start.current || !page) return
    const top = start.current.getBoundingClientRect().top - page.getBoundingClientRect().top
    setMargin(top + page.scrollTop)
  }, [phone, rows.answer === null])
  const ready = rows.answer !== null && !waiting
  useRestoredScroll(memory, box, ready)
  useTopOnChange(JSON.stringify(query), box)

  const printing = usePrinting()
  return {
    rows: waiting ? { ...rows, answer: null } : rows,
    phone,
    scroller,
    start,
    slots: printing
      ? loaded(entries, rows, sizeOf)
      : items.map((item) => ({
          ...slotOf(entries, item.index),
          start: item.start - (phone ? margin : 0),
          size: item.size,
        })),
    height: entries.heads * headHeight + (entries.count - entries.heads) * size,
    entries,
    fold: toggle,
    show: (index) => {
      const place = entries.placeOf(index)
      if (place !== null) virtual.scrollToIndex(place, { align: 'auto' })
    },
  }
}

const slotOf = (entries: Entries, place: number) => {
  const { head, row } = entries.at(place)
  return { place, head, index: row ?? -1 }
}

/** Which groups are folded; another grouping begins with all of them open. */
function useFolded(group: string) {
  const [kept, setKept] = useState<{ of: string; folded: ReadonlySet<string> }>({
    of: group,
    folded: new Set(),
  })
  const folded = kept.of === group ? kept.folded : noneFolded
  const toggle = (name: string) => {
    const next = new Set(folded)
    if (!next.delete(name)) next.add(name)
    setKept({ of: group, folded: next })
  }
  return { folded, toggle }
}
const noneFolded: ReadonlySet<string> = new Set()

/** Printed, a list shows every row that it has, not only those in view. */
function loaded<R>(entries: Entries, rows: Rows<R>, sizeOf: (place: number) => number): Slot[] {
  const slots: Slot[] = []
  let start = 0
  for (let place = 0; place < Math.min(entries.count, printedAtMost); place += 1) {
    const slot = slotOf(entries, place)
    const size = sizeOf(place)
    if (slot.head || rows.at(slot.index) !== undefined) slots.push({ ...slot, start, size })
    start += size
  }
  return slots
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
