import { z } from 'zod'
import { Entry } from '#features/base/journal/contract.ts'
import { endpoint } from '#kernel/endpoint.ts'
import { Amount, ById } from '#kernel/shapes.ts'

/** What has happened to a document and to what came of it, the latest first. */
export const Happened = z.object({
  rows: z.array(
    Entry.pick({
      seq: true,
      at: true,
      action: true,
      entity: true,
      entityId: true,
      label: true,
    }).extend({
      person: z.string().nullable(),
      /** Of a payment. */
      amount: Amount.nullable(),
      /** What it was about: the check, the step, who, the file, or why. */
      detail: z.string(),
    }),
  ),
})

export const quoteHistory = endpoint('GET', '/quotes/:id/history', {
  summary:
    'What has happened to a quote, newest first: its versions, messages, openings and answers, and the orders, invoices and payments that came of it.',
  input: ById,
  output: Happened,
})
