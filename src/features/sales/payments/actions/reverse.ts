// A payment is never edited: a counter-entry undoes all that it did, once.
import type { z } from 'zod'
import { record } from '#features/base/journal/actions.ts'
import type { PaymentMethod } from '#features/base/company/rules.ts'
import { settleInvoices } from '#features/sales/invoices/actions/issue.ts'
import { holdInvoices } from '#features/sales/invoices/queries/find.ts'
import type { InputOf } from '#kernel/endpoint.ts'
import { type Cents, minus, sum } from '#kernel/money.ts'
import { refuse } from '#kernel/refusal.ts'
import type { Act } from '#server/act.ts'
import { newId } from '#server/ids.ts'
import type { Payment, reversePayment as reversal } from '../contract.ts'
import {
  findAllocations,
  findPayment,
  findReturns,
  holdPayments,
  type PaymentFound,
  showPayment,
  standingColumns,
} from '../queries/find.ts'
import { addAllocated, insertPayment, insertReturns, markReversed } from '../queries/write.ts'
import { type Allocation, type ReversalReason, whyNotReverse } from '../rules/allocate.ts'
import { refuseChanged, settlingsOf, told } from './held.ts'

/**
 * Reverses a payment or a refund by a counter-entry, once: what it had settled is due again, what it had
 * given back is owed again. `rejected` where the bank sent it back.
 * @throws Refusal `not_found`, `not_reversible`, `never_bounces`, `day_ahead`, `before_payment`.
 */
export async function reversePayment(
  act: Act,
  { id, version, day = act.today, reason = 'mistake', note = '' }: InputOf<typeof reversal>,
): Promise<z.output<typeof Payment>> {
  const { invoices, row, settled, returned } = await holdToReverse(act, id, version)
  refuseReversal(act, row, reason, day)

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
    rejected: reason === 'rejected',
    seller_id: row.seller_id,
    store_id: row.store_id,
    search: row.search,
  })
  await markReversed(act, id, reason === 'rejected')
  await undoReturns(act, row, counter, returned)
  await settleInvoices(act, { payment: counter }, settlingsOf(invoices, back))
  const act_ = reason === 'rejected' ? 'payment.rejected' : 'payment.reversed'
  record(act, act_, 'payment', id, {
    label: row.reference,
    before: { amount: row.amount, allocated: row.allocated },
    after: { counter, day, ...(note ? { note } : {}), ...told(invoices, back) },
  })
  return showPayment(act, counter)
}

function refuseReversal(act: Act, row: PaymentFound, reason: ReversalReason, day = act.today) {
  const standing = { ...standingColumns(row), day: row.day, method: row.method as PaymentMethod }
  const wrong = whyNotReverse(standing, reason, day, act.today)
  if (wrong) refuse(wrong.code, wrong.param)
}

/**
 * A payment, every invoice that it settles and every payment that it is tied to, held. Invoices are held
 * first, so that the payment may have been tied to one more while the act waited: then it is refused as
 * changed. @throws Refusal `not_found`, `changed_meanwhile`.
 */
async function holdToReverse(act: Act, id: string, version?: number) {
  const seen = (await findPayment(act, id)) ?? refuse('not_found')
  const [before, tied] = [await sumsByInvoice(act, id), await findReturns(act, id)]
  const ids = before.map(({ invoice }) => invoice)
  const invoices = await holdInvoices(act, ids, { all: true })
  const payments = await holdPayments(act, [seen.id, ...tied.map(({ payment }) => payment)])
  const row = payments.find((one) => one.id === id) ?? refuse('not_found')
  if (version !== undefined && version !== row.version) await refuseChanged(act, id)
  const [settled, returned] = [await sumsByInvoice(act, id), await findReturns(act, id)]
  const isHeld =
    settled.every(({ invoice }) => ids.includes(invoice)) &&
    returned.every(({ payment }) => payments.some((one) => one.id === payment))
  if (!isHeld && !row.reversed) await refuseChanged(act, id)
  // What is between two entries that undo each other is nobody's any more.
  const live = payments.filter((one) => !one.reversed && one.reversal_of === null)
  return {
    invoices,
    row,
    settled,
    returned: returned.filter(({ payment }) => live.some((one) => one.id === payment)),
  }
}

/** What was given back of a payment that bounced is covered by nothing; what a refund had taken is back. */
async function undoReturns(
  act: Act,
  row: PaymentFound,
  counter: string,
  returned: Awaited<ReturnType<typeof findReturns>>,
): Promise<void> {
  const isRefund = row.amount < 0
  for (const { payment, amount } of returned) {
    await addAllocated(act, payment, isRefund ? minus(amount) : amount)
  }
  await insertReturns(
    act,
    returned.map(({ payment, amount }) => ({
      refund: isRefund ? counter : payment,
      payment: isRefund ? payment : counter,
      amount: minus(amount),
    })),
  )
}

/** What a payment settles, each invoice once. */
async function sumsByInvoice(act: Act, id: string): Promise<Allocation[]> {
  const sums = new Map<string, Cents>()
  for (const { invoice, amount } of await findAllocations(act, id)) {
    sums.set(invoice, sum([sums.get(invoice) ?? (0 as Cents), amount]))
  }
  return [...sums].map(([invoice, amount]) => ({ invoice, amount }))
}
