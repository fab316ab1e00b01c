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

/** The same from the documents, for some customers: their invoices are read once, whoever they are. */
export function readRhythms(
  { company, today }: Pick<Act, 'company' | 'today'>,
  ids: RawBuilder<unknown>,
) {
  const yearAgo = addMonths(today, -12)
  const between = (after: Day, to: Day) => sql`i.day > ${after}::date and i.day <= ${to}::date`
  const added = (after: Day, to: Day) =>
    sql`coalesce(sum(i.net) filter (where ${between(after, to)}), 0)::bigint`
  const before = between(addDays(yearAgo, -recentDays), yearAgo)
  const share = (where: RawBuilder<unknown>) =>
    sql`round(sum(d.days::numeric * d.gross) filter (where ${where})
      / nullif(sum(d.gross) filter (where ${where}), 0))::int`
  return sql`(
    with doc as materialized (
      select i.id, i.customer_id, i.day, i.due_day, i.net, i.gross, i.settled, i.imported
      from invoice i
      where i.company_id = ${company} and i.customer_id = any(${ids}::uuid[]) and i.state = 'issued'
    ), sold as (
      select i.customer_id, min(i.day) filter (where i.gross > 0) as first_day,
        ${added(addDays(today, -recentDays), today)} as recent,
        ${added(addDays(yearAgo, -recentDays), yearAgo)} as recent_before,
        (count(distinct i.day) filter (where i.gross > 0 and ${before}))::int as days_before,
        ${added(yearAgo, addDays(yearAgo, comingDays))} as coming_before,
        ${added(addMonths(today, -24), yearAgo)} as year_before,
        min(i.due_day) filter (where not i.imported and i.due_day < ${today}::date
          and i.settled < i.gross) as late_since
      from doc i group by i.customer_id
    ), gap as (
      select customer_id, day,
        day - lag(day) over (partition by customer_id order by day) as gap
      from (select distinct customer_id, day from doc where gross > 0
        and day >= ${startOfMonth(addMonths(today, -24))}::date) each_day
    ), beat as (
      select customer_id, max(day) as last_day, max(gap) as longest_days,
        case when count(gap) >= 3
          then round((percentile_cont(0.5) within group (order by gap))::numeric)::int
          end as usual_days
      from gap group by customer_id
    ), quiet as (
      select i.customer_id, count(distinct i.day)::int as quiet_before
      from doc i join beat b on b.customer_id = i.customer_id
      where i.gross > 0 and i.day <= ${yearAgo}::date
        and i.day > (b.last_day - interval '1 year')::date
      group by i.customer_id
    ), paid as (
      select p.customer_id, p.gross, p.nth,
        (select max(a.day) from allocation a
          where a.company_id = ${company} and a.invoice_id = p.id) - p.day as days
      from (select id, customer_id, day, gross,
          row_number() over (partition by customer_id order by day desc, id desc) as nth
        from doc where not imported and gross > 0 and settled = gross) p
      where p.nth <= 20
    ), pace as (
      select d.customer_id, ${share(sql`d.nth <= 5`)} as pays_in,
        case when count(*) >= 10 then ${share(sql`d.nth > 5`)} end as paid_in
      from paid d where d.days is not null group by d.customer_id
    )
    select u.id as customer_id, s.first_day, b.last_day, b.usual_days, b.longest_days,
      coalesce(q.quiet_before, 0) as quiet_before, coalesce(s.recent, 0)::bigint as recent,
      coalesce(s.recent_before, 0)::bigint as recent_before,
      coalesce(s.days_before, 0) as days_before,
      coalesce(s.coming_before, 0)::bigint as coming_before,
      coalesce(s.year_before, 0)::bigint as year_before, s.late_since, p.pays_in, p.paid_in
    from unnest(${ids}::uuid[]) as u (id)
      left join sold s on s.customer_id = u.id
      left join beat b on b.customer_id = u.id
      left join quiet q on q.customer_id = u.id
      left join pace p on p.customer_id = u.id)`
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

/** Says that what is kept of some customers is no longer so. Their accounts are held by the same act. */
export const oldRhythms = ({ tx, company }: Act, customers: readonly string[]) =>
  sql`update customer_rhythm set day = '-infinity'
    where company_id = ${company} and customer_id = any(${customers}::uuid[])
      and day <> '-infinity'`.execute(tx)

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
