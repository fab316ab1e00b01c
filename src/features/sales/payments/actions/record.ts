// Money received: recorded, and tied to invoices. Whoever does several acts on money at once waits for
// the others in one order: the customer, invoices by identifier, payments by identifier, the journal.
import type { z } from 'zod'
import { record } from '#features/base/journal/actions.ts'
import { findCustomer } from '#features/relation/customers/queries.ts'
import { settleInvoices } from '#features/sales/invoices/actions/issue.ts'
import { holdInvoices, type InvoiceFound } from '#features/sales/invoices/queries/find.ts'
import type { InputOf } from '#kernel/endpoint.ts'
import { subtract, sum } from '#kernel/money.ts'
import { refuse } from '#kernel/refusal.ts'
import { searchOf } from '#features/sales/quotes/rules/search.ts'
import type { Act } from '#server/act.ts'
import { newId } from '#server/ids.ts'
import type {
  allocatePayment as allocation,
  Payment,
  recordPayment as recording,
} from '../contract.ts'
import {
  findOpen,
  findPayment,
  type PaymentFound,
  showPayment,
  standingColumns,
} from '../queries/find.ts'
import { addAllocated, insertPayment } from '../queries/write.ts'
import { type Allocation, oldestFirst, whyNotAllocate, whyNotRecord } from '../rules/allocate.ts'
import { holdPayment, openOf, refuseTwin, settlingsOf, told } from './held.ts'
import { coverRefund } from './refund.ts'

/**
 * Records money received and ties it to invoices: those named, or the oldest due; the remainder stays
 * on account. @throws Refusal `not_found`, `day_ahead`, `amount_not_positive`, `beyond_outstanding`.
 */
export async function recordPayment(
  act: Act,
  given: InputOf<typeof recording>,
): Promise<z.output<typeof Payment>> {
  const { amount, method, day = act.today, reference = '', note = '' } = given
  // Held, so that of two that record the same at once one sees the other.
  const customer = await findCustomer(act, given.customer, { hold: true, param: 'customer' })
  const reason = whyNotRecord({ amount })
  if (reason) refuse(reason, 'amount')
  if (day > act.today) refuse('day_ahead', 'day')
  const recorded = { customer: customer.id, day, amount, method, reference }
  if (!given.second) await refuseTwin(act, recorded)

  const fresh = { ...untouched, customer: customer.id, remaining: amount }
  const { held, allocations } = await holdAndShare(act, fresh, given.allocations)
  const id = newId()
  const inserted = insertPayment(act, {
    id,
    customer_id: customer.id,
    day,
    method,
    amount,
    allocated: sum(allocations.map((part) => part.amount)),
    reference,
    note,
    seller_id: customer.seller_id ?? act.person?.id ?? null,
    store_id: act.stores[0] ?? customer.store_id,
    search: searchOf(customer.name, reference),
  })
  const settled = settleInvoices(act, { payment: id }, settlingsOf(held, allocations))
  await Promise.all([inserted, settled])
  record(act, 'payment.recorded', 'payment', id, {
    label: customer.name,
    after: { customer: customer.id, day, method, amount, reference, ...told(held, allocations) },
  })
  return showPayment(act, id)
}

const untouched = { reversed: false, rejected: false, reversalOf: null }

/** Ties money on account to invoices. @throws Refusal `not_found`, `not_reversible`, `beyond_payment`. */
export async function allocatePayment(
  act: Act,
  { id, version, allocations: asked }: InputOf<typeof allocation>,
): Promise<z.output<typeof Payment>> {
  const seen = (await findPayment(act, id)) ?? refuse('not_found')
  if (seen.amount < 0 && asked === undefined) return coverRefund(act, id, version)
  const before = await holdWanted(act, seen.customer_id, asked)
  const row = await holdPayment(act, id, version)
  const { held, allocations } = share(standing(row), asked, before)
  if (allocations.length === 0) return showPayment(act, id)

  await addAllocated(act, id, sum(allocations.map(({ amount }) => amount)))
  await settleInvoices(act, { payment: id }, settlingsOf(held, allocations))
  record(act, 'payment.allocated', 'payment', id, {
    label: row.reference,
    before: { allocated: row.allocated },
    after: told(held, allocations),
  })
  return showPayment(act, id)
}

type Sharing = Parameters<typeof whyNotAllocate>[0]

/** The invoices to settle, held, and what each gets. */
async function holdAndShare(
  act: Act,
  payment: Sharing,
  asked: readonly Allocation[] | undefined,
): Promise<{ held: InvoiceFound[]; allocations: readonly Allocation[] }> {
  return share(payment, asked, await holdWanted(act, payment.customer, asked))
}

/** Holds the invoices that are named or, where none is, those that are open, oldest due first. */
async function holdWanted(
  act: Act,
  customer: string,
  asked: readonly Allocation[] | undefined,
): Promise<InvoiceFound[]> {
  if (asked) return holdInvoices(act, [...new Set(asked.map(({ invoice }) => invoice))])
  const order = (await findOpen(act, customer)).map(({ id }) => id)
  const held = await holdInvoices(act, order)
  return held.sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id))
}

function share(
  payment: Sharing,
  asked: readonly Allocation[] | undefined,
  held: InvoiceFound[],
): { held: InvoiceFound[]; allocations: readonly Allocation[] } {
  const open = held.filter((invoice) => invoice.state === 'issued').map(openOf)
  const allocations = asked ?? oldestFirst(payment.remaining, open)
  const wrong = whyNotAllocate(payment, allocations, open)
  if (wrong) refuse(wrong.code, wrong.param, wrong.values)
  return { held, allocations }
}

const standing = (row: PaymentFound): Sharing => ({
  ...standingColumns(row),
  customer: row.customer_id,
  remaining: subtract(row.amount, row.allocated),
})
