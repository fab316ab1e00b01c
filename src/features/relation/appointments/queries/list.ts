// What stands in a period: appointments, and what falls due.
import { sql } from 'kysely'
import { seen as seenTask } from '#features/relation/tasks/queries/tasks.ts'
import { addDays, type Day } from '#kernel/day.ts'
import type { InputOf, OutputOf } from '#kernel/endpoint.ts'
import { grants } from '#kernel/rights.ts'
import { type Act, visible } from '#server/act.ts'
import type {
  deadlineTypes,
  listAppointments as listing,
  listDeadlines as due,
} from '../contract.ts'
import { instantAt } from '../rules/clock.ts'
import { asBusy, seen, takesPart, viewsOf } from './appointments.ts'

const longest = 62
const most = 2000

const until = (from: Day, to: Day): Day => {
  const last = addDays(from, longest)
  return to < last ? to : last
}

/** The appointments that touch a period, in the order in which they begin. */
export async function listAppointments(
  act: Act,
  { from, to, person, everyone }: InputOf<typeof listing>,
): Promise<OutputOf<typeof listing>> {
  const me = act.person?.id ?? null
  const whose = person ?? me
  const rows = await act.tx
    .selectFrom('appointment as r')
    .selectAll('r')
    .select(seen(act).as('seen'))
    .where('r.company_id', '=', act.company)
    .where('r.state', '<>', 'cancelled')
    .where('r.starts_at', '<', instantAt(addDays(until(from, to), 1), '00:00', act.timeZone))
    .where('r.ends_at', '>', instantAt(from, '00:00', act.timeZone))
    .$if(everyone !== 'true', (all) => all.where(takesPart(whose)))
    .orderBy('r.starts_at')
    .orderBy('r.id')
    .limit(most)
    .execute()
  const views = await viewsOf(act, rows)
  return { rows: views.map((view, at) => (rows[at]?.seen ? view : asBusy(view))) }
}

type Due = {
  type: (typeof deadlineTypes)[number]
  id: string
  day: Day
  label: string
  customer: string | null
}

/** What falls due in a period, as far as the role may see it. */
export async function listDeadlines(
  act: Act,
  { from, to, everyone }: InputOf<typeof due>,
): Promise<OutputOf<typeof due>> {
  const last = until(from, to)
  const me = act.person?.id ?? null
  const mine =
    everyone === 'true'
      ? sql`true`
      : sql`exists (select from task_assignee k
    where k.company_id = t.company_id and k.task_id = t.id and k.person_id = ${me})`
  const own = (alias: string) =>
    everyone === 'true' || act.role.scope === 'all'
      ? sql`true`
      : sql`${sql.ref(`${alias}.seller_id`)} = ${me}`
  const parts = [
    sql`select 'task'::text as type, t.id, t.due_day as day, t.title as label, c.name as customer
      from task t left join customer c on c.company_id = t.company_id and c.id = t.customer_id
      where t.company_id = ${act.company} and t.state = 'open' and ${seenTask(act)} and ${mine}
        and t.due_day between ${from}::date and ${last}::date`,
    ...(grants(act.role, 'quotes.read')
      ? [
          sql`select 'quote'::text, q.id, q.valid_until, coalesce(q.number, ''), c.name
            from quote q join customer c on c.company_id = q.company_id and c.id = q.customer_id
            where q.company_id = ${act.company} and q.state = 'sent' and ${visible(act, 'q')}
              and ${own('q')} and q.valid_until between ${from}::date and ${last}::date`,
        ]
      : []),
    ...(grants(act.role, 'invoices.read')
      ? [
          sql`select 'invoice'::text, i.id, i.due_day, coalesce(i.number, ''), c.name
            from invoice i join customer c on c.company_id = i.company_id and c.id = i.customer_id
            where i.company_id = ${act.company} and i.state = 'issued' and not i.imported
              and i.kind <> 'credit_note' and i.settled < i.gross and ${visible(act, 'i')}
              and ${own('i')} and i.due_day between ${from}::date and ${last}::date`,
        ]
      : []),
  ]
  const { rows } = await sql<Due>`select * from (${sql.join(parts, sql` union all `)}) d
    order by d.day, d.type desc, d.label, d.id limit ${most}`.execute(act.tx)
  return { rows }
}
