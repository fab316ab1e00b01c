// The account of a client: what was invoiced and received, and what that leaves. Imported history is
// no part of it: nobody has told what was paid of it.
import { type RawBuilder, sql } from 'kysely'
import type { PaymentMethod } from '#features/base/company/rules.ts'
import { findCustomer } from '#features/relation/customers/queries.ts'
import type { Day } from '#kernel/day.ts'
import type { InputOf, OutputOf } from '#kernel/endpoint.ts'
import { type Cents, cents, sum } from '#kernel/money.ts'
import { grants } from '#kernel/rights.ts'
import { type Act, visible } from '#server/act.ts'
import type { customerBalance, customerOutstanding, customerTransactions } from '../contract.ts'
import { findOnAccount, findOpen } from './find.ts'
import { paymentOf } from '#features/sales/invoices/rules/payment.ts'

/** What a client owed at the end of a day, recomputed from nothing (I8). @throws Refusal `not_found`. */
export async function balanceOn(
  act: Act,
  { id, on = act.today }: InputOf<typeof customerBalance>,
): Promise<OutputOf<typeof customerBalance>> {
  await findCustomer(act, id)
  const [row] = await sql<{ invoiced: Cents; credited: Cents; received: Cents }>`
    select coalesce(sum(amount) filter (where kind = 'invoice'), 0)::bigint as invoiced,
      coalesce(-sum(amount) filter (where kind = 'credit_note'), 0)::bigint as credited,
      coalesce(-sum(amount) filter (where kind in ('payment', 'reversal')), 0)::bigint as received
    from (${movements(act, id)}) m where m.day <= ${on}::date`
    .execute(act.tx)
    .then(({ rows }) => rows)
  const { invoiced, credited, received } = row!
  return { on, invoiced, credited, received, balance: cents(invoiced - credited - received) }
}

/** What a client has left to pay, oldest due first, and the money on account. */
export async function outstandingOfCustomer(
  act: Act,
  { id }: InputOf<typeof customerOutstanding>,
): Promise<OutputOf<typeof customerOutstanding>> {
  await findCustomer(act, id)
  const open = grants(act.role, 'invoices.read') ? await findOpen(act, id) : []
  const onAccount = await findOnAccount(act, id)
  const due = open.filter((invoice) => invoice.outstanding > 0)
  const amounts = (of: typeof open) => sum(of.map((invoice) => invoice.outstanding))
  const account = sum(onAccount.map((payment) => payment.remaining))
  return {
    outstanding: amounts(due),
    late: amounts(due.filter((invoice) => invoice.late)),
    onAccount: account,
    balance: cents(amounts(open) - account),
    invoices: due.map((invoice) => ({
      id: invoice.id,
      number: invoice.number,
      day: invoice.day,
      dueDay: invoice.due_day,
      gross: invoice.gross,
      settled: invoice.settled,
      outstanding: invoice.outstanding,
      lateDays: paymentOf(
        { ...invoice, state: 'issued', imported: false, dueDay: invoice.due_day },
        act.today,
      ).lateDays,
    })),
    payments: onAccount,
  }
}

type Movement = {
  kind: 'invoice' | 'credit_note' | 'payment' | 'reversal'
  id: string
  day: Day
  due_day: Day | null
  label: string
  method: PaymentMethod | null
  amount: Cents
  balance: Cents
}

/** The account of a client, oldest first, with its running balance. @throws Refusal `not_found`. */
export async function transactionsOf(
  act: Act,
  { id, from, to, offset, limit }: InputOf<typeof customerTransactions>,
): Promise<OutputOf<typeof customerTransactions>> {
  await findCustomer(act, id)
  const within = sql`(${from ?? null}::date is null or m.day >= ${from ?? null}::date)
    and (${to ?? null}::date is null or m.day <= ${to ?? null}::date)`
  const before = sql`(${from ?? null}::date is not null and m.day < ${from ?? null}::date)`
  const figures = await sql<{ total: number; opening: Cents; debit: Cents; credit: Cents }>`
    select count(*) filter (where ${within}) as total,
      coalesce(sum(amount) filter (where ${before}), 0)::bigint as opening,
      coalesce(sum(amount) filter (where ${within} and amount > 0), 0)::bigint as debit,
      coalesce(-sum(amount) filter (where ${within} and amount < 0), 0)::bigint as credit
    from (${movements(act, id)}) m`.execute(act.tx)
  const { total, opening, debit, credit } = figures.rows[0]!
  const { rows } = await sql<Movement>`
    select * from (
      select m.*, (sum(m.amount) over (order by m.day, m.created_at, m.amount < 0, m.id))::bigint as balance
      from (${movements(act, id)}) m
    ) m where ${within} order by m.day, m.created_at, m.amount < 0, m.id limit ${limit} offset ${offset}`.execute(
    act.tx,
  )
  return {
    opening,
    rows: rows.map(({ due_day, ...row }) => ({ ...row, dueDay: due_day })),
    total,
    closing: cents(opening + debit - credit),
    sums: { debit, credit },
  }
}

/** Everything that moves the account of a client, as far as the role may see it. */
function movements(act: Act, customer: string): RawBuilder<unknown> {
  const invoices = grants(act.role, 'invoices.read') ? sql`true` : sql`false`
  return sql`
    select i.kind, i.id, i.day, i.due_day, i.number as label, null::text as method,
      i.gross as amount, coalesce(i.issued_at, i.created_at) as created_at
    from invoice i
    where i.company_id = ${act.company} and i.customer_id = ${customer} and i.state = 'issued'
      and not i.imported and ${invoices} and ${visible(act, 'i')}
    union all
    select case when p.reversal_of is null then 'payment' else 'reversal' end, p.id, p.day, null,
      p.reference, p.method, -p.amount, p.created_at
    from payment p
    where p.company_id = ${act.company} and p.customer_id = ${customer} and ${visible(act, 'p')}`
}
