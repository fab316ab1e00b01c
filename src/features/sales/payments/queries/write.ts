// The only file that writes payments; what they settle is written by invoices.
import type { Insertable } from 'kysely'
import { sql } from 'kysely'
import { moveAccounts } from '#features/relation/customers/queries/keep-account.ts'
import type { Day } from '#kernel/day.ts'
import { type Cents, subtract, zero } from '#kernel/money.ts'
import type { Act } from '#server/act.ts'
import type { Tables } from '#server/database/tables.ts'
import { newId } from '#server/ids.ts'
import { tallyIn, together } from '#server/tally.ts'
import { type Counted, countedAs, countedByAmount, countedByDay } from '../rules/tally.ts'

type NewPayment = Omit<
  Insertable<Tables['payment']>,
  'company_id' | 'version' | 'created_at' | 'reversed' | 'rejected'
> & { rejected?: boolean }

export async function insertPayment(act: Act, values: NewPayment): Promise<void> {
  const { tx, company, now } = act
  moveAccounts(act, [values.customer_id])
  const after = { ...asMade, ...values }
  tally.keep(act, [{ before: null, after }])
  byDay.keep(act, [{ before: null, after: values }])
  await tx
    .insertInto('payment')
    .values({ ...values, company_id: company, created_at: now.toISOString() })
    .execute()
}

const asMade = { allocated: zero, reversed: false, rejected: false, reversal_of: null }

/** Adds to what is tied of a payment that the act holds. */
export async function addAllocated(act: Act, id: string, amount: Cents): Promise<void> {
  const { tx, company } = act
  const after = await tx
    .updateTable('payment')
    .set({ allocated: sql`allocated + ${amount}`, version: sql`version + 1` })
    .where('company_id', '=', company)
    .where('id', '=', id)
    .returning(tallied)
    .executeTakeFirstOrThrow()
  const before = { ...after, allocated: subtract(after.allocated, amount) }
  tally.keep(act, [{ before, after }])
}

/** Marks a payment that the act holds, and that is not reversed yet. */
export async function markReversed(act: Act, id: string, rejected: boolean): Promise<void> {
  const { tx, company } = act
  const after = await tx
    .updateTable('payment')
    .set({ reversed: true, rejected, version: sql`version + 1` })
    .where('company_id', '=', company)
    .where('id', '=', id)
    .returning(tallied)
    .executeTakeFirstOrThrow()
  tally.keep(act, [{ before: { ...after, reversed: false, rejected: false }, after }])
}

/** Gives a payment that the act holds to another seller or store: its sums follow. */
export async function givePayment(
  act: Act,
  held: Counted & { readonly id: string; readonly day: Day },
  to: { readonly seller_id: string | null; readonly store_id: string | null },
): Promise<void> {
  const { tx, company } = act
  const changes = [{ before: held, after: { ...held, ...to } }]
  tally.keep(act, changes)
  byDay.keep(act, changes)
  await tx
    .updateTable('payment')
    .set({ ...to, version: sql`version + 1` })
    .where('company_id', '=', company)
    .where('id', '=', held.id)
    .execute()
}

/** What the tiles above the list of payments show. */
const tally = together(
  tallyIn({ table: 'payment_tally', view: 'payment_counted', counted: countedAs }),
  tallyIn({
    table: 'payment_amounts',
    view: 'payment_amounts_counted',
    counted: countedByAmount,
  }),
)
/** What dashboards show of money in and out: what an entry is tied to changes nothing of it. */
const byDay = tallyIn({
  table: 'payments_by_day',
  view: 'payments_by_day_counted',
  counted: countedByDay,
})

export const remakeTally = together<never>(tally, byDay).remake

const tallied = [
  'amount',
  'allocated',
  'method',
  'reversal_of',
  'reversed',
  'rejected',
  'seller_id',
  'store_id',
] as const

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
