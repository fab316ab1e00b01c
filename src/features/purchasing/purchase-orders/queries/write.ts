// The only file that writes the tables of purchase orders.
import { sql } from 'kysely'
import type { StoredLine } from '#features/sales/quotes/rules/stored.ts'
import type { Quantity } from '#kernel/money.ts'
import type { Act } from '#server/act.ts'
import { changedNow, madeNow, type NewRow, type RowChange } from '#server/stamps.ts'
import { tallyIn } from '#server/tally.ts'
import { touch, touchFound } from '#server/touched.ts'
import { countedAs } from '../rules/tally.ts'

export async function insertPurchase(act: Act, values: NewRow<'purchase_order'>): Promise<void> {
  const after = await act.tx
    .insertInto('purchase_order')
    .values({ ...values, ...madeNow(act) })
    .returning(tallied)
    .executeTakeFirstOrThrow()
  tally.keep(act, [{ before: null, after }])
}

/** Changes a purchase order that the act holds, and gives it its next version. */
export async function savePurchase(
  act: Act,
  id: string,
  values: RowChange<'purchase_order'>,
): Promise<void> {
  const { tx, company } = act
  const [before, , after] = await Promise.all([
    talliedOf(act, id),
    touchFound(act, 'order', ordersServed(act, id)),
    tx
      .updateTable('purchase_order')
      .set({ ...values, ...changedNow(act) })
      .where('company_id', '=', company)
      .where('id', '=', id)
      .returning(tallied)
      .executeTakeFirstOrThrow(),
  ])
  tally.keep(act, [{ before, after }])
}

/** What purchase orders add up to. */
const tally = tallyIn({ table: 'purchase_tally', view: 'purchase_counted', counted: countedAs })

const tallied = ['state', 'seller_id', 'store_id', 'net', 'gross'] as const

const talliedOf = ({ tx, company }: Act, id: string) =>
  tx
    .selectFrom('purchase_order')
    .select(tallied)
    .where('company_id', '=', company)
    .where('id', '=', id)
    .executeTakeFirstOrThrow()

/** The sold orders for which it buys. */
const ordersServed = ({ company }: Act, id: string) =>
  sql`select distinct order_id from purchase_need
    where company_id = ${company} and purchase_order_id = ${id}`

/** Replaces the lines of a draft; those that keep their identifier stay, with whom they serve. */
export async function putLines(
  { tx, company }: Act,
  purchase: string,
  lines: readonly StoredLine[],
): Promise<void> {
  await tx
    .deleteFrom('purchase_line')
    .where('company_id', '=', company)
    .where('purchase_order_id', '=', purchase)
    .$if(lines.length > 0, (gone) =>
      gone.where(
        'id',
        'not in',
        lines.map(({ id }) => id),
      ),
    )
    .execute()
  if (lines.length === 0) return
  await tx
    .insertInto('purchase_line')
    .values(
      lines.map(({ cost: _, ...line }) => ({
        ...line,
        company_id: company,
        purchase_order_id: purchase,
      })),
    )
    .onConflict((on) =>
      on.columns(['company_id', 'purchase_order_id', 'id']).doUpdateSet((is) => ({
        rank: is.ref('excluded.rank'),
        kind: is.ref('excluded.kind'),
        item_id: is.ref('excluded.item_id'),
        reference: is.ref('excluded.reference'),
        name: is.ref('excluded.name'),
        description: is.ref('excluded.description'),
        nature: is.ref('excluded.nature'),
        quantity: is.ref('excluded.quantity'),
        unit: is.ref('excluded.unit'),
        price: is.ref('excluded.price'),
        discount: is.ref('excluded.discount'),
        vat_category: is.ref('excluded.vat_category'),
        vat_rate: is.ref('excluded.vat_rate'),
        net: is.ref('excluded.net'),
      })),
    )
    .execute()
}

export type NewNeed = {
  readonly line: string
  readonly order: string
  readonly orderLine: string
  readonly rank: number
  readonly quantity: Quantity
}

/** Writes for whom the lines of a purchase order are bought, in place of what was written. */
export async function putNeeds(
  act: Act,
  purchase: string,
  needs: readonly NewNeed[],
): Promise<void> {
  const { tx, company } = act
  await touchFound(act, 'order', ordersServed(act, purchase))
  touch(
    act,
    'order',
    needs.map(({ order }) => order),
  )
  await tx
    .deleteFrom('purchase_need')
    .where('company_id', '=', company)
    .where('purchase_order_id', '=', purchase)
    .execute()
  if (needs.length === 0) return
  await tx
    .insertInto('purchase_need')
    .values(
      needs.map(({ line, order, orderLine, rank, quantity }) => ({
        company_id: company,
        purchase_order_id: purchase,
        purchase_line_id: line,
        order_id: order,
        order_line_id: orderLine,
        rank,
        quantity,
      })),
    )
    .execute()
}

/** Deletes a draft with its lines; the database refuses to delete anything else. */
export async function deleteDraft(act: Act, id: string): Promise<void> {
  const gone = await act.tx
    .deleteFrom('purchase_order')
    .where('company_id', '=', act.company)
    .where('id', '=', id)
    .returning(tallied)
    .executeTakeFirst()
  if (gone) tally.keep(act, [{ before: gone, after: null }])
}
