// One payment, and what of a client is open.
import type { PaymentMethod } from '#features/base/company/rules.ts'
import { lateIn, outstandingIn } from '#features/sales/invoices/queries/filter.ts'
import { type Cents, subtract } from '#kernel/money.ts'
import { refuse } from '#kernel/refusal.ts'
import { type Act, visible } from '#server/act.ts'
import type { Payment } from '../contract.ts'
import { allocationOf, standingOf } from '../rules/allocate.ts'

export type PaymentFound = NonNullable<Awaited<ReturnType<typeof findPayment>>>

/** The payment, if the role may see it; `hold` keeps others from using it until the commit. */
export const findPayment = async (act: Act, id: string, { hold = false } = {}) => {
  const payments = act.tx
    .selectFrom('payment as p')
    .selectAll()
    .where('p.company_id', '=', act.company)
    .where('p.id', '=', id)
    .where(visible(act, 'p'))
  return (hold ? payments.forNoKeyUpdate() : payments).executeTakeFirst()
}

/** A payment and the invoices that it settles. @throws Refusal `not_found`. */
export async function showPayment(act: Act, id: string): Promise<Payment> {
  const row = (await findPayment(act, id)) ?? refuse('not_found')
  const customer = await act.tx
    .selectFrom('customer')
    .select(['id', 'name'])
    .where('company_id', '=', act.company)
    .where('id', '=', row.customer_id)
    .executeTakeFirstOrThrow()
  const reversal = row.reversed ? await findReversal(act, id) : null
  const standing = { reversed: row.reversed, reversalOf: row.reversal_of }
  return {
    id,
    version: row.version,
    standing: standingOf(standing),
    allocation: allocationOf({ ...standing, amount: row.amount, allocated: row.allocated }),
    customer,
    day: row.day,
    method: row.method as PaymentMethod,
    amount: row.amount,
    allocated: row.allocated,
    remaining: subtract(row.amount, row.allocated),
    reference: row.reference,
    note: row.note,
    allocations: await findAllocations(act, id),
    reversalOf: row.reversal_of,
    reversedBy: reversal,
    createdAt: row.created_at,
  }
}

/** What a payment settles, invoice by invoice, with what remains due on each. */
export const findAllocations = ({ tx, company }: Act, payment: string) =>
  tx
    .selectFrom('allocation as a')
    .innerJoin('invoice as i', (join) =>
      join.onRef('i.company_id', '=', 'a.company_id').onRef('i.id', '=', 'a.invoice_id'),
    )
    .select(['i.id as invoice', 'i.number', 'a.amount', outstandingIn.as('outstanding')])
    .$narrowType<{ number: string }>()
    .where('a.company_id', '=', company)
    .where('a.payment_id', '=', payment)
    .orderBy('a.created_at')
    .orderBy('i.due_day')
    .orderBy('i.number')
    .execute()

async function findReversal({ tx, company }: Act, payment: string): Promise<string | null> {
  const row = await tx
    .selectFrom('payment')
    .select('id')
    .where('company_id', '=', company)
    .where('reversal_of', '=', payment)
    .executeTakeFirst()
  return row?.id ?? null
}

/** The invoices of a client that are not settled, oldest due first: those that the role may see. */
export const findOpen = (act: Act, customer: string) =>
  act.tx
    .selectFrom('invoice as i')
    .select(['i.id', 'i.number', 'i.day', 'i.due_day', 'i.gross', 'i.settled'])
    .select([outstandingIn.as('outstanding'), lateIn(act.today).as('late')])
    .$narrowType<{ number: string }>()
    .where('i.company_id', '=', act.company)
    .where('i.customer_id', '=', customer)
    .where('i.state', '=', 'issued')
    .where('i.imported', '=', false)
    .whereRef('i.settled', '<>', 'i.gross')
    .where(visible(act, 'i'))
    .orderBy('i.due_day')
    .orderBy('i.day')
    .orderBy('i.id')
    .execute()

/** The payments of a client that are not wholly tied to invoices, oldest first. */
export async function findOnAccount(act: Act, customer: string) {
  const rows = await act.tx
    .selectFrom('payment as p')
    .select(['p.id', 'p.version', 'p.day', 'p.method', 'p.amount', 'p.allocated'])
    .where('p.company_id', '=', act.company)
    .where('p.customer_id', '=', customer)
    .where('p.reversed', '=', false)
    .where('p.reversal_of', 'is', null)
    .whereRef('p.allocated', '<>', 'p.amount')
    .where(visible(act, 'p'))
    .orderBy('p.day')
    .orderBy('p.id')
    .execute()
  return rows.map(({ allocated, ...row }) => ({
    ...row,
    method: row.method as PaymentMethod,
    remaining: subtract(row.amount, allocated) as Cents,
  }))
}
