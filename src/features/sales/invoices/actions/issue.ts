// Issuing and settling: the acts after which an invoice is never touched again.
import { takeNumber } from '#features/base/company/actions.ts'
import { findCompany } from '#features/base/company/queries.ts'
import { record } from '#features/base/journal/actions.ts'
import { freeze } from '#features/sales/documents/rules/frozen.ts'
import { whyIncomplete } from '#features/sales/documents/rules/incomplete.ts'
import { findAround } from '#features/sales/quotes/queries/parties.ts'
import { pricedLine } from '#features/sales/quotes/rules/stored.ts'
import { type Cents, cents, minus, sum, zero } from '#kernel/money.ts'
import type { InputOf } from '#kernel/endpoint.ts'
import { refuse } from '#kernel/refusal.ts'
import { searchOf } from '#features/sales/quotes/rules/search.ts'
import type { Act } from '#server/act.ts'
import { enqueue } from '#server/jobs.ts'
import type { Invoice, issueInvoice as issuance } from '../contract.ts'
import { findInvoice, findInvoiceLines, holdInvoices, type InvoiceFound } from '../queries/find.ts'
import { payableOf, printedInvoice, showInvoice } from '../queries/show.ts'
import { keepTally } from '../queries/tally.ts'
import {
  addSettled,
  insertAllocations,
  insertVat,
  saveInvoice,
  type Source,
} from '../queries/write.ts'
import { can, type InvoiceKind, type InvoiceState, whyNotIssue } from '../rules/life.ts'
import { outstandingOf, whyNotSettle } from '../rules/payment.ts'
import type { Change } from '../rules/tally.ts'
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
  const company = await findCompany(act)
  const surroundings = { company, around: await findAround(act, row) }
  const { draft, parties } = await printedInvoice(act, row, lines, surroundings, day)
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

  // The number holds its series until the commit: what does not need it goes before.
  const issued = { ...row, state: can.issue.to, due_day: draft.due }
  await insertVat(act, id, signed(freeze(draft).totals.vat, kind))
  const credit = credited ? await settleByCredit(act, issued, credited) : null
  await enqueue(act, storingPdf, { id })
  const number = await takeNumber(act, kind, day)
  await saveInvoice(act, id, {
    state: can.issue.to,
    number,
    day,
    due_day: draft.due,
    frozen: JSON.stringify(freeze({ ...draft, number })),
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
  record(act, `${kind}.issued`, 'invoice', id, {
    label: number,
    after: { number, day, dueDay: draft.due, net: row.net, tax: row.tax, gross: row.gross },
  })
  const shown = await showInvoice(act, id, company)
  const after = { ...issued, settled: credit?.settled ?? row.settled }
  await keepTally(act, [...(credit?.changes ?? []), { before: row, after }])
  return shown
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

/**
 * What an issued credit note settles at once: whatever its invoice still asks.
 * @returns what it changed of the invoice, and what of the credit note itself is settled.
 */
async function settleByCredit(
  act: Act,
  creditNote: InvoiceFound,
  invoice: InvoiceFound,
): Promise<{ changes: Change[]; settled: Cents }> {
  const amount = cents(Math.min(outstandingOf(payableOf(invoice)), -creditNote.gross))
  if (amount <= 0) return { changes: [], settled: zero }
  const parts = [{ invoice, amount }]
  await settle(act, { creditNote: creditNote.id }, parts)
  await addSettled(act, [{ invoice: creditNote.id, amount: minus(amount) }])
  return { changes: changesOf(parts), settled: minus(amount) }
}

/** An amount to settle of an invoice that the act holds (see `holdInvoices`); negative to undo. */
export type Settling = { readonly invoice: InvoiceFound; readonly amount: Cents }

/**
 * Settles amounts of invoices from a payment: the only way in which payments change what remains due.
 * @throws Refusal `not_issued`, `not_followed`, `beyond_outstanding`.
 */
export async function settleInvoices(
  act: Act,
  source: Source,
  parts: readonly Settling[],
): Promise<void> {
  if (parts.length === 0) return
  await settle(act, source, parts)
  await keepTally(act, changesOf(parts))
}

async function settle(act: Act, source: Source, parts: readonly Settling[]): Promise<void> {
  for (const { invoice, amount } of parts) {
    const reason = whyNotSettle(payableOf(invoice), amount)
    if (reason) refuse(reason, undefined, { number: invoice.number ?? '' })
  }
  const amounts = parts.map(({ invoice, amount }) => ({ invoice: invoice.id, amount }))
  await addSettled(act, amounts)
  await insertAllocations(act, source, amounts)
}

const changesOf = (parts: readonly Settling[]): Change[] =>
  parts.map(({ invoice, amount }) => ({
    before: invoice,
    after: { ...invoice, settled: sum([invoice.settled, amount]) },
  }))
