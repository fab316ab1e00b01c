// The facts of a statement. What was open on a past day is recomputed from allocations: each counts from
// the later of the days of what it ties together.
import { sql } from 'kysely'
import { findCustomer } from '#features/relation/customers/queries.ts'
import { movements } from '#features/sales/payments/queries/movements.ts'
import { addMonths, type Day, day } from '#kernel/day.ts'
import { type Cents, subtract } from '#kernel/money.ts'
import { refuse } from '#kernel/refusal.ts'
import { grants } from '#kernel/rights.ts'
import { type Act, visible } from '#server/act.ts'
import {
  type Movement,
  type OpenDocument,
  type StatementView,
  statementOf,
} from './rules/statement.ts'

/** As many movements as one can read, print and send. */
export const mostMovements = 5_000

export type Asked = { id: string; from?: Day | undefined; to?: Day | undefined }

/** The period of a statement: three whole months and the present one, up to today, unless asked. */
export function periodOf(act: Act, { from, to = act.today }: Asked): { from: Day; to: Day } {
  const usual = day(`${addMonths(to, -3).slice(0, 7)}-01`)
  const period = { from: from ?? usual, to }
  if (period.from > period.to) refuse('period_upside_down', 'from')
  return period
}

/** The account of a client over a period. @throws Refusal `not_found`, `period_upside_down`, `period_too_full`. */
export async function findStatement(
  act: Act,
  asked: Asked,
): Promise<StatementView & { customer: { id: string; name: string } }> {
  const { id, name } = await findCustomer(act, asked.id)
  const period = periodOf(act, asked)
  const opening = await balanceBefore(act, id, period.from)
  const within = await movementsOf(act, id, period)
  if (within.length > mostMovements) {
    refuse('period_too_full', 'from', { most: String(mostMovements) })
  }
  const open = await openOn(act, id, period.to)
  const onAccount = await onAccountOn(act, id, period.to)
  return {
    ...statementOf({ ...period, opening, movements: within, open, onAccount }),
    customer: { id, name },
  }
}

async function balanceBefore(act: Act, customer: string, from: Day): Promise<Cents> {
  const { rows } = await sql<{ balance: Cents }>`
    select coalesce(sum(m.amount), 0)::bigint as balance
    from (${movements(act, customer)}) m where m.day < ${from}::date`.execute(act.tx)
  return rows[0]!.balance
}

async function movementsOf(
  act: Act,
  customer: string,
  { from, to }: { from: Day; to: Day },
): Promise<Movement[]> {
  const { rows } = await sql<Movement>`
    select m.kind, m.id, m.day, m.due_day as "dueDay", m.label, m.method, m.amount
    from (${movements(act, customer)}) m
    where m.day >= ${from}::date and m.day <= ${to}::date
    order by m.day, m.created_at, m.amount < 0, m.id limit ${mostMovements + 1}`.execute(act.tx)
  return rows
}

/** What of a client's documents was not settled at the end of a day, oldest due first. */
export async function openOn(act: Act, customer: string, on: Day): Promise<OpenDocument[]> {
  if (!grants(act.role, 'invoices.read')) return []
  // Nothing is dated after today: what is settled is then known of each document.
  const settled = on >= act.today ? sql`i.settled` : settledOn(act, on)
  const { rows } = await sql<OpenDocument>`
    select * from (
      select i.kind, i.id, i.number, i.day, i.due_day as "dueDay", i.gross,
        (i.gross - ${settled})::bigint as outstanding
      from invoice i
      where i.company_id = ${act.company} and i.customer_id = ${customer} and i.state = 'issued'
        and not i.imported and i.day <= ${on}::date and ${visible(act, 'i')}
    ) d where outstanding <> 0 order by "dueDay", day, number`.execute(act.tx)
  return rows
}

const settledOn = ({ company }: Act, on: Day) => sql`(
  coalesce((select sum(a.amount) from allocation a
    where a.company_id = ${company} and a.invoice_id = i.id and a.day <= ${on}::date), 0)
  - coalesce((select sum(a.amount) from allocation a
    join invoice t on t.company_id = a.company_id and t.id = a.invoice_id
    where a.company_id = ${company} and a.credit_note_id = i.id and t.day <= ${on}::date), 0))`

/** What of a client's money was tied to nothing at the end of a day; what they owe of a refund lessens it. */
async function onAccountOn(act: Act, customer: string, on: Day): Promise<Cents> {
  if (!grants(act.role, 'payments.read')) return 0 as Cents
  const { rows } = await sql<{ received: Cents; tied: Cents }>`
    select coalesce(sum(p.amount), 0)::bigint as received,
      coalesce(sum((select sum(a.amount) from allocation a
        join invoice i on i.company_id = a.company_id and i.id = a.invoice_id
        where a.company_id = p.company_id and a.payment_id = p.id and i.day <= ${on}::date
      )), 0)::bigint as tied
    from payment p
    where p.company_id = ${act.company} and p.customer_id = ${customer} and p.day <= ${on}::date
      and ${visible(act, 'p')}`.execute(act.tx)
  const { received, tied } = rows[0]!
  return subtract(received, tied)
}
