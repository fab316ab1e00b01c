import { Happened } from '#features/sales/quotes/contract/history.ts'
import { endpoint } from '#kernel/endpoint.ts'
import { ById } from '#kernel/shapes.ts'

export const deliveryHistory = endpoint('GET', '/deliveries/:id/history', {
  summary:
    'What has happened to a delivery, newest first: what left, who received it, its messages, and the invoices that came of it.',
  input: ById,
  output: Happened,
})
