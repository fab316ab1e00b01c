// What writes the catalogue: items, and a row of history at each change of price or cost.
import type { Insertable, Updateable } from 'kysely'
import { sql } from 'kysely'
import type { Price } from '#kernel/money.ts'
import { fold, searchText } from '#kernel/search.ts'
import type { Act } from '#server/act.ts'
import type { Tables } from '#server/database/tables.ts'
import { newId } from '#server/ids.ts'
import { touch } from '#server/touched.ts'
import type { ItemRow } from '../queries.ts'

type Columns = Tables['item']
type Kept = 'company_id' | 'id' | 'version' | 'search' | 'sort_name' | 'updated_at'
export type NewItem = Omit<Insertable<Columns>, Kept>
export type ItemChange = Omit<Updateable<Columns>, Kept>

/** Inserts many items with their first price, for imports; gives back their identifiers, in order. */
export async function insertItems(act: Act, items: readonly NewItem[]): Promise<string[]> {
  const { tx, company, now } = act
  const rows = items.map((values) => ({
    ...values,
    company_id: company,
    id: newId(now.getTime()),
    ...soughtBy(values),
  }))
  for (let from = 0; from < rows.length; from += 500) {
    const some = rows.slice(from, from + 500)
    await tx.insertInto('item').values(some).execute()
    await tx
      .insertInto('item_price')
      .values(some.map((row) => priced(act, row.id, row.price, row.cost ?? null)))
      .execute()
  }
  return rows.map((row) => row.id)
}

/** Saves the change of an item who is held, its next version, and its price if that has changed. */
export async function updateItem(act: Act, before: ItemRow, change: ItemChange): Promise<void> {
  const given = Object.entries(change).filter(([, value]) => value !== undefined)
  const after = { ...before, ...(Object.fromEntries(given) as Partial<ItemRow>) }
  await act.tx
    .updateTable('item')
    .set({ ...change, ...soughtBy(after), version: sql`version + 1`, updated_at: act.now })
    .where('company_id', '=', act.company)
    .where('id', '=', before.id)
    .execute()
  const decides = ['supplier_id', 'cost', 'fitted'] as const
  if (decides.some((one) => after[one] !== before[one])) touch(act, 'item', [before.id])
  if (after.price !== before.price || after.cost !== before.cost) {
    await act.tx
      .insertInto('item_price')
      .values(priced(act, before.id, after.price, after.cost))
      .execute()
  }
}

export async function deleteItem({ tx, company }: Act, id: string): Promise<void> {
  await tx.deleteFrom('item').where('company_id', '=', company).where('id', '=', id).execute()
}

const priced = ({ company, person, now }: Act, item: string, price: Price, cost: Price | null) => ({
  company_id: company,
  item_id: item,
  id: newId(now.getTime()),
  price,
  cost,
  person_id: person?.id ?? null,
  at: now,
})

/** The designation comes first: one that starts with what is sought is ranked highest. */
const soughtBy = (item: {
  name: string
  reference: string
  brand?: string
  family?: string
  barcode?: string
}) => ({
  sort_name: fold(item.name),
  search: searchText(
    item.name,
    item.reference,
    // "LX-204 B" is looked for as "lx204b" too.
    item.reference.replace(/[^\p{L}\p{N}]+/gu, ''),
    item.brand,
    item.family,
    item.barcode,
  ),
})
