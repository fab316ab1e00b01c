// Which columns the lines show: few at first, the others when one asks for them (ux.md, rule 16). Kept
// on this device.
import { useMemo, useState } from 'react'
import { readStored, store } from '#web/preferences.ts'
import { useSide } from './side.ts'

export const extraColumns = ['unit', 'discount', 'vat', 'cost', 'margin'] as const
export type ExtraColumn = (typeof extraColumns)[number]
export type Column = 'quantity' | 'price' | 'net' | ExtraColumn

const memory = 'comptoir.columns'
const usual: readonly ExtraColumn[] = ['discount', 'vat']

/** In the order of reading, with the width of each. */
const widths: Readonly<Record<Column, string>> = {
  quantity: '4.25rem',
  unit: '3.75rem',
  price: '5.75rem',
  discount: '4.25rem',
  vat: '4.5rem',
  cost: '5.25rem',
  margin: '4.25rem',
  net: 'minmax(6rem, max-content)',
}

export type Columns = {
  readonly shown: readonly Column[]
  /** What the grid of rows is made of, as CSS. */
  readonly template: string
  readonly offered: readonly ExtraColumn[]
  readonly toggle: (column: ExtraColumn) => void
}

export function useColumns(isShown: boolean): Columns {
  // Of what is bought, the price is the cost.
  const seesCosts = useSide() === 'sale' && isShown
  const [chosen, setChosen] = useState<readonly ExtraColumn[]>(
    () => readStored<readonly ExtraColumn[]>(memory) ?? usual,
  )
  // The same object as long as nothing changes: rows are drawn again when it does.
  return useMemo(() => {
    const offered = extraColumns.filter(
      (column) => seesCosts || (column !== 'cost' && column !== 'margin'),
    )
    const shown = (Object.keys(widths) as Column[]).filter(
      (column) => !isExtra(column) || (chosen.includes(column) && offered.includes(column)),
    )
    return {
      shown,
      template: shown.map((column) => widths[column]).join(' '),
      offered,
      toggle: (column) => {
        const next = chosen.includes(column)
          ? chosen.filter((one) => one !== column)
          : [...chosen, column]
        setChosen(next)
        store(memory, next)
      },
    }
  }, [chosen, seesCosts])
}

const isExtra = (column: Column): column is ExtraColumn =>
  (extraColumns as readonly string[]).includes(column)
