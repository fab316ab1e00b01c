// The list of deliveries: rows, sums, and what the tiles above it show.
import { type OrderByItemBuilder, sql } from 'kysely'
import { tagNames } from '#features/base/tags/queries.ts'
import { named, narrowed, sorted } from '#features/sales/quotes/queries/narrowed.ts'
import type { InputOf, OutputOf } from '#kernel/endpoint.ts'
import { type Cents, zero } from '#kernel/money.ts'
import { addedUp } from '#kernel/tiles.ts'
import type { Act } from '#server/act.ts'
import {
  byMonth,
  byRecord,
  byWeek,
  byWord,
  type Grouping,
  groupHeads,
  inGroups,
  rankOf,
} from '#server/grouping.ts'
import type { listDeliveries as endpoint } from '../contract.ts'
import {
  type deliveryGroupings,
  type deliverySorts,
  deliveryTiles,
  type deliveryTodos,
} from '../contract/list.ts'
import { can, type DeliveryState, deliveryStates } from '../rules/life.ts'
import { seen } from './find.ts'
import { deliveryFacts, findFacts } from './standing.ts'

type Asked = InputOf<typeof endpoint>
export type Filters = Omit<Asked, 'offset' | 'limit' | 'sort' | 'direction'> & {
  /** Those of a selection, where one acts on some. */
  readonly ids?: readonly string[]
}
type Listed = OutputOf<typeof endpoint>

/** The columns that the sort keys stand for. */
const columns = {
  day: 'd.day',
  number: 'd.number',
  customer: 'c.sort_name',
  wishedDay: 'd.wished_day',
  deliveredDay: 'd.delivered_day',
  net: 'd.net',
  gross: 'd.gross',
  updated: 'd.updated_at',
} as const satisfies Record<Exclude<(typeof deliverySorts)[number], 'state'>, string>
const nullable: ReadonlySet<string> = new Set(['number', 'wishedDay', 'deliveredDay'])

/** Deliveries under the filters, newest first unless asked otherwise. */
export async function listDeliveries(act: Act, asked: Asked): Promise<Listed> {
  const [groups, rows, heads] = await Promise.all([
    groupsOf(act, asked),
    deliveryRows(act, asked),
    asked.group && asked.heads === 'true' ? headsOf(act, asked, asked.group) : null,
  ])
  return {
    rows,
    ...addedUp(groups, asked, {
      sums: ['net', 'gross', 'leftToInvoice'],
      tiles: deliveryTiles,
      keeps,
    }),
    ...(heads ? { groups: heads } : {}),
  }
}

/** What deliveries are grouped by: days are those that the round goes by, and those of the note. */
const groupings = {
  state: byWord(sql.ref('d.state'), deliveryStates),
  customer: byRecord(sql.ref('d.customer_id'), sql.ref('c.name'), sql.ref('c.sort_name')),
  driver: byRecord(sql.ref('d.driver_id'), sql.ref('v.name')),
  seller: byRecord(sql.ref('d.seller_id'), sql.ref('p.name')),
  store: byRecord(sql.ref('d.store_id'), sql.ref('s.name')),
  wished: byWeek(sql.ref('d.wished_day')),
  month: byMonth(sql.ref('d.day')),
  week: byWeek(sql.ref('d.day')),
} satisfies Record<(typeof deliveryGroupings)[number], Grouping>

const headsOf = (act: Act, asked: Filters, group: (typeof deliveryGroupings)[number]) =>
  groupHeads(withNames(looked(act, asked)), groupings[group], {
    net: sql.ref<Cents>('d.net'),
    gross: sql.ref<Cents>('d.gross'),
    leftToInvoice: sql<Cents>`coalesce(f.left_to_invoice, 0)`,
  })

/** With those whose names are shown. */
const withNames = (deliveries: ReturnType<typeof filtered>) =>
  deliveries
    .innerJoin('customer as c', (join) =>
      join.onRef('c.company_id', '=', 'd.company_id').onRef('c.id', '=', 'd.customer_id'),
    )
    .leftJoin('person as p', 'p.id', 'd.seller_id')
    .leftJoin('person as v', 'v.id', 'd.driver_id')
    .leftJoin('store as s', (join) =>
      join.onRef('s.company_id', '=', 'd.company_id').onRef('s.id', '=', 'd.store_id'),
    )

type Todo = (typeof deliveryTodos)[number]
type Group = Readonly<Record<Todo, boolean>> & {
  readonly state: DeliveryState
  readonly count: number
  readonly net: Cents
  readonly gross: Cents
  readonly leftToInvoice: Cents
}

/** What the filters keep but for the state and what is left to do, by these. */
const groupsOf = (act: Act, asked: Filters): Promise<Group[]> =>
  located(act, asked)
    .select([
      sql<DeliveryState>`d.state`.as('state'),
      late(act).as('late'),
      toInvoice.as('to_invoice'),
      sql<number>`count(*)::int`.as('count'),
      sql<Cents>`sum(d.net)::bigint`.as('net'),
      sql<Cents>`sum(d.gross)::bigint`.as('gross'),
      sql<Cents>`sum(coalesce(f.left_to_invoice, 0))::bigint`.as('leftToInvoice'),
    ])
    .groupBy([sql`1`, sql`2`, sql`3`])
    .execute()

/** Whether the filters that tiles set keep a group. */
const keeps = (group: Group, { state, todo }: Filters): boolean =>
  (state?.includes(group.state) ?? true) && (todo?.some((one) => group[one]) ?? true)

/** Wished for a day that is past, and not with the client yet. */
const late = ({ today }: Act) =>
  sql<boolean>`(d.state in ('draft', 'ready', 'shipped') and d.wished_day is not null
    and d.wished_day < ${today}::date)`

const toInvoice = sql<boolean>`coalesce(f.to_invoice, false)`

/** The deliveries of the window, in order. */
export async function deliveryRows(
  act: Act,
  asked: Asked & { readonly ids?: readonly string[] },
): Promise<Listed['rows']> {
  const { sort = 'day', direction = 'desc', group } = asked
  const rows = await withNames(kept(act, asked))
    .select(['d.id', 'd.version', 'd.number', 'd.state', 'd.day', 'd.wished_day'])
    .select(['d.delivered_day', 'd.carrier', 'd.tracking', 'd.signed_at', 'd.net', 'd.gross'])
    .select(['d.customer_id', 'c.name as customer', 'd.seller_id', 'p.name as seller'])
    .select(['d.driver_id', 'v.name as driver'])
    .select(['d.store_id', 's.name as store', late(act).as('late'), city.as('city')])
    .select([orders.as('orders'), tagNames('d').as('tags')])
    .$if(group !== undefined, (found) => found.orderBy(inGroups(groupings[group ?? 'month'])))
    .orderBy(
      sort === 'state' ? rankOf(groupings.state) : sql.ref(columns[sort]),
      (by: OrderByItemBuilder) => sorted(by, direction, nullable.has(sort)),
    )
    .orderBy('d.id', direction)
    .limit(asked.limit)
    .offset(asked.offset)
    .execute()
  const facts = await findFacts(
    act,
    rows.map(({ id }) => id),
  )
  return rows.map((row) => {
    const known = facts.get(row.id)
    return {
      id: row.id,
      version: row.version,
      number: row.number,
      state: row.state as DeliveryState,
      invoicing: known?.invoicing ?? ('none' as const),
      late: row.late,
      day: row.day,
      wishedDay: row.wished_day,
      deliveredDay: row.delivered_day,
      customer: { id: row.customer_id, name: row.customer },
      city: row.city,
      seller: named(row.seller_id, row.seller),
      store: named(row.store_id, row.store),
      driver: named(row.driver_id, row.driver),
      orders: row.orders,
      tags: row.tags,
      carrier: row.carrier,
      tracking: row.tracking,
      signed: row.signed_at !== null,
      net: row.net,
      gross: row.gross,
      leftToInvoice: known?.left_to_invoice ?? zero,
    }
  })
}

/** Where it goes: as it was frozen, else its address, else where the client is delivered. */
const city = sql<string>`coalesce(d.frozen->'buyer'->'delivery'->>'city',
  d.frozen->'buyer'->'address'->>'city',
  (select a.city from address a where a.company_id = d.company_id and a.customer_id = d.customer_id
    order by a.id = d.address_id desc nulls last, a.for_delivery desc, a.id limit 1), '')`

const orders = sql<{ id: string; number: string }[]>`coalesce((
  select json_agg(json_build_object('id', o.id, 'number', coalesce(o.number, '')) order by o.number)
  from customer_order o where o.company_id = d.company_id and o.id in (
    select l.order_id from delivery_line l
    where l.company_id = d.company_id and l.delivery_id = d.id)), '[]')`

/** What the filters keep, but for the state and what is left to do: those are the tiles'. */
function filtered(act: Act, asked: Filters) {
  let found = act.tx
    .selectFrom('delivery as d')
    .where('d.company_id', '=', act.company)
    .where(seen(act, 'd'))
    .where(
      narrowed(act, asked, { alias: 'd', kind: 'delivery', amount: net, amounts: [net, gross] }),
    )
  if (asked.driver) found = found.where('d.driver_id', '=', asked.driver)
  if (asked.wishedFrom) found = found.where('d.wished_day', '>=', asked.wishedFrom)
  if (asked.wishedTo) found = found.where('d.wished_day', '<=', asked.wishedTo)
  if (asked.deliveredFrom) found = found.where('d.delivered_day', '>=', asked.deliveredFrom)
  if (asked.deliveredTo) found = found.where('d.delivered_day', '<=', asked.deliveredTo)
  if (asked.order) {
    const { order } = asked
    found = found.where('d.id', 'in', (is) =>
      is
        .selectFrom('delivery_line as l')
        .select('l.delivery_id')
        .where('l.company_id', '=', act.company)
        .where('l.order_id', '=', order),
    )
  }
  return found
}

const net = sql.ref('d.net')
const gross = sql.ref('d.gross')

/** The same with what is known of those that the clients have. */
const located = (act: Act, asked: Filters) => {
  const found = filtered(act, asked).leftJoin(deliveryFacts(act, 'open').as('f'), 'f.id', 'd.id')
  return asked.can
    ? found.where((is) => is.or((asked.can ?? []).map((one) => possible[one])))
    : found
}

/** The same under every filter; plain where nothing but the row decides. */
function kept(act: Act, asked: Filters) {
  const { state, todo } = asked
  if (!todo && !asked.can) {
    return filtered(act, asked).$if(state !== undefined, (found) =>
      found.where('d.state', 'in', state ?? []),
    )
  }
  return looked(act, asked)
}

/** The same with what is known of those that the clients have, whatever is asked. */
function looked(act: Act, asked: Filters) {
  const { state, todo } = asked
  let found = located(act, asked)
  if (state) found = found.where('d.state', 'in', state)
  if (todo) {
    const those = { late: late(act), to_invoice: toInvoice }
    found = found.where((is) => is.or(todo.map((one) => those[one])))
  }
  return found as unknown as ReturnType<typeof filtered>
}

/** Those of which an invoice may be made, to be looked for among others. */
export const deliveriesToInvoice = (act: Act) =>
  sql`${looked(act, { can: ['invoice'] }).select('d.id')}`

/** The twins of `can` and of `whyNotInvoice`. */
const possible = {
  ship: sql<boolean>`d.state = any(${[...can.ship.from]}::text[])`,
  deliver: sql<boolean>`d.state = any(${[...can.deliver.from]}::text[])`,
  invoice: toInvoice,
} as const satisfies Record<NonNullable<Asked['can']>[number], unknown>
