// A discount typed as an amount becomes lines that deduct, one for each VAT treatment (see
// docs/decisions/0009). Pure.
import { deductionsOf } from '#features/sales/quotes/rules/discount.ts'
import type { Regimes } from '#features/sales/quotes/rules/vat.ts'
import { readTyped } from '#kernel/format.ts'
import {
  type Bps,
  bps,
  type Cents,
  cents,
  centsAsPrice,
  fits,
  price,
  quantity,
  roundedRatio,
  times,
} from '#kernel/money.ts'
import type { Locale } from '#kernel/refusal.ts'
import { at, inserted, type Lines, replaced } from './edits.ts'
import { blankLine, type ItemLine, pricedLine } from './line.ts'

/**
 * The lines with those that deduct an amount at their end, each taxed as what it is taken off; `newKey`
 * names one. Ask `whyNotDeduct` first.
 */
export function deducted(
  lines: Lines,
  regimes: Regimes,
  amount: Cents,
  name: string,
  newKey: () => string,
): Lines {
  const priced = lines.map((line) => pricedLine(line, regimes))
  const more = deductionsOf(priced, amount).flatMap((one): ItemLine[] => {
    const like = lines.find((line, rank) => {
      const taxed = priced[rank]
      if (line.kind !== 'item' || taxed?.kind !== 'item' || taxed.chosen === false) return false
      return taxed.vat.category === one.vat.category && taxed.vat.rate === one.vat.rate
    })
    if (like?.kind !== 'item') return []
    const { quantity, price } = one
    return [{ ...blankLine(newKey(), like.vat), nature: like.nature, name, quantity, price }]
  })
  return inserted(lines, null, more)
}

/**
 * The lines with an amount before tax off one of them, to the cent: its own rate where one says it, else a
 * line below that deducts, taxed and offered as it is. Null where the line is not worth as much.
 */
export function lessAmount(
  lines: Lines,
  key: string,
  amount: Cents,
  name: string,
  newKey: string,
): { readonly lines: Lines; readonly rate: Bps | null } | null {
  const line = lines[at(lines, key)]
  if (line?.kind !== 'item') return null
  const [unit, count] = [line.price ?? price(0), line.quantity ?? quantity(0)]
  const worth = fits(unit, count) ? times(unit, count) : 0
  if (amount <= 0 || amount > worth) return null
  const near = roundedRatio(BigInt(amount) * 10_000n, BigInt(worth))
  const rate = [near, near - 1, near + 1]
    .filter((one) => one >= 0 && one <= 10_000)
    .find((one) => times(unit, count, bps(one)) === worth - amount)
  if (rate !== undefined) {
    const less = { ...line, discount: bps(rate) }
    return { lines: replaced(lines, key, () => less), rate: less.discount }
  }
  const { nature, optional, chosen, vat } = line
  const deduction: ItemLine = {
    ...blankLine(newKey, vat),
    nature,
    optional,
    chosen,
    name,
    quantity: quantity(-10_000),
    price: centsAsPrice(amount),
  }
  const whole = replaced(lines, key, () => ({ ...line, discount: null }))
  return { lines: inserted(whole, key, [deduction]), rate: null }
}

/**
 * What was typed as a discount: a percentage up to 100, with its sign or none, or an amount, whose currency
 * says so; null where it is neither.
 */
export function discountOf(
  typed: string,
  locale: Locale,
): { rate: Bps } | { amount: Cents } | null {
  const rate = readTyped(typed, 'bps', locale)
  if (rate !== null) return rate < 0 || rate > 10_000 ? null : { rate: bps(rate) }
  const amount = readTyped(typed, 'cents', locale)
  return amount === null || amount < 0 ? null : { amount: cents(amount) }
}
