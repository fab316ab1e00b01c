import { Happened } from '#features/sales/quotes/contract/history.ts'
import { endpoint } from '#kernel/endpoint.ts'
import { ById } from '#kernel/shapes.ts'

export const invoiceHistory = endpoint('GET', '/invoices/:id/history', {
  summary:
    'What has happened to an invoice or a credit note, newest first: its issue, messages, payments and credit notes.',
  input: ById,
  output: Happened,
})
