// Where the orders of one client stand: as it is kept, unless something has happened to them since.
import { sql } from 'kysely'
import type { Facts } from '#features/sales/orders/queries/control.ts'
import { staleOrders } from '#features/sales/orders/queries/kept.ts'
import { findFactsOf } from '#features/sales/orders/queries/list.ts'
import type { Act } from '#server/act.ts'
import { rowsOf } from './rows.ts'

type Standing = Pick<Facts, 'id' | 'to_deliver' | 'to_invoice' | 'left_to_invoice'>

/** What is kept of the orders of a client, and is still so. */
export async function keptStandings(
  act: Act,
  customer: string,
): Promise<ReadonlyMap<string, Standing>> {
  const [kept, stale] = await Promise.all([
    rowsOf(
      act,
      sql<Standing>`select order_id as id, to_deliver, to_invoice, left_to_invoice
        from order_standing where company_id = ${act.company} and customer_id = ${customer}`,
    ),
    staleOrders(act),
  ])
  const fresh = stale === 'all' ? [] : kept.filter(({ id }) => !stale.includes(id))
  return new Map(fresh.map((one) => [one.id, one]))
}

/** Where orders stand; those of which nothing is kept are looked at. */
export async function standingOf(
  act: Act,
  orders: readonly { readonly id: string }[],
  kept: ReadonlyMap<string, Standing> | null,
): Promise<ReadonlyMap<string, Standing>> {
  const looked = await findFactsOf(
    act,
    orders.flatMap(({ id }) => (kept?.has(id) ? [] : id)),
  )
  return new Map([...(kept ?? []), ...looked])
}
