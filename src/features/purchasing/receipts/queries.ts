// The only file that writes receipts.
import type { Quantity } from '#kernel/money.ts'
import type { Day } from '#kernel/day.ts'
import type { Act } from '#server/act.ts'

export const findReceipt = ({ tx, company }: Act, id: string) =>
  tx
    .selectFrom('receipt')
    .selectAll()
    .where('company_id', '=', company)
    .where('id', '=', id)
    .executeTakeFirst()

export const findReceiptLines = ({ tx, company }: Act, id: string) =>
  tx
    .selectFrom('receipt_line')
    .select(['purchase_line_id', 'quantity'])
    .where('company_id', '=', company)
    .where('receipt_id', '=', id)
    .execute()

type NewReceipt = {
  readonly id: string
  readonly purchase: string
  readonly day: Day
  readonly deliveryNote: string
  readonly note: string
  readonly reversalOf: string | null
  readonly lines: readonly { readonly line: string; readonly quantity: Quantity }[]
}

export async function insertReceipt(act: Act, receipt: NewReceipt): Promise<void> {
  const { tx, company, now, person } = act
  await tx
    .insertInto('receipt')
    .values({
      company_id: company,
      id: receipt.id,
      purchase_order_id: receipt.purchase,
      day: receipt.day,
      delivery_note: receipt.deliveryNote,
      note: receipt.note,
      reversal_of: receipt.reversalOf,
      reversed: receipt.reversalOf !== null,
      person_id: person?.id ?? null,
      created_at: now.toISOString(),
    })
    .execute()
  await tx
    .insertInto('receipt_line')
    .values(
      receipt.lines.map(({ line, quantity }) => ({
        company_id: company,
        receipt_id: receipt.id,
        purchase_order_id: receipt.purchase,
        purchase_line_id: line,
        quantity,
      })),
    )
    .execute()
}

export const markReversed = ({ tx, company }: Act, id: string) =>
  tx
    .updateTable('receipt')
    .set({ reversed: true })
    .where('company_id', '=', company)
    .where('id', '=', id)
    .execute()
