// The sums above the list, by payment and lateness: from the tally where the filters allow, so that
// they cost the same whatever the number of invoices; from the invoices otherwise. Of a period, its whole
// months are in the tally; the days before and after them are looked at. Between two amounts, their bands
// are in a tally of their own; what begins with the same digits as the amounts is looked at. By the day on
// which they fall due, what is open is in the tally day by day, and the rest month by month.
import { type RawBuilder, sql } from 'kysely'
import { amounts, banded, isBanded, limitsOf } from '#features/sales/quotes/queries/banded.ts'
import {
  beside,
  byMonths,
  dated,
  isBeyond,
  type Period,
} from '#features/sales/quotes/queries/narrowed.ts'
import type { Banded } from '#kernel/bands.ts'
import { type Day, endOfMonth, startOfMonth } from '#kernel/day.ts'
import type { Cents } from '#kernel/money.ts'
import { type Act, visible } from '#server/act.ts'
import type { PaymentState } from '../rules/payment.ts'
import { type Asked, filtered, lateIn, openIn, outstandingIn, paymentIn } from './filter.ts'

export type Group = {
  readonly payment: PaymentState
  readonly late: boolean
  readonly count: number
  readonly net: Cents
  readonly gross: Cents
  readonly outstanding: Cents
}

/** What the tally tells apart; under any other filter, invoices are counted one by one. */
const told = ['payment', 'late', 'kind', 'seller', 'store', 'imported', ...beside]
const byMonth: ReadonlySet<string> = new Set([...told, ...dated])
const byAmount: ReadonlySet<string> = new Set([...told, ...amounts])
const due = ['dueFrom', 'dueTo'] as const
const byDue: ReadonlySet<string> = new Set([...told, ...due])
/** Of what may be reminded of, which is open, the tally tells the day on which it is due as well. */
const byMonthOfOpen: ReadonlySet<string> = new Set([...byMonth, ...due, 'can'])

/** The groups of what the filters keep, but for payment and lateness. */
export async function findGroups(act: Act, asked: Asked): Promise<Group[]> {
  const own = { ...asked, imported: 'false' } as const
  const tallied = fromMonths(act, own) ?? fromBands(act, own) ?? fromDueDays(act, own)
  if (!tallied) return counted(filtered(act, asked), act)
  const groups = await Promise.all([
    ...(asked.imported === 'true' ? [] : tallied()),
    ...(asked.imported === 'false' || asked.can
      ? []
      : [counted(filtered(act, { ...asked, imported: 'true' }), act)]),
  ])
  return groups.flat()
}

/** How the groups of a period are read; null where it holds no whole month, or under another filter. */
function fromMonths(act: Act, asked: Asked): (() => Promise<Group[]>[]) | null {
  const within = isBeyond(asked, asked.can ? byMonthOfOpen : byMonth) ? null : byMonths(asked)
  if (!within) return null
  return () => [
    fromTally(act, asked, within.months),
    ...within.days.map((days) => counted(filtered(act, { ...asked, ...days }), act)),
  ]
}

/** How the groups between two amounts are read; null under another filter. */
function fromBands(act: Act, asked: Asked): (() => Promise<Group[]>[]) | null {
  const within = isBeyond(asked, byAmount) ? null : banded(asked)
  if (!within) return null
  const [from, to] = [startOfMonth(act.today), endOfMonth(act.today)]
  const { whole, ends } = within
  return () => [
    ...ends.map((one) => counted(filtered(act, { ...asked, ...limitsOf(one) }), act)),
    ...(whole
      ? [
          fromAmounts(act, asked, within, from),
          // Of what is due this month, it is the day that tells what is late.
          counted(
            filtered(act, {
              ...{ ...asked, min: undefined, max: undefined, ...limitsOf(whole) },
              ...{ dueFrom: from, dueTo: to },
            }).where(openIn),
            act,
          ),
        ]
      : []),
  ]
}

/** How the groups of what falls due in a period are read; null under another filter. */
function fromDueDays(act: Act, asked: Asked): (() => Promise<Group[]>[]) | null {
  if (isBeyond(asked, byDue)) return null
  const { dueFrom: from, dueTo: to } = asked
  const { months = null, days = [{ from, to }] } = byMonths({ from, to }) ?? {}
  const ended = ({ from: dueFrom, to: dueTo }: Period) =>
    filtered(act, { ...asked, dueFrom, dueTo }).where((is) => is.not(openIn))
  return () => [
    fromTally(act, asked, {}, sql`${isOpen} and ${between(sql`t.due_day`, { from, to })}`),
    ...(months
      ? [fromTally(act, asked, {}, sql`not ${isOpen} and ${between(sql`t.due_month`, months)}`)]
      : []),
    ...days.map((one) => counted(ended(one), act)),
  ]
}

const counted = (invoices: ReturnType<typeof filtered>, act: Act): Promise<Group[]> =>
  invoices
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

const fromTally = (
  act: Act,
  asked: Asked,
  months: Period,
  where: RawBuilder<unknown> = remindable(asked),
): Promise<Group[]> =>
  addedUp(act, asked, {
    table: 'invoice_tally',
    late: sql`t.due_day > '-infinity' and t.due_day < ${act.today}::date`,
    where: sql`${where} and ${between(sql`t.month`, months)}`,
  })

const isOpen = sql`(t.payment in ('unpaid', 'partial'))`

/** What may be reminded of, where that is asked: the twin of `possible`, of which open credit notes are none. */
const remindable = ({ can, dueFrom: from, dueTo: to }: Asked): RawBuilder<unknown> =>
  can
    ? sql`${isOpen} and t.kind <> 'credit_note' and ${between(sql`t.due_day`, { from, to })}`
    : sql`true`

/** What is at no day is in no period. */
const between = (day: RawBuilder<unknown>, { from, to }: Period): RawBuilder<unknown> =>
  from || to
    ? sql`${day} > '-infinity' ${from ? sql`and ${day} >= ${from}` : sql``} ${to ? sql`and ${day} <= ${to}` : sql``}`
    : sql`true`

const fromAmounts = (act: Act, asked: Asked, bands: Banded, month: Day): Promise<Group[]> =>
  addedUp(act, asked, {
    table: 'invoice_amounts',
    late: sql`t.due_month > '-infinity' and t.due_month < ${month}::date`,
    // What is due this month is looked at.
    where: sql`t.due_month <> ${month}::date and ${isBanded(bands)}`,
  })

type Tally = {
  readonly table: 'invoice_tally' | 'invoice_amounts'
  readonly late: RawBuilder<unknown>
  readonly where: RawBuilder<unknown>
}

async function addedUp(
  act: Act,
  { kind, seller, store }: Asked,
  { table, late, where }: Tally,
): Promise<Group[]> {
  const { rows } = await sql<Group>`
    select t.payment,
      t.payment in ('unpaid', 'partial') and t.kind <> 'credit_note' and ${late} as late,
      sum(t.documents)::bigint as count, sum(t.net)::bigint as net, sum(t.gross)::bigint as gross,
      sum(t.outstanding)::bigint as outstanding
    from ${sql.table(table)} t
    where t.company_id = ${act.company} and ${visible(act, 't')} and ${where}
      ${kind ? sql`and t.kind = any(${kind}::text[])` : sql``}
      ${seller ? sql`and t.seller_id = ${seller}` : sql``}
      ${store ? sql`and t.store_id = ${store}` : sql``}
    group by 1, 2 having sum(t.documents) <> 0`.execute(act.tx)
  return rows
}
