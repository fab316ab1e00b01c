// One delivery: its row, its lines, its photos, and its neighbours in the deal.
import { sql } from 'kysely'
import type { Day } from '#kernel/day.ts'
import type { Bps, Cents, Price, Quantity } from '#kernel/money.ts'
import { grants } from '#kernel/rights.ts'
import { type Act, visible } from '#server/act.ts'
import type { DeliveryState } from '../rules/life.ts'

/** What the role may see: what its scope holds, and what one takes to the client oneself. */
export const seen = (act: Act, alias: string) =>
  sql<boolean>`(${visible(act, alias)}
    or ${sql.ref(`${alias}.driver_id`)} = ${act.person?.id ?? null}::uuid)`

export type DeliveryFound = NonNullable<Awaited<ReturnType<typeof findDelivery>>>

/** The delivery, if the role may see it; `hold` keeps others from changing it until the commit. */
export async function findDelivery(act: Act, id: string, { hold = false } = {}) {
  const found = act.tx
    .selectFrom('delivery as d')
    .selectAll()
    .where('d.company_id', '=', act.company)
    .where('d.id', '=', id)
    .where(seen(act, 'd'))
  return (hold ? found.forNoKeyUpdate() : found).executeTakeFirst()
}

/** A line of a delivery, with what its order says of it. */
export type StoredDeliveryLine = {
  readonly id: string
  readonly delivery_id: string
  readonly rank: number
  readonly order_id: string
  readonly order_line_id: string
  readonly quantity: Quantity
  readonly delivered: Quantity | null
  readonly returned: Quantity
  readonly order_number: string
  readonly item_id: string | null
  readonly reference: string
  readonly name: string
  readonly description: string
  readonly unit: string
  readonly price: Price
  readonly discount: Bps
  readonly vat_category: string
  readonly vat_rate: Bps
  readonly ordered: Quantity
  readonly net: Cents
}

/** The lines of deliveries, in order, as their orders name and price them. */
export async function findDeliveryLines(
  { tx, company }: Act,
  ids: readonly string[],
): Promise<StoredDeliveryLine[]> {
  if (ids.length === 0) return []
  return tx
    .selectFrom('delivery_line as l')
    .innerJoin('order_line as o', (join) =>
      join
        .onRef('o.company_id', '=', 'l.company_id')
        .onRef('o.order_id', '=', 'l.order_id')
        .onRef('o.id', '=', 'l.order_line_id'),
    )
    .innerJoin('customer_order as c', (join) =>
      join.onRef('c.company_id', '=', 'l.company_id').onRef('c.id', '=', 'l.order_id'),
    )
    .select(['l.id', 'l.delivery_id', 'l.rank', 'l.order_id', 'l.order_line_id', 'l.quantity'])
    .select(['l.delivered', 'l.returned', 'o.item_id', 'o.reference', 'o.name', 'o.description'])
    .select(['o.unit', 'o.price', 'o.discount', 'o.vat_category', 'o.vat_rate', 'o.net'])
    .select(['o.quantity as ordered', sql<string>`coalesce(c.number, '')`.as('order_number')])
    .where('l.company_id', '=', company)
    .where('l.delivery_id', 'in', ids)
    .orderBy('l.delivery_id')
    .orderBy('l.rank')
    .execute()
}

/** The photos of a delivery, in the order in which they were taken. */
export const findPhotos = ({ tx, company }: Act, id: string) =>
  tx
    .selectFrom('delivery_photo as p')
    .leftJoin('person as w', 'w.id', 'p.person_id')
    .select(['p.file_id', 'p.at', 'p.person_id', 'w.name as person'])
    .where('p.company_id', '=', company)
    .where('p.delivery_id', '=', id)
    .orderBy('p.at')
    .orderBy('p.file_id')
    .execute()

/** The deliveries of an order, oldest first, as far as the role may see them. */
export async function findDeliveriesOf(act: Act, order: string) {
  if (!grants(act.role, 'deliveries.read')) return []
  const rows = await act.tx
    .selectFrom('delivery as d')
    .select(['d.id', 'd.number', 'd.state', 'd.day', 'd.wished_day'])
    .where('d.company_id', '=', act.company)
    .where(seen(act, 'd'))
    .where('d.id', 'in', (is) =>
      is
        .selectFrom('delivery_line as l')
        .select('l.delivery_id')
        .where('l.company_id', '=', act.company)
        .where('l.order_id', '=', order),
    )
    .orderBy('d.created_at')
    .orderBy('d.id')
    .execute()
  return rows.map((row) => ({ ...row, state: row.state as DeliveryState }))
}

type Document = {
  kind: 'quote' | 'order' | 'invoice' | 'deposit' | 'final' | 'credit_note'
  id: string
  number: string | null
  state: string
  day: Day
  gross: Cents
  outstanding: Cents | null
}

/** The orders of a delivery, their quotes before them, and the invoices that name it after. */
export async function findDocuments(
  act: Act,
  id: string,
  orders: readonly string[],
): Promise<Document[]> {
  const { company, role } = act
  const none = sql<boolean>`false`
  const quotes = grants(role, 'quotes.read') ? visible(act, 'q') : none
  const ordered = grants(role, 'orders.read') ? visible(act, 'o') : none
  const invoices = grants(role, 'invoices.read') ? visible(act, 'i') : none
  const { rows } = await sql<Document & { rank: number }>`
    select 1 as rank, 'quote' as kind, q.id, q.number, q.state, q.day, q.gross,
      null::bigint as outstanding
    from quote q where q.company_id = ${company} and ${quotes} and q.id in (
      select o.quote_id from customer_order o
      where o.company_id = ${company} and o.id = any(${orders}::uuid[]))
    union all
    select 2, 'order', o.id, o.number, o.state, o.day, o.gross, null
    from customer_order o
    where o.company_id = ${company} and o.id = any(${orders}::uuid[]) and ${ordered}
    union all
    select 3, i.kind, i.id, i.number, i.state, i.day, i.gross,
      case when i.state = 'issued' then i.gross - i.settled end
    from invoice i where i.company_id = ${company} and ${invoices} and i.id in (
      select l.invoice_id from invoice_line l
      where l.company_id = ${company} and l.delivery_id = ${id})
    order by 1, 6, 3`.execute(act.tx)
  return rows.map(({ rank: _, ...row }) => row)
}
