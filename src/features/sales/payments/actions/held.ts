// What the acts on payments share: what they hold, what they refuse, and what they tell the journal.
import { z } from 'zod'
import type { Settling } from '#features/sales/invoices/actions/issue.ts'
import type { InvoiceFound } from '#features/sales/invoices/queries/find.ts'
import { payableOf } from '#features/sales/invoices/queries/show.ts'
import { outstandingOf } from '#features/sales/invoices/rules/payment.ts'
import { refuse } from '#kernel/refusal.ts'
import type { Act } from '#server/act.ts'
import { Payment } from '../contract.ts'
import { findPayment, findTwin, type PaymentFound, showPayment } from '../queries/find.ts'
import type { Allocation, Open } from '../rules/allocate.ts'

/** How long the same payment recorded again is taken for a mistake, in milliseconds. */
const soon = 10 * 60_000

/**
 * A payment recorded twice is the commonest mistake at a counter: the same one minutes after another
 * needs a word. @throws Refusal `same_payment`, with the identifier of the first.
 */
export async function refuseTwin(act: Act, recorded: Parameters<typeof findTwin>[1]) {
  const twin = await findTwin(act, recorded, new Date(act.now.getTime() - soon))
  if (twin !== null) refuse('same_payment', undefined, {}, { existing: twin })
}

/** An invoice under lock, as the allocation sees it. */
export const openOf = (invoice: InvoiceFound): Open => ({
  id: invoice.id,
  number: invoice.number ?? '',
  customer: invoice.customer_id,
  outstanding: outstandingOf(payableOf(invoice)),
})

/** What each invoice gets, by its row under lock. */
export const settlingsOf = (
  held: readonly InvoiceFound[],
  allocations: readonly Allocation[],
): Settling[] =>
  allocations.map(({ invoice, amount }) => {
    const row = held.find(({ id }) => id === invoice)
    if (!row) throw new Error('an invoice is settled that is not held')
    return { invoice: row, amount }
  })

/** What the journal tells of allocations: the numbers that a person knows. */
export const told = (held: readonly InvoiceFound[], allocations: readonly Allocation[]) => ({
  allocations: allocations.map(({ invoice, amount }) => ({
    invoice: held.find(({ id }) => id === invoice)?.number ?? invoice,
    amount,
  })),
})

/** The payment, held until the commit. @throws Refusal `not_found`, `changed_meanwhile`. */
export async function holdPayment(act: Act, id: string, version?: number): Promise<PaymentFound> {
  const row = (await findPayment(act, id, { hold: true })) ?? refuse('not_found')
  if (version !== undefined && version !== row.version) await refuseChanged(act, id)
  return row
}

export async function refuseChanged(act: Act, id: string): Promise<never> {
  const current = z.encode(Payment, await showPayment(act, id))
  return refuse('changed_meanwhile', undefined, {}, { current })
}
