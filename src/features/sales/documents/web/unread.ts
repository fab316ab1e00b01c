// The cells whose text is no number. The document holds their last readable value, and a draft that
// leaves would leave with it: so they are known beside the document, and hold what is done with it.
import { cells, type Cell, type EditorLine, isBlank } from './line.ts'

/** What was typed, and the sentence about it. */
export type Unread = { readonly typed: string; readonly why: string }

/** By the cell, of one line. */
export type UnreadCells = Readonly<Partial<Record<Cell, Unread>>>

/** Names the document itself where a line is named: its own discount may be unread too. */
export const ofDocument = ''

/** By the key of the line; a line of which all is read is not in it. */
export type UnreadLines = ReadonlyMap<string, UnreadCells>

export const allRead: UnreadCells = {}

/** The same, with this said of a cell; null once it is read. */
export function withUnread(
  lines: UnreadLines,
  key: string,
  cell: Cell,
  unread: Unread | null,
): UnreadLines {
  const { [cell]: _, ...others } = lines.get(key) ?? allRead
  const next: UnreadCells = unread === null ? others : { ...others, [cell]: unread }
  const changed = new Map(lines)
  if (Object.keys(next).length === 0) changed.delete(key)
  else changed.set(key, next)
  return changed
}

/** The first in the order of reading, or null. Of a line that is gone, or blank again, nothing counts. */
export function firstUnread(
  unread: UnreadLines,
  lines: readonly EditorLine[],
): { readonly key: string; readonly cell: Cell; readonly why: string } | null {
  if (unread.size === 0) return null
  for (const line of lines) {
    const { key, kind } = line
    const own = unread.get(key)
    if (!own || kind !== 'item' || isBlank(line)) continue
    for (const cell of cells) {
      const found = own[cell]
      if (found) return { key, cell, why: found.why }
    }
  }
  const whole = unread.get(ofDocument)?.discount
  return whole ? { key: ofDocument, cell: 'discount', why: whole.why } : null
}
