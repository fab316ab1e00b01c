// What has passed with a client lately, what is planned, and how often one speaks, writes or meets.
import { type RawBuilder, sql } from 'kysely'
import { mailsSeen } from '#features/base/mail/queries/find.ts'
import { withinScope } from '#features/relation/activities/queries/subject.ts'
import { seen as appointmentSeen } from '#features/relation/appointments/queries/appointments.ts'
import { seen as taskSeen } from '#features/relation/tasks/queries/tasks.ts'
import { addMonths, type Day } from '#kernel/day.ts'
import type { Cents } from '#kernel/money.ts'
import { grants } from '#kernel/rights.ts'
import type { Act } from '#server/act.ts'
import type { aheadKinds, eventKinds } from '../contract.ts'
import { type ActivityKind, type Counts, hintOf } from '../rules/mix.ts'
import { nearUntil } from './deals.ts'
import { type Narrow, ofClient, yearOf } from './narrow.ts'
import { instant, rowsOf } from './rows.ts'

/** Who is looked at: of the client of the counter, what one may see of each sale alone. */
export type About = Narrow & { readonly walkIn: boolean }

type AheadRow = {
  kind: (typeof aheadKinds)[number]
  id: string
  label: string
  at: string | null
  day: Day | null
  amount: Cents | null
  who: string
}

const few = 8

/** What is to come, the nearest first; what is late comes before, what has no day last. */
export async function readAhead(act: Act, about: About) {
  const arms = [tasks(act, about), appointments(act, about)]
  if (grants(act.role, 'quotes.read')) arms.push(expiring(act, about))
  if (grants(act.role, 'invoices.read')) arms.push(falling(act, about))
  const rows = await rowsOf(
    act,
    sql<AheadRow & { count: number }>`
    select kind, id, label, at, day::text as day, amount, who, count(*) over ()::int as count
    from (${sql.join(
      arms.map((arm) => sql`(${arm})`),
      sql` union all `,
    )}) a
    order by coalesce(at, day::timestamp at time zone ${act.timeZone}) nulls last, id
    limit ${few}`,
  )
  return {
    rows: rows.map(({ count: _, at, ...row }) => ({ ...row, at: at && instant(at) })),
    more: (rows[0]?.count ?? 0) - rows.length,
  }
}

/** Of the client of the counter, what is in one's scope; of others, who sees them sees what is theirs. */
const theirs = (act: Act, { customer, walkIn }: About, alias: string): RawBuilder<boolean> => sql`(
  ${sql.ref(`${alias}.company_id`)} = ${act.company}
  and ${sql.ref(`${alias}.customer_id`)} = ${customer}
  and ${walkIn ? withinScope(act, alias) : sql`true`})`

const tasks = (act: Act, about: About) => sql`
  select 'task'::text as kind, t.id, t.title as label, null::timestamptz as at, t.due_day as day,
    null::bigint as amount, array_to_string(array(select w.name from task_assignee k
      join person w on w.id = k.person_id
      where k.company_id = t.company_id and k.task_id = t.id order by w.name), ', ') as who
  from task t where ${theirs(act, about, 't')} and t.state = 'open' and ${taskSeen(act)}`

const appointments = (act: Act, about: About) => sql`
  select 'appointment', r.id, r.title, r.starts_at, null::date, null::bigint,
    array_to_string(array(select w.name from appointment_person k join person w on w.id = k.person_id
      where k.company_id = r.company_id and k.appointment_id = r.id order by w.name), ', ')
  from appointment r where ${theirs(act, about, 'r')} and r.state = 'planned'
    and r.ends_at > ${act.now.toISOString()}::timestamptz and ${appointmentSeen(act)}`

/** Quotes without an answer whose validity ends soon. */
const expiring = (act: Act, about: About) => sql`
  select 'quote', q.id, coalesce(q.number, ''), null::timestamptz, q.valid_until, q.gross, ''
  from quote q where ${ofClient(act, 'q', about)} and q.state = 'sent'
    and q.valid_until between ${act.today}::date and ${nearUntil(act)}::date`

/** Invoices that fall due soon. */
const falling = (act: Act, about: About) => sql`
  select 'invoice', i.id, coalesce(i.number, ''), null::timestamptz, i.due_day, i.gross - i.settled, ''
  from invoice i where ${ofClient(act, 'i', about)} and i.state = 'issued' and not i.imported
    and i.settled <> i.gross and i.gross > i.settled and i.due_day between ${act.today}::date and ${nearUntil(act)}::date`

type EventRow = {
  kind: (typeof eventKinds)[number]
  id: string
  at: string
  label: string
  amount: Cents | null
  who: string
}

const latest = 10
/** Of documents that change long after their date, how many are looked at, the newest. */
const looked = 100

/** The ten latest things that passed with a client, of all that one may see. */
export async function readEvents(act: Act, about: About) {
  const reads = (module: 'quotes' | 'orders' | 'invoices' | 'payments' | 'activities') =>
    grants(act.role, `${module}.read`)
  const arms = [
    ...(reads('quotes') ? [quoteEvents(act, about)] : []),
    ...(reads('orders') ? [orderEvents(act, about)] : []),
    ...(reads('invoices') ? [invoiceEvents(act, about)] : []),
    ...(reads('payments') ? [paymentEvents(act, about)] : []),
    mailEvents(act, about),
    ...(reads('activities')
      ? [noteEvents(act, about), heldEvents(act, about), doneEvents(act, about)]
      : []),
  ]
  const rows = await rowsOf(
    act,
    sql<EventRow>`
    select e.kind, e.id, e.at, e.label, e.amount, coalesce(p.name, '') as who
    from (${sql.join(
      arms.map((arm) => sql`(${arm})`),
      sql` union all `,
    )} order by at desc, id limit ${latest}) e
    left join person p on p.id = e.who order by e.at desc, e.id`,
  )
  return { rows: rows.map(({ at, ...row }) => ({ ...row, at: instant(at) })) }
}

const nobody = sql`null::uuid as who`

const quoteEvents = (act: Act, about: About) => sql`
  select e.kind, q.id, e.at, coalesce(q.number, '') as label, q.gross as amount, ${nobody}
  from (select * from quote q where ${ofClient(act, 'q', about)} order by q.day desc limit ${looked}) q,
    lateral (values ('quote_sent', q.sent_at), ('quote_signed', q.signed_at),
      ('quote_refused', q.refused_at)) e (kind, at)
  where e.at is not null order by e.at desc limit ${latest}`

const orderEvents = (act: Act, about: About) => sql`
  select 'order_confirmed', o.id, o.confirmed_at, coalesce(o.number, ''), o.gross, ${nobody}
  from customer_order o where ${ofClient(act, 'o', about)} and o.confirmed_at is not null
  order by o.day desc limit ${latest}`

/** What was imported was issued elsewhere: on its day. */
const invoiceEvents = (act: Act, about: About) => sql`
  select case when i.kind = 'credit_note' then 'credit_note_issued' else 'invoice_issued' end, i.id,
    coalesce(i.issued_at, i.day::timestamp at time zone ${act.timeZone}), coalesce(i.number, ''),
    i.gross, ${nobody}
  from invoice i where ${ofClient(act, 'i', about)} and i.state = 'issued'
  order by i.day desc limit ${latest}`

const paymentEvents = (act: Act, about: About) => sql`
  select case when p.amount < 0 then 'refund' else 'payment' end, p.id, p.created_at, p.reference,
    p.amount, ${nobody}
  from payment p where ${ofClient(act, 'p', about)} and not p.reversed and p.reversal_of is null
  order by p.day desc limit ${latest}`

const mailEvents = (act: Act, { customer }: About) => sql`
  select 'email', m.id, m.sent_at, m.subject, null::bigint, m.person_id as who
  from (${mailsSeen(act).selectAll('m').where('m.customer_id', '=', customer).where('m.state', '=', 'sent')}) m
  order by m.created_at desc limit ${latest}`

const noteEvents = (act: Act, about: About) => sql`
  select n.kind, n.id, n.at, left(n.body, 200), null::bigint, n.author_id as who
  from note n where ${theirs(act, about, 'n')} order by n.at desc limit ${latest}`

const heldEvents = (act: Act, about: About) => sql`
  select 'appointment', r.id, r.starts_at, r.title, null::bigint, r.author_id as who
  from appointment r where ${theirs(act, about, 'r')} and r.state = 'held' and ${appointmentSeen(act)}
  order by r.starts_at desc limit ${latest}`

const doneEvents = (act: Act, about: About) => sql`
  select 'task', t.id, t.closed_at, t.title, null::bigint, t.closed_by as who
  from task t where ${theirs(act, about, 't')} and t.state = 'done' and ${taskSeen(act)}
  order by t.closed_at desc limit ${latest}`

type Counted = { kind: ActivityKind; count: number; lately: number; last: Day | null }

/** How often one spoke, wrote or met in twelve months. A fitting or a delivery is no visit of a seller. */
export async function readMix(act: Act, about: About) {
  const { from, to } = yearOf(act)
  const half = addMonths(to, -6)
  const onDay = sql`(a.at at time zone ${act.timeZone})::date`
  const mails = mailsSeen(act)
    .select(['m.sent_at'])
    .where('m.customer_id', '=', about.customer)
    .where('m.state', '=', 'sent')
  const rows = await rowsOf(
    act,
    sql<Counted>`
    select a.kind, (count(*) filter (where ${onDay} between ${from}::date and ${to}::date))::int as count,
      (count(*) filter (where ${onDay} > ${half}::date and ${onDay} <= ${to}::date))::int as lately,
      max(${onDay})::text as last
    from (
      select n.kind, n.at from note n where ${theirs(act, about, 'n')}
      union all
      select r.kind, r.starts_at from appointment r where ${theirs(act, about, 'r')}
        and r.state = 'held' and r.kind in ('visit', 'call', 'meeting') and ${appointmentSeen(act)}
      union all
      select 'email', m.sent_at from (${mails}) m
    ) a group by a.kind`,
  )
  const counts = (of: 'count' | 'lately'): Counts => {
    const told = (kind: ActivityKind) => rows.find((row) => row.kind === kind)?.[of] ?? 0
    return {
      visit: told('visit'),
      call: told('call'),
      meeting: told('meeting'),
      email: told('email'),
      note: told('note'),
    }
  }
  const lastContact = rows
    .filter(({ kind }) => kind !== 'note')
    .flatMap(({ last }) => last ?? [])
    .toSorted()
    .at(-1)
  return {
    from,
    to,
    counts: counts('count'),
    hint: hintOf(counts('lately')),
    lastContact: lastContact ?? null,
  }
}
