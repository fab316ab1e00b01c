// The list of orders: rows, sums, and what the tiles above it show.
import { type OrderByItemBuilder, sql } from 'kysely'
import { tagNames } from '#features/base/tags/queries.ts'
import { named, sorted } from '#features/sales/quotes/queries/narrowed.ts'
import { marginOf } from '#features/sales/quotes/rules/lines.ts'
import type { OutputOf } from '#kernel/endpoint.ts'
import { type Cents, sum, zero } from '#kernel/money.ts'
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
import { enqueueFor } from '#server/jobs.ts'
import { type listOrders as endpoint } from '../contract.ts'
import { type orderGroupings, type orderSorts, orderTiles } from '../contract/list.ts'
import { controls } from '../rules/control.ts'
import type { OrderState } from '../rules/life.ts'
import { type Facts, orderFacts } from './control.ts'
import { type Asked, control, filtered, type Filters, kept, looks } from './filter.ts'
import { orderGroups } from './groups.ts'
import { lookingAgain, type Stale, staleOrders, standingsOf } from './kept.ts'

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
} as const satisfies Record<Exclude<(typeof orderSorts)[number], 'state'>, string>
const nullable: ReadonlySet<string> = new Set(['number', 'deliveryDay'])

/** Orders under the filters, newest first unless asked otherwise. */
export async function listOrders(act: Act, asked: Asked): Promise<Listed> {
  const stale = staleOrders(act)
  const [groups, rows, heads] = await Promise.all([
    orderGroups(act, asked, stale),
    orderRows(act, asked, stale),
    asked.group && asked.heads === 'true' ? orderHeads(act, asked, asked.group, stale) : null,
  ])
  await leaveToLook(act, stale)
  return { rows, ...totalsIn(groups, asked), ...(heads ? { groups: heads } : {}) }
}

/** What groups add up to under the filters of control and of what is left to do, and their tiles. */
export const totalsIn = (
  groups: Awaited<ReturnType<typeof orderGroups>>,
  asked: Pick<Asked, 'control' | 'todo'>,
): Omit<Listed, 'rows'> =>
  addedUp(groups, asked, {
    sums: ['net', 'gross', 'leftToInvoice'],
    tiles: orderTiles,
    keeps: (group, { control: wanted, todo }) =>
      (wanted?.includes(group.control) ?? true) && (todo?.some((one) => group[one]) ?? true),
  })

/** Where many are stale, the next who asks need not look at them. */
export async function leaveToLook(act: Act, found: Promise<Stale>): Promise<void> {
  const stale = await found
  // What a demonstration tells is looked at when it is opened, as its PDFs are made.
  if (act.retold || (stale !== 'all' && stale.length < manyStale)) return
  act.afterCommit.push((database) => void enqueueFor(database, act.company, lookingAgain))
}
const manyStale = 20

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

const orderHeads = async (
  act: Act,
  asked: Filters,
  group: (typeof orderGroupings)[number],
  stale: Promise<Stale>,
) =>
  groupHeads(withNames(kept(act, asked, await stale)), groupings()[group], {
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
  found: Promise<Stale> = staleOrders(act),
): Promise<Listed['rows']> {
  const { sort = 'day', direction = 'desc', group } = asked
  const isLooked = group === 'control' || sort === 'state' || looks(asked)
  const rows = await withNames(isLooked ? kept(act, asked, await found) : filtered(act, asked))
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
    .orderBy(
      sort === 'state' ? rankOf(groupings().control) : sql.ref(columns[sort]),
      (by: OrderByItemBuilder) => sorted(by, direction, nullable.has(sort)),
    )
    .orderBy('o.id', direction)
    .limit(asked.limit)
    .offset(asked.offset)
    .execute()
  const known = await standingsOf(act, rows, await found)
  return rows.map((row) => {
    const { shift, ...standing } = known(row.id)
    const isHeld = standing.control === 'on_hold'
    return {
      id: row.id,
      version: row.version,
      number: row.number,
      state: row.state as OrderState,
      control: standing.control,
      invoicing: standing.invoicing,
      delivering: standing.delivering,
      fitting: standing.fitting,
      fittingDay: standing.fitting_day,
      reason: isHeld ? row.hold_reason : standing.control === 'blocked' ? row.blocked_reason : '',
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
      leftToInvoice: row.state === 'confirmed' ? standing.left_to_invoice : zero,
      margin: act.role.seesCosts ? marginOf(row.net, sum([row.cost, shift])) : null,
      tags: row.tags,
    }
  })
}

/** The facts of some orders. */
export async function findFactsOf(
  act: Act,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Facts>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<Facts>`select * from ${orderFacts(act, ids)} as f`.execute(act.tx)
  return new Map(rows.map((row) => [row.id, row]))
}
