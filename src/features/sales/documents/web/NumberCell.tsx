import { useRef, useState } from 'react'
import { type Formats, readTyped } from '#kernel/format.ts'
import type { Bps, Price, Quantity } from '#kernel/money.ts'
import type { Locale } from '#kernel/refusal.ts'
import { cellLook } from './looks.ts'

export type CellScale = 'quantity' | 'price' | 'bps'

/**
 * A number in a row: lighter than a field, since a document has hundreds. Arithmetic is read
 * ("3*12,5"); each readable state is told at once, so that the totals follow the keys.
 */
export function NumberCell({
  value,
  onChange,
  scale,
  label,
  cell,
  formats,
  locale,
  wrong,
  unread,
  told,
  onLeave,
}: {
  value: number | null
  onChange: (value: number | null) => void
  scale: CellScale
  label: string
  /** Names the column, for the moves of the caret. */
  cell: string
  formats: Formats
  locale: Locale
  wrong: boolean
  /** What was left in it that is no number: it is there again when its row is drawn again. */
  unread: string | null
  /** The sentence about it, which is said with the cell: its identifier. */
  told: string | undefined
  /** One leaves it with what is no number of its scale: whether that was made something of. */
  onLeave: (unread: string | null) => boolean
}) {
  const [typed, setTyped] = useState<string | null>(unread)
  // What it held before one typed: "100" of "100 €" was never meant as a hundred percent.
  const before = useRef(value)
  const read = typed === null ? null : readWithin(typed, scale, locale)
  const isEmpty = typed !== null && typed.trim() === ''
  const isUnread = typed !== null && !isEmpty && read === null
  // The text is the person's as long as it says the value; an undo shows its own.
  const isTheirs = typed !== null && (isUnread || (isEmpty ? value === null : read === value))
  return (
    <input
      type="text"
      inputMode="decimal"
      autoComplete="off"
      aria-label={label}
      aria-invalid={isUnread || wrong || undefined}
      aria-describedby={told}
      data-cell={cell}
      value={isTheirs ? typed : value === null ? '' : shown(value, scale, formats)}
      onFocus={(event) => {
        if (!isUnread) before.current = value
        event.target.select()
      }}
      onChange={(event) => {
        const text = event.target.value
        setTyped(text)
        const n = text.trim() === '' ? null : readWithin(text, scale, locale)
        const next = n === null && text.trim() !== '' ? before.current : n
        if (next !== value) onChange(next)
      }}
      onBlur={() => {
        const isDone = onLeave(isUnread ? typed : null)
        if (!isUnread || isDone) setTyped(null)
      }}
      className={`${cellLook} figures text-right`}
    />
  )
}

/** What the contract takes: a quantity of either sign, a price from zero up, a rate up to 100 %. */
function readWithin(typed: string, scale: CellScale, locale: Locale): number | null {
  const n = readTyped(typed, scale, locale)
  if (n === null || (scale !== 'quantity' && n < 0) || (scale === 'bps' && n > 10_000)) return null
  return n
}

/** As it is written when the caret is elsewhere; the column's head says the currency. */
function shown(value: number, scale: CellScale, formats: Formats): string {
  if (scale === 'quantity') return formats.quantity(value as Quantity)
  if (scale === 'bps') return formats.percent(value as Bps)
  return formats.price(value as Price).replace(/[^\d.,\u202f\u2212-]/g, '')
}
