// Everything that moves the account of a client, each with the balance after it.
import { type RawBuilder, sql } from 'kysely'
import type { PaymentMethod } from '#features/base/company/rules.ts'
import { findCustomer } from '#features/relation/customers/queries.ts'
import type { Day } from '#kernel/day.ts'
import type { InputOf, OutputOf } from '#kernel/endpoint.ts'
import { type Cents, cents } from '#kernel/money.ts'
import { grants } from '#kernel/rights.ts'
import { type Act, visible } from '#server/act.ts'
import type { customerTransactions, movementKinds } from '../contract.ts'

type Movement = {
  kind: (typeof movementKinds)[number]
  id: string
  day: Day
  due_day: Day | null
  label: string
  method: PaymentMethod | null
  amount: Cents
  written: Cents
  remaining: Cents | null
  late: number | null
  balance: Cents
}

/** The account of a client, oldest first, with its running balance. @throws Refusal `not_found`. */
export async function transactionsOf(
  act: Act,
  { id, from, to, kind, offset, limit, direction, imported }: InputOf<typeof customerTransactions>,
): Promise<OutputOf<typeof customerTransactions>> {
  await findCustomer(act, id)
  const all = movements(act, id, imported === 'true')
  const within = sql`(${from ?? null}::date is null or m.day >= ${from ?? null}::date)
    and (${to ?? null}::date is null or m.day <= ${to ?? null}::date)`
  const listed = kind === undefined ? within : sql`(${within} and m.kind = ${kind})`
  const before = sql`(${from ?? null}::date is not null and m.day < ${from ?? null}::date)`
  const figures = await sql<{ total: number; opening: Cents; debit: Cents; credit: Cents }>`
    select count(*) filter (where ${listed}) as total,
      coalesce(sum(amount) filter (where ${before}), 0)::bigint as opening,
      coalesce(sum(amount) filter (where ${within} and amount > 0), 0)::bigint as debit,
      coalesce(-sum(amount) filter (where ${within} and amount < 0), 0)::bigint as credit
    from (${all}) m`.execute(act.tx)
  const { total, opening, debit, credit } = figures.rows[0]!
  const order =
    direction === 'desc'
      ? sql`m.day desc, m.created_at desc, m.amount < 0 desc, m.id desc`
      : inOrder
  const { rows } = await sql<Movement>`
    select * from (
      select m.*, (sum(m.amount) over (order by ${inOrder}))::bigint as balance from (${all}) m
    ) m where ${listed} order by ${order} limit ${limit} offset ${offset}`.execute(act.tx)
  return {
    opening,
    rows: rows.map(({ due_day, late, ...row }) => ({ ...row, dueDay: due_day, lateDays: late })),
    total,
    closing: cents(opening + debit - credit),
    sums: { debit, credit },
  }
}

const inOrder = sql`m.day, m.created_at, m.amount < 0, m.id`

/**
 * What moves the account of a client, as far as the role may see it; with `imported`, also the documents
 * of another program, which move nothing.
 */
export function movements(act: Act, customer: string, imported = false): RawBuilder<unknown> {
  const invoices = grants(act.role, 'invoices.read') ? sql`true` : sql`false`
  const payments = grants(act.role, 'payments.read') ? sql`true` : sql`false`
  return sql`
    select case when i.imported then 'imported' when i.kind = 'credit_note' then i.kind
        else 'invoice' end as kind, i.id, i.day, i.due_day,
      i.number as label, null::text as method,
      case when i.imported then 0 else i.gross end as amount, i.gross as written,
      case when i.imported then null else i.gross - i.settled end as remaining,
      case when not i.imported and i.gross > i.settled and i.due_day < ${act.today}::date
        then ${act.today}::date - i.due_day end as late,
      coalesce(i.issued_at, i.created_at) as created_at
    from invoice i
    where i.company_id = ${act.company} and i.customer_id = ${customer} and i.state = 'issued'
      and (${imported} or not i.imported) and ${invoices} and ${visible(act, 'i')}
    union all
    select case when p.reversal_of is not null then 'reversal'
        when p.amount < 0 then 'refund' else 'payment' end,
      p.id, p.day, null, p.reference, p.method, -p.amount, -p.amount,
      case when not p.reversed and p.reversal_of is null then p.allocated - p.amount end,
      null, p.created_at
    from payment p
    where p.company_id = ${act.company} and p.customer_id = ${customer} and ${payments}
      and ${visible(act, 'p')}`
}
