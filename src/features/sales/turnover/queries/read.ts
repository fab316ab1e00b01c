// What is sold, for the screens that show it: small questions with exact answers, each read where it is
// cheapest. Amounts are before tax, credit notes taken off; imported documents count. Whoever sees only
// some documents is told of these alone, and who sees no costs is given none.
import { type RawBuilder, sql } from 'kysely'
import { addMonths, type Day, endOfMonth, startOfMonth } from '#kernel/day.ts'
import { type Cents, type Quantity, sum, zero } from '#kernel/money.ts'
import type { Act } from '#server/act.ts'
import type { Period } from '../rules.ts'
import { type Grain, type Narrowed, turnoverFacts } from './facts.ts'

/** What was sold: before tax, what it cost (null who sees no costs), invoices without credit notes. */
export type Sold = { readonly net: Cents; readonly cost: Cents | null; readonly invoices: number }

const nothing = (act: Act): Sold => ({
  net: zero,
  cost: act.role.seesCosts ? zero : null,
  invoices: 0,
})

const sold = ({ role }: Act) => sql`coalesce(sum(net), 0)::bigint as net,
  ${role.seesCosts ? sql`coalesce(sum(cost), 0)::bigint` : sql`null::bigint`} as cost,
  coalesce(sum(invoices), 0)::int as invoices`

const isWhole = ({ role }: Act): boolean => role.scope === 'all'

/**
 * What a customer bought in each of the months that end with the one of `to` (today): the first day of
 * each, oldest first, those without a sale included. The last ends on `to`. Two index reads.
 */
export async function salesOfCustomer(
  act: Act,
  customer: string,
  { months = 24, to = act.today }: { months?: number; to?: Day } = {},
): Promise<(Sold & { readonly month: Day })[]> {
  const first = addMonths(startOfMonth(to), 1 - months)
  const all = Array.from({ length: months }, (_, rank) => addMonths(first, rank))
  const facts = isWhole(act)
    ? monthsOfCustomer(act, customer, all, to)
    : turnoverFacts(act, 'head', { from: first, to }, { customer })
  const { rows } = await sql<Sold & { month: Day }>`
    select date_trunc('month', day)::date::text as month, ${sold(act)}
    from (${facts}) f group by 1`.execute(act.tx)
  const known = new Map(rows.map((row) => [row.month, row]))
  return all.map((month) => known.get(month) ?? { month, ...nothing(act) })
}

/** Each month by its key; what a month has had before it ends is read from the documents. */
function monthsOfCustomer(
  act: Act,
  customer: string,
  all: readonly Day[],
  to: Day,
): RawBuilder<unknown> {
  const cut = to < act.today && to !== endOfMonth(to)
  const whole = cut ? all.slice(0, -1) : all
  const sums = sql`select month as day, net, cost, invoices from turnover_customer
    where company_id = ${act.company} and month = any(${whole}::date[]) and customer_id = ${customer}`
  if (!cut) return sums
  const rest = turnoverFacts(act, 'head', { from: startOfMonth(to), to }, { customer })
  return sql`(${sums}) union all (select day, net, cost, invoices from (${rest}) r)`
}

/** What a customer bought on each day of a period on which there was something, from the documents. */
export async function daysOfCustomer(
  act: Act,
  customer: string,
  period: Period,
): Promise<(Sold & { readonly day: Day })[]> {
  const { rows } = await sql<Sold & { day: Day }>`
    select day::text as day, ${sold(act)}
    from (${turnoverFacts(act, 'head', period, { customer })}) f
    group by f.day order by f.day`.execute(act.tx)
  return rows
}

/** What was sold in a period, from the sum by day; of one customer, from their documents. */
export async function salesOf(act: Act, period: Period, narrowed: Narrowed = {}): Promise<Sold> {
  const grain = narrowed.customer === undefined ? 'day' : 'head'
  const { rows } = await sql<Sold>`
    select ${sold(act)} from (${turnoverFacts(act, grain, period, narrowed)}) f`.execute(act.tx)
  return rows[0] ?? nothing(act)
}

/** By what the sum by day is told. Weeks begin on Monday; spans are named by their first day. */
const keys = {
  day: sql`f.day::text`,
  week: sql`date_trunc('week', f.day)::date::text`,
  month: sql`date_trunc('month', f.day)::date::text`,
  store: sql`f.store_id::text`,
  seller: sql`f.seller_id::text`,
} as const

/**
 * What was sold in a period by day, week, month, store or seller (their identifier, null for none): only
 * those that sold. Days in their order, people and stores by what they sold.
 */
export async function salesBy(
  act: Act,
  by: keyof typeof keys,
  period: Period,
  narrowed: Omit<Narrowed, 'customer'> = {},
): Promise<(Sold & { readonly key: string | null })[]> {
  const byWhom = by === 'store' || by === 'seller'
  const { rows } = await sql<Sold & { key: string | null }>`
    select ${keys[by]} as key, ${sold(act)}
    from (${turnoverFacts(act, 'day', period, narrowed)}) f
    group by 1 order by ${byWhom ? sql`sum(net) desc, 1` : sql`1`}`.execute(act.tx)
  return rows
}

export type Ranked = 'customer' | 'item' | 'brand' | 'family'

/** One of a ranking: its record, or the text of its brand; null where items have none. */
export type Place = {
  readonly id: string | null
  /** The code of a customer, the reference of an item, the brand itself: '' where there is none. */
  readonly key: string
  readonly name: string
  readonly net: Cents
  /** Null who sees no costs. */
  readonly cost: Cents | null
  /** Pieces, of items alone; invoices, of customers alone. */
  readonly quantity: Quantity
  readonly invoices: number
}

export type Ranking = {
  readonly rows: readonly Place[]
  /** What those beyond the limit sold, and how many they are. */
  readonly rest: { readonly count: number; readonly net: Cents }
  readonly total: Cents
}

const places = {
  customer: { id: sql`c.id`, key: sql`c.code`, name: sql`c.name` },
  item: { id: sql`i.id`, key: sql`coalesce(i.reference, '')`, name: sql`coalesce(i.name, '')` },
  brand: { id: sql`null::uuid`, key: sql`coalesce(i.brand, '')`, name: sql`coalesce(i.brand, '')` },
  family: {
    id: sql`null::uuid`,
    key: sql`coalesce(i.family, '')`,
    name: sql`coalesce(i.family, '')`,
  },
} as const

/**
 * Who bought, or what was sold, for most in a period: the `limit` first (10), and the rest in one sum.
 * Any period: whole months from the sums, the days at its edges from the documents; narrowed to someone,
 * or told to who sees only some documents, from the documents alone.
 */
export async function ranking(
  act: Act,
  of: Ranked,
  period: Period,
  { limit = 10, ...narrowed }: Narrowed & { limit?: number } = {},
): Promise<Ranking> {
  const { id, key, name } = places[of]
  const { rows } = await sql<Place & { count: number; total: Cents }>`
    select id, key, name, net, ${act.role.seesCosts ? sql`cost` : sql`null::bigint as cost`},
      quantity, invoices, count(*) over ()::int as count, (sum(net) over ())::bigint as total
    from (
      select ${id} as id, ${key} as key, ${name} as name, sum(f.net)::bigint as net,
        sum(f.cost)::bigint as cost, sum(f.quantity)::bigint as quantity,
        ${of === 'customer' ? sql`sum(f.invoices)::int` : sql`0`} as invoices
      from (
        select ${of === 'customer' ? sql`customer_id as of` : sql`item_id as of`}, sum(net) as net,
          sum(cost) as cost, sum(quantity) as quantity, sum(invoices) as invoices
        from (${turnoverFacts(act, rankedFrom(act, of, narrowed), period, narrowed)}) r group by 1
      ) f ${
        of === 'customer'
          ? sql`join customer c on c.company_id = ${act.company} and c.id = f.of`
          : sql`left join item i on i.company_id = ${act.company} and i.id = f.of`
      }
      group by 1, 2, 3
    ) told where net <> 0 or quantity <> 0 or invoices <> 0
    order by net desc, key, id limit ${limit}`.execute(act.tx)
  const total = rows[0]?.total ?? zero
  return {
    rows: rows.map(({ count: _count, total: _total, ...place }) => place),
    rest: {
      count: Math.max(0, (rows[0]?.count ?? 0) - rows.length),
      net: (total - sum(rows.map((row) => row.net))) as Cents,
    },
    total,
  }
}

function rankedFrom(act: Act, of: Ranked, { customer, seller, store }: Narrowed): Grain {
  const known = isWhole(act) && seller === undefined && store === undefined
  if (of === 'customer') return known ? 'customer' : 'head'
  return known && customer === undefined ? 'item' : 'line'
}
