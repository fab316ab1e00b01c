// How customers buy and pay: the usual time between purchases, what they bought lately and a year ago,
// in how many days they pay. What was imported counts among purchases; it was settled elsewhere.
import { type RawBuilder, sql } from 'kysely'
import { addDays, addMonths, type Day, startOfMonth } from '#kernel/day.ts'
import type { Cents } from '#kernel/money.ts'
import type { Act } from '#server/act.ts'

/** Over how many days sales are compared with those of a year ago, and how far ahead one looks. */
export const recentDays = 90
export const comingDays = 30

export type Rhythm = {
  first_day: Day | null
  last_day: Day | null
  usual_days: number | null
  longest_days: number | null
  quiet_before: number
  recent: Cents
  recent_before: Cents
  days_before: number
  coming_before: Cents
  year_before: Cents
  late_since: Day | null
  pays_in: number | null
  paid_in: number | null
}

/** The columns, in the order of the table. */
const names = [
  'first_day',
  'last_day',
  'usual_days',
  'longest_days',
  'quiet_before',
  'recent',
  'recent_before',
  'days_before',
  'coming_before',
  'year_before',
  'late_since',
  'pays_in',
  'paid_in',
] as const satisfies (keyof Rhythm)[]

const columns = sql.join(names.map((name) => sql.ref(name)))

/**
 * One row per customer (all, unless `only` narrows `customer_id` down), as kept today; what is not of
 * today is read from the documents.
 */
export function rhythms({ company, today }: Act, only: RawBuilder<unknown> = sql``) {
  const old = sql`array(select customer_id from (
      select c.id as customer_id, k.day from customer c
        left join customer_rhythm k on k.company_id = c.company_id and k.customer_id = c.id
      where c.company_id = ${company} and c.is_customer) k
    where day is distinct from ${today}::date ${only})`
  return sql<{ customer_id: string } & Rhythm>`(
    select customer_id, ${columns} from customer_rhythm
    where company_id = ${company} and day = ${today}::date ${only}
    union all select customer_id, ${columns} from ${readRhythms({ company, today }, old)} r)`
}

/** The same from the documents, for some customers: each is read from their own index. */
export function readRhythms(
  { company, today }: Pick<Act, 'company' | 'today'>,
  ids: RawBuilder<unknown>,
) {
  const yearAgo = addMonths(today, -12)
  const of = sql`i.company_id = ${company} and i.customer_id = u.id and i.state = 'issued'`
  const between = (after: Day, to: Day) => sql`i.day > ${after}::date and i.day <= ${to}::date`
  const added = (after: Day, to: Day) =>
    sql`coalesce(sum(i.net) filter (where ${between(after, to)}), 0)::bigint`
  const before = between(addDays(yearAgo, -recentDays), yearAgo)
  return sql`(
    select u.id as customer_id, s.first_day, b.last_day, b.usual_days, b.longest_days,
      q.quiet_before, s.recent, s.recent_before, s.days_before, s.coming_before, s.year_before,
      s.late_since, p.pays_in, p.paid_in
    from unnest(${ids}::uuid[]) as u (id)
    cross join lateral (
      select min(i.day) filter (where i.gross > 0) as first_day,
        ${added(addDays(today, -recentDays), today)} as recent,
        ${added(addDays(yearAgo, -recentDays), yearAgo)} as recent_before,
        (count(distinct i.day) filter (where i.gross > 0 and ${before}))::int as days_before,
        ${added(yearAgo, addDays(yearAgo, comingDays))} as coming_before,
        ${added(addMonths(today, -24), yearAgo)} as year_before,
        min(i.due_day) filter (where not i.imported and i.due_day < ${today}::date
          and i.settled < i.gross) as late_since
      from invoice i where ${of}
    ) s
    cross join lateral (
      select max(g.day) as last_day, max(g.gap) as longest_days,
        case when count(g.gap) >= 3
          then round((percentile_cont(0.5) within group (order by g.gap))::numeric)::int
          end as usual_days
      from (
        select d.day, d.day - lag(d.day) over (order by d.day) as gap
        from (select distinct i.day from invoice i where ${of} and i.gross > 0
          and i.day >= ${startOfMonth(addMonths(today, -24))}::date) d
      ) g
    ) b
    cross join lateral (
      select count(distinct i.day)::int as quiet_before from invoice i
      where ${of} and i.gross > 0 and i.day <= ${yearAgo}::date
        and i.day > (b.last_day - interval '1 year')::date
    ) q
    cross join lateral (
      select round(sum(d.days::numeric * d.gross) filter (where d.nth <= 5)
            / nullif(sum(d.gross) filter (where d.nth <= 5), 0))::int as pays_in,
        case when count(*) >= 10 then round(sum(d.days::numeric * d.gross) filter (where d.nth > 5)
            / nullif(sum(d.gross) filter (where d.nth > 5), 0))::int end as paid_in
      from (
        select i.gross, row_number() over (order by i.day desc, i.id desc) as nth,
          (select max(coalesce(p.day, n.day)) from allocation a
            left join payment p on p.company_id = a.company_id and p.id = a.payment_id
            left join invoice n on n.company_id = a.company_id and n.id = a.credit_note_id
            where a.company_id = i.company_id and a.invoice_id = i.id) - i.day as days
        from invoice i where ${of} and not i.imported and i.gross > 0 and i.settled = i.gross
        order by i.day desc, i.id desc limit 20
      ) d where d.days is not null
    ) p)`
}

/** Keeps the rhythms of some customers, as their documents stand. */
export const keepRhythms = ({ tx, company, today }: Act, customers: readonly string[]) =>
  sql`insert into customer_rhythm as k (company_id, customer_id, day, ${columns})
    select ${company}::uuid, r.customer_id, ${today}::date, ${columns}
    from ${readRhythms({ company, today }, sql`${customers}`)} r
      join customer c on c.company_id = ${company} and c.id = r.customer_id and c.is_customer
    order by r.customer_id
    on conflict (company_id, customer_id) do update set (day, ${columns}) =
      row(excluded.day, ${excluded})`.execute(tx)

const excluded = sql.join(names.map((name) => sql.ref(`excluded.${name}`)))

/** Forgets what is kept: for whoever writes documents in bulk. */
export const forgetRhythms = ({ tx, company }: Act) =>
  tx.deleteFrom('customer_rhythm').where('company_id', '=', company).execute()

/** What is kept today beside what the documents say, for `comptoir doctor`. */
export const rhythmsCompared = ({ company, today }: Pick<Act, 'company' | 'today'>) =>
  sql<{ what: string; stored: string; expected: string }>`
    select k.customer_id::text as what, concat_ws(' ', ${told('k')}) as stored,
      concat_ws(' ', ${told('r')}) as expected
    from customer_rhythm k
    join ${readRhythms(
      { company, today },
      sql`array(select customer_id from customer_rhythm where company_id = ${company})`,
    )} r on r.customer_id = k.customer_id
    where k.company_id = ${company} and k.day = ${today}::date`

/** Nothing is written "-", so that what is missing is seen at its place. */
const told = (table: string) =>
  sql.join(names.map((name) => sql`coalesce(${sql.ref(`${table}.${name}`)}::text, '-')`))
