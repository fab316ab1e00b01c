import { Happened } from '#features/sales/quotes/contract/history.ts'
import { endpoint } from '#kernel/endpoint.ts'
import { ById } from '#kernel/shapes.ts'

export const purchaseHistory = endpoint('GET', '/purchase-orders/:id/history', {
  summary:
    'What has happened to a purchase order, newest first: its messages, what came of it, and what its supplier invoiced.',
  input: ById,
  output: Happened,
})
