// The list of customers: rows of a window, and what they add up to over all results.
import { sql } from 'kysely'
import type { InputOf, OutputOf } from '#kernel/endpoint.ts'
import { type Cents, zero } from '#kernel/money.ts'
import { refuse } from '#kernel/refusal.ts'
import { needle } from '#kernel/search.ts'
import type { Act } from '#server/act.ts'
import type { list } from '../contract.ts'
import { listed } from '../queries.ts'
import type { Kind } from '../rules.ts'
import { accounts, emptyAccount, readAccounts, seesMoney } from './account.ts'

type Asked = InputOf<typeof list>
type Listed = OutputOf<typeof list>

const moneySorts: readonly (Asked['sort'] | undefined)[] = [
  'balance',
  'overdue',
  'lastInvoice',
  'turnover',
]

/** @throws Refusal `forbidden` where money is asked by a role that does not read invoices. */
export async function listCustomers(act: Act, asked: Asked): Promise<Listed> {
  if (!seesMoney(act)) {
    if (asked.situation) refuse('forbidden', 'situation')
    if (moneySorts.includes(asked.sort)) refuse('forbidden', 'sort')
  }
  return { rows: await readRows(act, asked), ...(await readTotals(act, asked)) }
}

/** Everything but the situation, which is what the indicators tell apart. */
const filtered = (act: Act, asked: Asked) => {
  const { role, seller, store, city, country, kind } = asked
  return act.tx
    .selectFrom('customer as c')
    .where('c.company_id', '=', act.company)
    .where('c.archived', '=', asked.archived === 'true')
    .where(listed(act, 'c'))
    .$if(role === 'customer', (query) => query.where('c.is_customer', '=', true))
    .$if(role === 'supplier', (query) => query.where('c.is_supplier', '=', true))
    .$if(seller !== undefined, (query) => query.where('c.seller_id', '=', seller as string))
    .$if(store !== undefined, (query) => query.where('c.store_id', '=', store as string))
    .$if(kind !== undefined, (query) => query.where('c.kind', '=', kind as string))
    .$if(country !== undefined, (query) => query.where('c.country', '=', country as string))
    .$if(Boolean(city), (query) =>
      query.where(sql<boolean>`exists (select from address a where a.company_id = c.company_id
        and a.customer_id = c.id and lower(a.city) = lower(${city}))`),
    )
    .$if(isSought(asked), (query) =>
      query.innerJoin(
        sql<{ id: string; score: number }>`search_customers(${sought(asked)}, null)`.as('s'),
        (join) => join.onRef('s.id', '=', 'c.id'),
      ),
    )
}

const sought = ({ q }: Asked): string => needle(q ?? '')
const isSought = (asked: Asked): boolean => sought(asked) !== ''

const inSituation = {
  overdue: sql<boolean>`coalesce(a.overdue, 0) > 0`,
  owing: sql<boolean>`coalesce(a.balance, 0) > 0`,
  credit: sql<boolean>`coalesce(a.balance, 0) < 0`,
}

/** The city where one is billed. */
const cityOf = sql<string>`coalesce((select ad.city from address ad
  where ad.company_id = c.company_id and ad.customer_id = c.id
  order by ad.for_billing desc, ad.id limit 1), '')`
const itemsOf = sql<number>`(select count(*)::int from item i
  where i.company_id = c.company_id and i.supplier_id = c.id)`

const sortedBy = {
  name: sql`c.sort_name`,
  code: sql`c.code`,
  city: sql`nullif(lower(${cityOf}), '')`,
  country: sql`c.country`,
  seller: sql`lower(p.name)`,
  items: itemsOf,
  balance: sql`coalesce(a.balance, 0)`,
  overdue: sql`coalesce(a.overdue, 0)`,
  turnover: sql`coalesce(a.turnover, 0)`,
  lastInvoice: sql`a."lastInvoiceDay"`,
  created: sql`c.created_at`,
}

async function readRows(act: Act, asked: Asked): Promise<Listed['rows']> {
  const { situation, sort, direction = 'asc', offset, limit } = asked
  const needsAccounts = situation !== undefined || moneySorts.includes(sort)
  const ranked = isSought(asked) && sort === undefined
  const rows = await filtered(act, asked)
    .leftJoin('person as p', 'p.id', 'c.seller_id')
    .leftJoin('store as st', (join) =>
      join.onRef('st.company_id', '=', 'c.company_id').onRef('st.id', '=', 'c.store_id'),
    )
    .$if(needsAccounts, (query) =>
      query
        .leftJoin(accounts(act).as('a'), (join) => join.onRef('a.customer_id', '=', 'c.id'))
        .$if(situation !== undefined, (some) => some.where(inSituation[situation ?? 'overdue'])),
    )
    .$if(ranked, (query) => query.orderBy(sql`s.score`, 'desc'))
    .select(['c.id', 'c.code', 'c.name', 'c.kind', 'c.country', 'c.email', 'c.phone'])
    .select(['c.is_customer as isCustomer', 'c.is_supplier as isSupplier', 'c.archived'])
    .select(['c.created_at as createdAt', 'p.name as seller', 'st.name as store'])
    .select([cityOf.as('city'), itemsOf.as('items')])
    .$if(!ranked, (query) =>
      query.orderBy(sortedBy[sort ?? 'name'], (by) =>
        (direction === 'asc' ? by.asc() : by.desc()).nullsLast(),
      ),
    )
    .orderBy('c.sort_name')
    .orderBy('c.id')
    .offset(offset)
    .limit(limit)
    .execute()
  if (!seesMoney(act)) {
    const hidden = { balance: null, overdue: null, turnover: null, lastInvoiceDay: null }
    return rows.map((row) => ({ ...row, kind: row.kind as Kind, ...hidden }))
  }
  const account = await readAccounts(
    act,
    rows.map((row) => row.id),
  )
  return rows.map((row) => ({
    ...row,
    kind: row.kind as Kind,
    ...(account.get(row.id) ?? emptyAccount),
  }))
}

type Tile = { count: number; amount: Cents | null }

async function readTotals(act: Act, asked: Asked): Promise<Omit<Listed, 'rows'>> {
  if (!seesMoney(act)) {
    const { count } = await filtered(act, asked)
      .select(sql<number>`count(*)::int`.as('count'))
      .executeTakeFirstOrThrow()
    const none: Tile = { count: 0, amount: null }
    return {
      total: count,
      sums: { balance: null, overdue: null, turnover: null },
      indicators: { all: { count, amount: null }, overdue: none, owing: none, credit: none },
    }
  }
  const chosen = asked.situation ? inSituation[asked.situation] : sql<boolean>`true`
  const add = (column: 'balance' | 'overdue' | 'turnover', where = chosen) =>
    sql<Cents>`coalesce(sum(${sql.ref(`a.${column}`)}) filter (where ${where}), 0)::bigint`
  const count = (where = chosen) => sql<number>`(count(*) filter (where ${where}))::int`
  const { overdue, owing, credit } = inSituation
  const found = await filtered(act, asked)
    .leftJoin(accounts(act).as('a'), (join) => join.onRef('a.customer_id', '=', 'c.id'))
    .select([count().as('total'), count(sql<boolean>`true`).as('all')])
    .select([count(overdue).as('late'), count(owing).as('owing'), count(credit).as('credit')])
    .select([add('balance').as('balance'), add('overdue').as('overdue')])
    .select([add('turnover').as('turnover'), add('balance', sql`true`).as('whole')])
    .select([add('overdue', overdue).as('lateSum'), add('balance', owing).as('owingSum')])
    .select(add('balance', credit).as('creditSum'))
    .executeTakeFirst()
  const { total = 0, balance = zero, overdue: late = zero, turnover = zero } = found ?? {}
  return {
    total,
    sums: { balance, overdue: late, turnover },
    indicators: {
      all: { count: found?.all ?? 0, amount: found?.whole ?? zero },
      overdue: { count: found?.late ?? 0, amount: found?.lateSum ?? zero },
      owing: { count: found?.owing ?? 0, amount: found?.owingSum ?? zero },
      credit: { count: found?.credit ?? 0, amount: found?.creditSum ?? zero },
    },
  }
}
