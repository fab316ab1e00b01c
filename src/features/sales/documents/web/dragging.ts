// Lines are dragged by their grip; Alt+arrows and the menu do the same without a mouse (WCAG 2.5.7).
import { type DragEvent, useRef, useState } from 'react'
import { placeOf } from './caret.ts'
import { movedTo } from './edits.ts'
import type { Editor } from './editor.ts'

type Over = { readonly key: string; readonly side: 'above' | 'below' }

export function useDragging(editor: Editor) {
  const [over, setOver] = useState<Over | null>(null)
  const dragged = useRef<string | null>(null)

  function start(event: DragEvent): void {
    const grip = event.target as HTMLElement
    const place = placeOf(grip)
    if (!place || grip.dataset['grip'] === undefined) return
    dragged.current = place.key
    event.dataTransfer.effectAllowed = 'move'
    event.dataTransfer.setData('text/plain', '')
    const row = grip.closest('[role=row]')
    if (row) event.dataTransfer.setDragImage(row, 8, 16)
  }
  function move(event: DragEvent): void {
    const place = placeOf(event.target)
    if (!dragged.current || !place) return
    event.preventDefault()
    const row = (event.target as Element).closest('[role=row]')?.getBoundingClientRect()
    const side = row && event.clientY > row.top + row.height / 2 ? 'below' : 'above'
    if (over?.key !== place.key || over.side !== side) setOver({ key: place.key, side })
  }
  function drop(event: DragEvent): void {
    const key = dragged.current
    if (!key || !over) return
    event.preventDefault()
    editor.editLines((lines) => {
      const from = lines.findIndex((line) => line.key === key)
      const target = lines.findIndex((line) => line.key === over.key)
      const to = target + (over.side === 'below' ? 1 : 0) - (from < target ? 1 : 0)
      // Dropped on the blank last line is dropped at the end.
      return movedTo(lines, key, Math.min(to + (from === target ? -1 : 0), lines.length - 2))
    })
    end()
  }
  function end(): void {
    dragged.current = null
    setOver(null)
  }
  return {
    over,
    on: { onDragStart: start, onDragOver: move, onDrop: drop, onDragEnd: end },
  }
}
