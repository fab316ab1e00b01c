// One payment, and what of a client is open.
import { sql } from 'kysely'
import type { PaymentMethod } from '#features/base/company/rules.ts'
import { lateIn, outstandingIn } from '#features/sales/invoices/queries/filter.ts'
import { named } from '#features/sales/quotes/queries/narrowed.ts'
import type { Day } from '#kernel/day.ts'
import { type Cents, minus, subtract } from '#kernel/money.ts'
import { refuse } from '#kernel/refusal.ts'
import { grants } from '#kernel/rights.ts'
import { type Act, visible } from '#server/act.ts'
import type { Payment } from '../contract.ts'
import { allocationOf, kindOf, type Standing, standingOf } from '../rules/allocate.ts'
import type { Owed } from '../rules/refund.ts'

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
  const [found, around, reversal, allocations, returns] = await Promise.all([
    findPayment(act, id),
    findAround(act, id),
    findReversal(act, id),
    findAllocations(act, id),
    findReturns(act, id),
  ])
  const row = found ?? refuse('not_found')
  const { seller, store, ...customer } = around ?? refuse('not_found')
  const standing = standingColumns(row)
  return {
    id,
    version: row.version,
    kind: kindOf({ amount: row.amount, reversalOf: row.reversal_of }),
    standing: standingOf(standing),
    allocation: allocationOf({ ...standing, amount: row.amount, allocated: row.allocated }),
    customer,
    seller: named(row.seller_id, seller),
    store: named(row.store_id, store),
    day: row.day,
    method: row.method as PaymentMethod,
    amount: row.amount,
    allocated: row.allocated,
    remaining: subtract(row.amount, row.allocated),
    reference: row.reference,
    note: row.note,
    allocations,
    returns,
    reversalOf: row.reversal_of,
    reversedBy: row.reversed ? reversal : null,
    createdAt: row.created_at,
  }
}

/** The names around a payment: its client, its seller and its store. */
export const findAround = ({ tx, company }: Act, payment: string) =>
  tx
    .selectFrom('payment as p')
    .innerJoin('customer as c', (join) =>
      join.onRef('c.company_id', '=', 'p.company_id').onRef('c.id', '=', 'p.customer_id'),
    )
    .leftJoin('person as w', 'w.id', 'p.seller_id')
    .leftJoin('store as s', (join) =>
      join.onRef('s.company_id', '=', 'p.company_id').onRef('s.id', '=', 'p.store_id'),
    )
    .select(['c.id', 'c.name', 'w.name as seller', 's.name as store'])
    .where('p.company_id', '=', company)
    .where('p.id', '=', payment)
    .executeTakeFirst()

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

/** What decides of how a payment stands. */
export const standingColumns = (row: {
  reversed: boolean
  rejected: boolean
  reversal_of: string | null
}): Standing => ({
  reversed: row.reversed,
  rejected: row.rejected,
  reversalOf: row.reversal_of,
})

/** What gives a payment back or, for a refund, what it gives back; without what was undone since. */
export async function findReturns({ tx, company }: Act, payment: string) {
  const { rows } = await sql<{ payment: string; day: Day; reference: string; amount: Cents }>`
    select p.id as payment, p.day, p.reference, sum(r.amount)::bigint as amount
    from payment_return r
    join payment p on p.company_id = r.company_id
      and p.id = case when r.refund_id = ${payment} then r.payment_id else r.refund_id end
    where r.company_id = ${company} and ${payment}::uuid in (r.refund_id, r.payment_id)
    group by p.id, p.day, p.reference order by p.day, p.id`.execute(tx)
  return rows
}

/**
 * What of a client's may be given back: what is left of payments (less than zero for a refund whose
 * payment bounced since), and of credit notes as far as the role reads invoices.
 */
export async function findOwed(act: Act, customer: string): Promise<Owed[]> {
  const open = grants(act.role, 'invoices.read') ? await findOpen(act, customer) : []
  const payments = await findOnAccount(act, customer)
  return [
    ...open
      .filter(({ outstanding }) => outstanding < 0)
      .map((one) => ({
        kind: 'credit_note' as const,
        id: one.id,
        label: one.number,
        day: one.day,
        left: minus(one.outstanding),
      })),
    ...payments.map((one) => ({
      kind: 'payment' as const,
      id: one.id,
      label: one.reference,
      day: one.day,
      left: one.remaining,
    })),
  ]
}

/** A payment like this one, recorded so short a time ago that it may well be the same. */
export async function findTwin(
  act: Act,
  like: { customer: string; day: Day; amount: Cents; method: string; reference: string },
  since: Date,
): Promise<string | null> {
  const row = await act.tx
    .selectFrom('payment')
    .select('id')
    .where('company_id', '=', act.company)
    .where('customer_id', '=', like.customer)
    .where('day', '=', like.day)
    .where('amount', '=', like.amount)
    .where('method', '=', like.method)
    .where('reference', '=', like.reference)
    .where('reversed', '=', false)
    .where('reversal_of', 'is', null)
    .where('created_at', '>=', since.toISOString())
    .executeTakeFirst()
  return row?.id ?? null
}

/** Some payments, held until the commit, in the order of their identifiers. */
export async function holdPayments(act: Act, ids: readonly string[]): Promise<PaymentFound[]> {
  if (ids.length === 0) return []
  return act.tx
    .selectFrom('payment as p')
    .selectAll()
    .where('p.company_id', '=', act.company)
    .where('p.id', 'in', ids)
    .orderBy('p.id')
    .forNoKeyUpdate()
    .execute()
}

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
    .select(['p.id', 'p.version', 'p.day', 'p.method', 'p.amount', 'p.allocated', 'p.reference'])
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
