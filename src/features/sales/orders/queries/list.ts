// The list of orders: rows, sums, and what the tiles above it show.
import { type OrderByItemBuilder, sql } from 'kysely'
import { tagNames } from '#features/base/tags/queries.ts'
import {
  beside,
  isBeyond,
  named,
  narrowed,
  sorted,
} from '#features/sales/quotes/queries/narrowed.ts'
import { marginOf } from '#features/sales/quotes/rules/lines.ts'
import type { InputOf, OutputOf } from '#kernel/endpoint.ts'
import { type Cents, sum, zero } from '#kernel/money.ts'
import { addedUp } from '#kernel/tiles.ts'
import { type Act, visible } from '#server/act.ts'
import {
  byMonth,
  byRecord,
  byWeek,
  byWord,
  type Grouping,
  groupHeads,
  inGroups,
} from '#server/grouping.ts'
import { type listOrders as endpoint } from '../contract.ts'
import { type orderGroupings, type orderSorts, orderTiles, todos } from '../contract/list.ts'
import { type Control, controls } from '../rules/control.ts'
import type { OrderState } from '../rules/life.ts'
import { type Facts, orderFacts } from './control.ts'

type Asked = InputOf<typeof endpoint>
export type Filters = Omit<Asked, 'offset' | 'limit' | 'sort' | 'direction'> & {
  /** Those of a selection, where one acts on some. */
  readonly ids?: readonly string[]
}
type Listed = OutputOf<typeof endpoint>

/** The columns that the sort keys stand for. */
const columns = {
  day: 'o.day',
  number: 'o.number',
  customer: 'c.sort_name',
  net: 'o.net',
  gross: 'o.gross',
  deliveryDay: 'o.delivery_day',
  updated: 'o.updated_at',
} as const satisfies Record<(typeof orderSorts)[number], string>
const nullable: ReadonlySet<string> = new Set(['number', 'deliveryDay'])

/** Orders under the filters, newest first unless asked otherwise. */
export async function listOrders(act: Act, asked: Asked): Promise<Listed> {
  const [groups, rows, heads] = await Promise.all([
    orderGroups(act, asked),
    orderRows(act, asked),
    asked.group && asked.heads === 'true' ? orderHeads(act, asked, asked.group) : null,
  ])
  const totals = addedUp(groups, asked as Pick<Asked, 'control' | 'todo'>, {
    sums: ['net', 'gross', 'leftToInvoice'],
    tiles: orderTiles,
    keeps: (group, { control: wanted, todo }) =>
      (wanted?.includes(group.control) ?? true) && (todo?.some((one) => group[one]) ?? true),
  })
  return { rows, ...totals, ...(heads ? { groups: heads } : {}) }
}

type Group = {
  readonly control: Control
  readonly count: number
  readonly net: Cents
  readonly gross: Cents
  readonly leftToInvoice: Cents
} & Readonly<Record<(typeof todos)[number], boolean>>

/** What the tally tells apart; under any other filter, all orders are counted one by one. */
const tallied: ReadonlySet<string> = new Set([...['control', 'todo', 'seller', 'store'], ...beside])

/**
 * What the filters keep but for control and for what is left to do, by these. What is at work is looked
 * at, since days and debts decide of it; the rest, which only grows, is in the tally.
 */
async function orderGroups(act: Act, asked: Filters): Promise<Group[]> {
  if (isBeyond(asked, tallied)) return counted(located(act, asked))
  const atWork = located(act, asked).where('o.state', '=', 'confirmed')
  const [ended, open] = await Promise.all([fromTally(act, asked), counted(atWork)])
  return [...ended, ...open]
}

const isLeft = (todo: (typeof todos)[number]) => sql<boolean>`coalesce(f.${sql.ref(todo)}, false)`

const counted = (orders: ReturnType<typeof located>): Promise<Group[]> =>
  orders
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

/** What orders are grouped by. */
const groupings = () =>
  ({
    control: byWord(control, controls),
    customer: byRecord(sql.ref('o.customer_id'), sql.ref('c.name'), sql.ref('c.sort_name')),
    seller: byRecord(sql.ref('o.seller_id'), sql.ref('p.name')),
    store: byRecord(sql.ref('o.store_id'), sql.ref('s.name')),
    month: byMonth(sql.ref('o.day')),
    week: byWeek(sql.ref('o.day')),
    delivery: byWeek(sql.ref('o.delivery_day')),
  }) satisfies Record<(typeof orderGroupings)[number], Grouping>

const orderHeads = (act: Act, asked: Filters, group: (typeof orderGroupings)[number]) =>
  groupHeads(withNames(kept(act, asked, true)), groupings()[group], {
    net: sql.ref<Cents>('o.net'),
    gross: sql.ref<Cents>('o.gross'),
    leftToInvoice: sql<Cents>`coalesce(f.left_to_invoice, 0)`,
  })

/** With those whose names are shown. */
const withNames = (orders: ReturnType<typeof filtered>) =>
  orders
    .innerJoin('customer as c', (join) =>
      join.onRef('c.company_id', '=', 'o.company_id').onRef('c.id', '=', 'o.customer_id'),
    )
    .leftJoin('person as p', 'p.id', 'o.seller_id')
    .leftJoin('store as s', (join) =>
      join.onRef('s.company_id', '=', 'o.company_id').onRef('s.id', '=', 'o.store_id'),
    )

/** The orders of the window, in order. */
export async function orderRows(
  act: Act,
  asked: Asked & { readonly ids?: readonly string[] },
): Promise<Listed['rows']> {
  const { sort = 'day', direction = 'desc', group } = asked
  const rows = await withNames(kept(act, asked, group === 'control'))
    .leftJoin('quote as q', (join) =>
      join.onRef('q.company_id', '=', 'o.company_id').onRef('q.id', '=', 'o.quote_id'),
    )
    .select(['o.id', 'o.version', 'o.number', 'o.state', 'o.day', 'o.delivery_day', 'o.subject'])
    .select(['o.net', 'o.gross', 'o.cost', 'o.customer_id', 'c.name as customer'])
    .select(['o.seller_id', 'p.name as seller', 'o.store_id', 's.name as store'])
    .select(['o.quote_id', 'q.number as quote', 'o.hold_reason', 'o.hold_until'])
    .select(['o.blocked_reason'])
    .select(tagNames('o').as('tags'))
    .$if(group !== undefined, (orders) => orders.orderBy(inGroups(groupings()[group ?? 'month'])))
    .orderBy(columns[sort], (by: OrderByItemBuilder) => sorted(by, direction, nullable.has(sort)))
    .orderBy('o.id', direction)
    .limit(asked.limit)
    .offset(asked.offset)
    .execute()
  const facts = await findFactsOf(
    act,
    rows.map(({ id }) => id),
  )
  return rows.map((row) => {
    const known = facts.get(row.id) as Facts
    const isHeld = known.control === 'on_hold'
    return {
      id: row.id,
      version: row.version,
      number: row.number,
      state: row.state as OrderState,
      control: known.control,
      invoicing: known.invoicing,
      delivering: known.delivering,
      fitting: known.fitting,
      fittingDay: known.fitting_day,
      reason: isHeld ? row.hold_reason : known.control === 'blocked' ? row.blocked_reason : '',
      until: isHeld ? row.hold_until : null,
      day: row.day,
      deliveryDay: row.delivery_day,
      customer: { id: row.customer_id, name: row.customer },
      seller: named(row.seller_id, row.seller),
      store: named(row.store_id, row.store),
      quote: row.quote_id === null ? null : { id: row.quote_id, number: row.quote ?? '' },
      subject: row.subject,
      net: row.net,
      gross: row.gross,
      leftToInvoice: row.state === 'confirmed' ? known.left_to_invoice : zero,
      margin: act.role.seesCosts ? marginOf(row.net, sum([row.cost, known.cost_shift])) : null,
      tags: row.tags,
    }
  })
}

/** The facts of the orders of a page. */
export async function findFactsOf(
  act: Act,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Facts>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<Facts>`select * from ${orderFacts(act, ids)} as f`.execute(act.tx)
  return new Map(rows.map((row) => [row.id, row]))
}

/** What the filters keep, but for what is looked at of each order. */
function filtered(act: Act, asked: Filters) {
  let orders = act.tx
    .selectFrom('customer_order as o')
    .where('o.company_id', '=', act.company)
    .where(visible(act, 'o'))
    .where(narrowed(act, asked, { alias: 'o', kind: 'order' }))
  if (asked.quote) orders = orders.where('o.quote_id', '=', asked.quote)
  if (asked.deliveryFrom) orders = orders.where('o.delivery_day', '>=', asked.deliveryFrom)
  if (asked.deliveryTo) orders = orders.where('o.delivery_day', '<=', asked.deliveryTo)
  return orders
}

/** The same with what is known of those that are confirmed, but for control and what is left to do. */
function located(act: Act, asked: Filters) {
  const { fitting, can } = asked
  return filtered(act, asked)
    .leftJoin(orderFacts(act, 'open').as('f'), 'f.id', 'o.id')
    .$if(fitting !== undefined, (orders) => orders.where('f.fitting', 'in', fitting ?? []))
    .$if(can !== undefined, (orders) =>
      orders.where((is) => is.or((can ?? []).map((one) => possible[one]))),
    )
}

const control = sql<Control>`coalesce(f.control, o.state)`

const free = sql`f.control not in ('blocked', 'on_hold')`
const possible = {
  purchase: sql<boolean>`(f.control = 'purchasable')`,
  deliver: sql<boolean>`(f.to_deliver and ${free})`,
  invoice: sql<boolean>`(f.to_invoice and ${free})`,
} as const satisfies Record<NonNullable<Asked['can']>[number], unknown>

/** The same under every filter; what is known of orders is read only where something asks for it. */
function kept(act: Act, asked: Filters, isLooked: boolean) {
  const { control: wanted, todo, fitting, can } = asked
  if (!isLooked && !wanted && !todo && !fitting && !can) return filtered(act, asked)
  let orders = located(act, asked)
  if (wanted) orders = orders.where(control, 'in', wanted)
  if (todo) orders = orders.where((is) => is.or(todo.map(isLeft)))
  return orders as unknown as ReturnType<typeof filtered>
}
