// A discount typed as an amount becomes lines that deduct, one for each VAT treatment (see
// docs/decisions/0009). Pure.
import { deductionsOf } from '#features/sales/quotes/rules/discount.ts'
import type { Regimes } from '#features/sales/quotes/rules/vat.ts'
import { readTyped } from '#kernel/format.ts'
import { type Bps, bps, type Cents, cents } from '#kernel/money.ts'
import type { Locale } from '#kernel/refusal.ts'
import { inserted, type Lines } from './edits.ts'
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
