// The only file that writes the tables of deliveries.
import { sql } from 'kysely'
import type { Quantity } from '#kernel/money.ts'
import type { Act } from '#server/act.ts'
import { changedNow, madeNow, type NewRow, type RowChange } from '#server/stamps.ts'
import { tallyIn } from '#server/tally.ts'
import { touch, touchFound } from '#server/touched.ts'
import { countedAs } from '../rules/tally.ts'

export async function insertDelivery(act: Act, values: NewRow<'delivery'>): Promise<void> {
  const after = await act.tx
    .insertInto('delivery')
    .values({ ...values, ...madeNow(act) })
    .returning(tallied)
    .executeTakeFirstOrThrow()
  tally.keep(act, [{ before: null, after }])
}

/** Changes a delivery that the act holds, and gives it its next version. */
export async function saveDelivery(
  act: Act,
  id: string,
  values: RowChange<'delivery'>,
): Promise<void> {
  const { tx, company } = act
  const [before, , after] = await Promise.all([
    talliedOf(act, id),
    touchFound(act, 'order', ordersIn(act, id)),
    tx
      .updateTable('delivery')
      .set({ ...values, ...changedNow(act) })
      .where('company_id', '=', company)
      .where('id', '=', id)
      .returning(tallied)
      .executeTakeFirstOrThrow(),
  ])
  tally.keep(act, [{ before, after }])
}

/** What deliveries add up to. */
const tally = tallyIn({ table: 'delivery_tally', view: 'delivery_counted', counted: countedAs })

const tallied = ['state', 'seller_id', 'store_id', 'net', 'gross'] as const

const talliedOf = ({ tx, company }: Act, id: string) =>
  tx
    .selectFrom('delivery')
    .select(tallied)
    .where('company_id', '=', company)
    .where('id', '=', id)
    .executeTakeFirstOrThrow()

/** The orders that a delivery carries out as it is now. */
const ordersIn = ({ company }: Act, id: string) =>
  sql`select distinct order_id from delivery_line where company_id = ${company} and delivery_id = ${id}`

export type NewLine = {
  readonly id: string
  readonly rank: number
  readonly order_id: string
  readonly order_line_id: string
  readonly quantity: Quantity
}

export async function insertLines(
  act: Act,
  delivery: string,
  lines: readonly NewLine[],
): Promise<void> {
  const { tx, company } = act
  touch(
    act,
    'order',
    lines.map((line) => line.order_id),
  )
  await tx
    .insertInto('delivery_line')
    .values(lines.map((line) => ({ ...line, company_id: company, delivery_id: delivery })))
    .execute()
}

/** Replaces the lines of a draft. */
export async function replaceLines(
  act: Act,
  delivery: string,
  lines: readonly NewLine[],
): Promise<void> {
  await touchFound(act, 'order', ordersIn(act, delivery))
  await act.tx
    .deleteFrom('delivery_line')
    .where('company_id', '=', act.company)
    .where('delivery_id', '=', delivery)
    .execute()
  await insertLines(act, delivery, lines)
}

/** What was taken of the lines of a delivery, and what came back. */
export async function saveTaken(
  act: Act,
  delivery: string,
  lines: readonly { id: string; delivered: Quantity; returned: Quantity }[],
): Promise<void> {
  const { tx, company } = act
  await touchFound(act, 'order', ordersIn(act, delivery))
  await sql`update delivery_line l set delivered = t.delivered, returned = t.returned
    from unnest(${lines.map(({ id }) => id)}::uuid[], ${lines.map((one) => one.delivered)}::bigint[],
      ${lines.map((one) => one.returned)}::bigint[]) as t (id, delivered, returned)
    where l.company_id = ${company} and l.delivery_id = ${delivery} and l.id = t.id`.execute(tx)
}

/** Deletes a draft with its lines; the database refuses to delete anything else. */
export async function deleteDraft(act: Act, id: string): Promise<void> {
  await touchFound(act, 'order', ordersIn(act, id))
  const gone = await act.tx
    .deleteFrom('delivery')
    .where('company_id', '=', act.company)
    .where('id', '=', id)
    .returning(tallied)
    .executeTakeFirst()
  if (gone) tally.keep(act, [{ before: gone, after: null }])
}

export const insertPhoto = ({ tx, company, now, person }: Act, delivery: string, file: string) =>
  tx
    .insertInto('delivery_photo')
    .values({
      company_id: company,
      delivery_id: delivery,
      file_id: file,
      at: now.toISOString(),
      person_id: person?.id ?? null,
    })
    .execute()

export const deletePhoto = ({ tx, company }: Act, delivery: string, file: string) =>
  tx
    .deleteFrom('delivery_photo')
    .where('company_id', '=', company)
    .where('delivery_id', '=', delivery)
    .where('file_id', '=', file)
    .execute()
