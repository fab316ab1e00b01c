// What has come due, or is about to: read from the documents themselves.
import { sql } from 'kysely'
import { addDays as after, type Day } from '#kernel/day.ts'
import type { Cents } from '#kernel/money.ts'
import type { Act } from '#server/act.ts'

export type Due = {
  readonly id: string
  readonly number: string
  readonly customer: string
  readonly seller_id: string | null
  readonly store_id: string | null
  readonly day: Day
  readonly amount: Cents
}

/** So many days back: what came due before is old news (a first start, an import). */
const lately = 7

/** Quotes without an answer whose validity ends between two days. */
const findQuotes = ({ tx, company }: Act, from: Day, until: Day) =>
  tx
    .selectFrom('quote as q')
    .innerJoin('customer as c', (join) =>
      join.onRef('c.company_id', '=', 'q.company_id').onRef('c.id', '=', 'q.customer_id'),
    )
    .select(['q.id', sql<string>`coalesce(q.number, '')`.as('number'), 'c.name as customer'])
    .select(['q.seller_id', 'q.store_id', sql<Day>`q.valid_until`.as('day'), 'q.gross as amount'])
    .where('q.company_id', '=', company)
    .where('q.state', '=', 'sent')
    .where('q.valid_until', '>=', from)
    .where('q.valid_until', '<=', until)
    .orderBy('q.valid_until')
    .limit(1000)

/** Quotes that end within the days that the company has chosen. */
export async function findExpiring(act: Act): Promise<Due[]> {
  const { quote_expiring_days: days } = await act.tx
    .selectFrom('company')
    .select('quote_expiring_days')
    .where('id', '=', act.company)
    .executeTakeFirstOrThrow()
  return findQuotes(act, act.today, after(act.today, days)).execute()
}

export const findExpired = (act: Act): Promise<Due[]> =>
  findQuotes(act, after(act.today, -lately), after(act.today, -1)).execute()

/** Invoices that fell due and are not paid. */
export const findOverdue = ({ tx, company, today }: Act): Promise<Due[]> =>
  tx
    .selectFrom('invoice as i')
    .innerJoin('customer as c', (join) =>
      join.onRef('c.company_id', '=', 'i.company_id').onRef('c.id', '=', 'i.customer_id'),
    )
    .select(['i.id', sql<string>`coalesce(i.number, '')`.as('number'), 'c.name as customer'])
    .select(['i.seller_id', 'i.store_id', sql<Day>`i.due_day`.as('day')])
    .select(sql<Cents>`(i.gross - i.settled)::bigint`.as('amount'))
    .where('i.company_id', '=', company)
    .where('i.state', '=', 'issued')
    .where('i.imported', '=', false)
    .where('i.kind', '<>', 'credit_note')
    .whereRef('i.settled', '<', 'i.gross')
    .where('i.due_day', '>=', after(today, -lately))
    .where('i.due_day', '<', today)
    .orderBy('i.due_day')
    .limit(1000)
    .execute()
