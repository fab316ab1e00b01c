// The only file that writes payments, and what payments settle.
import type { Insertable } from 'kysely'
import { sql } from 'kysely'
import type { Cents } from '#kernel/money.ts'
import type { Act } from '#server/act.ts'
import type { Tables } from '#server/database/tables.ts'
import { newId } from '#server/ids.ts'
import type { Allocation } from '../rules/allocate.ts'

type NewPayment = Omit<
  Insertable<Tables['payment']>,
  'company_id' | 'version' | 'created_at' | 'reversed'
>

export const insertPayment = ({ tx, company, now }: Act, values: NewPayment) =>
  tx
    .insertInto('payment')
    .values({ ...values, company_id: company, created_at: now.toISOString() })
    .execute()

export async function insertAllocations(
  { tx, company, now }: Act,
  payment: string,
  allocations: readonly Allocation[],
): Promise<void> {
  if (allocations.length === 0) return
  await tx
    .insertInto('allocation')
    .values(
      allocations.map(({ invoice, amount }) => ({
        company_id: company,
        id: newId(now.getTime()),
        payment_id: payment,
        invoice_id: invoice,
        amount,
        created_at: now.toISOString(),
      })),
    )
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

export const markReversed = ({ tx, company }: Act, id: string) =>
  tx
    .updateTable('payment')
    .set({ reversed: true, version: sql`version + 1` })
    .where('company_id', '=', company)
    .where('id', '=', id)
    .execute()
