// Messages to many: who receives what, before anything leaves.
import { z } from 'zod'
import { Selection } from '#features/base/bulk/contract.ts'
import { endpoint } from '#kernel/endpoint.ts'
import { Id } from '#kernel/shapes.ts'
import { dealRoles } from './rules/grouping.ts'

export const mailedLists = [
  'quotes',
  'orders',
  'deliveries',
  'invoices',
  'purchases',
  'documents',
  'payments',
  'projects',
  'customers',
  'portfolio',
] as const
export type MailedList = (typeof mailedLists)[number]

export const listRecipients = endpoint('POST', '/mailings/recipients', {
  summary:
    'Tells who would receive a message about a selection, by their role on each deal, with what each message would say and enclose: the first of them.',
  input: z.object({
    list: z.enum(mailedLists),
    selection: Selection,
    roles: z.array(z.enum(dealRoles)).min(1).max(dealRoles.length),
    enclose: z.boolean().default(true),
  }),
  output: z.object({
    total: z.int(),
    recipients: z.array(
      z.object({
        id: Id,
        name: z.string(),
        address: z.string(),
        roles: z.array(z.enum(dealRoles)),
        /** What the places of the text stand for in their message. */
        values: z.record(z.string(), z.string()),
        enclosed: z.array(z.string()),
      }),
    ),
    /** The text that such a message starts with. */
    template: z.object({ subject: z.string(), body: z.string() }),
  }),
  refusals: ['bulk_too_many', 'nobody_chosen'],
})
