// The only file that writes payments; what they settle is written by invoices.
import type { Insertable } from 'kysely'
import { sql } from 'kysely'
import { moveAccounts } from '#features/relation/customers/queries/keep-account.ts'
import type { Cents } from '#kernel/money.ts'
import type { Act } from '#server/act.ts'
import type { Tables } from '#server/database/tables.ts'
import { newId } from '#server/ids.ts'

type NewPayment = Omit<
  Insertable<Tables['payment']>,
  'company_id' | 'version' | 'created_at' | 'reversed' | 'rejected'
> & { rejected?: boolean }

export async function insertPayment(act: Act, values: NewPayment): Promise<void> {
  const { tx, company, now } = act
  moveAccounts(act, [values.customer_id])
  await tx
    .insertInto('payment')
    .values({ ...values, company_id: company, created_at: now.toISOString() })
    .execute()
}

/** Adds to what is tied of a payment that the act holds. */
export const addAllocated = ({ tx, company }: Act, id: string, amount: Cents) =>
  tx
    .updateTable('payment')
    .set({ allocated: sql`allocated + ${amount}`, version: sql`version + 1` })
    .where('company_id', '=', company)
    .where('id', '=', id)
    .execute()

export const markReversed = ({ tx, company }: Act, id: string, rejected: boolean) =>
  tx
    .updateTable('payment')
    .set({ reversed: true, rejected, version: sql`version + 1` })
    .where('company_id', '=', company)
    .where('id', '=', id)
    .execute()

export type Return = { readonly refund: string; readonly payment: string; readonly amount: Cents }

/** Ties parts of refunds to the payments that they give back. */
export async function insertReturns({ tx, company, now }: Act, parts: readonly Return[]) {
  if (parts.length === 0) return
  await tx
    .insertInto('payment_return')
    .values(
      parts.map(({ refund, payment, amount }) => ({
        company_id: company,
        id: newId(),
        refund_id: refund,
        payment_id: payment,
        amount,
        created_at: now.toISOString(),
      })),
    )
    .execute()
}
