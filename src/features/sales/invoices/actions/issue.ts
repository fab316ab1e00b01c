// Issuing and settling: the acts after which an invoice is never touched again.
import { takeNumber } from '#features/base/company/actions.ts'
import { record } from '#features/base/journal/actions.ts'
import { freeze } from '#features/sales/documents/rules/frozen.ts'
import { whyIncomplete } from '#features/sales/documents/rules/incomplete.ts'
import { pricedLine } from '#features/sales/quotes/rules/stored.ts'
import { type Cents, cents, minus } from '#kernel/money.ts'
import type { InputOf } from '#kernel/endpoint.ts'
import { refuse } from '#kernel/refusal.ts'
import { searchOf } from '#features/sales/quotes/rules/search.ts'
import type { Act } from '#server/act.ts'
import { enqueue } from '#server/jobs.ts'
import type { Invoice, issueInvoice as issuance } from '../contract.ts'
import { findInvoice, findInvoiceLines, holdInvoices, type InvoiceFound } from '../queries/find.ts'
import { payableOf, printedInvoice, showInvoice } from '../queries/show.ts'
import {
  addSettled,
  insertAllocation,
  insertVat,
  saveInvoice,
  type Source,
} from '../queries/write.ts'
import { can, type InvoiceKind, type InvoiceState, whyNotIssue } from '../rules/life.ts'
import { outstandingOf, whyNotSettle } from '../rules/payment.ts'
import { checkVersion } from './draft.ts'
import { storingPdf } from './print.ts'

/**
 * Issues a draft on a day: the next number of its series, a frozen copy of parties and amounts, and
 * its VAT by rate. A credit note settles what remains of its invoice.
 * @throws Refusal `not_a_draft`, `no_lines`, `day_ahead`, `earlier_than_last`, `due_before_day`, or
 * what its parties lack.
 */
export async function issueInvoice(
  act: Act,
  { id, version, day = act.today }: InputOf<typeof issuance>,
): Promise<Invoice> {
  const { row, credited } = await holdWithCredited(act, id)
  await checkVersion(act, row, version)
  const kind = row.kind as InvoiceKind
  const lines = await findInvoiceLines(act, id)
  const { draft, parties } = await printedInvoice(act, row, lines, day)
  const incomplete = whyIncomplete(parties.seller, parties.buyer, draft)
  const reason = whyNotIssue(
    {
      state: row.state as InvoiceState,
      kind,
      lines: lines.map(pricedLine),
      discount: row.discount,
      dueDay: row.due_day,
      terms: draft.terms,
      incomplete,
    },
    day,
    act.today,
    // The last of the series is asked below, under the lock of its counter.
    null,
  )
  if (reason) refuse(reason, incomplete.find(({ code }) => code === reason)?.field ?? at[reason])

  const number = await takeNumber(act, kind, day)
  const frozen = freeze({ ...draft, number })
  await insertVat(act, id, signed(frozen.totals.vat, kind))
  await saveInvoice(act, id, {
    state: can.issue.to,
    number,
    day,
    due_day: draft.due,
    frozen: JSON.stringify(frozen),
    issued_at: act.now.toISOString(),
    search: searchOf(
      number,
      draft.quoteNumber,
      credited?.number,
      parties.buyer.name,
      row.subject,
      row.customer_reference,
    ),
  })
  if (credited) await settleByCredit(act, { ...row, state: can.issue.to }, credited)
  await enqueue(act, storingPdf, { id })
  record(act, `${kind}.issued`, 'invoice', id, {
    label: number,
    after: { number, day, dueDay: draft.due, net: row.net, tax: row.tax, gross: row.gross },
  })
  return showInvoice(act, id)
}

const at: Readonly<Record<string, string>> = {
  day_ahead: 'day',
  due_before_day: 'dueDay',
  no_lines: 'lines',
  line_unnamed: 'lines',
  negative_total: 'lines',
}

/** A credit note is printed without signs and stored with them, so that sums need no case. */
const signed = (groups: ReturnType<typeof freeze>['totals']['vat'], kind: InvoiceKind) =>
  kind === 'invoice'
    ? [...groups]
    : groups.map((group) => ({ ...group, base: minus(group.base), tax: minus(group.tax) }))

/** The invoice to issue and, for a credit note, the one that it takes back: both held, in order. */
async function holdWithCredited(act: Act, id: string) {
  const seen = (await findInvoice(act, id)) ?? refuse('not_found')
  const original = seen.credited_invoice_id
  const held = await holdInvoices(act, original === null ? [id] : [id, original], { all: true })
  const row = held.find((one) => one.id === id) ?? refuse('not_found')
  return { row, credited: held.find((one) => one.id === original) ?? null }
}

/** What an issued credit note settles at once: whatever its invoice still asks. */
async function settleByCredit(
  act: Act,
  creditNote: InvoiceFound,
  invoice: InvoiceFound,
): Promise<void> {
  const amount = cents(Math.min(outstandingOf(payableOf(invoice)), -creditNote.gross))
  if (amount <= 0) return
  await settleInvoice(act, invoice, { creditNote: creditNote.id }, amount)
  await add(act, creditNote, minus(amount))
}

/**
 * Settles an amount of an invoice that the act holds (see `holdInvoices`), from a payment or from a
 * credit note: the only way in which what remains due changes. Negative to undo.
 * @throws Refusal `not_issued`, `not_followed`, `beyond_outstanding`.
 */
export async function settleInvoice(
  act: Act,
  invoice: InvoiceFound,
  source: Source,
  amount: Cents,
): Promise<void> {
  await add(act, invoice, amount)
  await insertAllocation(act, source, invoice.id, amount)
}

async function add(act: Act, invoice: InvoiceFound, amount: Cents): Promise<void> {
  const reason = whyNotSettle(payableOf(invoice), amount)
  if (reason) refuse(reason, undefined, { number: invoice.number ?? '' })
  await addSettled(act, invoice.id, amount)
}
