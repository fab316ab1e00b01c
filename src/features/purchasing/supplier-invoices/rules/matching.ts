// What a supplier invoices against what was ordered and what came: differences are seen line by line,
// and accepted by somebody who says why.
import { type Cents, type Price, type Quantity, times } from '#kernel/money.ts'
import { totals, type Vat, type VatGroup } from '#kernel/vat.ts'

export const supplierInvoiceStates = ['recorded', 'paid', 'cancelled'] as const
export type SupplierInvoiceState = (typeof supplierInvoiceStates)[number]

export const dues = ['due', 'late', 'paid', 'cancelled'] as const
/** What is to be done with it today. */
export type Due = (typeof dues)[number]

export const dueOf = (state: SupplierInvoiceState, dueDay: string, today: string): Due => {
  if (state !== 'recorded') return state
  return dueDay < today ? 'late' : 'due'
}

export type Invoiced = Vat & {
  readonly quantity: Quantity
  readonly price: Price
  /** What was ordered of it; null for what was not. */
  readonly bought: {
    /** What one costs on the order, discounts taken off. */
    readonly price: Price
    /** What came and is not invoiced elsewhere. */
    readonly open: Quantity
  } | null
}

export const differences = ['quantity', 'price', 'unordered'] as const
export type Difference = (typeof differences)[number]

/** How a line differs from what was ordered and came. */
export function differencesOf({ quantity: count, price, bought }: Invoiced): Difference[] {
  if (!bought) return ['unordered']
  return [
    ...(count > bought.open ? (['quantity'] as const) : []),
    ...(price !== bought.price ? (['price'] as const) : []),
  ]
}

/** Net of each line, VAT by rate and sums: as on any document. */
export function sumsOf(lines: readonly Invoiced[]): {
  readonly vat: readonly VatGroup[]
  readonly net: Cents
  readonly tax: Cents
  readonly gross: Cents
} {
  const { vat, net, tax, gross } = totals(
    lines.map(({ category, rate, price, quantity: count }) => ({
      category,
      rate,
      net: times(price, count),
    })),
  )
  return { vat, net, tax, gross }
}

/** Why it may not be recorded, or null: what differs is accepted with a reason. */
export function whyNotRecord(
  lines: readonly Invoiced[],
  reason: string,
): 'nothing_invoiced' | 'difference_unexplained' | null {
  if (lines.length === 0 || lines.some(({ quantity: count }) => count <= 0)) {
    return 'nothing_invoiced'
  }
  const differs = lines.some((line) => differencesOf(line).length > 0)
  return differs && reason.trim() === '' ? 'difference_unexplained' : null
}

export const whyNotPay = (state: SupplierInvoiceState): 'supplier_invoice_settled' | null =>
  state === 'recorded' ? null : 'supplier_invoice_settled'
