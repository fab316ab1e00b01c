import { Happened } from '#features/sales/quotes/contract/history.ts'
import { endpoint } from '#kernel/endpoint.ts'
import { ById } from '#kernel/shapes.ts'

export const orderHistory = endpoint('GET', '/orders/:id/history', {
  summary:
    'What has happened to an order, newest first: its control and messages, and the invoices and payments that came of it.',
  input: ById,
  output: Happened,
})
