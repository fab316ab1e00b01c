import { sql } from 'kysely'
import { happened } from '#features/sales/quotes/queries/history.ts'
import type { OutputOf } from '#kernel/endpoint.ts'
import { grants } from '#kernel/rights.ts'
import type { Act } from '#server/act.ts'
import type { projectHistory as endpoint } from '../contract/history.ts'
import { findProject } from './find.ts'
import { findChain } from './money.ts'

/** What has happened to a project and to those of its documents that the role may see. */
export async function projectHistory(
  act: Act,
  { id }: { id: string },
): Promise<OutputOf<typeof endpoint>> {
  await findProject(act, id)
  const chain = await findChain(act, id)
  const ids = chain.map((one) => one.id)
  const invoices = chain.filter(({ kind }) => !plain.has(kind)).map((one) => one.id)
  return happened(act, 'project', [
    sql`select 'project'::text as entity, ${id}::uuid as id`,
    sql`select t.entity, d.id from unnest(${ids}::uuid[]) d (id),
      unnest(array['quote', 'order', 'delivery', 'invoice', 'purchase_order']) t (entity)`,
    ...(grants(act.role, 'customers.read')
      ? [
          sql`select 'mail', m.id from mail m
            where m.company_id = ${act.company} and m.about_id = any (${ids}::uuid[])`,
        ]
      : []),
    ...(grants(act.role, 'payments.read')
      ? [
          sql`select 'payment', a.payment_id from allocation a
            where a.company_id = ${act.company} and a.invoice_id = any (${invoices}::uuid[])`,
        ]
      : []),
  ])
}

/** The documents that nothing is paid on. */
const plain: ReadonlySet<string> = new Set(['quote', 'order', 'delivery', 'purchase_order'])
