// The only file that writes payments; what they settle is written by invoices.
import type { Insertable } from 'kysely'
import { sql } from 'kysely'
import type { Cents } from '#kernel/money.ts'
import type { Act } from '#server/act.ts'
import type { Tables } from '#server/database/tables.ts'

type NewPayment = Omit<
  Insertable<Tables['payment']>,
  'company_id' | 'version' | 'created_at' | 'reversed'
>

export const insertPayment = ({ tx, company, now }: Act, values: NewPayment) =>
  tx
    .insertInto('payment')
    .values({ ...values, company_id: company, created_at: now.toISOString() })
    .execute()

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
