import { sql } from 'kysely'
import type { InputOf, OutputOf } from '#kernel/endpoint.ts'
import { sorted } from '#features/sales/quotes/queries/list.ts'
import { marginOf } from '#features/sales/quotes/rules/lines.ts'
import type { Cents } from '#kernel/money.ts'
import type { Act } from '#server/act.ts'
import type { invoiceSorts, listInvoices as endpoint } from '../contract.ts'
import type { InvoiceKind, InvoiceState } from '../rules/life.ts'
import { outstandingOf, paymentOf, paymentStates, type PaymentState } from '../rules/payment.ts'
import { kept, outstandingIn } from './filter.ts'
import { findGroups, type Group } from './groups.ts'

type Asked = InputOf<typeof endpoint>
type Listed = OutputOf<typeof endpoint>

/** What the sort keys stand for. */
const columns = {
  day: sql.ref('i.day'),
  number: sql.ref('i.number'),
  customer: sql.ref('c.sort_name'),
  net: sql.ref('i.net'),
  gross: sql.ref('i.gross'),
  outstanding: outstandingIn,
  dueDay: sql.ref('i.due_day'),
  updated: sql.ref('i.updated_at'),
} as const satisfies Record<(typeof invoiceSorts)[number], unknown>

const nullable: ReadonlySet<string> = new Set(['number', 'dueDay'])

/** Invoices and credit notes under the filters, newest first unless asked otherwise. */
export async function listInvoices(act: Act, asked: Asked): Promise<Listed> {
  const [groups, rows] = await Promise.all([findGroups(act, asked), invoiceRows(act, asked)])
  return { rows, ...totalsIn(groups, asked) }
}

/** What groups add up to under the filters of payment and lateness, and their tiles. */
export function totalsIn(
  groups: readonly Group[],
  { payment, late }: Pick<Asked, 'payment' | 'late'>,
): Omit<Listed, 'rows'> {
  const isOfPayment = (group: Group) => payment?.includes(group.payment) ?? true
  const isOfLateness = (group: Group) => late === undefined || group.late === (late === 'true')
  const all = groups.filter((group) => isOfPayment(group) && isOfLateness(group))
  const tile = (of: readonly Group[], amount: 'outstanding' | 'gross') => ({
    count: add(of, 'count'),
    amount: add(of, amount) as Cents,
  })
  const tileOf = (wanted: PaymentState) => {
    const open = wanted === 'unpaid' || wanted === 'partial'
    const of = groups.filter((group) => group.payment === wanted && isOfLateness(group))
    return tile(of, open ? 'outstanding' : 'gross')
  }
  const lateOnes = groups.filter((group) => group.late && isOfPayment(group))
  return {
    total: add(all, 'count'),
    sums: {
      net: add(all, 'net') as Cents,
      gross: add(all, 'gross') as Cents,
      outstanding: add(all, 'outstanding') as Cents,
    },
    indicators: {
      ...Object.fromEntries(paymentStates.map((wanted) => [wanted, tileOf(wanted)])),
      late: tile(lateOnes, 'outstanding'),
    },
  }
}

const add = (groups: readonly Group[], of: 'count' | 'net' | 'gross' | 'outstanding'): number =>
  groups.reduce((total, group) => total + group[of], 0)

/** The invoices of the window, in order. */
export async function invoiceRows(
  act: Act,
  asked: Asked & { readonly ids?: readonly string[] },
): Promise<Listed['rows']> {
  const { sort = 'day', direction = 'desc' } = asked
  const rows = await kept(act, asked)
    .innerJoin('customer as c', (join) =>
      join.onRef('c.company_id', '=', 'i.company_id').onRef('c.id', '=', 'i.customer_id'),
    )
    .leftJoin('person as p', 'p.id', 'i.seller_id')
    .leftJoin('store as s', (join) =>
      join.onRef('s.company_id', '=', 'i.company_id').onRef('s.id', '=', 'i.store_id'),
    )
    .select(['i.id', 'i.version', 'i.kind', 'i.number', 'i.imported', 'i.state', 'i.day'])
    .select(['i.due_day', 'i.subject', 'i.net', 'i.gross', 'i.settled', 'i.cost'])
    .select(['i.customer_id', 'c.name as customer', 'i.seller_id', 'p.name as seller'])
    .select(['i.store_id', 's.name as store'])
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
    }
  })
}

const named = (id: string | null, name: string | null) =>
  id === null || name === null ? null : { id, name }
