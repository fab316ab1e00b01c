// A credit note used: it settles invoices of the same client, the one that it corrects or others. What
// nothing has used of it stays on account, or is paid back (see refund.ts).
import { record } from '#features/base/journal/actions.ts'
import { findCustomer } from '#features/relation/customers/queries.ts'
import type { Invoice } from '#features/sales/invoices/contract.ts'
import { checkVersion } from '#features/sales/invoices/actions/draft.ts'
import { settleByCreditNote } from '#features/sales/invoices/actions/issue.ts'
import {
  findInvoice,
  findSettlements,
  holdInvoices,
  type InvoiceFound,
} from '#features/sales/invoices/queries/find.ts'
import { payableOf, showInvoice } from '#features/sales/invoices/queries/show.ts'
import { outstandingOf } from '#features/sales/invoices/rules/payment.ts'
import type { InputOf } from '#kernel/endpoint.ts'
import { minus, sum } from '#kernel/money.ts'
import { refuse } from '#kernel/refusal.ts'
import type { Act } from '#server/act.ts'
import type { allocateCreditNote as allocation, releaseCreditNote as release } from '../contract.ts'
import { findOpen } from '../queries/find.ts'
import { type Allocation, oldestFirst, whyNotAllocate } from '../rules/allocate.ts'
import { openOf, settlingsOf, told } from './held.ts'

/**
 * Uses an open credit note on invoices of its client: those named, or the oldest due.
 * @throws Refusal `not_found`, `not_a_credit_note`, `changed_meanwhile`, `other_customer`,
 * `beyond_outstanding`, `beyond_credit_note`.
 */
export async function allocateCreditNote(
  act: Act,
  { id, version, allocations: asked }: InputOf<typeof allocation>,
): Promise<Invoice> {
  const seen = await findCreditNote(act, id)
  await findCustomer(act, seen.customer_id, { hold: true })
  const open = (await findOpen(act, seen.customer_id)).filter(({ outstanding }) => outstanding > 0)
  const wanted = asked ? asked.map(({ invoice }) => invoice) : open.map((one) => one.id)
  const { note, invoices } = await hold(act, id, version, wanted)
  const order = open.map((one) => one.id)
  const due = invoices
    .filter((one) => one.state === 'issued' && one.kind !== 'credit_note')
    .toSorted((a, b) => order.indexOf(a.id) - order.indexOf(b.id))
    .map(openOf)
  const remaining = minus(outstandingOf(payableOf(note)))
  const allocations = asked ?? oldestFirst(remaining, due)
  const usable = { ...free, customer: note.customer_id, remaining }
  const wrong = whyNotAllocate(usable, allocations, due)
  if (wrong?.code === 'beyond_payment') refuse('beyond_credit_note', wrong.param)
  if (wrong) refuse(wrong.code, wrong.param, wrong.values)
  return use(act, note, invoices, allocations, 'credit_note.allocated')
}

/**
 * Takes a credit note off an invoice that it settles: the one is due again, the other is open again.
 * @throws Refusal `not_found`, `not_a_credit_note`, `not_settled_by`, `changed_meanwhile`.
 */
export async function releaseCreditNote(
  act: Act,
  { id, version, invoice }: InputOf<typeof release>,
): Promise<Invoice> {
  const seen = await findCreditNote(act, id)
  await findCustomer(act, seen.customer_id, { hold: true })
  const { note, invoices } = await hold(act, id, version, [invoice])
  const settled = (await findSettlements(act, id)).filter(
    (one) => one.kind === 'invoice' && one.id === invoice,
  )
  const amount = minus(sum(settled.map((one) => one.amount)))
  if (amount <= 0) refuse('not_settled_by', 'invoice')
  const back = [{ invoice, amount: minus(amount) }]
  return use(act, note, invoices, back, 'credit_note.released')
}

const free = { reversed: false, rejected: false, reversalOf: null }

async function findCreditNote(act: Act, id: string): Promise<InvoiceFound> {
  const seen = (await findInvoice(act, id)) ?? refuse('not_found')
  const isUsable = seen.kind === 'credit_note' && seen.state === 'issued' && !seen.imported
  return isUsable ? seen : refuse('not_a_credit_note')
}

/** The credit note and the invoices, all held in the order of their identifiers. */
async function hold(act: Act, id: string, version: number | undefined, wanted: readonly string[]) {
  const held = await holdInvoices(act, [...new Set([id, ...wanted])])
  const note = held.find((one) => one.id === id) ?? refuse('not_found')
  await checkVersion(act, note, version)
  return { note, invoices: held.filter((one) => one.id !== id) }
}

async function use(
  act: Act,
  note: InvoiceFound,
  invoices: readonly InvoiceFound[],
  allocations: readonly Allocation[],
  action: string,
): Promise<Invoice> {
  if (allocations.length > 0) {
    await settleByCreditNote(act, note, settlingsOf(invoices, allocations))
    record(act, action, 'invoice', note.id, {
      label: note.number ?? '',
      before: { settled: note.settled },
      after: told(invoices, allocations),
    })
  }
  return showInvoice(act, note.id)
}
