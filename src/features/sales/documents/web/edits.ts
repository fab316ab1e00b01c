// What may be done to the lines of a document, as pure functions over the list. The last line is always
// a blank one, ready to be typed in; it is never saved.
import type { Vat } from '#kernel/vat.ts'
import { blankLine, type EditorLine, isBlank, type ItemLine } from './line.ts'

export type Lines = readonly EditorLine[]

/** The lines with one blank line at their end, made under `key` where it lacks. */
export function withBlank(lines: Lines, key: string, usual: Vat): Lines {
  const [before, last] = [lines.at(-2), lines.at(-1)]
  if (last === undefined || !isBlank(last)) {
    return [...lines, blankLine(key, vatAfter(lines, usual))]
  }
  // A line that is emptied becomes the blank one: the caret is in it.
  return before !== undefined && isBlank(before) ? lines.slice(0, -1) : lines
}

/** The lines that are worth saving: those in which something was typed. */
export const written = (lines: Lines): Lines => lines.filter((line) => !isBlank(line))

export const at = (lines: Lines, key: string): number => lines.findIndex((line) => line.key === key)

/** The line under that key, replaced; the very same list where nothing changes. */
export function replaced(lines: Lines, key: string, to: (line: EditorLine) => EditorLine): Lines {
  const index = at(lines, key)
  const line = lines[index]
  if (!line) return lines
  const next = to(line)
  return next === line ? lines : lines.with(index, next)
}

/** Puts lines after the one under `key` (before it with `before`); never after the last, blank one. */
export function inserted(
  lines: Lines,
  key: string | null,
  more: readonly EditorLine[],
  before = false,
): Lines {
  const found = key === null ? -1 : at(lines, key)
  const end = lines.length - 1
  const index = found < 0 || found >= end ? end : before ? found : found + 1
  return lines.toSpliced(index, 0, ...more)
}

/** Moves a line one place up or down; the blank one stays last, and nothing goes below it. */
export function moved(lines: Lines, key: string, step: 1 | -1): Lines {
  const from = at(lines, key)
  return movedTo(lines, key, from + step)
}

/** Moves a line to a rank among the others. */
export function movedTo(lines: Lines, key: string, to: number): Lines {
  const from = at(lines, key)
  const line = lines[from]
  const last = lines.length - 2
  if (!line || from > last || to === from || to < 0 || to > last) return lines
  return lines.toSpliced(from, 1).toSpliced(to, 0, line)
}

/** A copy below the line, under another key; a blank line is not worth copying. */
export function duplicated(lines: Lines, key: string, copyKey: string): Lines {
  const line = lines[at(lines, key)]
  if (!line || isBlank(line)) return lines
  const copy = { ...line, key: copyKey }
  // The copy of an invoiced line no longer comes from the quote.
  return inserted(lines, key, [copy.kind === 'item' ? { ...copy, remaining: null } : copy])
}

/** Without that line; the blank one cannot be taken away. */
export function removed(lines: Lines, key: string): Lines {
  const index = at(lines, key)
  return index < 0 || index === lines.length - 1 ? lines : lines.toSpliced(index, 1)
}

/** The VAT of a new line: that of the last one sold, since a document rarely changes half-way. */
export function vatAfter(lines: Lines, usual: Vat): Vat {
  const last = lines.findLast((line): line is ItemLine => line.kind === 'item' && !isBlank(line))
  return last?.vat ?? usual
}
