// One cell of a line that is sold, whichever column it stands in.
import type { ReactNode } from 'react'
import { marginOf } from '#features/sales/quotes/rules/lines.ts'
import { type Cents, fits, quantity, times, zero } from '#kernel/money.ts'
import type { Column } from './columns.ts'
import type { ItemLine } from './line.ts'
import { cellLook } from './looks.ts'
import { NumberCell } from './NumberCell.tsx'
import type { RowTools } from './tools.ts'
import { rateOf } from './Totals.tsx'
import { VatCell } from './VatCell.tsx'

const scales = { quantity: 'quantity', price: 'price', discount: 'bps', cost: 'price' } as const

export function ItemCell({
  at,
  line,
  number,
  amount,
  wrong,
  tools,
  set,
}: {
  at: Exclude<Column, 'net'>
  line: ItemLine
  /** Its rank for the person, from 1. */
  number: number
  amount: Cents | null
  wrong: string | null
  tools: RowTools
  set: (change: Partial<ItemLine>, cell: string) => void
}) {
  const { words, formats, locale } = tools
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
        <VatCell line={line} number={number} tools={tools} wrong={wrong === 'vat'} />
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
        />
      )}
    </Cell>
  )
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
