// A discount as an amount. A discount on the whole is a rate, so that every document made of a part of
// a deal takes its own share of it to the cent; an amount is said as lines to deduct, one for each VAT
// treatment, which are invoiced, credited and taxed as any other line (EN 16931: BG-25, negative
// quantity).
import {
  bps,
  type Cents,
  centsAsPrice,
  type Price,
  quantity,
  type Quantity,
  split,
} from '#kernel/money.ts'
import { type Vat, totals } from '#kernel/vat.ts'
import { type AnyLine, countedOf, netOf } from './lines.ts'

/** A line that deducts: minus one, at the share of the discount that its VAT treatment bears. */
export type Deduction = {
  readonly quantity: Quantity
  readonly price: Price
  readonly discount: ReturnType<typeof bps>
  readonly vat: Vat
}

const minusOne = quantity(-10_000)

/** Why an amount may not be taken off these lines, or null: it is something, and not more than they are. */
export function whyNotDeduct(
  lines: readonly AnyLine[],
  amount: Cents,
): 'discount_missing' | 'discount_beyond' | null {
  if (amount <= 0) return 'discount_missing'
  return amount > sumOf(lines) ? 'discount_beyond' : null
}

/**
 * An amount to take off what counts of a document, spread over its VAT treatments in proportion to
 * what each is worth, exact to the cent. Ask `whyNotDeduct` first.
 */
export function deductionsOf(lines: readonly AnyLine[], amount: Cents): Deduction[] {
  const groups = groupsOf(lines).filter((group) => group.base > 0)
  const parts = split(
    amount,
    groups.map((group) => group.base),
  )
  return groups.flatMap(({ category, rate }, at) => {
    const part = parts[at] ?? 0
    if (part === 0) return []
    const price = centsAsPrice(part as Cents)
    return [{ quantity: minusOne, price, discount: bps(0), vat: { category, rate } }]
  })
}

const groupsOf = (lines: readonly AnyLine[]) =>
  totals(countedOf(lines).map((line) => ({ ...line.vat, net: netOf(line) }))).vat

/** What may be deducted from: the treatments that are worth something. */
const sumOf = (lines: readonly AnyLine[]): number =>
  groupsOf(lines).reduce((all, group) => all + Math.max(0, group.base), 0)
