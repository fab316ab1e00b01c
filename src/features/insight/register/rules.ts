// The kinds of documents, in the order in which a deal makes them.
import type { Right } from '#kernel/rights.ts'

export const registerKinds = [
  'quote',
  'order',
  'delivery',
  'invoice',
  'credit_note',
  'purchase',
] as const
export type RegisterKind = (typeof registerKinds)[number]

/** Who reads which kind. */
export const rightOf: Readonly<Record<RegisterKind, Right>> = {
  quote: 'quotes.read',
  order: 'orders.read',
  delivery: 'deliveries.read',
  invoice: 'invoices.read',
  credit_note: 'invoices.read',
  purchase: 'purchases.read',
}
