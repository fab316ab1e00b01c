import { sql } from 'kysely'
import type { Act } from '#server/act.ts'

/** Erases the company of the act: the database refuses it for any but a demonstration. */
export async function eraseCompany({ tx }: Act): Promise<void> {
  await sql`select erase_demo_company()`.execute(tx)
}

/** Someone of the directory by their name, which the demonstration gave them. */
export async function findPartyNamed({ tx, company }: Act, name: string): Promise<string> {
  const { id } = await tx
    .selectFrom('customer')
    .select('id')
    .where('company_id', '=', company)
    .where('name', '=', name)
    .executeTakeFirstOrThrow()
  return id
}

/** The last signed quote of which nothing is invoiced nor ordered, or null. */
export async function findQuoteToOrder({ tx, company }: Act): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select q.id from quote q where q.company_id = ${company} and q.state = 'signed'
      and not exists (select from invoice i where i.company_id = q.company_id and i.quote_id = q.id)
    order by q.signed_at desc, q.id limit 1`.execute(tx)
  return rows[0]?.id ?? null
}

/** The goods of an order with the usual supplier of each, as they are bought. */
export async function findSuppliersOf({ tx, company }: Act, order: string) {
  const rows = await tx
    .selectFrom('order_line as l')
    .innerJoin('item as i', (join) =>
      join.onRef('i.company_id', '=', 'l.company_id').onRef('i.id', '=', 'l.item_id'),
    )
    .select(['l.id', 'l.quantity', 'i.supplier_id'])
    .where('l.company_id', '=', company)
    .where('l.order_id', '=', order)
    .where('l.nature', '=', 'goods')
    .where('i.supplier_id', 'is not', null)
    .orderBy('l.rank')
    .execute()
  return rows.map((row) => ({
    order,
    orderLine: row.id,
    supplier: row.supplier_id as string,
    quantity: row.quantity,
  }))
}
