// Where orders at work stand, kept: what was touched since it was looked at, or waits for today, is looked
// at where it is read (docs/decisions/0032-where-orders-stand.md).
import { type RawBuilder, sql } from 'kysely'
import type { Day } from '#kernel/day.ts'
import { type Cents, zero } from '#kernel/money.ts'
import { nobodyTallied } from '#kernel/tally.ts'
import type { Act } from '#server/act.ts'
import { tallyIn } from '#server/tally.ts'
import { findTouched, forgetTouched } from '#server/touched.ts'
import { todos } from '../contract/list.ts'
import type { Control } from '../rules/control.ts'
import type { Fitting } from '../rules/fitting.ts'
import type { Progress } from '../rules/life.ts'
import { orderFacts } from './control.ts'

/** Where an order stands. */
export type Standing = {
  readonly id: string
  readonly control: Control
  readonly invoicing: Progress
  readonly delivering: Progress
  readonly fitting: Fitting
  readonly fitting_day: Day | null
  readonly to_deliver: boolean
  readonly to_fit: boolean
  readonly to_invoice: boolean
  readonly step_due: boolean
  readonly left_to_invoice: Cents
}

/** Orders of which what is kept is not to be read; or all of them, where there are too many to name. */
export type Stale = readonly string[] | 'all'

const nameable = 5000

/** Of which orders at work what is kept is not to be read today. */
export async function staleOrders({ tx, company, today }: Act): Promise<Stale> {
  const { rows } = await sql<{ id: string | null }>`
    with mark as materialized (select kind, record_id from touched where company_id = ${company}),
    apart as (
      select order_id as id from order_standing
        where company_id = ${company} and changes_on <= ${today}::date
      union
      select s.order_id from mark m join order_standing s on s.company_id = ${company}
        and s.customer_id = m.record_id where m.kind = 'customer'
      union
      select o.id from mark m join customer_order o on o.company_id = ${company}
        and o.customer_id = m.record_id and o.state = 'confirmed' where m.kind = 'customer'
      union
      select record_id from mark where kind = 'order'
      union
      select s.id from mark m join customer_order o on o.company_id = ${company}
        and o.id = m.record_id and m.kind = 'order'
        join customer_order s on s.company_id = ${company} and s.quote_id = o.quote_id
          and s.state = 'confirmed'
      union
      select o.id from mark m join project_document d on d.company_id = ${company}
        and d.project_id = m.record_id and m.kind = 'project'
        join customer_order o on o.company_id = ${company} and o.id = d.order_id
      union
      select o.id from mark m join project_document d on d.company_id = ${company}
        and d.project_id = m.record_id and m.kind = 'project'
        join customer_order o on o.company_id = ${company} and o.quote_id = d.quote_id
      union
      select l.order_id from mark m join order_line l on l.company_id = ${company}
        and l.item_id = m.record_id
        join customer_order o on o.company_id = ${company} and o.id = l.order_id
          and o.state = 'confirmed'
        where m.kind = 'item'
    )
    select null::uuid as id from mark where kind = 'company'
    union all (select id from apart limit ${nameable + 1})`.execute(tx)
  const named = rows.flatMap(({ id }) => id ?? [])
  return named.length < rows.length || named.length > nameable ? 'all' : named
}

/** Where the orders at work stand, as a relation: as it was kept, and as it is for those that are stale. */
export const standings = (act: Act, stale: Stale): RawBuilder<Standing> => {
  if (stale === 'all')
    return sql<Standing>`(select ${columns} from ${orderFacts(act, 'open')} as f)`
  const fresh = sql`select order_id as id, ${values} from order_standing
    where company_id = ${act.company}`
  if (stale.length === 0) return sql<Standing>`(${fresh})`
  return sql<Standing>`(${fresh} and order_id <> all(${stale}::uuid[])
    union all select ${columns} from ${orderFacts(act, stale)} as f where ${isAtWork})`
}

/** Those of the stale ones alone, as they are. */
export const staleStandings = (act: Act, stale: Stale): RawBuilder<Standing> =>
  sql<Standing>`(select ${columns} from ${orderFacts(act, stale === 'all' ? 'open' : stale)} as f
    where ${isAtWork})`

/** Of an order that is not at work, only the state is told. */
const isAtWork = sql`f.control not in ('draft', 'completed', 'cancelled')`

const kept = [
  'control',
  'invoicing',
  'delivering',
  'fitting',
  'fitting_day',
  'to_deliver',
  'to_fit',
  'to_invoice',
  'step_due',
  'left_to_invoice',
] as const satisfies readonly (keyof Standing)[]
const values = sql.join(kept.map((name) => sql.ref(name)))
const columns = sql`id, ${values}`

/** What else rows tell of an order: how far what was bought is from the cost that was foreseen. */
type Known = Standing & { readonly shift: Cents }

/** Where the orders of a page stand, of any state: those that are at work as they are kept. */
export async function standingsOf(
  act: Act,
  orders: readonly { readonly id: string; readonly state: string }[],
  stale: Stale,
): Promise<(id: string) => Known> {
  const isFresh = ({ id, state }: { id: string; state: string }) =>
    state === 'confirmed' && stale !== 'all' && !stale.includes(id)
  const ids = (of: (order: { id: string; state: string }) => boolean) =>
    orders.filter(of).map(({ id }) => id)
  const { company, tx } = act
  const named = ids(isFresh)
  const { rows: fresh } =
    named.length === 0
      ? { rows: [] }
      : await sql<Standing>`select order_id as id, ${values} from order_standing
          where company_id = ${company} and order_id = any(${named}::uuid[])`.execute(tx)
  const read = new Set(fresh.map(({ id }) => id))
  const moving = ids(({ id, state }) => state === 'confirmed' && !read.has(id))
  // What their clients owe no longer decides of them.
  const still = ids(({ state }) => state !== 'confirmed')
  const looked = async (some: readonly string[], facts: RawBuilder<unknown>) =>
    some.length === 0
      ? []
      : (await sql<Standing>`select ${columns} from ${facts} as f`.execute(tx)).rows
  const found = await Promise.all([
    fresh,
    looked(moving, orderFacts(act, moving)),
    looked(still, orderFacts(act, still, { of: still }, false)),
  ])
  const shifts = await shiftsOf(act, orders)
  const known = new Map(found.flatMap((rows) => rows.map((row) => [row.id, row] as const)))
  return (id) => ({ ...(known.get(id) as Standing), shift: shifts.get(id) ?? zero })
}

/** Those of orders that are not cancelled, where the role sees costs. */
async function shiftsOf(
  { tx, company, role }: Act,
  orders: readonly { readonly id: string; readonly state: string }[],
): Promise<ReadonlyMap<string, Cents>> {
  const ids = orders.filter(({ state }) => state !== 'cancelled').map(({ id }) => id)
  if (!role.seesCosts || ids.length === 0) return new Map()
  const { rows } = await sql<{ id: string; shift: Cents }>`
    select order_id as id, sum(shift)::bigint as shift from order_line_cost
    where company_id = ${company} and order_id = any(${ids}::uuid[]) group by order_id`.execute(tx)
  return new Map(rows.map(({ id, shift }) => [id, shift]))
}

type Kept = {
  readonly control: string
  readonly to_deliver: boolean
  readonly to_fit: boolean
  readonly to_invoice: boolean
  readonly step_due: boolean
  readonly seller_id: string | null
  readonly store_id: string | null
  readonly net: Cents
  readonly gross: Cents
  readonly left_to_invoice: Cents
}

/** What is left to do of an order, as a key: the twin of that of `standing_counted`. */
const todoOf = (of: Kept): string => todos.filter((one) => of[one]).join(' ')

const tally = tallyIn({
  table: 'standing_tally',
  view: 'standing_counted',
  counted: (one: Kept) => ({
    key: {
      control: one.control,
      todo: todoOf(one),
      seller_id: one.seller_id ?? nobodyTallied,
      store_id: one.store_id ?? nobodyTallied,
    },
    sums: {
      documents: 1,
      net: one.net,
      gross: one.gross,
      left_to_invoice: one.left_to_invoice,
    },
  }),
})

/** The job that does so. */
export const lookingAgain = { name: 'order-standings' } as const

const counted = sql`control, to_deliver, to_fit, to_invoice, step_due, seller_id, store_id, net, gross,
  left_to_invoice`
const atOnce = 1000

/**
 * Looks again at what was touched, and at what today changes, and keeps it. Only one does so at a time:
 * another leaves it to the first. Nothing that an act waits for is held meanwhile.
 */
export async function lookAgain(act: Act): Promise<void> {
  const { tx, company } = act
  const { rows } = await sql<{ mine: boolean }>`select pg_try_advisory_xact_lock(
    hashtextextended(${`standing ${company}`}, 0)) as mine`.execute(tx)
  if (!rows[0]?.mine) return
  // What is looked at afterwards has at least what had been committed when it was touched.
  const marks = await findTouched(act)
  const stale = await staleOrders(act)
  const orders = stale === 'all' ? await allOf(act) : stale
  for (let from = 0; from < orders.length; from += atOnce) {
    await keep(act, orders.slice(from, from + atOnce))
  }
  await forgetTouched(act, marks)
  await tally.prune(act)
}

async function allOf({ tx, company }: Act): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from customer_order where company_id = ${company} and state = 'confirmed'
    union select order_id from order_standing where company_id = ${company}`.execute(tx)
  return rows.map(({ id }) => id)
}

/** Keeps where some orders stand; those that are no longer at work are not kept. */
async function keep(act: Act, orders: readonly string[]): Promise<void> {
  const { tx, company } = act
  const { rows: before } = await sql<Kept>`
    delete from order_standing where company_id = ${company} and order_id = any(${orders}::uuid[])
    returning ${counted}`.execute(tx)
  const { rows: after } = await sql<Kept>`
    insert into order_standing (company_id, order_id, customer_id, seller_id, store_id, net, gross,
      changes_on, ${values})
    select o.company_id, o.id, o.customer_id, o.seller_id, o.store_id, o.net, o.gross,
      ${changesOn(act)}, ${told('f')}
    from customer_order o join ${orderFacts(act, orders)} as f on f.id = o.id
    where o.company_id = ${company} and o.state = 'confirmed'
    returning ${counted}`.execute(tx)
  tally.keep(act, [
    ...before.map((one) => ({ before: one, after: null })),
    ...after.map((one) => ({ before: null, after: one })),
  ])
}

/**
 * The first day on which an order may stand elsewhere though nothing was done: when it is no longer held
 * or let go, when a step of its deal is to be invoiced, or when another invoice of its client is overdue
 * for longer than allowed.
 */
const changesOn = ({ company, today }: Act) => sql`least('infinity'::date,
  case when o.held_at is not null and o.hold_until > ${today}::date then o.hold_until end,
  case when o.released_at is not null and o.released_until >= ${today}::date
    then o.released_until + 1 end,
  (select min(s.planned_day) from billing_step s
    where s.company_id = ${company} and s.deal_id = coalesce(o.quote_id, o.id)
      and s.trigger = 'date' and s.planned_day > ${today}::date),
  (select min(i.due_day + r.overdue_days) + 1 from invoice i
    join order_rules r on r.company_id = ${company}
    where i.company_id = ${company} and i.customer_id = o.customer_id and i.state = 'issued'
      and not i.imported and i.kind <> 'credit_note' and i.settled <> i.gross
      and i.due_day + r.overdue_days >= ${today}::date))`

/** Every difference between what is kept (and would be read) and what is: for the check of the books. */
export const standingsCompared = (act: Act, stale: Stale) => sql<{
  what: string
  stored: string
  expected: string
}>`select coalesce(o.number, o.id::text) as what,
      coalesce(concat_ws(' ', ${told('k')}, k.customer_id, k.seller_id, k.store_id, k.net, k.gross), '') as stored,
      coalesce(concat_ws(' ', ${told('f')}, o.customer_id, o.seller_id, o.store_id, o.net, o.gross), '') as expected
    from customer_order o
    join ${orderFacts(act, 'open')} as f on f.id = o.id
    left join order_standing k on k.company_id = o.company_id and k.order_id = o.id
    where o.company_id = ${act.company} and ${
      stale === 'all' ? sql`false` : sql`o.id <> all(${stale}::uuid[])`
    }
  union all
  select k.order_id::text, k.control, 'none' from order_standing k
    join customer_order o on o.company_id = k.company_id and o.id = k.order_id
    where k.company_id = ${act.company} and o.state <> 'confirmed'
      and ${stale === 'all' ? sql`false` : sql`o.id <> all(${stale}::uuid[])`}
  union all
  select concat_ws(' ', control, todo),
    concat_ws(' ', coalesce(t.documents, 0), coalesce(t.net, 0), coalesce(t.gross, 0),
      coalesce(t.left_to_invoice, 0)),
    concat_ws(' ', coalesce(c.documents, 0), coalesce(c.net, 0), coalesce(c.gross, 0),
      coalesce(c.left_to_invoice, 0))
  from (select * from standing_tally where company_id = ${act.company}) t
  full join (select * from standing_counted where company_id = ${act.company}) c
    using (company_id, control, todo, seller_id, store_id)`

const told = (of: string) => sql.join(kept.map((name) => sql.ref(`${of}.${name}`)))
