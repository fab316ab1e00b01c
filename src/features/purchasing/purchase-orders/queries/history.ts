import { sql } from 'kysely'
import { happened, messagesAbout } from '#features/sales/quotes/queries/history.ts'
import type { OutputOf } from '#kernel/endpoint.ts'
import { refuse } from '#kernel/refusal.ts'
import { type Act, visible } from '#server/act.ts'
import type { purchaseHistory as endpoint } from '../contract/history.ts'
import { findPurchase } from './find.ts'

/** What suppliers invoice is for who sees costs. @throws Refusal `not_found`. */
export async function purchaseHistory(
  act: Act,
  { id }: { id: string },
): Promise<OutputOf<typeof endpoint>> {
  if (!(await findPurchase(act, id))) refuse('not_found')
  return happened(act, 'purchase_order', [
    sql`select 'purchase_order'::text as entity, ${id}::uuid as id`,
    ...messagesAbout(act, ['purchase_order'], id),
    ...(act.role.seesCosts
      ? [
          sql`select 'supplier_invoice', s.id from supplier_invoice s
            where s.company_id = ${act.company} and ${visible(act, 's')}
              and s.id in (select l.supplier_invoice_id from supplier_invoice_line l
                where l.company_id = ${act.company} and l.purchase_order_id = ${id})`,
        ]
      : []),
  ])
}
