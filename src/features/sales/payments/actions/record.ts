// Money received: recorded, tied to invoices, reversed. Whoever does several of these at once waits
// for the others in one order: invoices by identifier, then payments, then the journal.
import { z } from 'zod'
import { record } from '#features/base/journal/actions.ts'
import { findCustomer } from '#features/relation/customers/queries.ts'
import { settleInvoices, type Settling } from '#features/sales/invoices/actions/issue.ts'
import { holdInvoices, type InvoiceFound } from '#features/sales/invoices/queries/find.ts'
import { payableOf } from '#features/sales/invoices/queries/show.ts'
import { outstandingOf } from '#features/sales/invoices/rules/payment.ts'
import type { InputOf } from '#kernel/endpoint.ts'
import { type Cents, minus, subtract, sum } from '#kernel/money.ts'
import { refuse } from '#kernel/refusal.ts'
import { searchOf } from '#features/sales/quotes/rules/search.ts'
import type { Act } from '#server/act.ts'
import { newId } from '#server/ids.ts'
import {
  type allocatePayment as allocation,
  Payment,
  type recordPayment as recording,
  type reversePayment as reversal,
} from '../contract.ts'
import {
  findAllocations,
  findOpen,
  findPayment,
  type PaymentFound,
  showPayment,
} from '../queries/find.ts'
import { addAllocated, insertPayment, markReversed } from '../queries/write.ts'
import {
  type Allocation,
  oldestFirst,
  type Open,
  whyNotAllocate,
  whyNotRecord,
  whyNotReverse,
} from '../rules/allocate.ts'

/**
 * Records money received and ties it to invoices: those named, or the oldest due; the remainder stays
 * on account. @throws Refusal `not_found`, `day_ahead`, `amount_not_positive`, `beyond_outstanding`.
 */
export async function recordPayment(
  act: Act,
  given: InputOf<typeof recording>,
): Promise<z.output<typeof Payment>> {
  const { amount, method, day = act.today, reference = '', note = '' } = given
  const customer = await findCustomer(act, given.customer, { param: 'customer' })
  const reason = whyNotRecord({ amount })
  if (reason) refuse(reason, 'amount')
  if (day > act.today) refuse('day_ahead', 'day')

  const fresh = { reversed: false, reversalOf: null, customer: customer.id, remaining: amount }
  const { held, allocations } = await holdAndShare(act, fresh, given.allocations)
  const id = newId()
  await insertPayment(act, {
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
  await settleInvoices(act, { payment: id }, settlingsOf(held, allocations))
  record(act, 'payment.recorded', 'payment', id, {
    label: customer.name,
    after: { customer: customer.id, day, method, amount, reference, ...told(held, allocations) },
  })
  return showPayment(act, id)
}

/** Ties money on account to invoices. @throws Refusal `not_found`, `not_reversible`, `beyond_payment`. */
export async function allocatePayment(
  act: Act,
  { id, version, allocations: asked }: InputOf<typeof allocation>,
): Promise<z.output<typeof Payment>> {
  const seen = (await findPayment(act, id)) ?? refuse('not_found')
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

/**
 * Reverses a payment by a counter-entry, once: what it had settled is due again.
 * @throws Refusal `not_found`, `not_reversible`, `day_ahead`.
 */
export async function reversePayment(
  act: Act,
  { id, version, day = act.today, note = '' }: InputOf<typeof reversal>,
): Promise<z.output<typeof Payment>> {
  const { held, row, settled } = await holdToReverse(act, id, version)
  if (day > act.today) refuse('day_ahead', 'day')

  const back = settled.map(({ invoice, amount }) => ({ invoice, amount: minus(amount) }))
  const counter = newId()
  await insertPayment(act, {
    id: counter,
    customer_id: row.customer_id,
    day,
    method: row.method,
    amount: minus(row.amount),
    allocated: minus(row.allocated),
    reference: row.reference,
    note,
    reversal_of: id,
    seller_id: row.seller_id,
    store_id: row.store_id,
    search: row.search,
  })
  await markReversed(act, id)
  await settleInvoices(act, { payment: counter }, settlingsOf(held, back))
  record(act, 'payment.reversed', 'payment', id, {
    label: row.reference,
    before: { amount: row.amount, allocated: row.allocated },
    after: { counter, day, ...told(held, back) },
  })
  return showPayment(act, counter)
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

const openOf = (invoice: InvoiceFound): Open => ({
  id: invoice.id,
  number: invoice.number ?? '',
  customer: invoice.customer_id,
  outstanding: outstandingOf(payableOf(invoice)),
})

const standing = (row: PaymentFound): Sharing => ({
  reversed: row.reversed,
  reversalOf: row.reversal_of,
  customer: row.customer_id,
  remaining: subtract(row.amount, row.allocated),
})

/** What each invoice gets, by its row under lock. */
const settlingsOf = (
  held: readonly InvoiceFound[],
  allocations: readonly Allocation[],
): Settling[] =>
  allocations.map(({ invoice, amount }) => {
    const row = held.find(({ id }) => id === invoice)
    if (!row) throw new Error('an invoice is settled that is not held')
    return { invoice: row, amount }
  })

/** What the journal tells of allocations: the numbers that a person knows. */
const told = (held: readonly InvoiceFound[], allocations: readonly Allocation[]) => ({
  allocations: allocations.map(({ invoice, amount }) => ({
    invoice: held.find(({ id }) => id === invoice)?.number ?? invoice,
    amount,
  })),
})

/** The payment, held until the commit. @throws Refusal `not_found`, `changed_meanwhile`. */
async function holdPayment(act: Act, id: string, version?: number): Promise<PaymentFound> {
  const row = (await findPayment(act, id, { hold: true })) ?? refuse('not_found')
  if (version !== undefined && version !== row.version) await refuseChanged(act, id)
  return row
}

async function refuseChanged(act: Act, id: string): Promise<never> {
  const current = z.encode(Payment, await showPayment(act, id))
  return refuse('changed_meanwhile', undefined, {}, { current })
}

/**
 * A payment and every invoice that it settles, held. Invoices are held first, so that the payment may
 * have been tied to one more while the act waited: then it is refused as changed.
 * @throws Refusal `not_found`, `changed_meanwhile`, `not_reversible`.
 */
async function holdToReverse(act: Act, id: string, version?: number) {
  if (!(await findPayment(act, id))) refuse('not_found')
  const ids = (await sumsByInvoice(act, id)).map(({ invoice }) => invoice)
  const held = await holdInvoices(act, ids, { all: true })
  const row = await holdPayment(act, id, version)
  const reason = whyNotReverse({ reversed: row.reversed, reversalOf: row.reversal_of })
  if (reason) refuse(reason)
  const settled = await sumsByInvoice(act, id)
  if (!settled.every(({ invoice }) => ids.includes(invoice))) await refuseChanged(act, id)
  return { held, row, settled }
}

/** What a payment settles, each invoice once. */
async function sumsByInvoice(act: Act, id: string): Promise<Allocation[]> {
  const sums = new Map<string, Cents>()
  for (const { invoice, amount } of await findAllocations(act, id)) {
    sums.set(invoice, sum([sums.get(invoice) ?? (0 as Cents), amount]))
  }
  return [...sums].map(([invoice, amount]) => ({ invoice, amount }))
}
