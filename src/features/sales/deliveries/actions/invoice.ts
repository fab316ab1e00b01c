// The invoice of deliveries: the invoice of their orders, for what the client has of them.
import {
  checkTogether,
  draftOf,
  holdOrders,
  invoiceLine,
  titleLine,
} from '#features/sales/invoices/actions/ordered.ts'
import type { Invoice } from '#features/sales/invoices/contract.ts'
import type { StoredInvoiceLine } from '#features/sales/invoices/rules/stored.ts'
import { findOrderLines } from '#features/sales/orders/queries/find.ts'
import type { StoredOrderLine } from '#features/sales/orders/rules/stored.ts'
import type { InputOf } from '#kernel/endpoint.ts'
import { formats } from '#kernel/format.ts'
import { quantity } from '#kernel/money.ts'
import { type Locale, refuse } from '#kernel/refusal.ts'
import type { Act } from '#server/act.ts'
import type { invoiceDeliveries as invoicing } from '../contract/ordered.ts'
import { type DeliveryFound, findDelivery } from '../queries/find.ts'
import { type BilledLine, findBilled, ordersOf } from '../queries/standing.ts'
import { type DeliveryState, whyNotInvoice } from '../rules/life.ts'
import { invoicingOf } from '../rules/quantities.ts'

/**
 * Drafts one invoice of what is left to invoice of deliveries of one client. Each of its lines names the
 * line of the delivery and that of the order: neither is invoiced twice, whichever way one goes.
 * @throws Refusal `delivery_not_delivered`, `delivery_invoiced`, `deliveries_of_one_client`,
 * `order_not_confirmed`, and what the invoice of orders refuses.
 */
export async function invoiceDeliveries(
  act: Act,
  { deliveries: ids }: InputOf<typeof invoicing>,
): Promise<Invoice> {
  const unique = [...new Set(ids)]
  for (const id of unique) if (!(await findDelivery(act, id))) refuse('not_found', 'deliveries')
  const orders = await holdOrders(act, await ordersOf(act, unique))
  const deliveries: DeliveryFound[] = []
  for (const id of unique.toSorted()) {
    deliveries.push((await findDelivery(act, id, { hold: true })) ?? refuse('not_found'))
  }
  const [first] = deliveries as [DeliveryFound]
  if (deliveries.some((one) => one.customer_id !== first.customer_id)) {
    refuse('deliveries_of_one_client', 'deliveries')
  }
  await checkTogether(act, orders)
  const billed = await findBilled(act, unique)
  for (const row of deliveries) {
    const own = billed.filter(({ delivery_id }) => delivery_id === row.id)
    const state = row.state as DeliveryState
    const reason = whyNotInvoice({ state, invoicing: invoicingOf(own) })
    if (reason) refuse(reason, 'deliveries')
    if (own.every((line) => !line.billable)) refuse('order_not_confirmed', 'deliveries')
  }
  const sold = new Map<string, StoredOrderLine>()
  for (const { id } of orders) {
    for (const line of await findOrderLines(act, id)) sold.set(line.id, line)
  }
  const byDay = deliveries.toSorted((a, b) => (a.number ?? '').localeCompare(b.number ?? ''))
  const lines = byDay.flatMap((row) =>
    linesOf(
      act,
      row,
      billed.filter((line) => line.delivery_id === row.id),
      sold,
    ),
  )
  return draftOf(
    act,
    orders,
    lines.map((line, rank) => ({ ...line, rank })),
    { deliveries: byDay.map(({ number }) => number).join(', ') },
  )
}

/** What is left to invoice of one delivery, under its number. */
function linesOf(
  act: Act,
  row: DeliveryFound,
  billed: readonly BilledLine[],
  sold: ReadonlyMap<string, StoredOrderLine>,
): StoredInvoiceLine[] {
  const lines = billed
    .filter((line) => line.billable && line.had > line.invoiced)
    .map((line) => ({
      ...invoiceLine(
        line.order_id,
        sold.get(line.order_line_id) as StoredOrderLine,
        quantity(line.had - line.invoiced),
      ),
      delivery_id: row.id,
      delivery_line_id: line.id,
    }))
  const [like] = lines
  return like ? [titleLine(titleOf(act, row), like), ...lines] : []
}

/** "Bon de livraison BL-2026-0042 du 12/03/2026": the law wants the day of delivery on the invoice. */
function titleOf(act: Act, row: DeliveryFound): string {
  const language = row.language as Locale
  const day = formats(language, row.currency, act.timeZone).day(row.delivered_day ?? row.day)
  return language === 'fr'
    ? `Bon de livraison ${row.number ?? ''} du ${day}`
    : `Delivery note ${row.number ?? ''} of ${day}`
}
