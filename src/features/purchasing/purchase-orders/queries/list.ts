// Purchase orders under the filters, and their tiles.
import { sql } from 'kysely'
import type { InputOf, OutputOf } from '#kernel/endpoint.ts'
import type { Cents } from '#kernel/money.ts'
import { refuse } from '#kernel/refusal.ts'
import { type Act, visible } from '#server/act.ts'
import { customersLike, period, sorted } from '#features/sales/quotes/queries/list.ts'
import { soughtIn } from '#features/sales/quotes/rules/search.ts'
import type { listPurchases as endpoint, purchaseSorts } from '../contract.ts'
import { type PurchaseState, type Standing, standings } from '../rules/life.ts'

type Asked = InputOf<typeof endpoint>
type Listed = OutputOf<typeof endpoint>

const columns = {
  day: 'p.day',
  number: 'p.number',
  supplier: 'c.sort_name',
  expected: 'due',
  received: 'part',
  net: 'p.net',
  updated: 'p.updated_at',
} as const satisfies Record<(typeof purchaseSorts)[number], string>
const nullable: ReadonlySet<string> = new Set(['number', 'expected'])

/** @throws Refusal `cost_hidden`: an order by amount would tell the amounts. */
export async function listPurchases(act: Act, asked: Asked): Promise<Listed> {
  if (asked.sort === 'net' && !act.role.seesCosts) refuse('cost_hidden', 'sort')
  return { rows: await purchaseRows(act, asked), ...(await totalsOf(act, asked)) }
}

type Group = { standing: Standing; owed: boolean; count: number; net: Cents }

/** The groups of what the filters keep, but for the standing and what waits for its invoice. */
async function totalsOf(act: Act, asked: Asked): Promise<Omit<Listed, 'rows'>> {
  const groups: Group[] = await filtered(act, asked)
    .select([
      standingIn(act).as('standing'),
      owed.as('owed'),
      sql<number>`count(*)::int`.as('count'),
      sql<Cents>`sum(p.net)::bigint`.as('net'),
    ])
    .groupBy([sql`1`, sql`2`])
    .execute()
  const { seesCosts } = act.role
  const inStanding = ({ standing }: Group) => asked.standing?.includes(standing) ?? true
  const inOwed = (group: Group) => asked.toInvoice === undefined || group.owed === isTrue(asked)
  const told = (of: readonly Group[]) => ({
    count: of.reduce((n, group) => n + group.count, 0),
    amount: seesCosts ? (of.reduce((n, group) => n + group.net, 0) as Cents) : null,
  })
  const chosen = told(groups.filter((group) => inStanding(group) && inOwed(group)))
  return {
    total: chosen.count,
    sums: { net: chosen.amount },
    indicators: {
      ...Object.fromEntries(
        standings.map((standing) => [
          standing,
          told(groups.filter((group) => inOwed(group) && group.standing === standing)),
        ]),
      ),
      toInvoice: told(groups.filter((group) => inStanding(group) && group.owed)),
    },
  }
}

const isTrue = ({ toInvoice }: Asked): boolean => toInvoice === 'true'

/** The purchase orders of the window, in order. */
export async function purchaseRows(act: Act, asked: Asked): Promise<Listed['rows']> {
  const { sort = 'day', direction = 'desc', standing, toInvoice } = asked
  const rows = await filtered(act, asked)
    .innerJoin('customer as c', (join) =>
      join.onRef('c.company_id', '=', 'p.company_id').onRef('c.id', '=', 'p.supplier_id'),
    )
    .leftJoin('person as b', 'b.id', 'p.seller_id')
    .leftJoin('store as s', (join) =>
      join.onRef('s.company_id', '=', 'p.company_id').onRef('s.id', '=', 'p.store_id'),
    )
    .select(['p.id', 'p.version', 'p.number', 'p.state', 'p.day', 'p.wished_day', 'p.expected_day'])
    .select(['p.supplier_reference', 'p.subject', 'p.net', 'p.supplier_id', 'c.name as supplier'])
    .select(['p.seller_id', 'b.name as buyer', 'p.store_id', 's.name as store'])
    .select([standingIn(act).as('standing'), owed.as('owed'), part.as('part'), due.as('due')])
    .$if(standing !== undefined, (of) => of.where(standingIn(act), 'in', standing as Standing[]))
    .$if(toInvoice !== undefined, (of) => of.where(sql<boolean>`${owed} = ${isTrue(asked)}`))
    .orderBy(columns[sort], (by) => sorted(by, direction, nullable.has(sort)))
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
  }))
}

const named = (id: string | null, name: string | null) =>
  id === null || name === null ? null : { id, name }

/** What the filters keep, but for those of the tiles. */
function filtered(act: Act, asked: Asked) {
  const { from, to } = period(asked)
  let found = act.tx
    .selectFrom('purchase_order as p')
    .where('p.company_id', '=', act.company)
    .where(visible(act, 'p'))
  if (asked.supplier) found = found.where('p.supplier_id', '=', asked.supplier)
  if (asked.seller) found = found.where('p.seller_id', '=', asked.seller)
  if (asked.store) found = found.where('p.store_id', '=', asked.store)
  if (from) found = found.where('p.day', '>=', from)
  if (to) found = found.where('p.day', '<=', to)
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
  for (const like of soughtIn(asked.q)) {
    found = found.where((is) =>
      is.or([is('p.search', 'like', like), is('p.supplier_id', 'in', customersLike(act, like))]),
    )
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

/** The twin of `receivedPercent`. */
const part = sql<number>`coalesce((select case
    when avg(done.part) > 0 and avg(done.part) < 0.01 then 1
    when avg(done.part) < 1 then least(99, round(avg(done.part) * 100))
    else 100 end::int
  from (select least(1, greatest(0, l.received::numeric / l.quantity)) as part
    from ${lines} and l.quantity > 0) done), 0)`
