// What purchases take up and what takes them up: clients' orders, receipts, what suppliers invoice.
import { sql } from 'kysely'
import type { Day } from '#kernel/day.ts'
import type { Cents } from '#kernel/money.ts'
import { grants } from '#kernel/rights.ts'
import { type Act, visible } from '#server/act.ts'

export type Chained = {
  readonly kind: 'order' | 'purchase_order' | 'supplier_invoice'
  readonly id: string
  readonly number: string | null
  readonly state: string
  readonly day: Day
  readonly gross: Cents | null
  readonly outstanding: Cents | null
}

/** The clients' orders that purchases are for, oldest first, as far as the role may see them. */
export async function findOrdersServed(act: Act, purchases: readonly string[]): Promise<Chained[]> {
  if (!grants(act.role, 'orders.read')) return []
  const { rows } = await sql<Omit<Chained, 'kind' | 'outstanding'>>`
    select o.id, o.number, o.state, o.day, o.gross from customer_order o
    where o.company_id = ${act.company} and ${visible(act, 'o')} and o.id in (
      select n.order_id from purchase_need n where n.company_id = ${act.company}
        and n.purchase_order_id = any(${purchases}::uuid[]))
    order by o.created_at, o.id`.execute(act.tx)
  return rows.map((row) => ({ ...row, kind: 'order', outstanding: null }))
}

/** What suppliers invoice for a purchase, oldest first; for who sees costs. */
export async function findInvoicesOf(act: Act, purchase: string): Promise<Chained[]> {
  if (!act.role.seesCosts) return []
  const { rows } = await sql<Omit<Chained, 'kind'>>`
    select s.id, s.number, s.state, s.day, s.gross,
      case s.state when 'recorded' then s.gross when 'paid' then 0::bigint end as outstanding
    from supplier_invoice s
    where s.company_id = ${act.company} and ${visible(act, 's')} and s.id in (
      select l.supplier_invoice_id from supplier_invoice_line l
      where l.company_id = ${act.company} and l.purchase_order_id = ${purchase})
    order by s.created_at, s.id`.execute(act.tx)
  return rows.map((row) => ({ ...row, kind: 'supplier_invoice' }))
}

/** The purchases of a supplier invoice, oldest first. */
export async function findPurchasesBilled(act: Act, invoice: string): Promise<Chained[]> {
  const { rows } = await sql<Omit<Chained, 'kind' | 'outstanding'>>`
    select p.id, p.number, p.state, p.day, p.gross from purchase_order p
    where p.company_id = ${act.company} and ${visible(act, 'p')} and p.id in (
      select l.purchase_order_id from supplier_invoice_line l
      where l.company_id = ${act.company} and l.supplier_invoice_id = ${invoice})
    order by p.created_at, p.id`.execute(act.tx)
  return rows.map((row) => ({ ...row, kind: 'purchase_order', outstanding: null }))
}

/** What came of purchases, oldest first; what was taken back is told so. */
export async function findReceiptsOf(act: Act, purchases: readonly string[]) {
  const { rows } = await sql<{
    id: string
    day: Day
    deliveryNote: string
    reversed: boolean
    purchase: string
  }>`select r.id, r.day, r.delivery_note as "deliveryNote", r.reversed, r.purchase_order_id as purchase
    from receipt r
    where r.company_id = ${act.company} and r.purchase_order_id = any(${purchases}::uuid[])
      and r.reversal_of is null
    order by r.day, r.created_at, r.id`.execute(act.tx)
  return rows
}
