// What happens in a deal, from its quote to its last payment: each on its day, by whoever does it.
import { creditInvoice } from '#features/sales/invoices/actions/credit.ts'
import { invoiceBalance, invoiceDeposit } from '#features/sales/invoices/actions/deal.ts'
import { updateInvoice } from '#features/sales/invoices/actions/draft.ts'
import { issueInvoice } from '#features/sales/invoices/actions/issue.ts'
import { invoiceQuote } from '#features/sales/invoices/actions/part.ts'
import type { Invoice } from '#features/sales/invoices/contract.ts'
import { showInvoice } from '#features/sales/invoices/queries/show.ts'
import { recordPayment } from '#features/sales/payments/actions/record.ts'
import { createQuote, updateQuote } from '#features/sales/quotes/actions/draft.ts'
import { cancelQuote, refuseQuote, sendQuote } from '#features/sales/quotes/actions/life.ts'
import { reopenQuote } from '#features/sales/quotes/actions/revise.ts'
import { signQuote } from '#features/sales/quotes/actions/sign.ts'
import { showQuote } from '#features/sales/quotes/queries/show.ts'
import { mailQuote, proposeForQuote } from '#features/sales/signatures/actions/mail.ts'
import { addDays } from '#kernel/day.ts'
import { bps, cents, quantity, share, sum } from '#kernel/money.ts'
import type { Act } from '#server/act.ts'
import { clients } from '../rules/clients.ts'
import type { Deal } from '../rules/deals.ts'
import type { Directory } from './directory.ts'

/** Who does what: two sell (ranks 0 and 1 of `colleagues`), one follows the sites, one the accounts. */
export const whoInvoices = 2
export const whoCounts = 3

/** One thing that happens, so many days ago. */
export type Event = {
  readonly daysAgo: number
  /** Rank in `colleagues`. */
  readonly who: number
  readonly happen: (on: Act) => Promise<void>
}

/** What is open at the clients who pay everything of the month at once. */
export type Ledger = Map<number, string[]>

/** The events of a deal; those that lie after today never happen. */
export function eventsOf(deal: Deal, known: Directory, ledger: Ledger): Event[] {
  const { answer, seller, daysAgo } = deal
  const made = { quote: '', invoice: '' }
  const at = (after: number, who: number, happen: Event['happen']): Event => ({
    daysAgo: daysAgo - after,
    who,
    happen,
  })
  const events = [at(0, seller, async (on) => void (made.quote = await quoted(on, deal, known)))]
  if (deal.validDays === null) return events
  if (deal.revised) events.push(at(2, seller, async (on) => sentAgain(on, made.quote, deal)))
  if (answer === null) return events
  const answered = Math.max(answer.after, deal.revised ? 3 : 0)
  events.push(at(answered, seller, async (on) => answerOf(on, made.quote, deal)))
  if (answer.how !== 'signed') return events
  if (deal.deposit > 0) events.push(...depositOf(deal, answered, made, at))
  if (deal.invoicedAfter === null) return events
  const day = answered + deal.invoicedAfter + (deal.deposit > 0 ? 3 : 0)
  const invoiced = async (on: Act) => {
    made.invoice = await billed(on, made.quote, deal)
    if (deal.unissued) return
    if (clients[deal.client]?.habit === 'grouped') keep(ledger, deal.client, made.invoice)
  }
  events.push(at(day, whoInvoices, invoiced))
  if (deal.returnedAfter !== null && deal.deposit === 0) {
    const back = async (on: Act) => returned(on, made.invoice)
    events.push(at(day + deal.returnedAfter, whoInvoices, back))
  }
  for (const { after, percent } of deal.payments) {
    events.push(at(day + after, whoCounts, async (on) => pay(on, made.invoice, percent)))
  }
  return events
}

const keep = (ledger: Ledger, client: number, invoice: string) =>
  void ledger.set(client, [...(ledger.get(client) ?? []), invoice])

/** The quote, sent the same day unless it stays a draft. */
async function quoted(on: Act, deal: Deal, known: Directory): Promise<string> {
  const lines = deal.lines.map(({ reference, ...line }) => ({
    kind: 'item' as const,
    item: known.items.get(reference)?.id ?? null,
    ...line,
  }))
  const { id } = await createQuote(on, {
    customer: known.clients[deal.client] ?? '',
    subject: deal.subject,
    lines,
    ...(deal.discount > 0 ? { discount: deal.discount } : {}),
    ...(deal.validDays === null ? {} : { validUntil: validity(on, deal.validDays) }),
  })
  if (deal.validDays === null) return id
  if (deal.mailed) await mailed(on, id)
  else await sendQuote(on, { id, how: deal.sentHow })
  return id
}

/** Sent from the program, with its PDF and the link of its page: the text is the one proposed. */
async function mailed(on: Act, id: string): Promise<void> {
  const { to, subject, body } = await proposeForQuote(on, { id })
  await mailQuote(on, { id, to, cc: [], subject, body })
}

const validity = (on: Act, days: number | 'always') =>
  days === 'always' ? null : addDays(on.today, days)

/** A next version: a little more of the first line, and a discount for it. */
async function sentAgain(on: Act, id: string, deal: Deal): Promise<void> {
  const draft = await reopenQuote(on, { id })
  const lines = draft.lines.map((line, rank) =>
    rank === 0 && line.kind === 'item'
      ? { ...line, quantity: quantity(line.quantity + 20_000), discount: bps(500) }
      : line,
  )
  await updateQuote(on, {
    id,
    version: draft.version,
    customer: draft.customer.id,
    contact: draft.contact?.id ?? null,
    seller: draft.seller?.id ?? null,
    store: draft.store?.id ?? null,
    subject: draft.subject,
    customerReference: draft.customerReference,
    validUntil: draft.validUntil,
    terms: draft.terms,
    paymentMethod: draft.paymentMethod,
    discount: draft.discount,
    language: draft.language,
    note: draft.note,
    lines,
  })
  await sendQuote(on, { id, how: deal.sentHow })
}

async function answerOf(on: Act, id: string, { answer, client }: Deal): Promise<void> {
  if (answer?.how === 'refused') await refuseQuote(on, { id, reason: answer.reason })
  if (answer?.how === 'cancelled') await cancelQuote(on, { id })
  if (answer?.how !== 'signed') return
  const signer = clients[client]?.contact.join(' ') ?? ''
  const how = answer.after % 3 === 0 ? 'paper' : 'email'
  if (!answer.whole) return void (await signQuote(on, { id, signer, how }))
  const { lines } = await showQuote(on, id)
  const chosen = lines.flatMap((line) => (line.kind === 'item' && line.optional ? [line.id] : []))
  await signQuote(on, { id, signer, how, chosen })
}

/** A deposit is asked for on the day after the signature, and paid within ten days. */
function depositOf(
  deal: Deal,
  answered: number,
  made: { readonly quote: string },
  at: (after: number, who: number, happen: Event['happen']) => Event,
): Event[] {
  const asked = { invoice: '' }
  const asking = at(answered + 1, whoInvoices, async (on) => {
    const { id } = await invoiceDeposit(on, { id: made.quote, percent: bps(deal.deposit * 100) })
    await issueInvoice(on, { id })
    asked.invoice = id
  })
  const paying = at(answered + 3, whoCounts, async (on) => pay(on, asked.invoice, 100))
  return [asking, paying]
}

/** The invoice of what was signed, or the balance after its deposit. */
async function billed(on: Act, quote: string, deal: Deal): Promise<string> {
  const draft =
    deal.deposit > 0
      ? await invoiceBalance(on, { id: quote })
      : await invoiceQuote(on, { id: quote })
  if (clients[deal.client]?.trade === 'abroad') await delivered(on, draft)
  if (!deal.unissued) await issueInvoice(on, { id: draft.id })
  return draft.id
}

/** What goes to another member state says on which day it went (EN 16931, BR-IC-11). */
async function delivered(on: Act, draft: Invoice): Promise<void> {
  await updateInvoice(on, {
    id: draft.id,
    version: draft.version,
    customer: draft.customer.id,
    contact: draft.contact?.id ?? null,
    seller: draft.seller?.id ?? null,
    store: draft.store?.id ?? null,
    subject: draft.subject,
    customerReference: draft.customerReference,
    deliveryDay: on.today,
    dueDay: draft.dueDay,
    terms: draft.terms,
    paymentMethod: draft.paymentMethod,
    discount: draft.discount,
    language: draft.language,
    note: draft.note,
    lines: draft.lines,
  })
}

/** One of the first line comes back, and is credited. */
async function returned(on: Act, invoice: string): Promise<void> {
  const { lines } = await showInvoice(on, invoice)
  const first = lines.find((line) => line.kind === 'item')
  if (!first) throw new Error('an invoice without a line was issued')
  const { id } = await creditInvoice(on, {
    id: invoice,
    lines: [{ line: first.id, quantity: quantity(10_000) }],
    note: 'Retour d’un article',
  })
  await issueInvoice(on, { id })
}

/** So many percent of what is due comes in; what is beyond it stays on account. */
async function pay(on: Act, invoice: string, percent: number): Promise<void> {
  const { outstanding, customer, paymentMethod: method, number } = await showInvoice(on, invoice)
  const amount = share(outstanding, bps(percent * 100))
  if (amount <= 0) return
  const reference = method === 'transfer' ? `VIR ${number}` : ''
  const allocations = [{ invoice, amount: cents(Math.min(amount, outstanding)) }]
  await recordPayment(on, {
    customer: customer.id,
    method,
    amount,
    reference,
    allocations,
    second: true,
  })
}

/** Everything that is due at a client comes in at once. */
export async function payAll(on: Act, invoices: readonly string[]): Promise<readonly string[]> {
  const shown = await Promise.all(invoices.map((id) => showInvoice(on, id)))
  const due = shown.filter(({ dueDay }) => dueDay !== null && dueDay <= on.today)
  const [first] = due
  if (!first) return invoices
  const allocations = due.map(({ id, outstanding }) => ({ invoice: id, amount: outstanding }))
  await recordPayment(on, {
    customer: first.customer.id,
    method: first.paymentMethod,
    amount: sum(allocations.map(({ amount }) => amount)),
    reference: `Virement groupé, ${due.length} factures`,
    allocations: allocations.filter(({ amount }) => amount > 0),
    second: true,
  })
  return shown.filter((one) => !due.includes(one)).map(({ id }) => id)
}
