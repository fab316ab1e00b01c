// The lines of a delivery as its paper has them: under the number of each order where there are several.
import type { StoredLine } from '#features/sales/quotes/rules/stored.ts'
import { type Bps, type Cents, type Price, type Quantity, quantity } from '#kernel/money.ts'
import type { Locale } from '#kernel/refusal.ts'

type Line = {
  readonly id: string
  readonly order_id: string
  readonly order_number: string
  readonly reference: string
  readonly name: string
  readonly description: string
  readonly quantity: Quantity
  readonly unit: string
  readonly price: Price
  readonly discount: Bps
  readonly vat_category: string
  readonly vat_rate: Bps
}

/** What is on its way, line by line; what nobody took is left out. */
export function titled(lines: readonly Line[], language: Locale): StoredLine[] {
  const there = lines.filter((line) => line.quantity !== 0)
  const several = new Set(there.map(({ order_id }) => order_id)).size > 1
  return there.flatMap((line, at) => {
    const opens = several && there[at - 1]?.order_id !== line.order_id
    return [...(opens ? [title(line, language)] : []), sold(line)]
  })
}

const sold = (line: Line): StoredLine => ({
  ...unpriced,
  id: line.id,
  kind: 'item',
  reference: line.reference,
  name: line.name,
  description: line.description,
  quantity: line.quantity,
  unit: line.unit,
  price: line.price,
  discount: line.discount,
  vat_category: line.vat_category,
  vat_rate: line.vat_rate,
})

const title = (line: Line, language: Locale): StoredLine => ({
  ...unpriced,
  id: line.order_id,
  kind: 'section',
  name: `${language === 'fr' ? 'Commande' : 'Order'} ${line.order_number}`,
})

const unpriced: StoredLine = {
  id: '',
  rank: 0,
  kind: 'section',
  item_id: null,
  reference: '',
  name: '',
  description: '',
  nature: 'goods',
  quantity: quantity(0),
  unit: '',
  price: 0 as Price,
  discount: 0 as Bps,
  vat_category: 'S',
  vat_rate: 0 as Bps,
  cost: null,
  net: 0 as Cents,
}
