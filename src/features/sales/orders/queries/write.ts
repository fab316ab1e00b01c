// The only file that writes the tables of orders.
import type { Insertable } from 'kysely'
import type { Act } from '#server/act.ts'
import type { Tables } from '#server/database/tables.ts'
import { newId } from '#server/ids.ts'
import { changedNow, madeNow, type NewRow, type RowChange } from '#server/stamps.ts'
import { tallyIn, together } from '#server/tally.ts'
import { touch } from '#server/touched.ts'
import type { StoredOrderLine } from '../rules/stored.ts'
import { countedAs, countedByDay } from '../rules/tally.ts'

export async function insertOrder(act: Act, values: NewRow<'customer_order'>): Promise<void> {
  const after = await act.tx
    .insertInto('customer_order')
    .values({ ...values, ...madeNow(act) })
    .returning(tallied)
    .executeTakeFirstOrThrow()
  touch(act, 'order', [values.id])
  tally.keep(act, [{ before: null, after }])
}

/** Changes an order that the act holds, and gives it its next version. */
export async function saveOrder(
  act: Act,
  id: string,
  values: RowChange<'customer_order'>,
): Promise<void> {
  const { tx, company } = act
  const [before, after] = await Promise.all([
    talliedOf(act, id),
    tx
      .updateTable('customer_order')
      .set({ ...values, ...changedNow(act) })
      .where('company_id', '=', company)
      .where('id', '=', id)
      .returning(tallied)
      .executeTakeFirstOrThrow(),
  ])
  // What is left to invoice of one counts for what its client owes, which counts for all of theirs.
  touch(act, 'order', [id])
  touch(act, 'customer', [before.customer_id, after.customer_id])
  tally.keep(act, [{ before, after }])
}

/** What the tiles above the list of orders show, and what dashboards show of those that stand. */
const tally = together(
  tallyIn({ table: 'order_tally', view: 'order_counted', counted: countedAs }),
  tallyIn({ table: 'orders_by_day', view: 'orders_by_day_counted', counted: countedByDay }),
)
export const remakeTally = tally.remake

const tallied = ['state', 'day', 'seller_id', 'store_id', 'net', 'gross', 'customer_id'] as const

const talliedOf = ({ tx, company }: Act, id: string) =>
  tx
    .selectFrom('customer_order')
    .select(tallied)
    .where('company_id', '=', company)
    .where('id', '=', id)
    .executeTakeFirstOrThrow()

export async function insertOrderLines(
  { tx, company }: Act,
  order: string,
  lines: readonly StoredOrderLine[],
): Promise<void> {
  if (lines.length === 0) return
  await tx
    .insertInto('order_line')
    .values(lines.map((line) => ({ ...line, company_id: company, order_id: order })))
    .execute()
}

/** Replaces the lines of a draft; those that keep their identifier stay the same lines. */
export async function replaceOrderLines(
  act: Act,
  order: string,
  lines: readonly StoredOrderLine[],
): Promise<void> {
  await act.tx
    .deleteFrom('order_line')
    .where('company_id', '=', act.company)
    .where('order_id', '=', order)
    .execute()
  await insertOrderLines(act, order, lines)
}

/** Deletes a draft with its lines; the database refuses to delete anything else. */
export async function deleteOrderDraft(act: Act, id: string): Promise<void> {
  const gone = await act.tx
    .deleteFrom('customer_order')
    .where('company_id', '=', act.company)
    .where('id', '=', id)
    .returning(tallied)
    .executeTakeFirst()
  if (gone) tally.keep(act, [{ before: gone, after: null }])
}

export async function saveTick(
  { tx, company, now, person }: Act,
  order: string,
  check: string,
  ticked: boolean,
): Promise<void> {
  if (ticked) {
    await tx
      .insertInto('order_tick')
      .values({
        company_id: company,
        order_id: order,
        check_id: check,
        at: now.toISOString(),
        by_id: person?.id ?? null,
      })
      .onConflict((on) => on.columns(['company_id', 'order_id', 'check_id']).doNothing())
      .execute()
    return
  }
  await tx
    .deleteFrom('order_tick')
    .where('company_id', '=', company)
    .where('order_id', '=', order)
    .where('check_id', '=', check)
    .execute()
}

type Rules = Omit<Insertable<Tables['order_rules']>, 'company_id'>

export async function saveRules(act: Act, rules: Rules): Promise<void> {
  const { tx, company } = act
  touch(act, 'company', [company])
  await tx
    .insertInto('order_rules')
    .values({ ...rules, company_id: company })
    .onConflict((on) => on.column('company_id').doUpdateSet(rules))
    .execute()
}

type Check = { readonly id?: string | undefined; readonly name: string; readonly required: boolean }

/** The checks of the company in their new order; those left out are kept for what was ticked. */
export async function saveChecks({ tx, company }: Act, checks: readonly Check[]): Promise<void> {
  await tx
    .updateTable('order_check')
    .set({ archived: true })
    .where('company_id', '=', company)
    .execute()
  if (checks.length === 0) return
  await tx
    .insertInto('order_check')
    .values(
      checks.map(({ id, name, required }, rank) => ({
        company_id: company,
        id: id ?? newId(),
        rank,
        name,
        required,
        archived: false,
      })),
    )
    .onConflict((on) =>
      on.columns(['company_id', 'id']).doUpdateSet((is) => ({
        rank: is.ref('excluded.rank'),
        name: is.ref('excluded.name'),
        required: is.ref('excluded.required'),
        archived: is.ref('excluded.archived'),
      })),
    )
    .execute()
}

type Credit = Omit<Insertable<Tables['customer_credit']>, 'company_id' | 'customer_id'>

export async function saveCredit(act: Act, customer: string, credit: Credit): Promise<void> {
  const { tx, company } = act
  touch(act, 'customer', [customer])
  await tx
    .insertInto('customer_credit')
    .values({ ...credit, company_id: company, customer_id: customer })
    .onConflict((on) => on.columns(['company_id', 'customer_id']).doUpdateSet(credit))
    .execute()
}
