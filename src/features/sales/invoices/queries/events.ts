import { sql } from 'kysely'
import type { OutputOf } from '#kernel/endpoint.ts'
import { happened, messagesAbout } from '#features/sales/quotes/queries/history.ts'
import { refuse } from '#kernel/refusal.ts'
import { grants } from '#kernel/rights.ts'
import { type Act, visible } from '#server/act.ts'
import type { invoiceHistory as endpoint } from '../contract/history.ts'
import { findInvoice } from './find.ts'

/** @throws Refusal `not_found`. */
export async function invoiceHistory(
  act: Act,
  { id }: { id: string },
): Promise<OutputOf<typeof endpoint>> {
  if (!(await findInvoice(act, id))) refuse('not_found')
  return happened(act, 'invoice', [
    sql`select 'invoice'::text as entity, ${id}::uuid as id`,
    sql`select 'invoice', i.id from invoice i
      where i.company_id = ${act.company} and i.credited_invoice_id = ${id} and ${visible(act, 'i')}`,
    ...messagesAbout(act, ['invoice', 'credit_note'], id),
    ...(grants(act.role, 'payments.read')
      ? [
          sql`select 'payment', a.payment_id from allocation a
            where a.company_id = ${act.company} and a.invoice_id = ${id}`,
        ]
      : []),
  ])
}
