// Where the caret is in the grid, and where it goes: rows and cells are found by their names.
import type { Editor, Wanted } from './editor.ts'
import { ofDocument } from './unread.ts'

export type Place = { readonly key: string; readonly cell: string }

/** The line and the cell in which something happens, or null out of them. */
export function placeOf(target: EventTarget | null): Place | null {
  if (!(target instanceof Element)) return null
  const key = target.closest<HTMLElement>('[data-line]')?.dataset['line']
  const cell = target.closest<HTMLElement>('[data-cell]')?.dataset['cell']
  return key === undefined ? null : { key, cell: cell ?? 'name' }
}

const find = (grid: ParentNode, { key, cell }: Wanted): HTMLElement | null =>
  grid.querySelector<HTMLElement>(`[data-line="${CSS.escape(key)}"] [data-cell="${cell}"]`)

/** Puts the caret in a cell, now if it is drawn (then true), else as soon as it is. */
export function goTo(editor: Editor, grid: ParentNode | null, wanted: Wanted): boolean {
  const cell = grid && find(grid, wanted)
  if (cell) cell.focus()
  else editor.want(wanted)
  return Boolean(cell)
}

const numbers = '[data-cell][inputmode="decimal"], input[name="discount"]'

/** Leaves the number that one is typing, which reads it, and comes back to it. */
export function readTypedCell(): void {
  const at = document.activeElement
  if (!(at instanceof HTMLInputElement) || !at.matches(numbers)) return
  at.blur()
  at.focus()
}

/** Puts the caret in a cell whose text is no number. */
export function goToUnread(editor: Editor, { key, cell }: Wanted): void {
  if (key !== ofDocument) goTo(editor, document, { key, cell })
  else document.querySelector<HTMLElement>('input[name="discount"]')?.focus()
}

/** After the lines are drawn: the caret goes where it is wanted. */
export function settleCaret(editor: Editor, grid: ParentNode | null): void {
  const wanted = editor.wanted()
  const cell = wanted && grid && find(grid, wanted)
  if (!cell) return
  editor.want(null)
  cell.focus()
}
