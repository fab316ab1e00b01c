// Purchase orders under the filters, and their tiles.
import { sql } from 'kysely'
import { tagNames } from '#features/base/tags/queries.ts'
import { named, narrowed, sorted } from '#features/sales/quotes/queries/narrowed.ts'
import type { InputOf, OutputOf } from '#kernel/endpoint.ts'
import type { Cents } from '#kernel/money.ts'
import { refuse } from '#kernel/refusal.ts'
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
  rankOf,
} from '#server/grouping.ts'
import { type listPurchases as endpoint } from '../contract.ts'
import {
  type purchaseCans,
  type purchaseGroupings,
  type purchaseSorts,
  purchaseTiles,
} from '../contract/list.ts'
import { can, type PurchaseState, type Standing, standings } from '../rules/life.ts'

type Asked = InputOf<typeof endpoint>
/** The filters, and the ids of a selection where one acts on some. */
export type AskedPurchases = Asked & { readonly ids?: readonly string[] }
type Listed = OutputOf<typeof endpoint>

const columns = {
  day: 'p.day',
  number: 'p.number',
  supplier: 'c.sort_name',
  expected: 'due',
  received: 'part',
  net: 'p.net',
  gross: 'p.gross',
  updated: 'p.updated_at',
} as const satisfies Record<Exclude<(typeof purchaseSorts)[number], 'state'>, string>
const nullable: ReadonlySet<string> = new Set(['number', 'expected'])

/** @throws Refusal `cost_hidden`: an order or a limit by amount would tell the amounts. */
export function checkAmounts(act: Act, asked: Pick<Asked, 'sort' | 'min' | 'max'>): void {
  if (!act.role.seesCosts) {
    if (asked.sort === 'net' || asked.sort === 'gross') refuse('cost_hidden', 'sort')
    if (asked.min !== undefined) refuse('cost_hidden', 'min')
    if (asked.max !== undefined) refuse('cost_hidden', 'max')
  }
}

/** Purchase orders under the filters, newest first unless asked otherwise. @throws Refusal `cost_hidden`. */
export async function listPurchases(act: Act, asked: Asked): Promise<Listed> {
  checkAmounts(act, asked)
  const [totals, rows, heads] = await Promise.all([
    totalsOf(act, asked),
    purchaseRows(act, asked),
    asked.group && asked.heads === 'true' ? headsOf(act, asked, asked.group) : null,
  ])
  return { rows, ...totals, ...(heads ? { groups: heads } : {}) }
}

/** What the filters keep adds up to, and the tiles; no amount for a role that does not see costs. */
async function totalsOf(act: Act, asked: Asked): Promise<Omit<Listed, 'rows'>> {
  const groups = await filtered(act, asked)
    .select([
      standingIn(act).as('standing'),
      owed.as('owed'),
      sql<number>`count(*)::int`.as('count'),
      sql<Cents>`sum(p.net)::bigint`.as('net'),
      sql<Cents>`sum(p.gross)::bigint`.as('gross'),
    ])
    .groupBy([sql`1`, sql`2`])
    .execute()
  const told = addedUp(groups, asked as Pick<Asked, 'standing' | 'toInvoice'>, {
    sums: ['net', 'gross'],
    tiles: purchaseTiles,
    keeps: (group, { standing, toInvoice }) =>
      (standing?.includes(group.standing) ?? true) &&
      (toInvoice === undefined || group.owed === (toInvoice === 'true')),
  })
  if (act.role.seesCosts) return told
  return {
    ...told,
    sums: hidden,
    indicators: Object.fromEntries(
      Object.entries(told.indicators).map(([name, { count }]) => [
        name,
        { count, amount: null, sums: hidden },
      ]),
    ),
  }
}

const hidden = { net: null, gross: null }

/** What purchase orders are grouped by. */
const groupings = (act: Act) =>
  ({
    standing: byWord(standingIn(act), standings),
    supplier: byRecord(sql.ref('p.supplier_id'), sql.ref('c.name'), sql.ref('c.sort_name')),
    seller: byRecord(sql.ref('p.seller_id'), sql.ref('b.name')),
    store: byRecord(sql.ref('p.store_id'), sql.ref('s.name')),
    month: byMonth(sql.ref('p.day')),
    week: byWeek(sql.ref('p.day')),
    expected: byWeek(due),
  }) satisfies Record<(typeof purchaseGroupings)[number], Grouping>

async function headsOf(act: Act, asked: Asked, group: (typeof purchaseGroupings)[number]) {
  const heads = await groupHeads(withNames(act, asked), groupings(act)[group], {
    net: sql.ref<Cents>('p.net'),
    gross: sql.ref<Cents>('p.gross'),
  })
  return act.role.seesCosts ? heads : heads.map((head) => ({ ...head, sums: hidden }))
}

/** What all the filters keep, with those whose names are shown. */
function withNames(act: Act, asked: AskedPurchases) {
  const { standing, toInvoice } = asked
  return filtered(act, asked)
    .innerJoin('customer as c', (join) =>
      join.onRef('c.company_id', '=', 'p.company_id').onRef('c.id', '=', 'p.supplier_id'),
    )
    .leftJoin('person as b', 'b.id', 'p.seller_id')
    .leftJoin('store as s', (join) =>
      join.onRef('s.company_id', '=', 'p.company_id').onRef('s.id', '=', 'p.store_id'),
    )
    .$if(standing !== undefined, (of) => of.where(standingIn(act), 'in', standing as Standing[]))
    .$if(toInvoice !== undefined, (of) => of.where(owed, '=', toInvoice === 'true'))
}

/** The purchase orders of the window, in order. */
export async function purchaseRows(act: Act, asked: AskedPurchases): Promise<Listed['rows']> {
  const { sort = 'day', direction = 'desc', group } = asked
  const rows = await withNames(act, asked)
    .select(['p.id', 'p.version', 'p.number', 'p.state', 'p.day', 'p.wished_day', 'p.expected_day'])
    .select(['p.supplier_reference', 'p.subject', 'p.net', 'p.gross', 'p.supplier_id'])
    .select(['c.name as supplier', 'p.seller_id', 'b.name as buyer', 'p.store_id'])
    .select(['s.name as store', standingIn(act).as('standing'), owed.as('owed')])
    .select([part.as('part'), due.as('due')])
    .select(tagNames('p').as('tags'))
    .$if(group !== undefined, (of) => of.orderBy(inGroups(groupings(act)[group ?? 'month'])))
    .orderBy(sort === 'state' ? rankOf(groupings(act).standing) : sql.ref(columns[sort]), (by) =>
      sorted(by, direction, nullable.has(sort)),
    )
    .orderBy('p.id', direction)
    .limit(asked.limit)
    .offset(asked.offset)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    version: row.version,
    number: row.number,
    state: row.state as PurchaseState,
    standing: row.standing,
    toInvoice: row.owed,
    receivedPercent: row.part,
    day: row.day,
    wishedDay: row.wished_day,
    expectedDay: row.expected_day,
    supplierReference: row.supplier_reference,
    supplier: { id: row.supplier_id, name: row.supplier },
    buyer: named(row.seller_id, row.buyer),
    store: named(row.store_id, row.store),
    subject: row.subject,
    net: act.role.seesCosts ? row.net : null,
    gross: act.role.seesCosts ? row.gross : null,
    tags: row.tags,
  }))
}

/** What the filters keep, but for those of the tiles. */
function filtered(act: Act, asked: Omit<AskedPurchases, 'offset' | 'limit'>) {
  const about = { alias: 'p', kind: 'purchase', party: 'supplier_id' } as const
  // An amount that is sought would tell it too.
  const amounts = act.role.seesCosts ? {} : { amounts: [sql`null::bigint`] }
  let found = act.tx
    .selectFrom('purchase_order as p')
    .where('p.company_id', '=', act.company)
    .where(visible(act, 'p'))
  if (asked.ids)
    found = found
      .where('p.id', 'in', asked.ids)
      .where(narrowed(act, asked, { ...about, ...amounts }))
  if (asked.expectedFrom) found = found.where(sql<boolean>`${due} >= ${asked.expectedFrom}::date`)
  if (asked.expectedTo) found = found.where(sql<boolean>`${due} <= ${asked.expectedTo}::date`)
  if (asked.can) {
    found = found.where((is) => is.or((asked.can ?? []).map((one) => possible(act)[one])))
  }
  if (asked.order) {
    found = found.where(sql<boolean>`exists (select from purchase_need n
      where n.company_id = p.company_id and n.purchase_order_id = p.id
        and n.order_id = ${asked.order})`)
  }
  if (asked.item) {
    found = found.where(sql<boolean>`exists (select from purchase_line l
      where l.company_id = p.company_id and l.purchase_order_id = p.id
        and l.item_id = ${asked.item})`)
  }
  return found
}

const due = sql<string | null>`coalesce(p.expected_day, p.wished_day)`

const lines = sql`purchase_line_standing l
  where l.company_id = p.company_id and l.purchase_order_id = p.id`

/** The twin of `standingOf`. */
const standingIn = ({ today }: Act) => sql<Standing>`case
  when p.state in ('draft', 'cancelled') then p.state
  when p.state = 'closed' or (exists (select from ${lines})
    and not exists (select from ${lines} and l.received < l.quantity)) then 'received'
  when ${due} < ${today}::date then 'late'
  when p.state = 'sent' then 'sent'
  else 'awaited' end`

/** The twin of `isToInvoice`. */
const owed = sql<boolean>`(p.state not in ('draft', 'cancelled')
  and exists (select from ${lines} and l.received > l.invoiced))`

/** The twins of `can.receive` and of `isToInvoice`; whoever delivers late may be reminded. */
const possible = (act: Act) =>
  ({
    receive: sql<boolean>`p.state = any(${[...can.receive.from]}::text[])`,
    invoice: owed,
    remind: sql<boolean>`${standingIn(act)} = 'late'`,
  }) satisfies Record<(typeof purchaseCans)[number], unknown>

/** The twin of `receivedPercent`. */
const part = sql<number>`coalesce((select case
    when avg(done.part) > 0 and avg(done.part) < 0.01 then 1
    when avg(done.part) < 1 then least(99, round(avg(done.part) * 100))
    else 100 end::int
  from (select least(1, greatest(0, l.received::numeric / l.quantity)) as part
    from ${lines} and l.quantity > 0) done), 0)`
