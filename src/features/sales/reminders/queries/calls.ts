// Calls and promises, as they are found.
import { sql } from 'kysely'
import { customersLike } from '#features/sales/quotes/queries/narrowed.ts'
import { soughtIn } from '#features/sales/quotes/rules/search.ts'
import type { Day } from '#kernel/day.ts'
import type { InputOf, OutputOf } from '#kernel/endpoint.ts'
import { type Cents, cents, sum } from '#kernel/money.ts'
import { grants } from '#kernel/rights.ts'
import { type Act, visible } from '#server/act.ts'
import type {
  CallRow,
  listCalls as listingCalls,
  listPromises as listingPromises,
  promiseSorts,
} from '../contract/calls.ts'
import type { CallCause } from '../rules/call.ts'
import { type Kind, type Promised, promises } from '../rules/plan.ts'
import { owedOf } from './owed.ts'

/** Promises whose day is over and of which no call speaks, with what came in since told apart. */
export async function findBroken(act: Act) {
  const { rows } = await sql<{ id: string; invoice: string; customer: string }>`
    select h.id, h.invoice_id as invoice, i.customer_id as customer
    from reminder_hold h
    join invoice i on i.company_id = h.company_id and i.id = h.invoice_id
    where h.company_id = ${act.company} and h.kind = 'promise' and h.ended_at is null
      and ${promisedIn(act)} = 'broken' and i.settled <> i.gross
      and not exists (select from reminder_call k
        where k.company_id = h.company_id and (k.hold_id = h.id
          or (k.invoice_id = h.invoice_id and k.closed_at is null)))`.execute(act.tx)
  return rows
}

/** The twin of `promisedOf`. */
const promisedIn = (act: Act) => sql<Promised>`(case
  when h.owed - ${owedOf(act)} >= least(h.amount, h.owed) then 'kept'
  when ${act.today}::date > h.until then 'broken'
  when ${act.today}::date = h.until then 'today'
  else 'ahead' end)`

/** Calls about what is settled, signed or taken back meanwhile. */
export async function findCallsOver({ tx, company }: Act): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select k.id from reminder_call k
    left join quote q on q.company_id = k.company_id and q.id = k.quote_id
    left join invoice i on i.company_id = k.company_id and i.id = k.invoice_id
    where k.company_id = ${company} and k.closed_at is null
      and case when q.id is null then i.settled = i.gross else q.state <> 'sent' end`.execute(tx)
  return rows.map(({ id }) => id)
}

type CallFound = {
  id: string
  kind: Kind
  cause: CallCause
  document: string
  number: string
  customer_id: string
  customer_name: string
  amount: Cents
  due_day: Day | null
  late: number
  tries: number
  day: Day
  letter: boolean
  closed: boolean
}

/** The calls of the list, or those named: only about what still waits and what the role may see. */
export async function findCalls(
  act: Act,
  which: { readonly ids: readonly string[] } | 'today',
): Promise<CallFound[]> {
  const chosen =
    which === 'today'
      ? sql`k.closed_at is null and k.day <= ${act.today}::date and (i.settled <> i.gross or q.state = 'sent')`
      : sql`k.id = any(${which.ids}::uuid[])`
  const seen = sql`(
    (i.id is not null and ${grants(act.role, 'invoices.read')} and ${visible(act, 'i')})
    or (q.id is not null and ${grants(act.role, 'quotes.read')} and ${visible(act, 'q')}))`
  const { rows } = await sql<CallFound>`
    select k.id, case when q.id is null then 'invoice' else 'quote' end as kind,
      case when h.id is null then k.cause else 'broken' end as cause,
      coalesce(q.id, i.id) as document, coalesce(q.number, i.number, '') as number,
      k.customer_id, c.name as customer_name, k.tries, k.day, k.closed_at is not null as closed,
      coalesce(q.gross, ${owedOf(act)})::bigint as amount, coalesce(q.valid_until, i.due_day) as due_day,
      greatest(0, ${act.today}::date - coalesce(i.due_day, ${act.today}::date)) as late,
      coalesce(r.channel = 'letter', false) as letter
    from reminder_call k
    join customer c on c.company_id = k.company_id and c.id = k.customer_id
    left join quote q on q.company_id = k.company_id and q.id = k.quote_id
    left join invoice i on i.company_id = k.company_id and i.id = k.invoice_id
    left join reminder r on r.company_id = k.company_id and r.id = k.reminder_id
    left join reminder_hold h on h.company_id = k.company_id and h.invoice_id = k.invoice_id
      and h.kind = 'promise' and h.ended_at is null and ${promisedIn(act)} = 'broken'
    where k.company_id = ${act.company} and ${chosen} and ${seen}
    order by late desc, k.day, number, k.id`.execute(act.tx)
  return rows
}

/** The list of the day, a line a client: the largest amounts first. */
export async function listCalls(act: Act): Promise<OutputOf<typeof listingCalls>> {
  const found = await findCalls(act, 'today')
  const customers = [...new Set(found.map((one) => one.customer_id))]
  const [phones, contacts, done] = await Promise.all([
    phonesOf(act, customers),
    lastContacts(act, customers),
    countDone(act),
  ])
  const rows = customers.map((id): CallRow => {
    const items = found.filter((one) => one.customer_id === id)
    return {
      customer: { id, name: items[0]?.customer_name ?? '' },
      phones: phones
        .filter((one) => one.customer_id === id)
        .map(({ name, phone }) => ({ name, phone })),
      items: items.map(itemOf),
      amount: sum(items.map(({ amount }) => amount)),
      lateDays: Math.max(0, ...items.map(({ late }) => late)),
      lastContact: contacts.get(id) ?? null,
    }
  })
  rows.sort((a, b) => b.amount - a.amount || a.customer.name.localeCompare(b.customer.name))
  return { rows, sums: { amount: sum(rows.map(({ amount }) => amount)) }, done }
}

const itemOf = (one: CallFound): CallRow['items'][number] => ({
  id: one.id,
  kind: one.kind,
  cause: one.cause,
  document: { id: one.document, number: one.number },
  amount: one.amount,
  lateDays: one.late,
  dueDay: one.due_day,
  tries: one.tries,
  day: one.day,
  letter: one.letter,
})

/** Whom one may call: who pays or decides first, then the client itself. */
async function phonesOf({ tx, company }: Act, customers: readonly string[]) {
  const { rows } = await sql<{ customer_id: string; name: string; phone: string }>`
    select customer_id, name, phone from (
      select p.customer_id, trim(p.first_name || ' ' || p.last_name) as name, one.phone,
        case when p.for_billing then 0 when p.for_decision then 1 else 3 end as rank, p.last_name
      from contact p, unnest(array[p.phone, p.mobile]) as one(phone)
      where p.company_id = ${company} and p.customer_id = any(${customers}::uuid[]) and one.phone <> ''
      union all
      select c.id, '', c.phone, 2, '' from customer c
      where c.company_id = ${company} and c.id = any(${customers}::uuid[]) and c.phone <> ''
    ) n order by rank, last_name, phone`.execute(tx)
  return rows
}

async function lastContacts({ tx, company }: Act, customers: readonly string[]) {
  const { rows } = await sql<{ id: string; at: string; how: 'reminder' | 'call' | 'mail' }>`
    select distinct on (id) id, at, how from (
      select r.customer_id as id, r.at, 'reminder' as how from reminder r
      where r.company_id = ${company} and r.customer_id = any(${customers}::uuid[]) and r.channel <> 'call'
      union all
      select k.customer_id, k.closed_at, 'call' from reminder_call k
      where k.company_id = ${company} and k.customer_id = any(${customers}::uuid[])
        and k.outcome in ('reached', 'promise', 'dispute')
      union all
      select m.customer_id, m.created_at, 'mail' from mail m
      where m.company_id = ${company} and m.customer_id = any(${customers}::uuid[])
    ) met order by id, at desc`.execute(tx)
  return new Map(rows.map(({ id, at, how }) => [id, { at, how }] as const))
}

/** How many clients were called today. */
async function countDone(act: Act): Promise<number> {
  const { rows } = await sql<{ done: number }>`
    select count(distinct k.customer_id)::int as done from reminder_call k
    where k.company_id = ${act.company} and k.outcome <> 'over'
      and (k.closed_at at time zone ${act.timeZone})::date = ${act.today}::date`.execute(act.tx)
  return rows[0]?.done ?? 0
}

type Asked = InputOf<typeof listingPromises>
type Listed = OutputOf<typeof listingPromises>

const columns = {
  until: sql.ref('h.until'),
  customer: sql.ref('c.sort_name'),
  amount: sql.ref('h.amount'),
} as const satisfies Partial<Record<(typeof promiseSorts)[number], unknown>>

export async function listPromises(act: Act, asked: Asked): Promise<Listed> {
  const standing = promisedIn(act)
  const { sort = 'until', direction = 'desc' } = asked
  const groups = await promised(act, asked)
    .select([standing.as('standing'), sql<number>`count(*)::int`.as('count')])
    .select(sql<Cents>`sum(h.amount)::bigint`.as('amount'))
    .select(sql<Cents>`sum(${owedOf(act)})::bigint`.as('remaining'))
    .groupBy(sql`1`)
    .execute()
  const rows = await promised(act, asked)
    .leftJoin('person as p', 'p.id', 'h.person_id')
    .$if(asked.standing !== undefined, (found) => found.where(standing, 'in', asked.standing!))
    .select(['h.id', 'h.until', 'h.amount', 'h.at', 'h.reason', 'i.id as invoice', 'i.number'])
    .select(['c.id as customer', 'c.name', 'p.name as person', standing.as('standing')])
    .select(owedOf(act).as('remaining'))
    .orderBy(sort === 'remaining' ? owedOf(act) : columns[sort], direction)
    .orderBy('h.id', direction)
    .limit(asked.limit)
    .offset(asked.offset)
    .execute()
  const chosen = groups.filter((group) => asked.standing?.includes(group.standing) ?? true)
  const add = (of: 'count' | 'amount' | 'remaining') =>
    chosen.reduce<number>((total, group) => total + group[of], 0)
  return {
    rows: rows.map((row) => ({
      id: row.id,
      invoice: { id: row.invoice, number: row.number ?? '' },
      customer: { id: row.customer, name: row.name },
      standing: row.standing,
      until: row.until as Day,
      amount: row.amount as Cents,
      remaining: row.remaining,
      at: row.at,
      person: row.person,
      reason: row.reason,
    })),
    total: add('count'),
    sums: { amount: cents(add('amount')), remaining: cents(add('remaining')) },
    indicators: Object.fromEntries(
      promises.map((key) => {
        const group = groups.find((one) => one.standing === key)
        return [key, { count: group?.count ?? 0, amount: group?.amount ?? cents(0) }]
      }),
    ),
  }
}

/** What the filters keep, but for how it stands: that one is the dimension of the tiles. */
function promised(act: Act, asked: Asked) {
  let found = act.tx
    .selectFrom('reminder_hold as h')
    .innerJoin('invoice as i', (join) =>
      join.onRef('i.company_id', '=', 'h.company_id').onRef('i.id', '=', 'h.invoice_id'),
    )
    .innerJoin('customer as c', (join) =>
      join.onRef('c.company_id', '=', 'i.company_id').onRef('c.id', '=', 'i.customer_id'),
    )
    .where('h.company_id', '=', act.company)
    .where('h.kind', '=', 'promise')
    .where(visible(act, 'i'))
    // A promise that another one followed is told no more.
    .where((is) =>
      is.not(
        is.exists(
          is
            .selectFrom('reminder_hold as later')
            .select('later.id')
            .whereRef('later.company_id', '=', 'h.company_id')
            .whereRef('later.invoice_id', '=', 'h.invoice_id')
            .where('later.kind', '=', 'promise')
            .whereRef('later.id', '>', 'h.id'),
        ),
      ),
    )
  if (asked.customer) found = found.where('i.customer_id', '=', asked.customer)
  if (asked.from) found = found.where('h.until', '>=', asked.from)
  if (asked.to) found = found.where('h.until', '<=', asked.to)
  for (const like of soughtIn(asked.q)) {
    found = found.where((is) =>
      is.or([is('i.search', 'like', like), is('i.customer_id', 'in', customersLike(act, like))]),
    )
  }
  return found
}
