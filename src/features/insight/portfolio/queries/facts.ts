// The facts of signals, for one customer or for all those of a list at once: from what is kept of their
// accounts and rhythms, and from what is open now (quotes, orders, tasks), which stays small.
import { type RawBuilder, sql } from 'kysely'
import { accounts, seesMoney } from '#features/relation/customers/queries/account.ts'
import { type Rhythm, rhythms } from '#features/relation/customers/queries/rhythm.ts'
import { seen as seenTask } from '#features/relation/tasks/queries/tasks.ts'
import { seen as seenAppointment } from '#features/relation/appointments/queries/appointments.ts'
import { findThreshold } from '#features/sales/quotes/queries/list.ts'
import { addDays, type Day } from '#kernel/day.ts'
import { type Cents, zero } from '#kernel/money.ts'
import { grants } from '#kernel/rights.ts'
import { type Act, visible } from '#server/act.ts'
import type { Facts } from '../rules/facts.ts'
import { noFacts } from '../rules/signal.ts'
import { quoteDays } from '../rules/reach.ts'

type Row = Nullable<Rhythm> & { id: string } & Nullable<{
    year: Cents
    overdue: Cents
    expiring: number
    expiring_net: Cents
    expiring_until: Day
    waiting: number
    waiting_net: Cents
    waiting_since: Day
    expired: number
    expired_net: Cents
    signed: Day
    open_orders: number
    late_orders: number
    late_orders_net: Cents
    late_tasks: number
    last_contact: Day
    next_contact: Day
  }>
type Nullable<T> = { [K in keyof T]: T[K] | null }

/** How long one looks back for an exchange, and ahead for the next. */
const contactDays = 90

/**
 * The facts of the customers that `among` selects (as `id`), in its order; `only` narrows what is read
 * to some `customer_id`.
 */
export async function readFacts(
  act: Act,
  among: RawBuilder<unknown>,
  only: RawBuilder<unknown> = sql``,
): Promise<ReadonlyMap<string, Facts>> {
  const threshold = await findThreshold(act)
  const money = seesMoney(act)
  const parts = [
    ...(money
      ? [
          sql`left join ${accountsOf(act, only)} a on a.customer_id = m.id`,
          sql`left join ${rhythms(act, only)} r on r.customer_id = m.id`,
        ]
      : []),
    ...(grants(act.role, 'quotes.read')
      ? [sql`left join ${quotesOf(act, only, threshold)} q on q.customer_id = m.id`]
      : []),
    ...(grants(act.role, 'orders.read')
      ? [sql`left join ${ordersOf(act, only)} o on o.customer_id = m.id`]
      : []),
    ...(grants(act.role, 'activities.read')
      ? [
          sql`left join ${tasksOf(act, only)} t on t.customer_id = m.id`,
          sql`left join ${lastContacts(act, only)} n on n.customer_id = m.id`,
          sql`left join ${nextContacts(act, only)} x on x.customer_id = m.id`,
        ]
      : []),
  ]
  const { rows } = await sql<Row>`select * from (${among}) m ${sql.join(parts, sql` `)}`.execute(
    act.tx,
  )
  return new Map(rows.map((row) => [row.id, factsOf(act, row)]))
}

function factsOf(act: Act, row: Row): Facts {
  const count = (n: number | null | undefined) => n ?? 0
  const amount = (c: Cents | null | undefined) => c ?? zero
  const hasDates = Boolean(row.first_day && row.last_day)
  return {
    ...noFacts(act.today),
    bought: hasDates
      ? {
          first: row.first_day!,
          last: row.last_day!,
          usual: row.usual_days,
          longest: row.longest_days,
          quietBefore: count(row.quiet_before),
        }
      : null,
    sales: hasDates
      ? {
          recent: amount(row.recent),
          before: amount(row.recent_before),
          daysBefore: count(row.days_before),
          coming: amount(row.coming_before),
          year: amount(row.year),
          yearBefore: amount(row.year_before),
        }
      : null,
    debt: row.overdue ? { overdue: row.overdue, since: row.late_since } : null,
    paying:
      row.pays_in != null && row.paid_in != null ? { now: row.pays_in, before: row.paid_in } : null,
    quotes: row.expiring == null ? null : quoteFacts(row),
    orders:
      row.open_orders == null
        ? null
        : {
            open: row.open_orders,
            late: count(row.late_orders),
            lateNet: amount(row.late_orders_net),
          },
    signed: row.signed ?? null,
    lateTasks: count(row.late_tasks),
    lastContact: row.last_contact ?? null,
    nextContact: row.next_contact ?? null,
  }
}

const quoteFacts = (row: Row): NonNullable<Facts['quotes']> => ({
  expiring: {
    count: row.expiring ?? 0,
    net: row.expiring_net ?? zero,
    until: row.expiring_until,
  },
  waiting: { count: row.waiting ?? 0, net: row.waiting_net ?? zero, since: row.waiting_since },
  expired: { count: row.expired ?? 0, net: row.expired_net ?? zero },
})

const accountsOf = (act: Act, only: RawBuilder<unknown>) =>
  sql`(select customer_id, turnover as year, overdue from ${accounts(act, only)} k)`

/** What one counts of quotes: their number, their amount. */
const counted = (name: string, where: RawBuilder<unknown>) => sql`
  (count(*) filter (where ${where}))::int as ${sql.ref(name)},
  coalesce(sum(net) filter (where ${where}), 0)::bigint as ${sql.ref(`${name}_net`)}`

/** As the list of quotes tells validity; older ones are dead. */
function quotesOf(act: Act, only: RawBuilder<unknown>, threshold: number) {
  const { today } = act
  const soon = addDays(today, threshold)
  const expiring = sql`state = 'sent' and valid_until >= ${today}::date and valid_until <= ${soon}::date`
  const waiting = sql`state = 'sent' and (valid_until is null or valid_until > ${soon}::date)`
  const expired = sql`state = 'sent' and valid_until < ${today}::date`
  return sql`(select customer_id, ${counted('expiring', expiring)}, ${counted('waiting', waiting)},
      ${counted('expired', expired)}, min(valid_until) filter (where ${expiring}) as expiring_until,
      min(day) filter (where ${waiting}) as waiting_since,
      max(signed_day) filter (where state = 'signed') as signed
    from quote q where company_id = ${act.company} and day >= ${addDays(today, -quoteDays)}::date
      and ${visible(act, 'q')} ${only}
    group by customer_id)`
}

function ordersOf(act: Act, only: RawBuilder<unknown>) {
  const late = sql`delivery_day < ${act.today}::date`
  return sql`(select customer_id, count(*)::int as open_orders,
      ${counted('late_orders', late)}
    from customer_order o where company_id = ${act.company} and state = 'confirmed'
      and ${visible(act, 'o')} ${only}
    group by customer_id)`
}

/** Tasks of the customer, or shared with one of their records. */
const tasksOf = (act: Act, only: RawBuilder<unknown>) =>
  sql`(select customer_id, count(*)::int as late_tasks from (
      select k.customer_id from task t cross join lateral (
        select t.customer_id union
        select s.customer_id from task_subject s
        where s.company_id = t.company_id and s.task_id = t.id) k
      where t.company_id = ${act.company} and t.state = 'open' and t.due_day < ${act.today}::date
        and ${seenTask(act)}) l
    where customer_id is not null ${only} group by customer_id)`

const dayIn = (act: Act, instant: RawBuilder<unknown>) =>
  sql`(${instant} at time zone ${act.timeZone})::date`

function lastContacts(act: Act, only: RawBuilder<unknown>) {
  const since = sql`${addDays(act.today, -contactDays)}::date`
  const now = sql`${act.now.toISOString()}::timestamptz`
  return sql`(select customer_id, ${dayIn(act, sql`max(at)`)} as last_contact from (
      select customer_id, at from note
        where company_id = ${act.company} and at >= ${since} and at <= ${now} ${only}
      union all
      select customer_id, starts_at from appointment
        where company_id = ${act.company} and starts_at >= ${since} and starts_at <= ${now}
          and state <> 'cancelled' ${only}
    ) said where customer_id is not null group by customer_id)`
}

const nextContacts = (act: Act, only: RawBuilder<unknown>) =>
  sql`(select customer_id, ${dayIn(act, sql`min(starts_at)`)} as next_contact from appointment r
    where company_id = ${act.company} and starts_at > ${act.now.toISOString()}::timestamptz
      and starts_at <= ${addDays(act.today, contactDays)}::date and state = 'planned'
      and customer_id is not null and ${seenAppointment(act)} ${only}
    group by customer_id)`
