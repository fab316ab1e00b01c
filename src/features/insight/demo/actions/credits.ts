// Credit notes on what was paid already, one in each state: prepared, waiting to be used, used in part,
// used on another invoice, paid back.
import { creditInvoice } from '#features/sales/invoices/actions/credit.ts'
import { issueInvoice } from '#features/sales/invoices/actions/issue.ts'
import { listInvoices } from '#features/sales/invoices/queries/list.ts'
import { allocateCreditNote } from '#features/sales/payments/actions/impute.ts'
import { recordRefund } from '#features/sales/payments/actions/refund.ts'
import { type Cents, cents } from '#kernel/money.ts'
import type { Act } from '#server/act.ts'
import { type Event, whoCounts } from './deals.ts'

const page = { offset: 0, limit: 200 }
const euros = (amount: number): Cents => cents(amount * 100)

const invoicesOf = async (on: Act, asked: Pick<Parameters<typeof listInvoices>[1], 'payment'>) =>
  (await listInvoices(on, { ...page, kind: ['invoice'], ...asked })).rows

/** The latest paid invoice of more than an amount, of a client who owes nothing and is not one of those. */
async function paidByOther(on: Act, amount: Cents, those: readonly string[]) {
  const due = await invoicesOf(on, { payment: ['unpaid', 'partial'] })
  const left = new Set([...those, ...due.map(({ customer }) => customer.id)])
  const paid = await invoicesOf(on, { payment: ['settled'] })
  return paid.find(({ customer, gross }) => gross > amount && !left.has(customer.id))
}

/** A gesture on an invoice that is paid: the client is owed it until it is used, or paid back. */
async function gesture(on: Act, invoice: string, amount: Cents, note: string): Promise<string> {
  const { id } = await creditInvoice(on, { id: invoice, amount, note })
  await issueInvoice(on, { id, onAccount: true })
  return id
}

/** The first of the clients, or the last, who has paid one invoice and owes another of more than an amount. */
async function payingAndOwing(on: Act, amount: Cents, which: 'first' | 'last') {
  const due = (await invoicesOf(on, { payment: ['unpaid'] })).filter(({ gross }) => gross > amount)
  const paid = (await invoicesOf(on, { payment: ['settled'] })).filter(
    ({ customer, gross }) => gross > amount && due.some((one) => one.customer.id === customer.id),
  )
  const invoice = which === 'first' ? paid[0] : paid.at(-1)
  const owed = due.find(({ customer }) => customer.id === invoice?.customer.id)
  return invoice && owed ? { invoice: invoice.id, owed: owed.id } : null
}

/** What comes of them, each with another client. */
export function creditEvents(): Event[] {
  const at = (daysAgo: number, happen: Event['happen']): Event => ({
    daysAgo,
    who: whoCounts,
    happen,
  })
  const seen: string[] = []
  const onPaid = async (
    on: Act,
    amount: Cents,
    happen: (invoice: string, customer: string) => Promise<unknown>,
  ) => {
    const invoice = await paidByOther(on, amount, seen)
    if (!invoice) return
    seen.push(invoice.customer.id)
    await happen(invoice.id, invoice.customer.id)
  }
  const back = { customer: '', note: '' }
  return [
    // Waits: its client orders again soon.
    at(8, (on) =>
      onPaid(on, euros(156), (invoice) =>
        gesture(on, invoice, euros(156), 'Deux appliques reprises\u00a0: teinte non conforme.'),
      ),
    ),
    // Used in part, on what the same client owes by then.
    at(7, async (on) => {
      const found = await payingAndOwing(on, euros(240), 'last')
      if (!found) return
      const id = await gesture(on, found.invoice, euros(240), 'Reprise de matériel non posé.')
      const allocations = [{ invoice: found.owed, amount: euros(150) }]
      await allocateCreditNote(on, { id, allocations })
    }),
    // Paid back, two days after.
    at(5, (on) =>
      onPaid(on, euros(48), async (invoice, customer) => {
        back.note = await gesture(on, invoice, euros(48), 'Ampoules fournies par le client.')
        back.customer = customer
      }),
    ),
    at(3, async (on) => {
      const { customer, note: id } = back
      if (!customer) return
      const [method, amount] = ['transfer' as const, euros(48)]
      const sources = [{ kind: 'credit_note' as const, id, amount }]
      await recordRefund(on, { customer, method, amount, sources })
    }),
    at(4, async (on) => {
      const found = await payingAndOwing(on, euros(96), 'first')
      if (!found) return
      const note = 'Geste commercial\u00a0: retard de livraison.'
      await allocateCreditNote(on, { id: await gesture(on, found.invoice, euros(96), note) })
    }),
    // Prepared, and still to be agreed.
    at(1, (on) =>
      onPaid(on, euros(72), (id) =>
        creditInvoice(on, { id, amount: euros(72), note: 'Une heure de pose comptée en trop.' }),
      ),
    ),
  ]
}
