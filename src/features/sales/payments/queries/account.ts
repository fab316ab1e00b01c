// The account of a client: what was invoiced and received, and what that leaves. Imported history is
// no part of it: nobody has told what was paid of it.
import { sql } from 'kysely'
import { findCustomer } from '#features/relation/customers/queries.ts'
import type { InputOf, OutputOf } from '#kernel/endpoint.ts'
import { type Cents, cents, minus, sum } from '#kernel/money.ts'
import { grants } from '#kernel/rights.ts'
import { paymentOf } from '#features/sales/invoices/rules/payment.ts'
import type { Act } from '#server/act.ts'
import type { customerBalance, customerOutstanding } from '../contract.ts'
import { findOnAccount, findOpen } from './find.ts'
import { movements } from './movements.ts'

/** What a client owed at the end of a day, recomputed from nothing (I8). @throws Refusal `not_found`. */
export async function balanceOn(
  act: Act,
  { id, on = act.today }: InputOf<typeof customerBalance>,
): Promise<OutputOf<typeof customerBalance>> {
  await findCustomer(act, id)
  const [row] = await sql<{ invoiced: Cents; credited: Cents; received: Cents }>`
    select coalesce(sum(amount) filter (where kind = 'invoice'), 0)::bigint as invoiced,
      coalesce(-sum(amount) filter (where kind = 'credit_note'), 0)::bigint as credited,
      coalesce(-sum(amount) filter (where kind in ('payment', 'refund', 'reversal')), 0)::bigint
        as received
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
  const credits = open.filter((invoice) => invoice.outstanding < 0)
  const amounts = (of: typeof open) => sum(of.map((invoice) => invoice.outstanding))
  const account = sum(onAccount.map((payment) => payment.remaining))
  return {
    outstanding: amounts(due),
    late: amounts(due.filter((invoice) => invoice.late)),
    onAccount: account,
    balance: cents(amounts(open) - account),
    owed: cents(Math.max(0, account - amounts(credits))),
    creditNotes: credits.map(({ id: note, number, day, outstanding }) => ({
      id: note,
      number,
      day,
      remaining: minus(outstanding),
    })),
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
    payments: onAccount.map(({ reference: _, ...payment }) => payment),
  }
}
