// One purchase order: its row, its lines, what came of them, and for whom they are bought.
import { sql } from 'kysely'
import { type Price, type Quantity } from '#kernel/money.ts'
import { type Act, visible } from '#server/act.ts'
import { type StoredLine, storedColumns } from '#features/sales/quotes/rules/stored.ts'

export type PurchaseFound = NonNullable<Awaited<ReturnType<typeof findPurchase>>>

/** The purchase order, if the role may see it; `hold` keeps others from changing it until the commit. */
export async function findPurchase(act: Act, id: string, { hold = false } = {}) {
  const found = act.tx
    .selectFrom('purchase_order as p')
    .selectAll()
    .where('p.company_id', '=', act.company)
    .where('p.id', '=', id)
    .where(visible(act, 'p'))
  return (hold ? found.forNoKeyUpdate() : found).executeTakeFirst()
}

/** The columns of a bought line; what it costs is its price. */
const columns = storedColumns.filter((name) => name !== 'cost')

/** The lines of a purchase order, in order. */
export const findLines = ({ tx, company }: Act, purchase: string): Promise<StoredLine[]> =>
  tx
    .selectFrom('purchase_line')
    .select(columns)
    .select(sql<Price | null>`null::bigint`.as('cost'))
    .where('company_id', '=', company)
    .where('purchase_order_id', '=', purchase)
    .orderBy('rank')
    .execute()

export type StandingRow = {
  readonly id: string
  readonly quantity: Quantity
  readonly received: Quantity
  readonly invoiced: Quantity
}

/** Where the lines of a purchase order stand, by their identifiers. */
export async function findStandings(
  { tx, company }: Act,
  purchase: string,
): Promise<ReadonlyMap<string, StandingRow>> {
  const { rows } =
    await sql<StandingRow>`select id, quantity::bigint as quantity, received, invoiced
    from purchase_line_standing
    where company_id = ${company} and purchase_order_id = ${purchase}`.execute(tx)
  return new Map(rows.map((row) => [row.id, row]))
}

export type NeedRow = {
  readonly purchase_line_id: string
  readonly order_id: string
  readonly order_line_id: string
  readonly rank: number
  readonly quantity: Quantity
  readonly number: string | null
  readonly customer: string
}

/** For which sold lines the lines of a purchase order are bought, first come first. */
export const findNeeds = ({ tx, company }: Act, purchase: string): Promise<NeedRow[]> =>
  tx
    .selectFrom('purchase_need as n')
    .innerJoin('customer_order as o', (join) =>
      join.onRef('o.company_id', '=', 'n.company_id').onRef('o.id', '=', 'n.order_id'),
    )
    .innerJoin('customer as c', (join) =>
      join.onRef('c.company_id', '=', 'o.company_id').onRef('c.id', '=', 'o.customer_id'),
    )
    .select(['n.purchase_line_id', 'n.order_id', 'n.order_line_id', 'n.rank', 'n.quantity'])
    .select(['o.number', 'c.name as customer'])
    .where('n.company_id', '=', company)
    .where('n.purchase_order_id', '=', purchase)
    .orderBy('n.purchase_line_id')
    .orderBy('n.rank')
    .execute()

/** What came of a purchase order, oldest first. */
export async function findReceipts({ tx, company }: Act, purchase: string) {
  const receipts = await tx
    .selectFrom('receipt as r')
    .leftJoin('person as p', 'p.id', 'r.person_id')
    .select(['r.id', 'r.day', 'r.delivery_note', 'r.note', 'r.reversal_of', 'r.reversed'])
    .select(['r.created_at', 'p.name as person'])
    .where('r.company_id', '=', company)
    .where('r.purchase_order_id', '=', purchase)
    .orderBy('r.created_at')
    .orderBy('r.id')
    .execute()
  const lines = await tx
    .selectFrom('receipt_line as l')
    .innerJoin('purchase_line as b', (join) =>
      join
        .onRef('b.company_id', '=', 'l.company_id')
        .onRef('b.purchase_order_id', '=', 'l.purchase_order_id')
        .onRef('b.id', '=', 'l.purchase_line_id'),
    )
    .select(['l.receipt_id', 'l.purchase_line_id', 'l.quantity', 'b.name', 'b.unit'])
    .where('l.company_id', '=', company)
    .where('l.purchase_order_id', '=', purchase)
    .orderBy('b.rank')
    .execute()
  return receipts.map(({ created_at, delivery_note, reversal_of, ...receipt }) => ({
    ...receipt,
    deliveryNote: delivery_note,
    reversalOf: reversal_of,
    at: created_at,
    lines: lines
      .filter((line) => line.receipt_id === receipt.id)
      .map(({ purchase_line_id, name, unit, quantity }) => ({
        line: purchase_line_id,
        name,
        unit,
        quantity,
      })),
  }))
}

/** What suppliers invoiced for a purchase order, oldest first. */
export async function findInvoices(act: Act, purchase: string) {
  return act.tx
    .selectFrom('supplier_invoice as s')
    .select(['s.id', 's.number', 's.state', 's.day', 's.gross'])
    .where('s.company_id', '=', act.company)
    .where('s.id', 'in', (lines) =>
      lines
        .selectFrom('supplier_invoice_line')
        .select('supplier_invoice_id')
        .where('company_id', '=', act.company)
        .where('purchase_order_id', '=', purchase),
    )
    .where(visible(act, 's'))
    .orderBy('s.created_at')
    .execute()
}

/** Who supplies, with the conditions of their record; the role need not sell to them. */
export const findSupplier = ({ tx, company }: Act, id: string) =>
  tx
    .selectFrom('customer')
    .selectAll()
    .where('company_id', '=', company)
    .where('id', '=', id)
    .executeTakeFirst()

/** The usual suppliers of items and their costs, and what lines take from them. */
export const findItemsToBuy = ({ tx, company }: Act, ids: readonly string[]) =>
  ids.length === 0
    ? Promise.resolve([])
    : tx
        .selectFrom('item')
        .select(['id', 'reference', 'name', 'cost', 'supplier_id', 'version'])
        .where('company_id', '=', company)
        .where('id', 'in', ids)
        .execute()
