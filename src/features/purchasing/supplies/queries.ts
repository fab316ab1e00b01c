// The only file that writes the conditions of suppliers; and how they are read.
import { sql } from 'kysely'
import { findItem } from '#features/catalog/items/queries.ts'
import { buyingKey, findBuying } from '#features/purchasing/purchase-orders/queries/buying.ts'
import type { Quantity } from '#kernel/money.ts'
import type { Act } from '#server/act.ts'
import type { Supply } from './contract.ts'

type Row = {
  id: string
  name: string
  kept: boolean
  reference: string
  minimum: Quantity | null
  leadDays: number | null
}

/** Who supplies an item: its usual supplier first, then those that have, by name. */
export async function findSupplies(act: Act, { id }: { id: string }): Promise<{ rows: Supply[] }> {
  const item = await findItem(act, id)
  const { rows } = await sql<Row>`
    select c.id, c.name, k.item_id is not null as kept, coalesce(k.reference, '') as reference,
      k.minimum::bigint as minimum, k.lead_days as "leadDays"
    from customer c
    left join item_supply k on k.company_id = c.company_id and k.supplier_id = c.id
      and k.item_id = ${id}
    where c.company_id = ${act.company} and (k.item_id is not null or c.id = ${item.supplier_id}
      or c.id in (select p.supplier_id from purchase_order p
        join purchase_line l on l.company_id = p.company_id and l.purchase_order_id = p.id
        where p.company_id = ${act.company} and l.item_id = ${id}
          and p.state not in ('draft', 'cancelled')))
    order by c.id = ${item.supplier_id} desc, c.sort_name, c.id`.execute(act.tx)
  const known = await findBuying(
    act,
    [id],
    rows.map((row) => row.id),
  )
  return {
    rows: rows.map(({ id: supplier, name, ...row }) => {
      const bought = known.get(buyingKey(supplier, id))
      return {
        ...row,
        supplier: { id: supplier, name },
        usual: supplier === item.supplier_id,
        price: act.role.seesCosts ? (bought?.price ?? null) : null,
        lastDay: bought?.lastDay ?? null,
        tookDays: bought?.tookDays ?? null,
      }
    }),
  }
}

type Kept = { reference: string; minimum: Quantity | null; lead_days: number | null }

export const saveSupply = ({ tx, company, now }: Act, item: string, supplier: string, row: Kept) =>
  tx
    .insertInto('item_supply')
    .values({
      ...row,
      company_id: company,
      item_id: item,
      supplier_id: supplier,
      updated_at: now.toISOString(),
    })
    .onConflict((on) =>
      on
        .columns(['company_id', 'item_id', 'supplier_id'])
        .doUpdateSet({ ...row, updated_at: now.toISOString() }),
    )
    .execute()

export const deleteSupply = ({ tx, company }: Act, item: string, supplier: string) =>
  tx
    .deleteFrom('item_supply')
    .where('company_id', '=', company)
    .where('item_id', '=', item)
    .where('supplier_id', '=', supplier)
    .execute()
