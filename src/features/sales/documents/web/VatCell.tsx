import { itemCategories } from '#features/catalog/items/rules.ts'
import { vatLabel } from '#features/sales/documents/rules/lines.ts'
import { vatOfLine } from '#features/sales/quotes/rules/vat.ts'
import { type Bps, bps } from '#kernel/money.ts'
import type { Vat } from '#kernel/vat.ts'
import { editLine } from './editor.ts'
import type { ItemLine } from './line.ts'
import { cellLook } from './looks.ts'
import { NumberCell } from './NumberCell.tsx'
import type { RowTools } from './tools.ts'

/** The VAT of a line: chosen, typed where rates are free, or only told where the regimes decide. */
export function VatCell({
  line,
  number,
  tools,
  wrong,
  ...said
}: {
  line: ItemLine
  number: number
  tools: RowTools
  wrong: boolean
  unread: string | null
  told: string | undefined
  onLeave: (unread: string | null) => boolean
}) {
  const { editor, regimes, words, locale, formats } = tools
  const vat = vatOfLine(regimes, line.nature, line.vat)
  const label = words.cells.vat(number)
  const change = (to: Vat) =>
    editLine(editor, line.key, (one) => ({ ...one, vat: to }) as ItemLine, 'vat')
  const isDecided = regimes.company !== 'standard' || regimes.customer !== 'domestic'
  if (isDecided) {
    return (
      <span className="truncate px-2 text-right text-13 text-soft">
        {vatLabel(vat, locale, formats)}
      </span>
    )
  }
  if (tools.vat.length === 0) {
    return (
      <NumberCell
        value={vat.rate}
        onChange={(rate) => change(taxed((rate ?? 0) as Bps))}
        scale="bps"
        label={label}
        cell="vat"
        formats={formats}
        locale={locale}
        wrong={wrong}
        {...said}
      />
    )
  }
  const known = tools.vat.some((one) => written(one) === written(vat))
  const choices = known ? tools.vat : [vat, ...tools.vat]
  return (
    <select
      aria-label={label}
      aria-invalid={wrong || undefined}
      data-cell="vat"
      value={written(vat)}
      onChange={(event) => change(read(event.target.value))}
      className={`${cellLook} appearance-none text-right [&>option]:bg-raised`}
    >
      {choices.map((one) => (
        <option key={written(one)} value={written(one)}>
          {vatLabel(one, locale, formats)}
        </option>
      ))}
    </select>
  )
}

const taxed = (rate: Bps): Vat => ({ category: rate === 0 ? 'Z' : 'S', rate })

const written = ({ category, rate }: Vat): string => `${category} ${rate}`

function read(value: string): Vat {
  const [category = 'S', rate = '0'] = value.split(' ')
  const found = itemCategories.find((one) => one === category)
  return { category: found ?? 'S', rate: bps(Number(rate)) }
}
