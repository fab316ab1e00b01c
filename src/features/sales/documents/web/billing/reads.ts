import { listInvoices } from '#features/sales/invoices/contract.ts'
import { listOrders, showOrder } from '#features/sales/orders/contract.ts'
import { listQuotes, showQuote } from '#features/sales/quotes/contract.ts'
import { billingAt } from './endpoints.ts'

/** What every act of billing changes on screen. */
export const billingReads = [
  ...[billingAt.quote, billingAt.order].flatMap((at) => [at.showPlan, at.showBilling]),
  showQuote,
  listQuotes,
  showOrder,
  listOrders,
  listInvoices,
] as const
