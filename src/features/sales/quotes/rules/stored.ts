// A line as it is stored, as it is shown, and as it is printed.
import type { Nature } from '#features/catalog/items/rules.ts'
import type { DraftLine as PrintedLine } from '#features/sales/documents/rules/frozen.ts'
import { type Bps, type Cents, type Price, type Quantity, quantity } from '#kernel/money.ts'
import type { VatCategory } from '#kernel/vat.ts'
import { amountsOf, type AnyLine, type LineKind } from './lines.ts'

/** The columns that the lines of quotes and of invoices share. */
export type StoredLine = {
  readonly id: string
  readonly rank: number
  readonly kind: string
  readonly item_id: string | null
  readonly reference: string
  readonly name: string
  readonly description: string
  readonly nature: string
  readonly quantity: Quantity
  readonly unit: string
  readonly price: Price
  readonly discount: Bps
  readonly vat_category: string
  readonly vat_rate: Bps
  readonly cost: Price | null
  readonly net: Cents
}

/** A line of a quote, which may be an option: in or out of the sum. */
export type OfferedLine = StoredLine & {
  readonly optional: boolean
  /** False for an option that is not taken, true for every other line. */
  readonly chosen: boolean
}

export const storedColumns = [
  'id',
  'rank',
  'kind',
  'item_id',
  'reference',
  'name',
  'description',
  'nature',
  'quantity',
  'unit',
  'price',
  'discount',
  'vat_category',
  'vat_rate',
  'cost',
  'net',
] as const satisfies readonly (keyof StoredLine)[]

export const offeredColumns = [
  ...storedColumns,
  'optional',
  'chosen',
] as const satisfies readonly (keyof OfferedLine)[]

type Line = StoredLine & Partial<OfferedLine>

/** A stored line, as the totals see it. */
export const pricedLine = (line: Line): AnyLine =>
  line.kind === 'item'
    ? { ...itemOf(line), kind: 'item', vat: vatOf(line), cost: line.cost, chosen: line.chosen }
    : { kind: line.kind as Exclude<LineKind, 'item'> }

/** A stored line that is sold, as contracts show it; `cost` only to whoever may see it. */
export const itemFields = (line: StoredLine, seesCosts: boolean) => ({
  kind: 'item' as const,
  id: line.id,
  item: line.item_id,
  ...itemOf(line),
  nature: line.nature as Nature,
  vat: vatOf(line),
  cost: seesCosts ? line.cost : null,
  net: line.net,
})

/** The lines of a document as contracts show them; `sold` says how those that are sold look. */
export function shownLines<L extends Line, T>(lines: readonly L[], sold: (line: L) => T) {
  const amounts = amountsOf(lines.map(pricedLine))
  return lines.map((line, rank) => {
    const { id, name } = line
    switch (line.kind) {
      case 'item':
        return sold(line)
      case 'subtotal':
        return { kind: 'subtotal' as const, id, name, net: amounts[rank] as Cents }
      case 'page_break':
        return { kind: 'page_break' as const, id }
      default:
        return { kind: line.kind as 'section' | 'text', id, name }
    }
  })
}

/** A line as it is printed, without its cost; on a credit note, amounts are printed without their sign (type 381). */
export function printedLine(line: Line, isCredit = false): PrintedLine {
  switch (line.kind) {
    case 'item':
      return {
        ...itemOf(line),
        ...vatOf(line),
        kind: 'item',
        nature: line.nature as Nature,
        quantity: isCredit ? quantity(-line.quantity || 0) : line.quantity,
        optional: line.optional ?? false,
        chosen: line.chosen ?? true,
      }
    case 'page_break':
      return { kind: 'page_break' }
    default:
      return { kind: line.kind as 'section' | 'text' | 'subtotal', name: line.name }
  }
}

const vatOf = ({ vat_category, vat_rate }: StoredLine) => ({
  category: vat_category as VatCategory,
  rate: vat_rate,
})

const itemOf = (line: StoredLine) => ({
  reference: line.reference,
  name: line.name,
  description: line.description,
  quantity: line.quantity,
  unit: line.unit,
  price: line.price,
  discount: line.discount,
})
