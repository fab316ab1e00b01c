import type { ClipboardEvent } from 'react'
import { standardVat } from '#features/sales/quotes/rules/vat.ts'
import type { Vat } from '#kernel/vat.ts'
import { toast } from '#web/ui/toasts.ts'
import { placeOf } from './caret.ts'
import { inserted, type Lines, vatAfter } from './edits.ts'
import { lineKey } from './editor.ts'
import { blankLine, isBlank, type ItemLine } from './line.ts'
import { isTable, type PastedLine, readColumn, readLines } from './paste.ts'
import type { RowTools } from './tools.ts'

const columns = { quantity: 'quantity', price: 'price', discount: 'bps' } as const

/** Pasting cells of a spreadsheet: as lines in the first cell, downwards in a cell of numbers. */
export const usePasting =
  (tools: RowTools) =>
  (event: ClipboardEvent): void => {
    const text = event.clipboardData.getData('text/plain')
    const place = placeOf(event.target)
    if (!place || !isTable(text)) return
    const isNumbers = place.cell in columns
    if (isNumbers) {
      const cell = place.cell as keyof typeof columns
      const numbers = readColumn(text, columns[cell], tools.locale)
      if (!numbers) return
      event.preventDefault()
      tools.editor.editLines((lines) => filled(lines, place.key, cell, numbers))
      return
    }
    if (place.cell !== 'name' || (event.target as HTMLElement).dataset['multiline'] !== undefined) {
      return
    }
    const pasted = readLines(text, tools.locale)
    if (pasted.length === 0) return
    event.preventDefault()
    insert(tools, place.key, pasted)
  }

function insert(
  { editor, words, vat }: RowTools,
  key: string,
  pasted: readonly PastedLine[],
): void {
  const { lines } = editor.state()
  const usual = vatAfter(lines, standardVat)
  const more = pasted.map((one) => lineOf(one, usual, vat))
  const line = lines.find((one) => one.key === key)
  // On a blank line they take its place; elsewhere they come after it.
  editor.editLines((all) => inserted(all, key, more, line !== undefined && isBlank(line)))
  toast(words.pasted(more.length), { undo: editor.undo })
}

function lineOf(pasted: PastedLine, usual: Vat, choices: readonly Vat[]): ItemLine {
  const { rate, ...said } = pasted
  const asked = choices.find((one) => one.rate === rate && one.category === 'S')
  const free =
    choices.length === 0 && rate !== null && rate > 0 ? { category: 'S' as const, rate } : null
  return { ...blankLine(lineKey(), asked ?? free ?? usual), ...said }
}

/** Numbers from a line downwards, over the lines that are sold. */
function filled(
  lines: Lines,
  key: string,
  cell: keyof typeof columns,
  numbers: readonly number[],
): Lines {
  const left = [...numbers]
  const from = lines.findIndex((line) => line.key === key)
  return lines.map((line, index) => {
    if (index < from || line.kind !== 'item' || isBlank(line)) return line
    const n = left.shift()
    const isAllowed = n !== undefined && (cell === 'quantity' || n >= 0)
    return isAllowed ? ({ ...line, [cell]: n } as ItemLine) : line
  })
}
