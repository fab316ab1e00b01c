// Where the account of a customer stands: facts, read from issued documents and payments.
import { type RawBuilder, sql } from 'kysely'
import { addMonths, type Day, daysBetween } from '#kernel/day.ts'
import type { Cents } from '#kernel/money.ts'
import { zero } from '#kernel/money.ts'
import { grants } from '#kernel/rights.ts'
import type { Act } from '#server/act.ts'

export type Account = {
  balance: Cents
  overdue: Cents
  turnover: Cents
  lastInvoiceDay: Day | null
}
export type AccountRow = { customer_id: string } & Account
export const emptyAccount: Account = {
  balance: zero,
  overdue: zero,
  turnover: zero,
  lastInvoiceDay: null,
}

/** Whether the role reads what customers owe. */
export const seesMoney = (act: Act): boolean => grants(act.role, 'invoices.read')

/**
 * One row per customer who has documents or payments (of all, unless `only` says which): what is invoiced
 * and not paid, what is late, the net turnover of 12 months, and the day of the last invoice. What
 * was imported was settled elsewhere: it counts in the turnover only. Read from what acts and nights
 * keep; what is not of today is added up from the documents.
 */
export function accounts(act: Act, only: RawBuilder<unknown> = sql``) {
  const { company, today } = act
  const those = sql`and customer_id = any((select ids from old)::uuid[])`
  return sql<AccountRow>`(
    with old as materialized (select array(
      select customer_id from (
        select c.id as customer_id, k.day from customer c
          left join customer_account k on k.company_id = c.company_id and k.customer_id = c.id
        where c.company_id = ${company}) k
      where day is distinct from ${today}::date ${only}) as ids)
    select customer_id, balance, overdue, turnover, last_invoice_day as "lastInvoiceDay"
    from customer_account where company_id = ${company} and day = ${today}::date ${only}
    union all select * from ${addedUp(act, those)} a)`
}

/** The same, from the documents and payments themselves. */
export function addedUp(
  { company, today }: Pick<Act, 'company' | 'today'>,
  only: RawBuilder<unknown>,
) {
  return sql<AccountRow>`(
    select customer_id, sum(owed)::bigint as balance, sum(late)::bigint as overdue,
      sum(sold)::bigint as turnover, max(invoiced) as "lastInvoiceDay"
    from (
      select customer_id,
        case when imported then 0 else gross end as owed,
        case when not imported and due_day < ${today} and settled < gross then gross - settled
          else 0 end as late,
        case when day > ${addMonths(today, -12)} and day <= ${today} then net else 0 end as sold,
        case when gross >= 0 then day end as invoiced
      from invoice where company_id = ${company} and state = 'issued' ${only}
      union all
      select customer_id, -amount, 0, 0, null from payment
      where company_id = ${company} and not reversed and reversal_of is null ${only}
    ) moves group by customer_id)`
}

/** The accounts of some customers, by customer; a customer without any document has none. */
export async function readAccounts(
  act: Act,
  customers: readonly string[],
): Promise<ReadonlyMap<string, Account>> {
  if (customers.length === 0) return new Map()
  const { rows } = await sql<AccountRow>`
    select * from ${accounts(act, sql`and customer_id = any(${customers}::uuid[])`)} a`.execute(
    act.tx,
  )
  return new Map(rows.map(({ customer_id, ...account }) => [customer_id, account]))
}

/** The figures of one customer: the account, how late the oldest debt is, and the year before. */
export async function readFigures(act: Act, customer: string) {
  const [account, { rows }] = [
    await readAccounts(act, [customer]),
    await sql<{ before: Cents; oldest: Day | null }>`
      select coalesce(sum(net) filter (where day > ${addMonths(act.today, -24)}
          and day <= ${addMonths(act.today, -12)}), 0)::bigint as before,
        min(due_day) filter (where not imported and due_day < ${act.today} and settled < gross)
          as oldest
      from invoice
      where company_id = ${act.company} and state = 'issued' and customer_id = ${customer}`.execute(
      act.tx,
    ),
  ]
  const { before = zero, oldest = null } = rows[0] ?? {}
  return {
    ...(account.get(customer) ?? emptyAccount),
    turnoverBefore: before,
    overdueDays: oldest === null ? 0 : daysBetween(oldest, act.today),
  }
}
