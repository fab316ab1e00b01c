// The list of customers: rows of a window, and what they add up to over all results.
import { type JoinBuilder, sql } from 'kysely'
import { tagNames } from '#features/base/tags/queries.ts'
import type { InputOf, OutputOf } from '#kernel/endpoint.ts'
import type { Cents } from '#kernel/money.ts'
import { refuse } from '#kernel/refusal.ts'
import { addedUp, type Group } from '#kernel/tiles.ts'
import type { Act } from '#server/act.ts'
import type { Tables } from '#server/database/tables.ts'
import { byRecord, byWord, type Grouping, groupHeads, inGroups } from '#server/grouping.ts'
import type { list } from '../contract.ts'
import { type customerGroupings, customerTiles, type Situation } from '../contract/listed.ts'
import { type Kind, kinds } from '../rules.ts'
import { accounts, emptyAccount, readAccounts, seesMoney } from './account.ts'
import { type Asked, filtered, findSought } from './filter.ts'

type Listed = OutputOf<typeof list>

const moneySorts: readonly (Asked['sort'] | undefined)[] = [
  'balance',
  'overdue',
  'lastInvoice',
  'turnover',
]

/** @throws Refusal `forbidden` where money is asked by a role that does not read invoices. */
export async function listCustomers(act: Act, input: InputOf<typeof list>): Promise<Listed> {
  checkMoney(act, input)
  const asked: Asked = { ...input, found: await findSought(act, input) }
  const [rows, totals, heads] = await Promise.all([
    readRows(act, asked),
    readTotals(act, asked),
    asked.group && asked.heads === 'true' ? readHeads(act, asked, asked.group) : null,
  ])
  return { rows, ...totals, ...(heads ? { groups: heads } : {}) }
}

const inSituation = {
  overdue: sql<boolean>`a.overdue > 0`,
  owing: sql<boolean>`a.balance > 0`,
  credit: sql<boolean>`a.balance < 0`,
}

const sortedBy = {
  name: sql`c.sort_name`,
  code: sql`c.code`,
  city: sql`nullif(lower(b.city), '')`,
  country: sql`c.country`,
  seller: sql`lower(p.name)`,
  items: sql`coalesce(it.items, 0)`,
  balance: sql`coalesce(a.balance, 0)`,
  overdue: sql`coalesce(a.overdue, 0)`,
  turnover: sql`coalesce(a.turnover, 0)`,
  lastInvoice: sql`a."lastInvoiceDay"`,
  created: sql`c.created_at`,
}

/** What customers are grouped by. */
const groupings = {
  seller: byRecord(sql.ref('c.seller_id'), sql.ref('p.name')),
  store: byRecord(sql.ref('c.store_id'), sql.ref('st.name')),
  city: { key: sql<string | null>`nullif(b.city, '')` },
  country: { key: sql<string | null>`c.country` },
  kind: byWord(sql.ref('c.kind'), kinds),
} satisfies Record<(typeof customerGroupings)[number], Grouping>

/** With what groups are told by: who follows them, where they are. */
const withNames = (customers: ReturnType<typeof filtered>) =>
  customers
    .leftJoin('person as p', 'p.id', 'c.seller_id')
    .leftJoin('store as st', (join) =>
      join.onRef('st.company_id', '=', 'c.company_id').onRef('st.id', '=', 'c.store_id'),
    )
    .leftJoin('address as b', billedAt)

/** The groups of what the filters keep, with what their accounts add up to where one reads them. */
async function readHeads(act: Act, asked: Asked, group: (typeof customerGroupings)[number]) {
  const named = withNames(filtered(act, asked))
  if (!seesMoney(act)) {
    const heads = await groupHeads(named, groupings[group], {})
    return heads.map((head) => ({ ...head, sums: hiddenSums }))
  }
  const { situation } = asked
  const known = named
    .leftJoin(accounts(act).as('a'), (join) => join.onRef('a.customer_id', '=', 'c.id'))
    .$if(situation !== undefined, (some) => some.where(inSituation[situation ?? 'overdue']))
  return groupHeads(known, groupings[group], {
    balance: sql<Cents>`a.balance`,
    overdue: sql<Cents>`a.overdue`,
    turnover: sql<Cents>`a.turnover`,
  })
}

/** The customers of the window, in order: only what the order needs is joined. */
async function readWindow(act: Act, asked: Asked): Promise<string[]> {
  const { situation, sort, direction = 'asc', offset, limit, group } = asked
  const ranked = asked.found !== undefined && sort === undefined
  const rows = await filtered(act, asked)
    .select('c.id')
    .$if(situation !== undefined || moneySorts.includes(sort), (query) =>
      query
        .leftJoin(accounts(act).as('a'), (join) => join.onRef('a.customer_id', '=', 'c.id'))
        .$if(situation !== undefined, (some) => some.where(inSituation[situation ?? 'overdue'])),
    )
    .$if(sort === 'city' || group === 'city', (query) => query.leftJoin('address as b', billedAt))
    .$if(sort === 'seller' || group === 'seller', (query) =>
      query.leftJoin('person as p', 'p.id', 'c.seller_id'),
    )
    .$if(group === 'store', (query) =>
      query.leftJoin('store as st', (join) =>
        join.onRef('st.company_id', '=', 'c.company_id').onRef('st.id', '=', 'c.store_id'),
      ),
    )
    .$if(group !== undefined, (query) => query.orderBy(inGroups(groupings[group ?? 'kind'])))
    .$if(sort === 'items', (query) =>
      query.leftJoin(supplied(act).as('it'), (join) => join.onRef('it.supplier_id', '=', 'c.id')),
    )
    .$if(ranked, (query) => query.orderBy(sql`s.score`, 'desc'))
    .$if(!ranked && sort !== undefined && sort !== 'name', (query) =>
      query.orderBy(sortedBy[sort ?? 'name'], (by) =>
        (direction === 'asc' ? by.asc() : by.desc()).nullsLast(),
      ),
    )
    // By name, both ways, the index gives the order.
    .orderBy('c.sort_name', sort === 'name' ? direction : 'asc')
    .orderBy('c.id', sort === 'name' ? direction : 'asc')
    .offset(offset)
    .limit(limit)
    .execute()
  return rows.map((row) => row.id)
}

const billedAt = (
  join: JoinBuilder<Tables & { c: Tables['customer']; b: Tables['address'] }, 'c' | 'b'>,
) =>
  join
    .onRef('b.company_id', '=', 'c.company_id')
    .onRef('b.customer_id', '=', 'c.id')
    .on('b.for_billing', '=', true)

const supplied = ({ company }: Act) =>
  sql<{ supplier_id: string; items: number }>`(select supplier_id, count(*)::int as items
    from item where company_id = ${company} and supplier_id is not null group by supplier_id)`

function checkMoney(act: Act, input: Pick<Asked, 'situation' | 'sort'>): void {
  if (!seesMoney(act)) {
    if (input.situation) refuse('forbidden', 'situation')
    if (moneySorts.includes(input.sort)) refuse('forbidden', 'sort')
  }
}

/** The customers of a window, in order. @throws Refusal `forbidden` where money is asked and not read. */
export async function customerRows(act: Act, input: Asked): Promise<Listed['rows']> {
  checkMoney(act, input)
  return readRows(act, { ...input, found: await findSought(act, input) })
}

/** The identifiers of all that the filters of the list keep, by name: `(select id …)`. */
export async function customersUnder(act: Act, input: Omit<Asked, 'offset' | 'limit'>) {
  const asked: Asked = { ...input, offset: 0, limit: 0, found: await findSought(act, input) }
  return sql<{ id: string }>`(${filtered(act, asked)
    .select('c.id')
    .where('c.walk_in', '=', false)
    .orderBy('c.sort_name')
    .orderBy('c.id')})`
}

/** The names of the customers of a selection, for an act on many. */
export async function customerCandidates(act: Act, input: Asked) {
  const asked: Asked = { ...input, found: await findSought(act, input) }
  const ids = await readWindow(act, { ...asked, sort: 'name' })
  if (ids.length === 0) return []
  return act.tx
    .selectFrom('customer')
    .select(['id', 'name', 'archived', 'walk_in', 'seller_id', 'store_id'])
    .where('company_id', '=', act.company)
    .where('id', 'in', ids)
    .orderBy('sort_name')
    .orderBy('id')
    .execute()
}

const readRows = async (act: Act, asked: Asked): Promise<Listed['rows']> =>
  rowsOfIds(act, await readWindow(act, asked))

/** The rows of these customers, in their order. */
export async function rowsOfIds(act: Act, ids: readonly string[]): Promise<Listed['rows']> {
  if (ids.length === 0) return []
  const rows = await act.tx
    .selectFrom('customer as c')
    .leftJoin('person as p', 'p.id', 'c.seller_id')
    .leftJoin('store as st', (join) =>
      join.onRef('st.company_id', '=', 'c.company_id').onRef('st.id', '=', 'c.store_id'),
    )
    .leftJoin('address as b', billedAt)
    .select(['c.id', 'c.code', 'c.name', 'c.kind', 'c.country', 'c.email', 'c.phone'])
    .select(['c.is_customer as isCustomer', 'c.is_supplier as isSupplier', 'c.archived'])
    .select(['c.created_at as createdAt', 'p.name as seller', 'st.name as store'])
    .select([sql<string>`coalesce(b.city, '')`.as('city'), tagNames('c').as('tags')])
    .select(
      sql<number>`(select count(*)::int from item i
        where i.company_id = c.company_id and i.supplier_id = c.id)`.as('items'),
    )
    .where('c.company_id', '=', act.company)
    .where('c.id', 'in', ids)
    .execute()
  const account = seesMoney(act) ? await readAccounts(act, ids) : null
  const hidden = { balance: null, overdue: null, turnover: null, lastInvoiceDay: null }
  const place = new Map(ids.map((id, at) => [id, at]))
  return rows
    .sort((a, b) => (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0))
    .map(({ kind, ...row }) => ({
      ...row,
      kind: kind as Kind,
      ...(account === null ? hidden : (account.get(row.id) ?? emptyAccount)),
    }))
}

async function readTotals(act: Act, asked: Asked): Promise<Omit<Listed, 'rows'>> {
  if (!seesMoney(act)) {
    const count = await countOf(act, asked)
    const all = { count, amount: null, sums: hiddenSums }
    const none = { ...all, count: 0 }
    return {
      total: count,
      sums: hiddenSums,
      indicators: { all, overdue: none, owing: none, credit: none },
    }
  }
  return addedUp(await situated(act, asked), asked as Pick<Asked, 'situation'>, {
    sums: ['balance', 'overdue', 'turnover'],
    tiles: customerTiles,
    keeps: ({ is }, { situation }) => situation === undefined || is[situation],
  })
}

const hiddenSums = { balance: null, overdue: null, turnover: null }

/** How many the filters of the list keep, situation apart: no account is read. */
export async function countOf(act: Act, asked: Omit<Asked, 'situation'>): Promise<number> {
  const { count } = await filtered(act, asked)
    .select(sql<number>`count(*)::int`.as('count'))
    .executeTakeFirstOrThrow()
  return count
}

type Summed = Group<'balance' | 'overdue' | 'turnover'> & {
  readonly is: Readonly<Record<Situation, boolean>>
}

/** What the filters keep but for the situation, by it: each account is read once. */
async function situated(act: Act, asked: Asked): Promise<Summed[]> {
  const { overdue, owing, credit } = inSituation
  const { rows } = await sql<Summed>`
    select json_build_object('overdue', late, 'owing', owing, 'credit', credit) as is, count(*) as count,
      sum(balance)::bigint as balance, sum(overdue)::bigint as overdue, sum(turnover)::bigint as turnover
    from (select coalesce(${overdue}, false) as late, coalesce(${owing}, false) as owing,
        coalesce(${credit}, false) as credit, coalesce(a.balance, 0) as balance,
        coalesce(a.overdue, 0) as overdue, coalesce(a.turnover, 0) as turnover
      from (${filtered(act, asked).select('c.id')}) m
        left join ${accounts(act)} a on a.customer_id = m.id) s
    group by late, owing, credit`.execute(act.tx)
  return rows
}
