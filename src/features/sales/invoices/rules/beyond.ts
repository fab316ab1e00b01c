// Whether an invoice goes beyond the quote that was signed: only an explicit decision lets it.
import { type Bps, type Price, type Quantity, times } from '#kernel/money.ts'

type Invoiced = {
  readonly kind: string
  readonly name: string
  /** The line that was agreed, of the quote or of the order. */
  readonly agreed_id: string | null
  readonly quantity: Quantity
  readonly price: Price
  readonly discount: Bps
}
type Signed = {
  readonly id: string
  readonly name: string
  readonly price: Price
  readonly discount: Bps
}

/**
 * The name of the first line that was not signed, or not at this price; null where there is none. How
 * much of each line is invoiced is asked by `beyondQuote`, each time the draft is saved.
 */
export function beyondSigned(
  invoice: { readonly lines: readonly Invoiced[]; readonly discount: Bps },
  quote: { readonly lines: readonly Signed[]; readonly discount: Bps },
): string | null {
  // A smaller discount on the whole makes each line dearer than it was signed.
  const rate = quote.discount > invoice.discount ? quote.discount - invoice.discount : 0
  for (const line of invoice.lines) {
    if (line.kind !== 'item') continue
    const own = times(line.price, line.quantity, line.discount)
    const source = quote.lines.find(({ id }) => id === line.agreed_id)
    const signed = source ? times(source.price, line.quantity, source.discount) : 0
    if (own > signed || (rate > 0 && own > 0)) return line.name
  }
  return null
}
