import { type Bps, type Cents, minus, share, subtract, sum } from './money.ts'

/**
 * VAT categories of EN 16931 that French rules accept (BR-FR-15): S taxed, E exempt (franchise, art.
 * 261), AE reverse charge, K intra-EU goods, G export, O outside scope, Z zero rate (abroad).
 */
export type VatCategory = 'S' | 'E' | 'AE' | 'K' | 'G' | 'O' | 'Z'
export const vatCategories = ['S', 'E', 'AE', 'K', 'G', 'O', 'Z'] as const

/** The VAT treatment of a line: its category and its rate (0 unless S). */
export type Vat = { readonly category: VatCategory; readonly rate: Bps }
export type VatGroup = Vat & { readonly base: Cents; readonly tax: Cents }
export type Totals = {
  readonly lines: Cents
  readonly discount: Cents
  readonly net: Cents
  readonly vat: readonly VatGroup[]
  readonly tax: Cents
  readonly gross: Cents
}

/** Only the category S carries a rate, and it always does (EN 16931 BR-S-05, BR-E-05, BR-AE-05…). */
export const isCoherent = ({ category, rate }: Vat): boolean =>
  category === 'S' ? rate > 0 : rate === 0

/** The rates that a French invoice may carry (BR-FR-16), in basis points. */
export const frenchRates = [
  0, 90, 105, 175, 210, 550, 700, 850, 920, 960, 1000, 1300, 1960, 2000, 2060,
] as readonly number[] as readonly Bps[]

/**
 * Totals of a document: VAT is rounded once per category and rate on the summed bases (EN 16931,
 * BR-CO-17), never line by line. A document discount is taken on each VAT group at the same rate
 * (one document allowance BG-20 per group), and the discount shown is the sum of these, so that bases,
 * discount and net agree to the cent; it may differ by a cent or two from the rate of the whole.
 * Groups come highest rate first. The order of the lines changes nothing.
 */
export function totals(
  lines: readonly (Vat & { readonly net: Cents })[],
  discountRate: Bps = 0 as Bps,
): Totals {
  const groups = new Map<string, Vat & { nets: Cents[] }>()
  for (const { category, rate, net } of lines) {
    const key = `${category} ${rate}`
    const group = groups.get(key) ?? { category, rate, nets: [] }
    group.nets.push(net)
    groups.set(key, group)
  }
  const ordered = [...groups.values()].sort(
    (a, b) => b.rate - a.rate || (a.category < b.category ? -1 : 1),
  )
  const vat = ordered.map(({ category, rate, nets }) => {
    const before = sum(nets)
    // Discounting group by group keeps every base explainable: base = lines × (1 − rate), once.
    const base = sum([before, minus(share(before, discountRate))])
    return { category, rate, base, tax: share(base, rate) }
  })
  const all = sum(lines.map((line) => line.net))
  const net = sum(vat.map((group) => group.base))
  const tax = sum(vat.map((group) => group.tax))
  return { lines: all, discount: subtract(all, net), net, vat, tax, gross: sum([net, tax]) }
}
