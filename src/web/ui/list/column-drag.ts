// The head of a list under the pointer: an edge drawn aside makes its column wider, a name drawn along
// the head moves its column. The panel of columns does the same without dragging (WCAG 2.5.7).
import { type PointerEvent, type RefObject, useRef, useState } from 'react'
import type { Column } from './definition.ts'
import { movedBefore, narrowest, resized, widest } from './layout.ts'
import type { LayoutState } from './use-layout.ts'

const threshold = 6 // pixels: less is a click

/** Where a column would come: before that one, or after the last for null. */
export type Drop = { readonly before: string | null } | null

export function useColumnDrag<R, W>(
  layout: LayoutState<R, W>,
  scroller: RefObject<HTMLDivElement | null>,
  templateWith: (columns: readonly Column<R, W>[]) => string,
) {
  const [drop, setDrop] = useState<Drop>(null)
  const moved = useRef(false)

  /** Widens a column as the pointer goes: only the style of the table changes until it is let go. */
  function resize(event: PointerEvent<HTMLElement>, key: string): void {
    const cell = event.currentTarget.closest<HTMLElement>('[data-column]')
    if (event.button !== 0 || !cell) return
    event.preventDefault()
    event.stopPropagation()
    const [start, from] = [cell.offsetWidth, event.clientX]
    let width = start
    follow(
      event,
      (to) => {
        width = Math.min(widest, Math.max(narrowest, start + to.clientX - from))
        const wider = layout.columns.map((one) =>
          one.key === key ? { ...one, width, grows: false } : one,
        )
        scroller.current?.style.setProperty('--columns', templateWith(wider))
      },
      () => width !== start && layout.change(resized(layout.layout, key, width)),
    )
  }

  /** Moves a column along the head. */
  function drag(event: PointerEvent<HTMLElement>, key: string): void {
    if (event.button !== 0 || event.pointerType === 'touch') return
    const row = event.currentTarget.closest('[role=row]')
    const from = event.clientX
    let goal: Drop = null
    moved.current = false
    follow(
      event,
      (to) => {
        if (!moved.current && Math.abs(to.clientX - from) < threshold) return
        moved.current = true
        const cells = [...(row?.querySelectorAll<HTMLElement>('[data-moves]') ?? [])]
        const next = cells.find((cell) => {
          const { left, width } = cell.getBoundingClientRect()
          return to.clientX < left + width / 2
        })
        goal = { before: next?.dataset['column'] ?? null }
        setDrop((now) => (now?.before === goal?.before && now !== null ? now : goal))
      },
      () => {
        setDrop(null)
        if (goal) layout.change(movedBefore(layout.all, layout.layout, key, goal.before))
      },
    )
  }
  return {
    drop,
    resize,
    drag,
    /** Whether the click that ends a drag must not sort. */
    swallow: () => {
      const was = moved.current
      moved.current = false
      return was
    },
  }
}

function follow(
  start: PointerEvent<HTMLElement>,
  move: (event: globalThis.PointerEvent) => void,
  end: () => void,
): void {
  const id = start.pointerId
  const moving = (event: globalThis.PointerEvent) => event.pointerId === id && move(event)
  const done = (event: globalThis.PointerEvent) => {
    if (event.pointerId !== id) return
    removeEventListener('pointermove', moving)
    removeEventListener('pointerup', done)
    removeEventListener('pointercancel', done)
    end()
  }
  addEventListener('pointermove', moving)
  addEventListener('pointerup', done)
  addEventListener('pointercancel', done)
}
