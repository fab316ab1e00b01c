// The same acts on the two kinds of deals: a signed quote, or an order that has none.
import { orderBilling, quoteBilling } from '#features/sales/billing/contract.ts'
import { orderDeal, quoteDeal } from '#features/sales/invoices/contract/deal.ts'

/** What a deal is agreed on. */
export type DealRef = { readonly kind: 'quote' | 'order'; readonly id: string }

export const billingAt = {
  quote: { ...quoteBilling, ...quoteDeal },
  order: { ...orderBilling, ...orderDeal },
}
