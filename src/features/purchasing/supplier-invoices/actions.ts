// A supplier invoice is recorded against its purchase order, then paid; or cancelled, when it was a mistake.
import { z } from 'zod'
import { record } from '#features/base/journal/actions.ts'
import { mustSeeCosts } from '#features/purchasing/purchase-orders/actions/compose.ts'
import { holdPurchase } from '#features/purchasing/purchase-orders/actions/draft.ts'
import { findPurchase, findSupplier } from '#features/purchasing/purchase-orders/queries/find.ts'
import {
  mayBeInvoiced,
  type PurchaseState,
} from '#features/purchasing/purchase-orders/rules/life.ts'
import { searchOf } from '#features/sales/quotes/rules/search.ts'
import { dueDay as dueFrom } from '#kernel/day.ts'
import type { InputOf, OutputOf } from '#kernel/endpoint.ts'
import { quantity, times } from '#kernel/money.ts'
import { refuse } from '#kernel/refusal.ts'
import type { Act } from '#server/act.ts'
import { newId } from '#server/ids.ts'
import {
  type cancelSupplierInvoice as cancelling,
  type paySupplierInvoice as paying,
  type proposeSupplierInvoice as proposing,
  type recordSupplierInvoice as recording,
  SupplierInvoice,
} from './contract.ts'
import {
  findBillable,
  findSupplierInvoice,
  insertSupplierInvoice,
  isKnown,
  saveSupplierInvoice,
  showSupplierInvoice,
} from './queries.ts'
import {
  type Invoiced,
  type SupplierInvoiceState,
  sumsOf,
  whyNotPay,
  whyNotRecord,
} from './rules/matching.ts'

/** What came and is not invoiced, as it was ordered. @throws Refusal `purchase_not_invoiceable`. */
export async function proposeInvoice(
  act: Act,
  { id }: { id: string },
): Promise<OutputOf<typeof proposing>> {
  mustSeeCosts(act)
  const row = (await findPurchase(act, id)) ?? refuse('not_found')
  if (!mayBeInvoiced(row.state as PurchaseState)) refuse('purchase_not_invoiceable')
  const supplier = await findSupplier(act, row.supplier_id)
  const terms = { days: row.terms_days, endOfMonth: row.terms_end_of_month }
  return {
    supplier: { id: row.supplier_id, name: supplier?.name ?? '' },
    day: act.today,
    dueDay: dueFrom(act.today, terms),
    lines: (await findBillable(act, id)).map(({ category, rate, ...line }) => ({
      ...line,
      vat: { category, rate },
    })),
  }
}

/**
 * Records what a supplier asks, under the lock of the purchase order: what came is invoiced once.
 * @throws Refusal `difference_unexplained`, `nothing_invoiced`, `supplier_invoice_known` at `number`.
 */
export async function recordInvoice(
  act: Act,
  asked: InputOf<typeof recording>,
): Promise<SupplierInvoice> {
  mustSeeCosts(act)
  const { id: purchase, number, day, dueDay, others = [], reason = '' } = asked
  const row = await heldPurchase(act, purchase)
  if (await isKnown(act, row.supplier_id, number)) refuse('supplier_invoice_known', 'number')
  const matched = await matchedLines(act, purchase, asked.lines)
  const one = quantity(10_000)
  const unordered = others.map(({ name, price, vat }) => ({
    name,
    purchaseLine: null,
    ...vat,
    price,
    quantity: one,
    bought: null,
  }))
  const lines = [...matched, ...unordered]
  const wrong = whyNotRecord(lines, reason)
  if (wrong) refuse(wrong, wrong === 'difference_unexplained' ? 'reason' : 'lines')
  const { vat, net, tax, gross } = sumsOf(lines)
  const id = newId(act.now.getTime())
  await insertSupplierInvoice(
    act,
    {
      id,
      number,
      supplier_id: row.supplier_id,
      store_id: row.store_id,
      seller_id: row.seller_id,
      day,
      due_day: dueDay,
      currency: row.currency,
      net,
      tax,
      gross,
      accepted_reason: reason.trim(),
      search: searchOf(number, row.number),
    },
    vat,
    lines.map((line) => ({
      id: newId(),
      purchase_order_id: line.purchaseLine === null ? null : purchase,
      purchase_line_id: line.purchaseLine,
      name: line.name,
      quantity: line.quantity,
      price: line.price,
      vat_category: line.category,
      vat_rate: line.rate,
      net: times(line.price, line.quantity),
    })),
  )
  record(act, 'supplier_invoice.recorded', 'supplier_invoice', id, {
    label: number,
    after: { number, day, dueDay, gross, purchase: row.number, reason },
  })
  return showSupplierInvoice(act, id)
}

type Matched = Invoiced & { readonly name: string; readonly purchaseLine: string | null }

async function matchedLines(
  act: Act,
  purchase: string,
  asked: InputOf<typeof recording>['lines'],
): Promise<Matched[]> {
  const billable = new Map((await findBillable(act, purchase)).map((line) => [line.line, line]))
  return asked.map(({ line, quantity: count, price }, rank) => {
    const of = billable.get(line) ?? refuse('not_found', `lines.${rank}.line`)
    billable.delete(line)
    const { name, category, rate, open } = of
    return {
      name: name === '' ? '–' : name,
      purchaseLine: line,
      category,
      rate,
      price,
      quantity: count,
      bought: { price: of.price, open },
    }
  })
}

/** @throws Refusal `supplier_invoice_settled`, `day_ahead`. */
export async function payInvoice(
  act: Act,
  { id, version, day = act.today }: InputOf<typeof paying>,
): Promise<SupplierInvoice> {
  const row = await held(act, id, version)
  if (day > act.today) refuse('day_ahead', 'day')
  await saveSupplierInvoice(act, id, { state: 'paid', paid_day: day })
  record(act, 'supplier_invoice.paid', 'supplier_invoice', id, {
    label: row.number,
    after: { day },
  })
  return showSupplierInvoice(act, id)
}

/** @throws Refusal `supplier_invoice_settled`. */
export async function cancelInvoice(
  act: Act,
  { id, version, reason = '' }: InputOf<typeof cancelling>,
): Promise<SupplierInvoice> {
  const row = await held(act, id, version)
  await saveSupplierInvoice(act, id, { state: 'cancelled' })
  record(act, 'supplier_invoice.cancelled', 'supplier_invoice', id, {
    label: row.number,
    after: { reason },
  })
  return showSupplierInvoice(act, id)
}

async function heldPurchase(act: Act, id: string) {
  const row = await holdPurchase(act, id)
  if (!mayBeInvoiced(row.state as PurchaseState)) refuse('purchase_not_invoiceable')
  return row
}

/** The invoice, held and not settled. @throws Refusal `not_found`, `changed_meanwhile`. */
async function held(act: Act, id: string, version?: number) {
  mustSeeCosts(act)
  const row = (await findSupplierInvoice(act, id, { hold: true })) ?? refuse('not_found')
  if (version !== undefined && version !== row.version) {
    const current = z.encode(SupplierInvoice, await showSupplierInvoice(act, id))
    refuse('changed_meanwhile', undefined, {}, { current })
  }
  const reason = whyNotPay(row.state as SupplierInvoiceState)
  if (reason) refuse(reason)
  return row
}
