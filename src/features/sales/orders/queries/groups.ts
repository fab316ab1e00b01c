// What orders under the filters add up to, by all that the tiles above their list tell apart.
import { sql } from 'kysely'
import { beside, isBeyond } from '#features/sales/quotes/queries/narrowed.ts'
import { type Cents, zero } from '#kernel/money.ts'
import { type Act, visible } from '#server/act.ts'
import { todos } from '../contract/list.ts'
import type { Control } from '../rules/control.ts'
import { control, filtered, type Filters, isLeft, located, type Todo } from './filter.ts'
import { type Stale, staleStandings } from './kept.ts'

export type Group = {
  readonly control: Control
  readonly count: number
  readonly net: Cents
  readonly gross: Cents
  readonly leftToInvoice: Cents
} & Readonly<Record<(typeof todos)[number], boolean>>

/** What the tally tells apart; under any other filter, all orders are counted one by one. */
const tallied: ReadonlySet<string> = new Set([...['control', 'todo', 'seller', 'store'], ...beside])

/**
 * What the filters keep but for control and for what is left to do, by these: from the tallies of what is
 * at work and of what is ended, with those that are stale looked at in place of what is kept of them.
 */
export async function orderGroups(
  act: Act,
  asked: Filters,
  found: Promise<Stale>,
): Promise<Group[]> {
  if (isBeyond(asked, tallied)) return counted(located(act, asked, await found))
  const [ended, stale] = await Promise.all([fromTally(act, asked), found])
  const atWork = filtered(act, asked).where('o.state', '=', 'confirmed')
  const looked = (orders: typeof atWork) =>
    counted(orders.innerJoin(staleStandings(act, stale).as('f'), 'f.id', 'o.id'))
  if (stale === 'all') return [...ended, ...(await looked(atWork))]
  const [kept, apart] = await Promise.all([
    fromStandings(act, asked, stale),
    stale.length > 0 ? looked(atWork.where('o.id', '=', sql<string>`any(${stale}::uuid[])`)) : [],
  ])
  return [...ended, ...kept, ...apart]
}

/** What is kept of orders at work, less what is kept of the stale ones. */
async function fromStandings(
  act: Act,
  { seller, store }: Filters,
  stale: readonly string[],
): Promise<Group[]> {
  const those = sql`t.company_id = ${act.company} and ${visible(act, 't')}
    ${seller ? sql`and t.seller_id = ${seller}` : sql``}
    ${store ? sql`and t.store_id = ${store}` : sql``}`
  const less = sql`union all select t.control,
      concat_ws(' ', case when t.to_deliver then 'to_deliver' end, case when t.to_fit then 'to_fit' end,
        case when t.to_invoice then 'to_invoice' end, case when t.step_due then 'step_due' end),
      -1, -t.net, -t.gross, -t.left_to_invoice
    from order_standing t where ${those} and t.order_id = any(${stale}::uuid[])`
  const { rows } = await sql<Omit<Group, Todo> & { todo: string }>`
    select k.control, k.todo, sum(k.documents)::bigint as count, sum(k.net)::bigint as net,
      sum(k.gross)::bigint as gross, sum(k.left_to_invoice)::bigint as "leftToInvoice"
    from (select t.control, t.todo, t.documents, t.net, t.gross, t.left_to_invoice
      from standing_tally t where ${those} ${stale.length > 0 ? less : sql``}) k
    group by k.control, k.todo having sum(k.documents) <> 0`.execute(act.tx)
  return rows.map(({ todo, ...row }) => {
    const left = todo.split(' ')
    return { ...row, ...Object.fromEntries(todos.map((one) => [one, left.includes(one)])) } as Group
  })
}
const counted = (orders: unknown): Promise<Group[]> =>
  (orders as ReturnType<typeof located>)
    .select([
      control.as('control'),
      sql<number>`count(*)::int`.as('count'),
      sql<Cents>`sum(o.net)::bigint`.as('net'),
      sql<Cents>`sum(o.gross)::bigint`.as('gross'),
      sql<Cents>`coalesce(sum(f.left_to_invoice), 0)::bigint`.as('leftToInvoice'),
    ])
    .select(todos.map((todo) => isLeft(todo).as(todo)))
    .groupBy([control, ...todos.map(isLeft)])
    .execute() as Promise<Group[]>

async function fromTally(act: Act, { seller, store }: Filters): Promise<Group[]> {
  const rows = await act.tx
    .selectFrom('order_tally as t')
    .select([
      sql<Control>`t.state`.as('control'),
      sql<number>`sum(t.documents)::bigint`.as('count'),
      sql<Cents>`sum(t.net)::bigint`.as('net'),
      sql<Cents>`sum(t.gross)::bigint`.as('gross'),
    ])
    .where('t.company_id', '=', act.company)
    .where('t.state', '<>', 'confirmed')
    .where(visible(act, 't'))
    .$if(seller !== undefined, (orders) => orders.where('t.seller_id', '=', seller!))
    .$if(store !== undefined, (orders) => orders.where('t.store_id', '=', store!))
    .groupBy('t.state')
    .having(sql<boolean>`sum(t.documents) <> 0`)
    .execute()
  const nothingLeft = Object.fromEntries(todos.map((todo) => [todo, false]))
  return rows.map((row) => ({ ...row, ...nothingLeft, leftToInvoice: zero }) as Group)
}
