// The lines of the editor: what is typed, before it is a line of the contract. Pure.
import type { Nature } from '#features/catalog/items/rules.ts'
import type { DraftLine } from '#features/sales/quotes/contract.ts'
import type { AnyLine } from '#features/sales/quotes/rules/lines.ts'
import { type Regimes, vatOfLine } from '#features/sales/quotes/rules/vat.ts'
import { type Bps, bps, type Price, price, type Quantity, quantity } from '#kernel/money.ts'
import type { Vat } from '#kernel/vat.ts'

/** A line that is sold. Numbers are null where nothing is typed: the cell is empty, and counts as 0. */
export type ItemLine = {
  readonly kind: 'item'
  /** Names the line on this screen, from its first letter to its last save. */
  readonly key: string
  readonly item: string | null
  readonly reference: string
  readonly name: string
  readonly description: string
  readonly nature: Nature
  readonly quantity: Quantity | null
  readonly unit: string
  readonly price: Price | null
  readonly discount: Bps | null
  /** What the line says of itself; the regimes of the parties may decide otherwise. */
  readonly vat: Vat
  readonly cost: Price | null
  /** What remained to be invoiced of its quoted line, on an invoice made from a quote. */
  readonly remaining: Quantity | null
  /** Offered beside the rest (quotes alone), and then whether it is in the sum. */
  readonly optional: boolean
  readonly chosen: boolean
  /** The price of the catalogue, where this screen knows it: tells where the price comes from. */
  readonly listed: Price | null
}
export type WordLine = {
  readonly kind: 'section' | 'text' | 'subtotal'
  readonly key: string
  readonly name: string
}
export type EditorLine = ItemLine | WordLine | { readonly kind: 'page_break'; readonly key: string }

/** The columns that a caret may stand in. */
export const cells = ['name', 'quantity', 'unit', 'price', 'discount', 'vat', 'cost'] as const
export type Cell = (typeof cells)[number]

export const blankLine = (key: string, vat: Vat): ItemLine => ({
  kind: 'item',
  key,
  item: null,
  reference: '',
  name: '',
  description: '',
  nature: 'goods',
  quantity: null,
  unit: '',
  price: null,
  discount: null,
  vat,
  cost: null,
  remaining: null,
  optional: false,
  chosen: true,
  listed: null,
})

/** Nothing was typed in it yet: it is shown, and never saved. */
export const isBlank = (line: EditorLine): boolean =>
  line.kind === 'item' &&
  line.item === null &&
  line.name === '' &&
  line.reference === '' &&
  line.description === '' &&
  line.quantity === null &&
  line.price === null

/** A line of a contract, of a quote or of an invoice, under a key of the screen. */
export type KnownLine =
  | (Omit<
      ItemLine,
      'key' | 'quantity' | 'price' | 'discount' | 'remaining' | 'optional' | 'chosen' | 'listed'
    > & {
      readonly id: string
      readonly quantity: Quantity
      readonly price: Price
      readonly discount: Bps
      readonly quotedRemaining?: Quantity | null
      readonly optional?: boolean
      readonly chosen?: boolean
    })
  | { readonly kind: 'section' | 'text' | 'subtotal'; readonly id: string; readonly name: string }
  | { readonly kind: 'page_break'; readonly id: string }

export function editorLine(line: KnownLine, key: string): EditorLine {
  if (line.kind === 'page_break') return { kind: 'page_break', key }
  if (line.kind !== 'item') return { kind: line.kind, key, name: line.name }
  const { item, reference, name, description, nature, unit, vat, cost } = line
  return {
    kind: 'item',
    key,
    item,
    reference,
    name,
    description,
    nature,
    quantity: line.quantity,
    unit,
    price: line.price,
    // No discount is an empty cell, which one need not read.
    discount: line.discount === 0 ? null : line.discount,
    vat,
    cost,
    remaining: line.quotedRemaining ?? null,
    optional: line.optional ?? false,
    chosen: line.chosen ?? true,
    listed: null,
  }
}

/** The line as the contract wants it; `id` once the server knows it. */
export function draftLine(line: EditorLine, id: string | undefined): DraftLine {
  const place = id === undefined ? {} : { id }
  if (line.kind === 'page_break') return { kind: 'page_break', ...place }
  if (line.kind !== 'item') return { kind: line.kind, ...place, name: line.name }
  const { item, reference, name, description, nature, unit, vat, cost } = line
  return {
    kind: 'item',
    ...place,
    item,
    reference,
    name,
    description,
    nature,
    quantity: line.quantity ?? quantity(0),
    unit,
    price: line.price ?? price(0),
    discount: line.discount ?? bps(0),
    vat: { ...vat },
    cost,
    optional: line.optional,
    chosen: line.chosen,
  }
}

/** The line as the sums see it, taxed as the parties must be. */
export function pricedLine(line: EditorLine, regimes: Regimes): AnyLine {
  if (line.kind !== 'item') return { kind: line.kind }
  return {
    kind: 'item',
    name: line.name,
    quantity: line.quantity ?? quantity(0),
    price: line.price ?? price(0),
    discount: line.discount ?? bps(0),
    vat: vatOfLine(regimes, line.nature, line.vat),
    cost: line.cost,
    chosen: line.chosen,
  }
}

/** What the catalogue gives to a line. */
export type CatalogItem = {
  readonly id: string
  readonly reference: string
  readonly name: string
  readonly description: string
  readonly nature: Nature
  readonly unit: string
  readonly price: Price
  readonly cost: Price | null
  readonly vat: Vat
}

const one = quantity(10_000)

/** The line once an item is picked: all of it but what was typed beside, the quantity and discount. */
export const withItem = (line: ItemLine, item: CatalogItem): ItemLine => ({
  ...line,
  item: item.id,
  reference: item.reference,
  name: item.name,
  description: item.description,
  nature: item.nature,
  unit: item.unit,
  price: item.price,
  listed: item.price,
  cost: item.cost,
  vat: { category: item.vat.category, rate: item.vat.rate },
  quantity: line.quantity ?? one,
})

/** A line that becomes an option leaves the sum; one that is none any more is in it again. */
export const asOption = (line: ItemLine, optional: boolean): ItemLine => ({
  ...line,
  optional,
  chosen: !optional,
})

/** A free line counts one from its first letter on, so that its price is its amount. */
export function named(line: ItemLine, name: string): ItemLine {
  if (name !== '') return { ...line, name, quantity: line.quantity ?? one }
  // What is emptied again is a blank line again.
  const isEmptied = line.item === null && line.price === null && line.quantity === one
  return { ...line, name, quantity: isEmptied ? null : line.quantity }
}
