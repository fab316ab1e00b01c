// One cell of a line that is sold, whichever column it stands in.
import type { ReactNode } from 'react'
import { marginOf } from '#features/sales/quotes/rules/lines.ts'
import { type Cents, fits, quantity, times, zero } from '#kernel/money.ts'
import { readTyped } from '#kernel/format.ts'
import { toast } from '#web/ui/toasts.ts'
import type { Column } from './columns.ts'
import { discountOf, lessAmount } from './deduct.ts'
import { lineKey } from './editor.ts'
import type { ItemLine } from './line.ts'
import { cellLook } from './looks.ts'
import { type CellScale, NumberCell } from './NumberCell.tsx'
import type { RowTools } from './tools.ts'
import type { UnreadCells } from './unread.ts'
import { rateOf } from './Totals.tsx'
import { VatCell } from './VatCell.tsx'

/** Names the sentence about a cell whose text is no number: under its line, and said with the cell. */
export const whyId = (key: string, at: string) => `why-${key}-${at}`

const scales = {
  quantity: 'quantity',
  price: 'price',
  discount: 'bps',
  cost: 'price',
  vat: 'bps',
} as const

export function ItemCell({
  at,
  line,
  number,
  amount,
  wrong,
  tools,
  set,
  unread,
}: {
  at: Exclude<Column, 'net'>
  line: ItemLine
  /** Its rank for the person, from 1. */
  number: number
  amount: Cents | null
  wrong: string | null
  tools: RowTools
  set: (change: Partial<ItemLine>, cell: string) => void
  /** The cells of the line whose text is no number. */
  unread: UnreadCells
}) {
  const { editor, words, formats, locale } = tools
  const mine = at === 'margin' ? undefined : unread[at]
  const leave = (typed: string | null, scale: CellScale) => {
    const cell = at as keyof typeof scales
    const why = typed === null ? null : whyUnread(cell, typed, scale, line, tools)
    const said = `${words.cells[cell](number)}${words.colon}${why}`
    editor.tellUnread(line.key, cell, why === null ? null : { typed: typed ?? '', why: said })
    return typed !== null && why === null
  }
  const said = {
    unread: mine?.typed ?? null,
    told: mine && whyId(line.key, at),
    wrong: wrong === at,
  }
  return (
    <Cell at={at} label={words.columns[at]}>
      {at === 'unit' ? (
        <input
          type="text"
          autoComplete="off"
          aria-label={words.cells.unit(number)}
          data-cell="unit"
          maxLength={20}
          value={line.unit}
          onFocus={(event) => event.target.select()}
          onChange={(event) => set({ unit: event.target.value }, 'unit')}
          className={cellLook}
        />
      ) : at === 'vat' ? (
        <VatCell
          line={line}
          number={number}
          tools={tools}
          {...said}
          onLeave={(typed) => leave(typed, 'bps')}
        />
      ) : at === 'margin' ? (
        <span className="figures px-2 text-right text-13 text-soft">
          {marginRate(line, amount, tools)}
        </span>
      ) : (
        <NumberCell
          formats={formats}
          locale={locale}
          value={line[at]}
          onChange={(value) => set({ [at]: value } as Partial<ItemLine>, at)}
          scale={scales[at]}
          label={words.cells[at](number)}
          cell={at}
          {...said}
          onLeave={(typed) => leave(typed, scales[at])}
        />
      )}
    </Cell>
  )
}

/** Takes an amount off the line, as it is typed; the sentence where it can be none. */
function deduct(typed: string, line: ItemLine, tools: RowTools): string | null {
  const { editor, words, formats, locale } = tools
  const asked = discountOf(typed, locale)
  if (!asked || !('amount' in asked)) return words.discountUnread
  const name = words.deductionOf(line.name)
  const less = lessAmount(editor.state().lines, line.key, asked.amount, name, lineKey())
  const amount = formats.amount(asked.amount)
  if (less === null) return words.discountBeyond(amount)
  editor.editLines(() => less.lines)
  const { rate } = less
  toast(
    rate === null ? words.deductedBelow(amount) : words.deductedAs(amount, formats.percent(rate)),
  )
  return null
}

/** Why what was typed is nothing of that cell, and what to type; null where it was made something of. */
function whyUnread(
  cell: keyof typeof scales,
  typed: string,
  scale: CellScale,
  line: ItemLine,
  tools: RowTools,
): string | null {
  if (cell === 'discount') return deduct(typed, line, tools)
  const { words, locale } = tools
  const isBelow = (readTyped(typed, scale, locale) ?? 0) < 0
  return scale === 'price' && isBelow ? words.unread.below : words.unread[scale](typed.trim())
}

/** What the line leaves of its amount; nothing where its cost is not known. */
function marginRate(
  { cost, ...line }: ItemLine,
  amount: Cents | null,
  { formats }: RowTools,
): string {
  if (cost === null || amount === null || amount === zero) return '–'
  // A cost that is too large to be counted is refused elsewhere, with its sentence.
  if (!fits(cost, line.quantity ?? quantity(0))) return '–'
  const spent = times(cost, line.quantity ?? quantity(0))
  return rateOf(marginOf(amount, spent), amount, formats)
}

/** A cell under its column; in the narrow layout, its own small label. */
const Cell = ({ at, label, children }: { at: string; label: string; children: ReactNode }) => (
  <div role="cell" className={`line-${at} flex min-w-0 flex-col justify-center`}>
    <span aria-hidden className="line-label px-2 text-12 text-faint">
      {label}
    </span>
    {children}
  </div>
)
