// Which lines are drawn: all of a usual document; of a long one those in view, the one that has the
// caret and its neighbours, so that a key costs the same on the five hundredth line as on the fifth.
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import { type RefObject, useLayoutEffect, useState } from 'react'
import type { Editor } from './editor.ts'
import type { EditorLine } from './line.ts'

export type RowInView = {
  readonly index: number
  /** Pixels left empty above, where lines that are not drawn would stand. */
  readonly gap: number
}

const usual = 40 // lines that a screen draws without effort
const overscan = 8

/**
 * @param caret the key of the line that has the caret, or is about to
 * @returns the rows to draw, the room below them, and what measures a row once drawn
 */
export function useRowsInView(
  editor: Editor,
  rows: RefObject<HTMLElement | null>,
  caret: string | null,
): { inView: readonly RowInView[]; below: number; measure: (row: HTMLElement | null) => void } {
  const [top, setTop] = useState(0)
  const { lines } = editor.state()
  const isNarrow = (rows.current?.clientWidth ?? 1000) < narrow
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: scroller,
    estimateSize: (index) => estimate(lines[index], isNarrow),
    getItemKey: (index) => lines[index]?.key ?? index,
    scrollMargin: top,
    overscan,
    useFlushSync: false,
    rangeExtractor: (range) => {
      if (lines.length <= usual) return lines.map((_, index) => index)
      const at = caret === null ? -1 : lines.findIndex(({ key }) => key === caret)
      const kept = at < 0 ? [] : [at - 1, at, at + 1].filter((n) => n >= 0 && n < lines.length)
      return [...new Set([...kept, ...defaultRangeExtractor(range)])].toSorted((a, b) => a - b)
    },
  })
  // Where the rows begin in what scrolls. It is asked when the caret changes line, not at each key, for
  // asking makes the browser lay out the page; `overscan` makes up for what a banner moves meanwhile.
  useLayoutEffect(() => {
    const [box, page] = [rows.current, scroller()]
    if (!box || !page || lines.length <= usual) return
    const now = box.getBoundingClientRect().top - page.getBoundingClientRect().top + page.scrollTop
    if (Math.abs(now - top) > 1) setTop(now)
  }, [lines.length, caret])
  const items = virtual.getVirtualItems()
  let end = top
  const inView = items.map(({ index, start, end: until }) => {
    const gap = Math.max(0, start - end)
    end = until
    return { index, gap }
  })
  const below = Math.max(0, virtual.getTotalSize() + top - end)
  return { inView, below: items.length === 0 ? 0 : below, measure: virtual.measureElement }
}

const scroller = (): HTMLElement | null => document.querySelector('main')
const narrow = 640 // pixels: 40rem, as in grid.css

/** The height of a row before it is drawn. */
function estimate(line: EditorLine | undefined, isNarrow: boolean): number {
  if (line?.kind !== 'item') return 41
  const described = line.description === '' ? 0 : 8 + 16 * line.description.split('\n').length
  const referred = line.reference === '' && line.remaining === null ? 0 : 17
  return (isNarrow ? 150 : 41) + described + referred
}
