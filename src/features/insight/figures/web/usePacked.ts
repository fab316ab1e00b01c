// Widgets are placed by their heights, which are known once they are drawn: the board is measured before
// it is painted, and again where something in it changes.
import { type RefCallback, useCallback, useState } from 'react'
import { type Box, gap, isLastAlone, packed } from './packed.ts'

const track = 4 // pixels: heights are counted in these

/**
 * Places the widgets of a board, which is a grid of twelve columns on a screen wide enough; elsewhere they
 * stand as they come. Tells whether the last should take its row whole.
 */
export function usePacked(): { board: RefCallback<HTMLDivElement>; isLastAlone: boolean } {
  const [isAlone, setAlone] = useState(false)
  const board = useCallback(
    (element: HTMLDivElement) => follow(element, () => setAlone(placeAll(element))),
    [],
  )
  return { board, isLastAlone: isAlone }
}

/** Places now, and again whenever a widget comes, goes or changes; until the answer is called. */
function follow(board: HTMLElement, place: () => void): () => void {
  let asked = 0
  const soon = () => {
    cancelAnimationFrame(asked)
    asked = requestAnimationFrame(place)
  }
  const sized = new ResizeObserver(soon)
  const observe = () => {
    sized.disconnect()
    sized.observe(board)
    for (const widget of board.children) sized.observe(widget)
  }
  // What is drawn is placed before it is painted, so that no widget is ever seen over another.
  const drawn = new MutationObserver(() => {
    observe()
    cancelAnimationFrame(asked)
    place()
  })
  drawn.observe(board, { childList: true, characterData: true, subtree: true })
  observe()
  place()
  return () => {
    cancelAnimationFrame(asked)
    sized.disconnect()
    drawn.disconnect()
  }
}

/** Measures the widgets as they would be by themselves, and places them. */
function placeAll(board: HTMLElement): boolean {
  const widgets = [...board.children].filter((one) => one instanceof HTMLElement)
  for (const { style } of widgets) {
    style.minHeight = style.gridRow = style.gridColumnStart = style.marginBottom = ''
  }
  board.style.gridAutoRows = board.style.rowGap = ''
  const isGrid = getComputedStyle(board).gridTemplateColumns.split(' ').length === 12
  for (const { style } of widgets) style.alignSelf = isGrid ? 'start' : ''
  if (!isGrid) return false
  const boxes: readonly Box[] = widgets.map((widget) => ({
    columns: Number(/\d+/.exec(getComputedStyle(widget).gridColumnEnd)?.[0] ?? 12),
    height: Math.ceil(widget.offsetHeight / track) * track,
  }))
  for (const [at, { start, top, height }] of packed(boxes).entries()) {
    const { style } = widgets[at]!
    style.minHeight = `${height}px`
    style.gridRow = `${top / track + 1} / span ${(height + gap) / track}`
    style.gridColumnStart = String(start + 1)
  }
  board.style.gridAutoRows = `${track}px`
  board.style.rowGap = '0px'
  return isLastAlone(boxes)
}
