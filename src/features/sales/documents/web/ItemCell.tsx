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
import { rateOf } from './Totals.tsx'
import { VatCell } from './VatCell.tsx'

/** What is said of the cells whose text is no number: under their line, and with each. */
export type CellWhy = Readonly<Record<string, string>>

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
  why,
  tell,
}: {
  at: Exclude<Column, 'net'>
  line: ItemLine
  /** Its rank for the person, from 1. */
  number: number
  amount: Cents | null
  wrong: string | null
  tools: RowTools
  set: (change: Partial<ItemLine>, cell: string) => void
  /** What is said of cells of the line. */
  why: CellWhy
  tell: (at: string, text: string | null) => void
}) {
  const { words, formats, locale } = tools
  const told = at in why ? whyId(line.key, at) : undefined
  const leave = (typed: string | null, scale: CellScale) => {
    if (typed === null) {
      if (at in why) tell(at, null)
      return false
    }
    const label = words.cells[at as keyof typeof scales](number)
    const sentence = at === 'discount' ? deduct(typed, line, tools) : unreadWhy(typed, scale, tools)
    tell(at, sentence === null ? null : `${label}${words.colon}${sentence}`)
    return sentence === null
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
          wrong={wrong === 'vat'}
          told={told}
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
          wrong={wrong === at}
          told={told}
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

/** Why what was typed is no number of that scale, and what to type. */
function unreadWhy(typed: string, scale: CellScale, { words, locale }: RowTools): string {
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
