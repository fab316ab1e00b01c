// Where the orders of one client stand: as it is kept, unless something has happened to them since.
import { sql } from 'kysely'
import type { Act } from '#server/act.ts'
import type { Facts } from './control.ts'
import { staleOrders } from './kept.ts'
import { findFactsOf } from './list.ts'

type Standing = Pick<Facts, 'id' | 'to_deliver' | 'to_invoice' | 'left_to_invoice'>

/** What is kept of the orders of a client, and is still so. */
export async function keptStandings(
  act: Act,
  customer: string,
): Promise<ReadonlyMap<string, Standing>> {
  const [{ rows }, stale] = await Promise.all([
    sql<Standing>`select order_id as id, to_deliver, to_invoice, left_to_invoice
      from order_standing
      where company_id = ${act.company} and customer_id = ${customer}`.execute(act.tx),
    staleOrders(act),
  ])
  const fresh = stale === 'all' ? [] : rows.filter(({ id }) => !stale.includes(id))
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
