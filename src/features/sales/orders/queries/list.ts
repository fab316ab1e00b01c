// The list of orders: rows, sums, and what the tiles above it show.
import { type OrderByItemBuilder, sql } from 'kysely'
import { customersLike, period, sorted } from '#features/sales/quotes/queries/list.ts'
import { marginOf } from '#features/sales/quotes/rules/lines.ts'
import { soughtIn } from '#features/sales/quotes/rules/search.ts'
import type { InputOf, OutputOf } from '#kernel/endpoint.ts'
import { type Cents, sum, zero } from '#kernel/money.ts'
import { type Act, visible } from '#server/act.ts'
import {
  type listOrders as endpoint,
  orderIndicators,
  type orderSorts,
  todos,
} from '../contract.ts'
import type { Control } from '../rules/control.ts'
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
  const groups = await orderGroups(act, asked)
  return { rows: await orderRows(act, asked), ...totalsIn(groups, asked) }
}

export type Group = {
  readonly control: Control
  readonly to_invoice: boolean
  readonly to_fit: boolean
  readonly count: number
  readonly net: Cents
  readonly gross: Cents
  readonly left: Cents
}

/** What the filters keep but for control and for what is left to do, by these. */
export async function orderGroups(act: Act, asked: Filters): Promise<Group[]> {
  const rows = await located(act, asked)
    .select([
      control.as('control'),
      sql<boolean>`coalesce(f.to_invoice, false)`.as('to_invoice'),
      sql<boolean>`coalesce(f.to_fit, false)`.as('to_fit'),
      sql<number>`count(*)::int`.as('count'),
      sql<Cents>`sum(o.net)::bigint`.as('net'),
      sql<Cents>`sum(o.gross)::bigint`.as('gross'),
      sql<Cents>`coalesce(sum(f.left_to_invoice), 0)::bigint`.as('left'),
    ])
    .groupBy([sql`1`, sql`2`])
    .execute()
  return rows
}

/** Whether a group is one of what a filter asks for. */
const isControl = (group: Group, { control: asked }: Filters): boolean =>
  asked?.includes(group.control) ?? true
const isTodo = (group: Group, { todo }: Filters): boolean =>
  todo === undefined || todo.some((one) => group[one])

/** What groups add up to under both filters, and the tiles, each under the filter that it is not. */
function totalsIn(groups: readonly Group[], asked: Filters): Omit<Listed, 'rows'> {
  const shown = added(groups.filter((one) => isControl(one, asked) && isTodo(one, asked)))
  const tiles = orderIndicators.map((name) => {
    const isLeft = (todos as readonly string[]).includes(name)
    const own = isLeft
      ? groups.filter(
          (one) => isControl(one, asked) && isTodo(one, { todo: [name as (typeof todos)[number]] }),
        )
      : groups.filter((one) => one.control === name && isTodo(one, asked))
    return [name, added(own)] as const
  })
  return {
    total: shown.count,
    sums: { net: shown.net, gross: shown.gross, leftToInvoice: shown.left },
    indicators: Object.fromEntries(
      tiles.map(([name, { count, gross }]) => [name, { count, amount: gross }]),
    ),
    nets: Object.fromEntries(tiles.map(([name, { net }]) => [name, net])) as Listed['nets'],
  }
}

const added = (groups: readonly Group[]) => ({
  count: groups.reduce((n, one) => n + one.count, 0),
  net: sum(groups.map((one) => one.net)),
  gross: sum(groups.map((one) => one.gross)),
  left: sum(groups.map((one) => one.left)),
})

/** The orders of the window, in order. */
export async function orderRows(
  act: Act,
  asked: Asked & { readonly ids?: readonly string[] },
): Promise<Listed['rows']> {
  const { sort = 'day', direction = 'desc' } = asked
  const isPlain = !asked.control && !asked.todo && !asked.fitting
  const source = isPlain ? filtered(act, asked) : narrowed(act, asked)
  const rows = await source
    .innerJoin('customer as c', (join) =>
      join.onRef('c.company_id', '=', 'o.company_id').onRef('c.id', '=', 'o.customer_id'),
    )
    .leftJoin('person as p', 'p.id', 'o.seller_id')
    .leftJoin('store as s', (join) =>
      join.onRef('s.company_id', '=', 'o.company_id').onRef('s.id', '=', 'o.store_id'),
    )
    .leftJoin('quote as q', (join) =>
      join.onRef('q.company_id', '=', 'o.company_id').onRef('q.id', '=', 'o.quote_id'),
    )
    .select(['o.id', 'o.version', 'o.number', 'o.state', 'o.day', 'o.delivery_day', 'o.subject'])
    .select(['o.net', 'o.gross', 'o.cost', 'o.customer_id', 'c.name as customer'])
    .select(['o.seller_id', 'p.name as seller', 'o.store_id', 's.name as store'])
    .select(['o.quote_id', 'q.number as quote', 'o.hold_reason', 'o.hold_until'])
    .select(['o.blocked_reason'])
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
      margin: act.role.seesCosts ? marginOf(row.net, row.cost) : null,
    }
  })
}

const named = (id: string | null, name: string | null) =>
  id === null || name === null ? null : { id, name }

/** The facts of the orders of a page. */
export async function findFactsOf(
  act: Act,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Facts>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<Facts>`select * from ${orderFacts(act, ids)} as f`.execute(act.tx)
  return new Map(rows.map((row) => [row.id, row]))
}

/** What the filters keep, but for control and what is left to do: those are the indicators'. */
function filtered(act: Act, asked: Filters) {
  const { from, to } = period(asked)
  let orders = act.tx
    .selectFrom('customer_order as o')
    .where('o.company_id', '=', act.company)
    .where(visible(act, 'o'))
  if (asked.ids) orders = orders.where('o.id', 'in', asked.ids)
  if (asked.customer) orders = orders.where('o.customer_id', '=', asked.customer)
  if (asked.seller) orders = orders.where('o.seller_id', '=', asked.seller)
  if (asked.store) orders = orders.where('o.store_id', '=', asked.store)
  if (asked.quote) orders = orders.where('o.quote_id', '=', asked.quote)
  if (asked.deliveryFrom) orders = orders.where('o.delivery_day', '>=', asked.deliveryFrom)
  if (asked.deliveryTo) orders = orders.where('o.delivery_day', '<=', asked.deliveryTo)
  if (from) orders = orders.where('o.day', '>=', from)
  if (to) orders = orders.where('o.day', '<=', to)
  for (const like of soughtIn(asked.q)) {
    orders = orders.where((is) =>
      is.or([is('o.search', 'like', like), is('o.customer_id', 'in', customersLike(act, like))]),
    )
  }
  return orders
}

/** The same with what is known of those that are confirmed. */
const located = (act: Act, asked: Filters) =>
  filtered(act, asked)
    .leftJoin(orderFacts(act, 'open').as('f'), 'f.id', 'o.id')
    .$if(asked.fitting !== undefined, (orders) =>
      orders.where('f.fitting', 'in', asked.fitting ?? []),
    )

const control = sql<Control>`coalesce(f.control, o.state)`

/** The same under every filter. */
function narrowed(act: Act, asked: Filters) {
  let orders = located(act, asked)
  const { control: wanted, todo } = asked
  if (wanted) orders = orders.where(control, 'in', wanted)
  if (todo) {
    orders = orders.where((is) =>
      is.or(todo.map((one) => is(sql<boolean>`f.${sql.ref(one)}`, 'is', true))),
    )
  }
  return orders as unknown as ReturnType<typeof filtered>
}
