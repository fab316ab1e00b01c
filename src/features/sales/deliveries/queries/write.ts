// The only file that writes the tables of deliveries.
import type { Insertable, Updateable } from 'kysely'
import { sql } from 'kysely'
import type { Quantity } from '#kernel/money.ts'
import type { Act } from '#server/act.ts'
import type { Tables } from '#server/database/tables.ts'

type NewDelivery = Omit<Insertable<Tables['delivery']>, 'company_id' | 'version' | 'created_at'>
type Change = Omit<Updateable<Tables['delivery']>, 'company_id' | 'id' | 'version'>

export const insertDelivery = ({ tx, company, now }: Act, values: NewDelivery) =>
  tx
    .insertInto('delivery')
    .values({
      ...values,
      company_id: company,
      created_at: now.toISOString(),
      updated_at: now.toISOString(),
    })
    .execute()

/** Changes a delivery that the act holds, and gives it its next version. */
export const saveDelivery = ({ tx, company, now }: Act, id: string, values: Change) =>
  tx
    .updateTable('delivery')
    .set({ ...values, updated_at: now.toISOString(), version: sql`version + 1` })
    .where('company_id', '=', company)
    .where('id', '=', id)
    .execute()

export type NewLine = {
  readonly id: string
  readonly rank: number
  readonly order_id: string
  readonly order_line_id: string
  readonly quantity: Quantity
}

export async function insertLines(
  { tx, company }: Act,
  delivery: string,
  lines: readonly NewLine[],
): Promise<void> {
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
  await act.tx
    .deleteFrom('delivery_line')
    .where('company_id', '=', act.company)
    .where('delivery_id', '=', delivery)
    .execute()
  await insertLines(act, delivery, lines)
}

/** What was taken of the lines of a delivery, and what came back. */
export const saveTaken = (
  { tx, company }: Act,
  delivery: string,
  lines: readonly { id: string; delivered: Quantity; returned: Quantity }[],
) =>
  sql`update delivery_line l set delivered = t.delivered, returned = t.returned
    from unnest(${lines.map(({ id }) => id)}::uuid[], ${lines.map((one) => one.delivered)}::bigint[],
      ${lines.map((one) => one.returned)}::bigint[]) as t (id, delivered, returned)
    where l.company_id = ${company} and l.delivery_id = ${delivery} and l.id = t.id`.execute(tx)

/** Deletes a draft with its lines; the database refuses to delete anything else. */
export const deleteDraft = ({ tx, company }: Act, id: string) =>
  tx.deleteFrom('delivery').where('company_id', '=', company).where('id', '=', id).execute()

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
