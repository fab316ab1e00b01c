import { sql } from 'kysely'
import { happened, messagesAbout } from '#features/sales/quotes/queries/history.ts'
import type { OutputOf } from '#kernel/endpoint.ts'
import { refuse } from '#kernel/refusal.ts'
import { grants } from '#kernel/rights.ts'
import { type Act, visible } from '#server/act.ts'
import type { orderHistory as endpoint } from '../contract/history.ts'
import { findOrder } from './find.ts'

/** @throws Refusal `not_found`. */
export async function orderHistory(
  act: Act,
  { id }: { id: string },
): Promise<OutputOf<typeof endpoint>> {
  if (!(await findOrder(act, id))) refuse('not_found')
  const invoices = sql`from invoice i where i.company_id = ${act.company} and ${visible(act, 'i')}
    and i.id in (select l.invoice_id from invoice_line l
      where l.company_id = ${act.company} and l.order_id = ${id})`
  const reads = grants(act.role, 'invoices.read')
  return happened(act, 'order', [
    sql`select 'order'::text as entity, ${id}::uuid as id`,
    ...messagesAbout(act, ['order'], id),
    ...(grants(act.role, 'deliveries.read')
      ? [
          sql`select 'delivery', d.id from delivery d
            where d.company_id = ${act.company} and ${visible(act, 'd')} and d.id in (
              select l.delivery_id from delivery_line l
              where l.company_id = ${act.company} and l.order_id = ${id})`,
        ]
      : []),
    ...(reads ? [sql`select 'invoice', i.id ${invoices}`] : []),
    ...(reads && grants(act.role, 'payments.read')
      ? [
          sql`select 'payment', a.payment_id from allocation a
            where a.company_id = ${act.company} and a.invoice_id in (select i.id ${invoices})`,
        ]
      : []),
  ])
}
