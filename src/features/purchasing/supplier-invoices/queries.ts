// The only file that writes supplier invoices; and how they are read.
import { type Insertable, sql } from 'kysely'
import {
  findOrdersServed,
  findPurchasesBilled,
  findReceiptsOf,
} from '#features/purchasing/purchase-orders/queries/chain.ts'
import { customersLike, sorted } from '#features/sales/quotes/queries/narrowed.ts'
import { soughtIn } from '#features/sales/quotes/rules/search.ts'
import type { InputOf, OutputOf } from '#kernel/endpoint.ts'
import type { Bps, Cents, Price, Quantity } from '#kernel/money.ts'
import { refuse } from '#kernel/refusal.ts'
import type { VatCategory, VatGroup } from '#kernel/vat.ts'
import { type Act, visible } from '#server/act.ts'
import type { Tables } from '#server/database/tables.ts'
import { changedNow, madeNow, type NewRow, type RowChange } from '#server/stamps.ts'
import type { listSupplierInvoices as listing, SupplierInvoice } from './contract.ts'
import { type Due, dueOf, dues, type SupplierInvoiceState } from './rules/matching.ts'

type Asked = InputOf<typeof listing>
type Listed = OutputOf<typeof listing>

/** The invoice, if the role may see it; `hold` keeps others from changing it until the commit. */
export async function findSupplierInvoice(act: Act, id: string, { hold = false } = {}) {
  const found = act.tx
    .selectFrom('supplier_invoice as s')
    .selectAll()
    .where('s.company_id', '=', act.company)
    .where('s.id', '=', id)
    .where(visible(act, 's'))
  return (hold ? found.forNoKeyUpdate() : found).executeTakeFirst()
}

/** An invoice of a supplier under a number, unless it was cancelled. */
export const isKnown = async (
  { tx, company }: Act,
  supplier: string,
  number: string,
): Promise<boolean> =>
  (await tx
    .selectFrom('supplier_invoice')
    .select('id')
    .where('company_id', '=', company)
    .where('supplier_id', '=', supplier)
    .where('number', '=', number)
    .where('state', '<>', 'cancelled')
    .executeTakeFirst()) !== undefined

/** @throws Refusal `not_found`. */
export async function showSupplierInvoice(act: Act, id: string): Promise<SupplierInvoice> {
  const { tx, company, today } = act
  const row = (await findSupplierInvoice(act, id)) ?? refuse('not_found')
  const { name } = await tx
    .selectFrom('customer')
    .select('name')
    .where('company_id', '=', company)
    .where('id', '=', row.supplier_id)
    .executeTakeFirstOrThrow()
  const vat = await tx
    .selectFrom('supplier_invoice_vat')
    .select(['category', 'rate', 'base', 'tax'])
    .where('company_id', '=', company)
    .where('supplier_invoice_id', '=', id)
    .orderBy('rate', 'desc')
    .execute()
  const lines = await tx
    .selectFrom('supplier_invoice_line as l')
    .leftJoin('purchase_order as p', (join) =>
      join.onRef('p.company_id', '=', 'l.company_id').onRef('p.id', '=', 'l.purchase_order_id'),
    )
    .leftJoin('purchase_line as b', (join) =>
      join
        .onRef('b.company_id', '=', 'l.company_id')
        .onRef('b.purchase_order_id', '=', 'l.purchase_order_id')
        .onRef('b.id', '=', 'l.purchase_line_id'),
    )
    .select(['l.id', 'l.name', 'l.quantity', 'l.price', 'l.net', 'p.id as purchase', 'p.number'])
    .select(orderedPrice.as('ordered'))
    .where('l.company_id', '=', company)
    .where('l.supplier_invoice_id', '=', id)
    .orderBy('l.rank')
    .execute()
  const purchases = new Map(
    lines.flatMap(({ purchase, number }) =>
      purchase ? [[purchase, { id: purchase, name: number ?? '' }] as const] : [],
    ),
  )
  const state = row.state as SupplierInvoiceState
  return {
    id,
    version: row.version,
    number: row.number,
    state,
    due: dueOf(state, row.due_day, today),
    day: row.day,
    dueDay: row.due_day,
    paidDay: row.paid_day,
    supplier: { id: row.supplier_id, name },
    net: row.net,
    tax: row.tax,
    gross: row.gross,
    currency: row.currency,
    acceptedReason: row.accepted_reason,
    vat: vat.map((group) => ({ ...group, category: group.category as VatCategory })),
    lines: lines.map(({ purchase: _, number: __, ...line }) => line),
    purchases: [...purchases.values()],
    documents: [
      ...(await findOrdersServed(act, [...purchases.keys()])),
      ...(await findPurchasesBilled(act, id)),
    ],
    receipts: await findReceiptsOf(act, [...purchases.keys()]),
    file: row.file_id === null ? null : await findFileNamed(act, row.file_id),
  }
}

const findFileNamed = async ({ tx, company }: Act, id: string) =>
  (await tx
    .selectFrom('file')
    .select(['id', 'name', 'media_type as mediaType'])
    .where('company_id', '=', company)
    .where('id', '=', id)
    .executeTakeFirst()) ?? null

/** What one costs on the order, the discounts of the line and of the whole taken off. */
const orderedPrice = sql<Price | null>`round(b.price::numeric * (10000 - b.discount) / 10000
  * (10000 - p.discount) / 10000)::bigint`

export type Billable = {
  readonly line: string
  readonly name: string
  readonly unit: string
  readonly open: Quantity
  readonly price: Price
  readonly category: VatCategory
  readonly rate: Bps
}

/** The lines of a purchase order with what came of them and is not invoiced, at their price. */
export async function findBillable({ tx, company }: Act, purchase: string): Promise<Billable[]> {
  const { rows } = await sql<Billable>`
    select b.id as line, b.name, b.unit, greatest(0, s.received - s.invoiced)::bigint as open,
      ${orderedPrice} as price, b.vat_category as category, b.vat_rate as rate
    from purchase_line b
      join purchase_order p on p.company_id = b.company_id and p.id = b.purchase_order_id
      join purchase_line_standing s on s.company_id = b.company_id
        and s.purchase_order_id = b.purchase_order_id and s.id = b.id
    where b.company_id = ${company} and b.purchase_order_id = ${purchase}
    order by b.rank`.execute(tx)
  return rows
}

const columns = {
  day: 's.day',
  dueDay: 's.due_day',
  number: 's.number',
  supplier: 'c.sort_name',
  gross: 's.gross',
} as const

/** Supplier invoices under the filters, and what is due of them. */
export async function listSupplierInvoices(act: Act, asked: Asked): Promise<Listed> {
  const { sort = 'dueDay', direction = 'asc' } = asked
  const groups = await filtered(act, asked)
    .select([
      dueIn(act).as('due'),
      sql<number>`count(*)::int`.as('count'),
      sql<Cents>`sum(s.net)::bigint`.as('net'),
      sql<Cents>`sum(s.gross)::bigint`.as('gross'),
    ])
    .groupBy(sql`1`)
    .execute()
  const rows = await filtered(act, asked)
    .innerJoin('customer as c', (join) =>
      join.onRef('c.company_id', '=', 's.company_id').onRef('c.id', '=', 's.supplier_id'),
    )
    .select(['s.id', 's.version', 's.number', 's.state', 's.day', 's.due_day', 's.paid_day'])
    .select(['s.supplier_id', 'c.name as supplier', 's.net', 's.tax', 's.gross'])
    .$if(asked.due !== undefined, (of) => of.where(dueIn(act), 'in', asked.due as Due[]))
    .orderBy(columns[sort], (by) => sorted(by, direction, false))
    .orderBy('s.id', direction)
    .limit(asked.limit)
    .offset(asked.offset)
    .execute()
  const chosen = groups.filter(({ due }) => asked.due?.includes(due) ?? true)
  const add = (of: 'count' | 'net' | 'gross') => chosen.reduce<number>((n, row) => n + row[of], 0)
  return {
    rows: rows.map((row) => ({
      id: row.id,
      version: row.version,
      number: row.number,
      state: row.state as SupplierInvoiceState,
      due: dueOf(row.state as SupplierInvoiceState, row.due_day, act.today),
      day: row.day,
      dueDay: row.due_day,
      paidDay: row.paid_day,
      supplier: { id: row.supplier_id, name: row.supplier },
      net: row.net,
      tax: row.tax,
      gross: row.gross,
    })),
    total: add('count'),
    sums: { net: add('net') as Cents, gross: add('gross') as Cents },
    indicators: Object.fromEntries(
      dues.map((due) => {
        const found = groups.find((group) => group.due === due)
        return [due, { count: found?.count ?? 0, amount: found?.gross ?? (0 as Cents) }]
      }),
    ),
  }
}

/** The twin of `dueOf`. */
const dueIn = ({ today }: Act) => sql<Due>`case when s.state <> 'recorded' then s.state
  when s.due_day < ${today}::date then 'late' else 'due' end`

function filtered(act: Act, asked: Asked) {
  let found = act.tx
    .selectFrom('supplier_invoice as s')
    .where('s.company_id', '=', act.company)
    .where(visible(act, 's'))
  if (asked.supplier) found = found.where('s.supplier_id', '=', asked.supplier)
  if (asked.store) found = found.where('s.store_id', '=', asked.store)
  if (asked.from) found = found.where('s.day', '>=', asked.from)
  if (asked.to) found = found.where('s.day', '<=', asked.to)
  for (const like of soughtIn(asked.q)) {
    found = found.where((is) =>
      is.or([is('s.search', 'like', like), is('s.supplier_id', 'in', customersLike(act, like))]),
    )
  }
  return found
}

type NewLine = Omit<
  Insertable<Tables['supplier_invoice_line']>,
  'company_id' | 'supplier_invoice_id' | 'rank'
>

export async function insertSupplierInvoice(
  act: Act,
  values: NewRow<'supplier_invoice'>,
  vat: readonly VatGroup[],
  lines: readonly NewLine[],
): Promise<void> {
  const { tx, company } = act
  await tx
    .insertInto('supplier_invoice')
    .values({ ...values, ...madeNow(act) })
    .execute()
  const of = { company_id: company, supplier_invoice_id: values.id }
  if (vat.length > 0) {
    await tx
      .insertInto('supplier_invoice_vat')
      .values(vat.map((group) => ({ ...of, ...group })))
      .execute()
  }
  await tx
    .insertInto('supplier_invoice_line')
    .values(lines.map((line, rank) => ({ ...of, ...line, rank })))
    .execute()
}

export const saveSupplierInvoice = (act: Act, id: string, values: RowChange<'supplier_invoice'>) =>
  act.tx
    .updateTable('supplier_invoice')
    .set({ ...values, ...changedNow(act) })
    .where('company_id', '=', act.company)
    .where('id', '=', id)
    .execute()
