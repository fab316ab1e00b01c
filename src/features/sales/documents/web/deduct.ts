// A discount typed as an amount becomes lines that deduct, one for each VAT treatment (see
// docs/decisions/0009). Pure.
import { deductionsOf } from '#features/sales/quotes/rules/discount.ts'
import type { Regimes } from '#features/sales/quotes/rules/vat.ts'
import type { Cents } from '#kernel/money.ts'
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
