import { sql } from 'kysely'
import { type PaymentMethod, paymentMethods } from '#features/base/company/rules.ts'
import { tagNames } from '#features/base/tags/queries.ts'
import { amounts, banded, isBanded, limitsOf } from '#features/sales/quotes/queries/banded.ts'
import { beside, isBeyond, named, narrowed } from '#features/sales/quotes/queries/narrowed.ts'
import type { Banded } from '#kernel/bands.ts'
import type { InputOf, OutputOf } from '#kernel/endpoint.ts'
import { formats } from '#kernel/format.ts'
import { type Cents, subtract } from '#kernel/money.ts'
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
import { type listPayments as endpoint } from '../contract.ts'
import { type paymentGroupings, type paymentSorts, paymentTiles } from '../contract/list.ts'
import {
  allocationOf,
  type AllocationState,
  allocationStates,
  kindOf,
  standingOf,
} from '../rules/allocate.ts'
import { standingColumns } from './find.ts'

type Asked = InputOf<typeof endpoint>
/** The filters, and the ids of a selection where one acts on some. */
export type AskedPayments = Asked & { readonly ids?: readonly string[] }
type Listed = OutputOf<typeof endpoint>

const amount = sql.ref<Cents>('p.amount')
const remaining = sql<Cents>`(p.amount - p.allocated)`

/** The twin of `allocationOf`. */
const allocationIn = sql<AllocationState>`(case
  when p.reversal_of is not null then 'reversed'
  when p.reversed then case when p.rejected then 'rejected' else 'reversed' end
  when p.allocated = 0 then 'unallocated'
  when p.allocated = p.amount then 'allocated'
  else 'partial' end)`

/** What the sort keys stand for. */
const columns = {
  day: sql.ref('p.day'),
  customer: sql.ref('c.sort_name'),
  amount: sql.ref<Cents>('p.amount'),
  remaining,
  state: rankOf(byWord(allocationIn, allocationStates)),
  created: sql.ref('p.created_at'),
} as const satisfies Record<(typeof paymentSorts)[number], unknown>

/** Payments under the filters, newest first unless asked otherwise. */
export async function listPayments(act: Act, asked: Asked): Promise<Listed> {
  const [totals, rows, heads] = await Promise.all([
    paymentTotals(act, asked),
    paymentRows(act, asked),
    asked.group && asked.heads === 'true' ? headsOf(act, asked, asked.group) : null,
  ])
  return { rows, ...totals, ...(heads ? { groups: heads } : {}) }
}

/** What the tally tells apart; under any other filter, payments are counted one by one. */
const tallied: ReadonlySet<string> = new Set([
  ...['allocation', 'kind', 'method', 'seller', 'store'],
  ...[...amounts, ...beside],
])

const counted = (act: Act, asked: Filters) =>
  filtered(act, asked)
    .select([
      allocationIn.as('allocation'),
      sql<number>`count(*)`.as('count'),
      sql<Cents>`sum(p.amount)::bigint`.as('amount'),
      sql<Cents>`sum(${remaining})::bigint`.as('remaining'),
    ])
    .groupBy(sql`1`)
    .execute()

/** From the tally; between two amounts, from their bands, and what begins as these do looked at. */
async function fromTally(act: Act, asked: Filters) {
  const bands = banded(asked)
  if (!bands) return addedTo(act, asked, null)
  const groups = await Promise.all([
    ...(bands.whole ? [addedTo(act, asked, bands)] : []),
    ...bands.ends.map((one) => counted(act, { ...asked, ...limitsOf(one) })),
  ])
  return groups.flat()
}

const addedTo = (act: Act, { kind, method, seller, store }: Filters, bands: Banded | null) =>
  act.tx
    // The two have the same columns, but for the bands.
    .selectFrom(`${bands ? 'payment_amounts' : 'payment_tally'} as t` as 'payment_tally as t')
    .$if(bands !== null, (payments) => payments.where(isBanded(bands!)))
    .select([
      sql<AllocationState>`t.allocation`.as('allocation'),
      sql<number>`sum(t.documents)::bigint`.as('count'),
      sql<Cents>`sum(t.amount)::bigint`.as('amount'),
      sql<Cents>`sum(t.remaining)::bigint`.as('remaining'),
    ])
    .where('t.company_id', '=', act.company)
    .where(visible(act, 't'))
    .$if(kind !== undefined, (payments) => payments.where('t.kind', '=', kind!))
    .$if(method !== undefined, (payments) => payments.where('t.method', 'in', method!))
    .$if(seller !== undefined, (payments) => payments.where('t.seller_id', '=', seller!))
    .$if(store !== undefined, (payments) => payments.where('t.store_id', '=', store!))
    .groupBy('t.allocation')
    .having(sql<boolean>`sum(t.documents) <> 0`)
    .execute()

type Filters = Omit<Asked, 'offset' | 'limit'>

/** What the filters keep adds up to, and the tiles. */
export async function paymentTotals(act: Act, asked: Filters): Promise<Omit<Listed, 'rows'>> {
  const groups = await (isBeyond(asked, tallied) ? counted(act, asked) : fromTally(act, asked))
  return addedUp(groups, asked, {
    sums: ['amount', 'remaining'],
    tiles: paymentTiles,
    keeps: (group, { allocation }) => allocation?.includes(group.allocation) ?? true,
  })
}

/** What payments are grouped by. */
const groupings = {
  allocation: byWord(allocationIn, allocationStates),
  method: byWord(sql.ref('p.method'), paymentMethods),
  customer: byRecord(sql.ref('p.customer_id'), sql.ref('c.name'), sql.ref('c.sort_name')),
  seller: byRecord(sql.ref('p.seller_id'), sql.ref('w.name')),
  store: byRecord(sql.ref('p.store_id'), sql.ref('s.name')),
  month: byMonth(sql.ref('p.day')),
  week: byWeek(sql.ref('p.day')),
} satisfies Record<(typeof paymentGroupings)[number], Grouping>

const headsOf = (act: Act, asked: Asked, group: (typeof paymentGroupings)[number]) =>
  groupHeads(kept(act, asked), groupings[group], { amount: sql.ref<Cents>('p.amount'), remaining })

/** What all the filters keep, with those whose names are shown. */
const kept = (act: Act, asked: AskedPayments) =>
  filtered(act, asked)
    .innerJoin('customer as c', (join) =>
      join.onRef('c.company_id', '=', 'p.company_id').onRef('c.id', '=', 'p.customer_id'),
    )
    .leftJoin('person as w', 'w.id', 'p.seller_id')
    .leftJoin('store as s', (join) =>
      join.onRef('s.company_id', '=', 'p.company_id').onRef('s.id', '=', 'p.store_id'),
    )
    .$if(asked.allocation !== undefined, (payments) =>
      payments.where(allocationIn, 'in', asked.allocation as AllocationState[]),
    )

export async function paymentRows(act: Act, asked: AskedPayments): Promise<Listed['rows']> {
  const { sort = 'day', direction = 'desc', group } = asked
  const rows = await kept(act, asked)
    .select(['p.id', 'p.version', 'p.customer_id', 'c.name as customer', 'p.day', 'p.method'])
    .select(['p.amount', 'p.allocated', 'p.reference', 'p.reversed', 'p.reversal_of'])
    .select(['p.rejected', 'p.created_at', 'p.seller_id', 'w.name as seller'])
    .select(['p.store_id', 's.name as store', tagNames('p').as('tags')])
    .$if(group !== undefined, (payments) => payments.orderBy(inGroups(groupings[group ?? 'month'])))
    .orderBy(columns[sort], direction)
    .orderBy('p.id', direction)
    .limit(asked.limit)
    .offset(asked.offset)
    .execute()
  return rows.map((row) => {
    const standing = standingColumns(row)
    return {
      id: row.id,
      version: row.version,
      kind: kindOf({ amount: row.amount, reversalOf: row.reversal_of }),
      standing: standingOf(standing),
      allocation: allocationOf({ ...standing, amount: row.amount, allocated: row.allocated }),
      customer: { id: row.customer_id, name: row.customer },
      seller: named(row.seller_id, row.seller),
      store: named(row.store_id, row.store),
      tags: row.tags,
      day: row.day,
      method: row.method as PaymentMethod,
      amount: row.amount,
      allocated: row.allocated,
      remaining: subtract(row.amount, row.allocated),
      reference: row.reference,
      reversalOf: row.reversal_of,
      createdAt: row.created_at,
    }
  })
}

/** How a payment is called among others: it has no number. */
export const paymentLabel = (
  act: Act,
  row: Pick<Listed['rows'][number], 'customer' | 'day' | 'amount'>,
) => {
  const written = formats(act.locale, act.currency, act.timeZone)
  return [row.customer.name, written.day(row.day), written.amount(row.amount)].join(' · ')
}

/** What the filters keep, but for the allocation: that one is the dimension of the indicators. */
function filtered(act: Act, asked: Filters) {
  let payments = act.tx
    .selectFrom('payment as p')
    .where('p.company_id', '=', act.company)
    .where(visible(act, 'p'))
    .where(
      narrowed(act, asked, { alias: 'p', kind: 'payment', amount, amounts: [amount, remaining] }),
    )
  if (asked.method) payments = payments.where('p.method', 'in', asked.method)
  if (asked.kind) {
    payments = payments.where(
      sql<boolean>`((p.amount > 0) = (p.reversal_of is null))`,
      '=',
      asked.kind === 'payment',
    )
  }
  return payments
}
