import { sql } from 'kysely'
import type { InputOf, OutputOf } from '#kernel/endpoint.ts'
import { tagNames } from '#features/base/tags/queries.ts'
import { named, sorted } from '#features/sales/quotes/queries/narrowed.ts'
import { marginOf } from '#features/sales/quotes/rules/lines.ts'
import type { Cents } from '#kernel/money.ts'
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
import { type listInvoices as endpoint } from '../contract.ts'
import { type invoiceSorts, invoiceTiles } from '../contract/list.ts'
import type { invoiceGroupings } from '../contract/list.ts'
import { type InvoiceKind, invoiceKinds, type InvoiceState } from '../rules/life.ts'
import { outstandingOf, paymentOf, paymentStates } from '../rules/payment.ts'
import { isExpected, kept, outstandingIn, paymentIn } from './filter.ts'
import { findGroups, type Group } from './groups.ts'

type Asked = InputOf<typeof endpoint>
type Listed = OutputOf<typeof endpoint>

/** What the sort keys stand for. */
const columns = {
  day: sql.ref('i.day'),
  number: sql.ref('i.number'),
  customer: sql.ref('c.sort_name'),
  net: sql.ref<Cents>('i.net'),
  gross: sql.ref<Cents>('i.gross'),
  outstanding: outstandingIn,
  dueDay: sql.ref('i.due_day'),
  state: rankOf(byWord(paymentIn, paymentStates)),
  updated: sql.ref('i.updated_at'),
} as const satisfies Record<(typeof invoiceSorts)[number], unknown>

const nullable: ReadonlySet<string> = new Set(['number', 'dueDay'])

/** Invoices and credit notes under the filters, newest first unless asked otherwise. */
export async function listInvoices(act: Act, asked: Asked): Promise<Listed> {
  const [groups, rows, heads] = await Promise.all([
    findGroups(act, asked),
    invoiceRows(act, asked),
    asked.group && asked.heads === 'true' ? invoiceHeads(act, asked, asked.group) : null,
  ])
  return { rows, ...totalsIn(groups, asked), ...(heads ? { groups: heads } : {}) }
}

/** What groups add up to under the filters of payment and lateness, and their tiles. */
export const totalsIn = (
  groups: readonly Group[],
  asked: Pick<Asked, 'payment' | 'late'>,
): Omit<Listed, 'rows'> =>
  addedUp(groups, asked, {
    sums: ['net', 'gross', 'outstanding'],
    tiles: invoiceTiles,
    keeps: (group, { payment, late }) =>
      (payment?.includes(group.payment) ?? true) &&
      (late === undefined || group.late === (late === 'true')),
  })

/** What invoices are grouped by. */
const groupings = {
  payment: byWord(paymentIn, paymentStates),
  kind: byWord(sql.ref('i.kind'), invoiceKinds),
  customer: byRecord(sql.ref('i.customer_id'), sql.ref('c.name'), sql.ref('c.sort_name')),
  seller: byRecord(sql.ref('i.seller_id'), sql.ref('p.name')),
  store: byRecord(sql.ref('i.store_id'), sql.ref('s.name')),
  month: byMonth(sql.ref('i.day')),
  week: byWeek(sql.ref('i.day')),
  due: byMonth(sql.ref('i.due_day')),
} satisfies Record<(typeof invoiceGroupings)[number], Grouping>

const invoiceHeads = (act: Act, asked: Asked, group: (typeof invoiceGroupings)[number]) =>
  groupHeads(withNames(act, asked), groupings[group], {
    net: sql.ref<Cents>('i.net'),
    gross: sql.ref<Cents>('i.gross'),
    outstanding: outstandingIn,
  })

/** What the filters keep, with those whose names are shown. */
const withNames = (act: Act, asked: Parameters<typeof kept>[1]) =>
  kept(act, asked)
    .innerJoin('customer as c', (join) =>
      join.onRef('c.company_id', '=', 'i.company_id').onRef('c.id', '=', 'i.customer_id'),
    )
    .leftJoin('person as p', 'p.id', 'i.seller_id')
    .leftJoin('store as s', (join) =>
      join.onRef('s.company_id', '=', 'i.company_id').onRef('s.id', '=', 'i.store_id'),
    )

/**
 * The first of what a search finds, or of what falls due or is expected in a period: all of that from its
 * own index, sorted. In the order of the list, all that came since would be gone through, which no planner foresees;
 * hence a sum that is no order.
 */
const firstFound = (act: Act, asked: Asked) => {
  const { direction = 'desc', offset, limit } = asked
  return kept(act, asked)
    .select('i.id')
    .orderBy(sql`i.day + 0`, direction)
    .orderBy('i.id', direction)
    .limit(offset + limit)
}

/** The invoices of the window, in order. */
export async function invoiceRows(
  act: Act,
  asked: Asked & { readonly ids?: readonly string[] },
): Promise<Listed['rows']> {
  const { sort = 'day', direction = 'desc', group } = asked
  const isFound =
    isExpected(asked) || [asked.q, asked.dueFrom, asked.dueTo].some((one) => one !== undefined)
  const isPicked = isFound && sort === 'day' && group === undefined
  const rows = await withNames(act, asked)
    .$if(isPicked, (invoices) => invoices.where('i.id', 'in', firstFound(act, asked)))
    .select(['i.id', 'i.version', 'i.kind', 'i.number', 'i.imported', 'i.state', 'i.day'])
    .select(['i.due_day', 'i.subject', 'i.net', 'i.gross', 'i.settled', 'i.cost'])
    .select(['i.customer_id', 'c.name as customer', 'i.seller_id', 'p.name as seller'])
    .select(['i.store_id', 's.name as store'])
    .select(tagNames('i').as('tags'))
    .$if(group !== undefined, (invoices) => invoices.orderBy(inGroups(groupings[group ?? 'month'])))
    .orderBy(columns[sort], (by) => sorted(by, direction, nullable.has(sort)))
    .orderBy('i.id', direction)
    .limit(asked.limit)
    .offset(asked.offset)
    .execute()
  return rows.map((row) => {
    const payable = {
      state: row.state as InvoiceState,
      imported: row.imported,
      gross: row.gross,
      settled: row.settled,
      dueDay: row.due_day,
    }
    return {
      ...paymentOf(payable, act.today),
      id: row.id,
      version: row.version,
      kind: row.kind as InvoiceKind,
      number: row.number,
      imported: row.imported,
      state: payable.state,
      day: row.day,
      dueDay: row.due_day,
      customer: { id: row.customer_id, name: row.customer },
      seller: named(row.seller_id, row.seller),
      store: named(row.store_id, row.store),
      subject: row.subject,
      net: row.net,
      gross: row.gross,
      settled: row.settled,
      outstanding: outstandingOf(payable),
      margin: act.role.seesCosts && !row.imported ? marginOf(row.net, row.cost) : null,
      tags: row.tags,
    }
  })
}
