import { sql } from 'kysely'
import { happened, messagesAbout } from '#features/sales/quotes/queries/history.ts'
import type { OutputOf } from '#kernel/endpoint.ts'
import { refuse } from '#kernel/refusal.ts'
import { grants } from '#kernel/rights.ts'
import { type Act, visible } from '#server/act.ts'
import type { deliveryHistory as endpoint } from '../contract/history.ts'
import { findDelivery } from './find.ts'

/** @throws Refusal `not_found`. */
export async function deliveryHistory(
  act: Act,
  { id }: { id: string },
): Promise<OutputOf<typeof endpoint>> {
  if (!(await findDelivery(act, id))) refuse('not_found')
  return happened(act, 'delivery', [
    sql`select 'delivery'::text as entity, ${id}::uuid as id`,
    ...messagesAbout(act, ['delivery'], id),
    ...(grants(act.role, 'invoices.read')
      ? [
          sql`select 'invoice', i.id from invoice i
            where i.company_id = ${act.company} and ${visible(act, 'i')} and i.id in (
              select l.invoice_id from invoice_line l
              where l.company_id = ${act.company} and l.delivery_id = ${id})`,
        ]
      : []),
  ])
}
