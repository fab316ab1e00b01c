// From a line as it is typed to a line as it is stored: what is left out comes from the line as it
// was, else from the item of the catalogue.
import type { Nature } from '#features/catalog/items/rules.ts'
import { type Bps, bps, type Price, price, type Quantity, quantity } from '#kernel/money.ts'
import type { Vat } from '#kernel/vat.ts'
import type { OfferedLine, StoredLine } from './stored.ts'
import { type Regimes, standardVat, vatOfLine } from './vat.ts'

/** A line as it is typed (`DraftLine` of the contract). */
export type TypedLine =
  | {
      readonly kind: 'item'
      readonly id?: string | undefined
      readonly item?: string | null | undefined
      readonly reference?: string | undefined
      readonly name?: string | undefined
      readonly description?: string | undefined
      readonly nature?: Nature | undefined
      readonly quantity?: Quantity | undefined
      readonly unit?: string | undefined
      readonly price?: Price | undefined
      readonly discount?: Bps | undefined
      readonly vat?: Vat | undefined
      readonly cost?: Price | null | undefined
      readonly optional?: boolean | undefined
      readonly chosen?: boolean | undefined
    }
  | {
      readonly kind: 'section' | 'text' | 'subtotal' | 'page_break'
      readonly id?: string | undefined
      readonly name?: string | undefined
    }

/** What an item of the catalogue gives to a line. */
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

/** A line that a document already has; only those of quotes may be options. */
export type KeptLine = StoredLine & Partial<OfferedLine>

export type Completing = {
  /** The line of the document that keeps its identifier, if it does. */
  readonly kept: KeptLine | undefined
  readonly item: CatalogItem | undefined
  readonly regimes: Regimes
  /** The line got its VAT from a regime that no longer decides: it takes that of its item again. */
  readonly freed: boolean
  readonly seesCosts: boolean
}

/** A line complete, but for its identifier, its place and its net. */
export type CompleteLine = Omit<OfferedLine, 'id' | 'rank' | 'net'>

export function completeLine(
  line: TypedLine,
  { kept, item, regimes, freed, seesCosts }: Completing,
): CompleteLine {
  if (line.kind !== 'item') return { ...blank, kind: line.kind, name: line.name ?? '' }
  const optional = line.optional ?? kept?.optional ?? false
  const base = baseOf(line.item, kept, item)
  const nature = line.nature ?? base.nature
  const own = freed ? (item?.vat ?? standardVat) : (line.vat ?? base.vat ?? standardVat)
  const vat = vatOfLine(regimes, nature, own)
  return {
    kind: 'item',
    item_id: item?.id ?? null,
    reference: line.reference ?? base.reference,
    name: line.name ?? base.name,
    description: line.description ?? base.description,
    nature,
    quantity: line.quantity ?? kept?.quantity ?? one,
    unit: line.unit ?? base.unit,
    price: line.price ?? base.price,
    discount: line.discount ?? kept?.discount ?? none,
    vat_category: vat.category,
    vat_rate: vat.rate,
    cost: seesCosts && line.cost !== undefined ? line.cost : base.cost,
    optional,
    chosen: !optional || (line.chosen ?? (kept?.optional === true && kept.chosen === true)),
  }
}

type Base = Omit<CatalogItem, 'id' | 'vat'> & { readonly vat: Vat | null }

/** The line as it was, as long as it is still of the same item; else the item. */
function baseOf(
  asked: string | null | undefined,
  kept: StoredLine | undefined,
  item: CatalogItem | undefined,
): Base {
  const same = kept && (asked === undefined || asked === kept.item_id)
  if (!same) return item ?? { ...blank, nature: 'goods', vat: null }
  const vat = { category: kept.vat_category as Vat['category'], rate: kept.vat_rate }
  return { ...kept, nature: kept.nature as Nature, vat }
}

const one = quantity(10_000)
const none: Bps = bps(0)
const blank = {
  item_id: null,
  reference: '',
  name: '',
  description: '',
  nature: 'goods',
  quantity: quantity(0),
  unit: '',
  price: price(0),
  discount: none,
  vat_category: 'S',
  vat_rate: none,
  cost: null,
  optional: false,
  chosen: true,
} as const
