// The lines of an order remember the line of the quote that they carry out.
import {
  type OfferedLine,
  type StoredLine,
  storedColumns as sharedColumns,
} from '#features/sales/quotes/rules/stored.ts'

export type StoredOrderLine = StoredLine & {
  readonly quote_id: string | null
  readonly quote_line_id: string | null
}

export const storedColumns = [...sharedColumns, 'quote_id', 'quote_line_id'] as const

/** Lines that were composed anew, with the links that the lines of the same identifier had. */
export function relinked(
  lines: readonly OfferedLine[],
  kept: readonly StoredOrderLine[],
): StoredOrderLine[] {
  const known = new Map(kept.map((line) => [line.id, line]))
  return lines.map(({ optional: _, chosen: __, ...line }) => {
    const was = known.get(line.id)
    return { ...line, quote_id: was?.quote_id ?? null, quote_line_id: was?.quote_line_id ?? null }
  })
}

/**
 * The first line of the order of a quote that is not of the quote, or not at its price; null where all
 * are. How much of each is left is another question (`beyondLeft`).
 */
export function notOfQuote(
  lines: readonly StoredOrderLine[],
  quoted: readonly StoredLine[],
): number | null {
  const known = new Map(quoted.map((line) => [line.id, line]))
  const rank = lines.findIndex((line) => {
    if (line.kind !== 'item') return false
    const source = known.get(line.quote_line_id ?? '')
    return source === undefined || signed.some((name) => line[name] !== source[name])
  })
  return rank < 0 ? null : rank
}

/** What a signature fixes of a line, beside its quantity. */
const signed = ['price', 'discount', 'vat_category', 'vat_rate', 'nature'] as const
