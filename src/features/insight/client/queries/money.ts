// What a client bought, owes, and how they pay: read from their issued invoices.
import { sql } from 'kysely'
import { daysBought } from '#features/sales/turnover/rules.ts'
import { addDays, addMonths, type Day } from '#kernel/day.ts'
import { type Cents, sum, zero } from '#kernel/money.ts'
import type { Act } from '#server/act.ts'
import { ages } from '../rules/paying.ts'
import { behaviourOf, type Paid } from '../rules/paying.ts'
import { marksOf, rhythmOf } from '../rules/rhythm.ts'
import { type DaySold, netIn, spansOf, totalsOf, twelveMonths } from '../rules/trend.ts'
import { issuedTo, isToldBySums, type Narrow, twoYearsOf, yearOf } from './narrow.ts'
import { rowsOf } from './rows.ts'

/** What they bought over two years, and on which days, oldest first. */
type Bought = { readonly sold: readonly DaySold[]; readonly days: readonly Day[] }

/** Day by day, from their documents. */
async function boughtOfDocuments(act: Act, narrow: Narrow): Promise<Bought> {
  const { from, to } = twoYearsOf(act)
  const sold = await rowsOf(
    act,
    sql<DaySold & { invoices: number }>`select i.day::text as day, sum(i.net)::bigint as net,
        (count(*) filter (where i.kind <> 'credit_note'))::int as invoices
      from invoice i where ${issuedTo(act, 'i', narrow)} and i.day between ${from}::date and ${to}::date
      group by i.day order by i.day`,
  )
  return { sold, days: sold.filter(({ invoices }) => invoices > 0).map(({ day }) => day) }
}

/**
 * Month by month, from what is kept of each, whose whole amount stands on its first day; the two months
 * that are told in part, because this one is not over, day by day.
 */
async function boughtOfSums(act: Act, narrow: Narrow): Promise<Bought> {
  const first = twoYearsOf(act).from
  const months = Array.from({ length: 25 }, (_, rank) => addMonths(first, rank))
  const { lastMonth, lastYearMonth } = spansOf(act.today)
  const [kept, parts] = await Promise.all([
    rowsOf(
      act,
      sql<{ month: Day; net: Cents; days: number }>`select month::text as month, net, days
        from turnover_customer where company_id = ${act.company}
          and month = any(${months}::date[]) and customer_id = ${narrow.customer}`,
    ),
    rowsOf(
      act,
      sql<DaySold>`select i.day::text as day, sum(i.net)::bigint as net
        from (values (${lastMonth.from}::date, ${lastMonth.to}::date),
          (${lastYearMonth.from}::date, ${lastYearMonth.to}::date)) m (first, last)
        join invoice i on i.day between m.first and m.last
        where ${issuedTo(act, 'i', narrow)} group by i.day`,
    ),
  ])
  const inPart: readonly Day[] = [lastMonth.from, lastYearMonth.from]
  const whole = kept.filter(({ month }) => !inPart.includes(month))
  const days = Object.fromEntries(kept.map((one) => [one.month, one.days]))
  return {
    sold: [...whole.map(({ month, net }) => ({ day: month, net })), ...parts],
    days: daysBought(days, act.today),
  }
}

/** What they bought over two years, and how often they order. */
export async function readSales(act: Act, narrow: Narrow, ordered: Promise<readonly Day[]>) {
  const [{ sold, days: bought }, orders] = await Promise.all([
    (isToldBySums(act, narrow) ? boughtOfSums : boughtOfDocuments)(act, narrow),
    ordered,
  ])
  const spans = spansOf(act.today)
  const told = (days: { from: Day; to: Day }) => ({ ...days, net: netIn(sold, days) })
  const months = twelveMonths(sold, act.today)
  const of = orders.length > 0 ? ('orders' as const) : ('invoices' as const)
  const rhythm = rhythmOf(of === 'orders' ? orders : bought, act.today)
  return {
    ever: sold.length > 0 || (await everSold(act, narrow)),
    trend: {
      month: told(spans.month),
      sameDays: told(spans.sameDays),
      lastMonth: told(spans.lastMonth),
      lastYear: told(spans.lastYear),
      lastYearMonth: told(spans.lastYearMonth),
    },
    months: [...months],
    ...totalsOf(months),
    marks: marksOf(months),
    rhythm: rhythm && { ...rhythm, of },
  }
}

async function everSold(act: Act, narrow: Narrow): Promise<boolean> {
  const rows = await rowsOf(
    act,
    sql<{ ever: boolean }>`select exists (select from invoice i
    where ${issuedTo(act, 'i', narrow)}) as ever`,
  )
  return rows[0]!.ever
}

/** Those by whose hands they have bought, where any sale of the company goes by another's. */
export async function readDistributors(act: Act, narrow: Narrow) {
  const rows = await rowsOf(
    act,
    sql<{ id: string; name: string }>`
    select d.id, d.name from customer d
    where d.company_id = ${act.company}
      and (select true from invoice a where a.company_id = ${act.company}
        and a.distributor_id is not null limit 1)
      and d.id in (select i.distributor_id from invoice i
        where ${issuedTo(act, 'i', { customer: narrow.customer })} and i.distributor_id is not null)
    order by d.sort_name, d.id`,
  )
  return rows
}

type Aged = {
  age: (typeof ages)[number]['key'] | null
  count: number
  owed: Cents
  late: Cents
  late_count: number
}

type Oldest = {
  readonly id: string
  readonly number: string
  readonly due: Day
  readonly owed: Cents
}

/** What they owe now, by how long it should have been paid. */
export async function readDue(act: Act, narrow: Narrow) {
  const { today } = act
  const limits = ages.map(({ key, from, to }) => ({
    key,
    from: to === null ? null : addDays(today, -to),
    to: addDays(today, -from),
  }))
  const age = sql`case ${sql.join(
    limits.map(({ key, from, to }) =>
      from === null
        ? sql`when i.due_day <= ${to}::date then ${key}::text`
        : sql`when i.due_day between ${from}::date and ${to}::date then ${key}::text`,
    ),
    sql` `,
  )} end`
  const owing = sql`${issuedTo(act, 'i', narrow)} and not i.imported and i.settled <> i.gross`
  const isLate = sql`i.gross > i.settled and i.due_day < ${today}::date`
  const [rows, [oldest]] = await Promise.all([
    rowsOf(
      act,
      sql<Aged>`
      select ${age} as age, count(*)::int as count, sum(i.gross - i.settled)::bigint as owed,
        coalesce(sum(i.gross - i.settled) filter (where ${isLate}), 0)::bigint as late,
        (count(*) filter (where ${isLate}))::int as late_count
      from invoice i where ${owing} group by 1`,
    ),
    rowsOf(
      act,
      sql<Oldest>`
      select i.id, coalesce(i.number, '') as number, i.due_day::text as due, i.gross - i.settled as owed
      from invoice i where ${owing} and ${isLate} order by i.due_day, i.id limit 1`,
    ),
  ])
  return {
    outstanding: sum(rows.map((row) => row.owed)),
    count: counted(rows, 'count'),
    overdue: sum(rows.map((row) => row.late)),
    overdueCount: counted(rows, 'late_count'),
    toCome: sum(rows.filter((row) => row.age === null).map((row) => row.owed)),
    ages: limits.map((limit) => {
      const row = rows.find((one) => one.age === limit.key)
      return { ...limit, amount: row?.owed ?? zero, count: row?.count ?? 0 }
    }),
    oldest: oldest ?? null,
  }
}

const counted = (rows: readonly Aged[], name: 'count' | 'late_count'): number =>
  rows.reduce((all, row) => all + row[name], 0)

/** How they paid the invoices of twelve months. What was only credited was never paid: it is counted apart. */
export async function readPaying(act: Act, narrow: Narrow) {
  const { from, to } = yearOf(act)
  const rows = await rowsOf(
    act,
    sql<Paid & { paid: boolean }>`
    select i.day::text as day, i.due_day::text as due, i.gross, s.settled::text as settled, s.paid
    from invoice i, lateral (
      select max(a.day) as settled, bool_or(a.payment_id is not null) as paid from allocation a
      where a.company_id = i.company_id and a.invoice_id = i.id) s
    where ${issuedTo(act, 'i', narrow)} and i.day between ${from}::date and ${to}::date
      and i.kind <> 'credit_note' and not i.imported and i.settled = i.gross
      and s.settled is not null`,
  )
  const paid = rows.filter((row) => row.paid)
  const behaviour = behaviourOf(paid)
  return {
    from,
    to,
    credited: rows.length - paid.length,
    ...(behaviour ?? { count: paid.length, days: 0, terms: null, late: 0, drift: null }),
  }
}
