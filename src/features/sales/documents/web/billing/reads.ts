import { showPlan } from '#features/sales/billing/contract.ts'
import { listInvoices } from '#features/sales/invoices/contract.ts'
import { showBilling } from '#features/sales/invoices/contract/deal.ts'
import { listQuotes, showQuote } from '#features/sales/quotes/contract.ts'

/** What every act of billing changes on screen. */
export const billingReads = [showPlan, showBilling, showQuote, listQuotes, listInvoices] as const
