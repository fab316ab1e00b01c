// Keeping the accounts of customers: last thing of an act, since its rows are those for which others wait.
import { sql } from 'kysely'
import type { Act } from '#server/act.ts'
import { enqueue } from '#server/jobs.ts'
import { touch } from '#server/touched.ts'
import { addedUp } from './account.ts'
import { forgetRhythms, keepRhythms, oldRhythms } from './rhythm.ts'

/** Adds up the accounts of these customers again at the end of the act that moves them. */
export function moveAccounts(act: Act, customers: readonly string[]): void {
  const moved = movedBy.get(act.atEnd) ?? new Set()
  movedBy.set(act.atEnd, moved)
  for (const customer of customers) moved.add(customer)
  touch(act, 'customer', customers)
  act.atEnd.set('customer accounts', async () => {
    const ids = [...moved].sort()
    // Rhythms are read from the documents until the job of the hour: a deal moves them many times.
    await Promise.all([keepAccounts(act, ids), oldRhythms(act, ids)])
    if (ids.length > many)
      await enqueue(act, accountsJob, {}, { key: `${accountsJob.name} ${act.company}` })
  })
}

/** The job that adds up what is not of today. */
export const accountsJob = { name: 'customer-accounts' } as const
/** Customers whose rhythms are kept again at once, so that whoever looks next need not read them all. */
const many = 200

const movedBy = new WeakMap<Act['atEnd'], Set<string>>()

/** Adds up every account that is not of today: for the night, and for whoever writes in bulk. */
export async function keepOldAccounts(act: Act): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select c.id from customer c
      left join customer_account k on k.company_id = c.company_id and k.customer_id = c.id
      left join customer_rhythm r on r.company_id = c.company_id and r.customer_id = c.id
    where c.company_id = ${act.company} and (k.day is distinct from ${act.today}::date
      or c.is_customer and r.day is distinct from ${act.today}::date)
    order by c.id`.execute(act.tx)
  for (let from = 0; from < rows.length; from += atOnce) {
    const ids = rows.slice(from, from + atOnce).map((row) => row.id)
    await keepAccounts(act, ids)
    await keepRhythms(act, ids)
  }
}

const atOnce = 250

/** Forgets what is kept: for whoever writes documents in bulk. */
export async function forgetAccounts(act: Act): Promise<void> {
  await act.tx.deleteFrom('customer_account').where('company_id', '=', act.company).execute()
  await forgetRhythms(act)
}

/**
 * Adds the accounts up from their documents. They are held by a statement of their own first: what is
 * added up next then sees all that those who held them before have committed.
 */
async function keepAccounts(act: Act, customers: string[]): Promise<void> {
  if (customers.length === 0) return
  const { tx, company, today } = act
  const of = sql`and customer_id = any(${customers}::uuid[])`
  await Promise.all([
    sql`insert into customer_account as k (company_id, customer_id, day)
      select ${company}::uuid, id, '-infinity' from unnest(${customers}::uuid[]) as u (id) order by id
      on conflict (company_id, customer_id) do update set day = '-infinity'`.execute(tx),
    sql`update customer_account k set day = ${today}::date, balance = coalesce(a.balance, 0),
        overdue = coalesce(a.overdue, 0), turnover = coalesce(a.turnover, 0),
        last_invoice_day = a."lastInvoiceDay"
      from unnest(${customers}::uuid[]) as u (id)
        left join ${addedUp({ company, today }, of)} a on a.customer_id = u.id
      where k.company_id = ${company} and k.customer_id = u.id`.execute(tx),
  ])
}
