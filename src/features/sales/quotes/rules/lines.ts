// What the lines of a document are worth. The screen that types and the server that stores call these
// same functions, so that the two can never differ by a cent.
import {
  type Bps,
  type Cents,
  fits,
  type Price,
  type Quantity,
  subtract,
  sum,
  times,
  zero,
} from '#kernel/money.ts'
import { type Totals, totals, type Vat } from '#kernel/vat.ts'

export const lineKinds = ['item', 'text', 'section', 'subtotal', 'page_break'] as const
export type LineKind = (typeof lineKinds)[number]

/** What is sold, as the sums see it; `cost` is the cost of one unit, null where it is not known. */
export type PricedLine = {
  readonly kind: 'item'
  readonly name: string
  readonly quantity: Quantity
  readonly price: Price
  readonly discount: Bps
  readonly vat: Vat
  readonly cost?: Price | null | undefined
  /** False for an option that is not taken: shown at its price, and counted in no sum. */
  readonly chosen?: boolean | undefined
}
export type AnyLine = PricedLine | { readonly kind: Exclude<LineKind, 'item'> }

/** The lines that are sold: the others are there for the reader. */
export const itemsOf = <L extends { readonly kind: LineKind }>(
  lines: readonly L[],
): Extract<L, { kind: 'item' }>[] =>
  lines.filter((line): line is Extract<L, { kind: 'item' }> => line.kind === 'item')

/** The lines that are sold and counted: options only once they are chosen. */
export const countedOf = <
  L extends { readonly kind: LineKind; readonly chosen?: boolean | undefined },
>(
  lines: readonly L[],
): Extract<L, { kind: 'item' }>[] => itemsOf(lines).filter((line) => line.chosen !== false)

// The sums of a document ask for the same nets several times over, and again at each key.
const nets = new WeakMap<object, Cents>()

/** Price × quantity less the discount of the line, rounded once (EN 16931 BT-131). */
export function netOf(line: Omit<PricedLine, 'kind' | 'name' | 'vat'>): Cents {
  const known = nets.get(line)
  if (known !== undefined) return known
  const net = times(line.price, line.quantity, line.discount)
  nets.set(line, net)
  return net
}

/**
 * What each line shows as its amount: an item its net, a subtotal what counts between it and the
 * section or the subtotal before it, and nothing for the others.
 */
export function amountsOf(lines: readonly AnyLine[]): (Cents | null)[] {
  let since: Cents[] = []
  return lines.map((line) => {
    if (line.kind === 'item') {
      const net = netOf(line)
      if (line.chosen !== false) since.push(net)
      return net
    }
    if (line.kind !== 'section' && line.kind !== 'subtotal') return null
    const net = sum(since)
    since = []
    return line.kind === 'subtotal' ? net : null
  })
}

/** The totals of a document: live in the editor, stored by the server, frozen when it is issued. */
export const documentTotals = (lines: readonly AnyLine[], discount: Bps): Totals =>
  totals(
    countedOf(lines).map((line) => ({ ...line.vat, net: netOf(line) })),
    discount,
  )

/** What the options that are not chosen come to, each at its quantity, before the global discount. */
export const optionsOf = (lines: readonly AnyLine[]): Cents =>
  sum(
    itemsOf(lines)
      .filter((line) => line.chosen === false)
      .map(netOf),
  )

/** What the lines cost; a line without a known cost counts for nothing. */
export const costOf = (lines: readonly AnyLine[]): Cents =>
  sum(countedOf(lines).map(({ cost, quantity }) => (cost ? times(cost, quantity) : zero)))

/** What is left of the net once the cost is taken off. */
export const marginOf = (net: Cents, cost: Cents): Cents => subtract(net, cost)

/** Ten billion: what an amount may be on the wire. */
const most = 1e12

/**
 * Why these lines may not even be a draft, or null, with the field to mend. What a draft may lack and
 * an issued document may not is asked by `whyNotReady`.
 */
export function whyNotLines(
  lines: readonly AnyLine[],
  discount: Bps,
): { code: 'line_price_negative' | 'line_too_large' | 'document_too_large'; param: string } | null {
  for (const [rank, line] of lines.entries()) {
    if (line.kind !== 'item') continue
    // EN 16931 BR-27: a price is never negative; what is taken back has a negative quantity.
    if (line.price < 0 || (line.cost ?? 0) < 0) {
      return { code: 'line_price_negative', param: `lines.${rank}.price` }
    }
    if (!fits(line.price, line.quantity) || (line.cost && !fits(line.cost, line.quantity))) {
      return { code: 'line_too_large', param: `lines.${rank}.quantity` }
    }
  }
  const { lines: before, gross } = documentTotals(lines, discount)
  const tooLarge = [before, gross, costOf(lines)].some((amount) => Math.abs(amount) > most)
  return tooLarge ? { code: 'document_too_large', param: 'lines' } : null
}

/** Why a document with these lines may not leave the draft state, or null. */
export function whyNotReady(
  lines: readonly AnyLine[],
  discount: Bps,
): 'no_lines' | 'line_unnamed' | 'negative_total' | null {
  const items = itemsOf(lines)
  if (items.length === 0) return 'no_lines'
  if (items.some((line) => line.name === '')) return 'line_unnamed'
  // What is owed to the client is a credit note (EN 16931 type 381), never a negative invoice.
  if (documentTotals(lines, discount).gross < 0) return 'negative_total'
  return null
}
