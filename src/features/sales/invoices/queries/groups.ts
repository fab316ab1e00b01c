// The sums above the list, by payment and lateness: from the tally where the filters allow, so that
// they cost the same whatever the number of invoices; from the invoices otherwise. Of a period, its whole
// months are in the tally; the days before and after them are looked at.
import { sql } from 'kysely'
import {
  beside,
  byMonths,
  dated,
  isBeyond,
  type Period,
} from '#features/sales/quotes/queries/narrowed.ts'
import type { Cents } from '#kernel/money.ts'
import { type Act, visible } from '#server/act.ts'
import type { PaymentState } from '../rules/payment.ts'
import { type Asked, filtered, lateIn, outstandingIn, paymentIn } from './filter.ts'

export type Group = {
  readonly payment: PaymentState
  readonly late: boolean
  readonly count: number
  readonly net: Cents
  readonly gross: Cents
  readonly outstanding: Cents
}

/** What the tally tells apart; under any other filter, invoices are counted one by one. */
const told: ReadonlySet<string> = new Set([
  ...['payment', 'late', 'kind', 'seller', 'store', 'imported'],
  ...dated,
  ...beside,
])

/** The groups of what the filters keep, but for payment and lateness. */
export async function findGroups(act: Act, asked: Asked): Promise<Group[]> {
  const within = isBeyond(asked, told) ? null : byMonths(asked)
  if (!within) return counted(act, asked)
  const groups = await Promise.all([
    ...(asked.imported === 'true'
      ? []
      : [
          fromTally(act, asked, within.months),
          ...within.days.map((days) => counted(act, { ...asked, ...days, imported: 'false' })),
        ]),
    ...(asked.imported === 'false' ? [] : [counted(act, { ...asked, imported: 'true' })]),
  ])
  return groups.flat()
}

const counted = (act: Act, asked: Asked): Promise<Group[]> =>
  filtered(act, asked)
    .select([
      paymentIn.as('payment'),
      lateIn(act.today).as('late'),
      sql<number>`count(*)`.as('count'),
      sql<Cents>`sum(i.net)::bigint`.as('net'),
      sql<Cents>`sum(i.gross)::bigint`.as('gross'),
      sql<Cents>`sum(${outstandingIn})::bigint`.as('outstanding'),
    ])
    .groupBy([sql`1`, sql`2`])
    .execute()

async function fromTally(act: Act, asked: Asked, { from, to }: Period): Promise<Group[]> {
  const late = sql<boolean>`(t.payment in ('unpaid', 'partial') and t.kind <> 'credit_note'
    and t.due_day > '-infinity' and t.due_day < ${act.today}::date)`
  let tally = act.tx
    .selectFrom('invoice_tally as t')
    .select([sql<PaymentState>`t.payment`.as('payment'), late.as('late')])
    .select([
      sql<number>`sum(t.documents)::bigint`.as('count'),
      sql<Cents>`sum(t.net)::bigint`.as('net'),
      sql<Cents>`sum(t.gross)::bigint`.as('gross'),
      sql<Cents>`sum(t.outstanding)::bigint`.as('outstanding'),
    ])
    .where('t.company_id', '=', act.company)
    .where(visible(act, 't'))
  if (asked.kind) tally = tally.where('t.kind', 'in', asked.kind)
  if (asked.seller) tally = tally.where('t.seller_id', '=', asked.seller)
  if (asked.store) tally = tally.where('t.store_id', '=', asked.store)
  if (from) tally = tally.where('t.month', '>=', from)
  if (to) tally = tally.where('t.month', '<=', to)
  const groups = await tally.groupBy([sql`1`, sql`2`]).execute()
  return groups.filter(({ count }) => count !== 0)
}
