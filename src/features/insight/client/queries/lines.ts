// What is on the lines: the brands that are quoted, ordered and bought, the items bought most.
import { type RawBuilder, sql } from 'kysely'
import { daysBought } from '#features/sales/turnover/rules.ts'
import type { Day } from '#kernel/day.ts'
import { type Cents, sum } from '#kernel/money.ts'
import { grants } from '#kernel/rights.ts'
import { nobodyTallied } from '#kernel/tally.ts'
import type { Act } from '#server/act.ts'
import { type Bought, brandsOf, tellsBrands } from '../rules/deals.ts'
import { againOf, topOf } from '../rules/items.ts'
import { issuedTo, isToldBySums, type Narrow, ofClient, twoYearsOf, yearOf } from './narrow.ts'
import { rowsOf } from './rows.ts'

/** What was sold of each item; null is what has none: deposits, lines written by hand. */
export type ItemSold = {
  readonly id: string | null
  readonly reference: string
  readonly name: string
  readonly brand: string
  readonly family: string
  /** Of twelve months. */
  readonly net: Cents
  /** On which days of two years it was invoiced. */
  readonly days: readonly Day[]
}

/** What is of each item, whatever tells it. */
const named = (act: Act, each: RawBuilder<unknown>) => sql`
  select s.*, coalesce(i.reference, '') as reference, coalesce(i.name, '') as name,
    coalesce(i.brand, '') as brand, coalesce(i.family, '') as family
  from (${each}) s left join item i on i.company_id = ${act.company} and i.id = s.id`

export async function readItemsSold(act: Act, narrow: Narrow): Promise<readonly ItemSold[]> {
  if (!isToldBySums(act, narrow)) return itemsOfDocuments(act, narrow)
  const [year, both] = [yearOf(act), twoYearsOf(act)]
  const rows = await rowsOf(
    act,
    sql<Omit<ItemSold, 'days'> & { months: Readonly<Record<Day, number>> }>`
      ${named(
        act,
        sql`
          select nullif(b.item_id, ${nobodyTallied}) as id,
            coalesce(sum(b.net) filter (where b.month >= ${year.from}::date), 0)::bigint as net,
            json_object_agg(b.month, b.days) as months
          from turnover_bought b
          where b.company_id = ${act.company} and b.customer_id = ${narrow.customer}
            and b.month between ${both.from}::date and ${both.to}::date
          group by b.item_id`,
      )}`,
  )
  return rows.map(({ months, ...row }) => ({ ...row, days: daysBought(months, act.today) }))
}

function itemsOfDocuments(act: Act, narrow: Narrow): Promise<readonly ItemSold[]> {
  const [year, both] = [yearOf(act), twoYearsOf(act)]
  // By the documents of the client: what is kept of each line is found by its day and its document.
  return rowsOf(
    act,
    sql<ItemSold>`
      ${named(
        act,
        sql`
          select l.item_id as id, coalesce(sum(l.net) filter (
              where l.day between ${year.from}::date and ${year.to}::date), 0)::bigint as net,
            coalesce(array_agg(distinct l.day)
              filter (where l.counted and l.quantity > 0), '{}') as days
          from invoice v join turnover_line l
            on l.company_id = v.company_id and l.day = v.day and l.invoice_id = v.id
          where ${issuedTo(act, 'v', narrow)}
            and v.day between ${both.from}::date and ${both.to}::date
          group by l.item_id`,
      )}`,
  )
}

const most = 8

/** The items bought for most in twelve months, and which of them it is time to buy again. */
export async function readItems(act: Act, sold: Promise<readonly ItemSold[]>) {
  const items = (await sold).flatMap(({ id, ...item }) =>
    id !== null && item.net !== 0 ? [{ ...item, id }] : [],
  )
  return {
    ...yearOf(act),
    count: items.length,
    net: sum(items.map(({ net }) => net)),
    rows: topOf(items, most).flatMap(({ id, reference, name, net, days }) => {
      const again = againOf(days, act.today)
      return again ? [{ id, reference, name, net, ...again }] : []
    }),
  }
}

type Told = { readonly brand: string; readonly family: string; readonly net: Cents }

/** Whose lines: of quotes sent in twelve months, or of orders confirmed in them. */
const told = {
  quote: {
    heads: sql`quote`,
    states: sql`('sent', 'signed', 'refused')`,
    lines: sql`select company_id, quote_id as head, id, rank, item_id, net from quote_line
      where kind = 'item' and chosen`,
  },
  order: {
    heads: sql`customer_order`,
    states: sql`('confirmed', 'completed')`,
    lines: sql`select company_id, order_id as head, id, rank, item_id, net from order_line where kind = 'item'`,
  },
}

/**
 * What was quoted or ordered by brand and by family, in twelve months: each line less its part of the
 * discount of the whole, cut from the sum so far so that they add up to the documents.
 */
function readTold(act: Act, narrow: Narrow, of: keyof typeof told): Promise<readonly Told[]> {
  const { from, to } = yearOf(act)
  const { heads, states, lines } = told[of]
  return rowsOf(
    act,
    sql<Told>`
    with head as materialized (
      select t.id, t.net, t.discount from ${heads} t
      where ${ofClient(act, 't', narrow)} and t.state in ${states}
        and t.day between ${from}::date and ${to}::date
    ), line as (
      select l.item_id, (round(sum(l.net) over reached * (10000 - h.discount) / 10000)
        - round((sum(l.net) over reached - l.net) * (10000 - h.discount) / 10000))::bigint as net
      from head h join (${lines}) l on l.company_id = ${act.company} and l.head = h.id
      window reached as (partition by h.id order by l.rank, l.id)
    ), every as (
      select item_id, sum(net) as net from line group by item_id
      union all select null, (select coalesce(sum(net), 0) from head)
        - (select coalesce(sum(net), 0) from line)
    )
    select coalesce(i.brand, '') as brand, coalesce(i.family, '') as family,
      sum(e.net)::bigint as net
    from every e left join item i on i.company_id = ${act.company} and i.id = e.item_id
    group by 1, 2`,
  )
}

/**
 * What is quoted beside what is ordered and bought, by brand, or by family where most has no brand.
 */
export async function readBrands(
  act: Act,
  narrow: Narrow,
  sold: () => Promise<readonly ItemSold[]>,
) {
  const [reads, orders] = [grants(act.role, 'invoices.read'), grants(act.role, 'orders.read')]
  const [quoted, ordered, bought] = await Promise.all([
    grants(act.role, 'quotes.read') ? readTold(act, narrow, 'quote') : [],
    orders ? readTold(act, narrow, 'order') : [],
    reads ? sold() : [],
  ])
  const by = (name: 'brand' | 'family') => {
    const each = (some: readonly Told[]): Bought[] =>
      some.map((one) => ({ key: one[name], net: one.net }))
    return brandsOf({ quoted: each(quoted), ordered: each(ordered), bought: each(bought) })
  }
  const brands = by('brand')
  const named = tellsBrands(brands) ? ('brand' as const) : ('family' as const)
  const rows = named === 'brand' ? brands : by('family')
  return {
    ...yearOf(act),
    by: named,
    rows: rows.map(({ brand: key, ...stages }) => ({ key, ...stages })),
    quoted: sum(quoted.map(({ net }) => net)),
    ordered: orders ? sum(ordered.map(({ net }) => net)) : null,
    bought: reads ? sum(bought.map(({ net }) => net)) : null,
  }
}
