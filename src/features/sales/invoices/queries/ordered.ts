// What of orders is invoiced, and which deals the lines of an invoice belong to.
import { sql } from 'kysely'
import { ofDeal } from './agreed.ts'
import type { Bps, Price, Quantity } from '#kernel/money.ts'
import { grants } from '#kernel/rights.ts'
import { type Act, visible } from '#server/act.ts'

/** A line that was ordered, with what invoices but one hold of it by name, drafts included. */
export type Ordered = {
  readonly id: string
  readonly order_id: string
  readonly name: string
  readonly quantity: Quantity
  readonly price: Price
  readonly discount: Bps
  readonly done: Quantity
}

/** The lines that are sold of orders, with what invoices but `except` hold of each. */
export async function findOrderedLines(
  { tx, company }: Act,
  orders: readonly string[],
  except: string | null,
): Promise<Ordered[]> {
  if (orders.length === 0) return []
  const { rows } = await sql<Ordered>`
    select l.id, l.order_id, l.name, l.quantity, l.price, l.discount,
      coalesce((select sum(il.quantity - il.earlier) from invoice_line il
        join invoice i on i.company_id = il.company_id and i.id = il.invoice_id
        where il.company_id = l.company_id and il.order_id = l.order_id and il.order_line_id = l.id
          and (i.kind <> 'credit_note' or i.state = 'issued')
          and i.id is distinct from ${except}), 0)::bigint as done
    from order_line l
    where l.company_id = ${company} and l.order_id = any(${orders}::uuid[]) and l.kind = 'item'
    order by l.order_id, l.rank`.execute(tx)
  return rows
}

/** The discount that the orders of an invoice have in common. */
export const findOrderSums = ({ tx, company }: Act, orders: readonly string[]) =>
  tx
    .selectFrom('customer_order')
    .select('discount')
    .where('company_id', '=', company)
    .where('id', 'in', orders)
    .limit(1)
    .executeTakeFirstOrThrow()

/** The quotes and the orders that the lines of an invoice name, each in the order of its identifier. */
export async function findOrigins({ tx, company }: Act, invoice: string) {
  const rows = await tx
    .selectFrom('invoice_line')
    .select(['quote_id', 'order_id'])
    .distinct()
    .where('company_id', '=', company)
    .where('invoice_id', '=', invoice)
    .execute()
  const sorted = (ids: readonly (string | null)[]) =>
    [...new Set(ids.filter((id) => id !== null))].toSorted()
  return {
    quotes: sorted(rows.map((row) => row.quote_id)),
    orders: sorted(rows.map((row) => row.order_id)),
  }
}

/** Whether a deposit, a situation or a balance of a deal stands, in draft or issued and not wholly credited. */
export async function hasPlan({ tx, company }: Act, deal: string): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`select exists (select from invoice i
    where i.company_id = ${company} and ${ofDeal('i', deal)} and i.kind in ('deposit', 'situation', 'final')
      and (i.state = 'draft' or i.gross + coalesce((select sum(c.gross) from invoice c
        where c.company_id = i.company_id and c.credited_invoice_id = i.id
          and c.state = 'issued'), 0) > 0)) as found`.execute(tx)
  return rows[0]?.found ?? false
}

/** Whether an invoice of several deals holds lines of a deal: it is of none of them alone. */
export async function isGrouped({ tx, company }: Act, deal: string): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`select exists (select from invoice_line l
    join invoice i on i.company_id = l.company_id and i.id = l.invoice_id
    where l.company_id = ${company} and (l.quote_id = ${deal} or l.order_id = ${deal})
      and i.quote_id is null and i.order_id is null
      and i.kind <> 'credit_note') as found`.execute(tx)
  return rows[0]?.found ?? false
}

/** The orders that an invoice names, oldest first, as far as the role may see them. */
export async function findOrdersOfInvoice(act: Act, invoice: string) {
  if (!grants(act.role, 'orders.read')) return []
  const rows = await act.tx
    .selectFrom('customer_order as o')
    .select(['o.id', 'o.number', 'o.state', 'o.day', 'o.gross'])
    .where('o.company_id', '=', act.company)
    .where('o.id', 'in', (is) =>
      is
        .selectFrom('invoice_line as l')
        .select('l.order_id')
        .where('l.company_id', '=', act.company)
        .where('l.invoice_id', '=', invoice)
        .where('l.order_id', 'is not', null)
        .$castTo<{ order_id: string }>(),
    )
    .where(visible(act, 'o'))
    .orderBy('o.day')
    .orderBy('o.id')
    .execute()
  return rows.map((row) => ({ ...row, kind: 'order' as const, outstanding: null }))
}
