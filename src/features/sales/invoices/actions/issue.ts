// Issuing and settling: the acts after which an invoice is never touched again.
import { takeNumber } from '#features/base/company/actions.ts'
import { record } from '#features/base/journal/actions.ts'
import { freeze } from '#features/sales/documents/rules/freeze.ts'
import type { FrozenDocument } from '#features/sales/documents/rules/frozen.ts'
import { whyIncomplete } from '#features/sales/documents/rules/incomplete.ts'
import { pricedLine } from '#features/sales/quotes/rules/stored.ts'
import { type Cents, cents, minus, sum, zero } from '#kernel/money.ts'
import type { InputOf } from '#kernel/endpoint.ts'
import { refuse } from '#kernel/refusal.ts'
import { searchOf } from '#features/sales/quotes/rules/search.ts'
import { keepTurnover } from '#features/sales/turnover/queries/keep.ts'
import type { Act } from '#server/act.ts'
import { enqueue } from '#server/jobs.ts'
import type { Invoice, issueInvoice as issuance } from '../contract.ts'
import { findInvoice, holdInvoices, type InvoiceFound } from '../queries/find.ts'
import { findOutdated } from '../queries/outdated.ts'
import { printedInvoice } from '../queries/printed.ts'
import { payableOf, showInvoice } from '../queries/show.ts'
import { keepTally } from '../queries/tally.ts'
import {
  addSettled,
  insertAllocations,
  insertVat,
  saveInvoice,
  type Source,
} from '../queries/write.ts'
import { can, type InvoiceKind, type InvoiceState, seriesOf, whyNotIssue } from '../rules/life.ts'
import { outstandingOf, whyNotSettle } from '../rules/payment.ts'
import { nextDue } from '../rules/retention.ts'
import type { Change } from '../rules/tally.ts'
import type { StoredInvoiceLine } from '../rules/stored.ts'
import { checkVersion } from './draft.ts'
import { lockOrigins } from './origins.ts'
import { checkLeft, findBeyond } from './quoted.ts'
import { storingPdf } from './print.ts'

/**
 * Issues a draft on a day: the next number of its series, a frozen copy of parties and amounts, and
 * its VAT by rate. A credit note settles what remains of its invoice.
 * @throws Refusal `not_a_draft`, `no_lines`, `day_ahead`, `earlier_than_last`, `due_before_day`,
 * `deal_changed`, `deal_ended`, or what its parties lack.
 */
export async function issueInvoice(
  act: Act,
  {
    id,
    version,
    day = act.today,
    onAccount = false,
    exchange,
    ...beyond
  }: InputOf<typeof issuance>,
): Promise<Invoice> {
  const { row: drafted, credited } = await holdWithCredited(act, id)
  await checkVersion(act, drafted, version)
  if (exchange && exchange.day > act.today) refuse('day_ahead', 'exchange.day')
  const typed = exchange && { exchange_rate: exchange.rate, exchange_day: exchange.day }
  const row = { ...drafted, ...typed }
  const kind = row.kind as InvoiceKind
  const said = await printedInvoice(act, row, { on: day })
  const { draft, parties, lines, company } = said
  const outdated = await findOutdated(act, drafted, lines)
  if (outdated) refuse(outdated)
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

  const decided = await checkBeyond(act, row, lines, beyond)

  // The number holds its series until the commit: what does not need it goes before.
  const issued = { ...row, day, state: can.issue.to, due_day: draft.due }
  // That of the other kinds was stored with their draft.
  const ofLines = kind === 'invoice' ? freeze(draft).totals.vat : []
  const [credit] = await Promise.all([
    credited && !onAccount ? settleByCredit(act, issued, credited) : null,
    insertVat(act, id, ofLines),
    enqueue(act, storingPdf, { id }),
  ])
  const number = await takeNumber(act, seriesOf(kind), day)
  await saveInvoice(act, id, {
    state: can.issue.to,
    number,
    day,
    due_day: draft.due,
    exchange_rate: draft.exchange?.rate ?? null,
    exchange_day: draft.exchange?.day ?? null,
    frozen: JSON.stringify(freeze({ ...draft, number })),
    issued_at: act.now.toISOString(),
    beyond_reason: decided,
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
    after: {
      number,
      day,
      dueDay: draft.due,
      net: row.net,
      tax: row.tax,
      gross: row.gross,
      ...(decided === '' ? {} : { beyondSigned: decided }),
    },
  })
  const after = { ...issued, settled: credit?.settled ?? row.settled }
  keepTally(act, [...(credit?.changes ?? []), { before: row, after }])
  keepTurnover(act, [id])
  return showInvoice(act, id, company)
}

const at: Readonly<Record<string, string>> = {
  day_ahead: 'day',
  due_before_day: 'dueDay',
  no_lines: 'lines',
  line_unnamed: 'lines',
  negative_total: 'lines',
}

/**
 * Why an invoice may go beyond the quote that was signed: what was decided with its draft, or is now.
 * @returns '' where it does not. @throws Refusal `beyond_signed`, `reason_missing`.
 */
async function checkBeyond(
  act: Act,
  row: InvoiceFound,
  lines: readonly StoredInvoiceLine[],
  { beyondSigned, reason }: Pick<InputOf<typeof issuance>, 'beyondSigned' | 'reason'>,
): Promise<string> {
  if (row.beyond_reason !== '') return row.beyond_reason
  const line = await findBeyond(act, row, lines)
  if (line === null) {
    await checkLeft(act, row)
    return ''
  }
  if (!beyondSigned) refuse('beyond_signed', 'reason', { line })
  return reason || refuse('reason_missing', 'reason')
}

/** The invoice to issue and, for a credit note, the one that it takes back: both held, in order. */
async function holdWithCredited(act: Act, id: string) {
  const seen = (await findInvoice(act, id)) ?? refuse('not_found')
  const original = seen.credited_invoice_id
  // Whoever drafts from the same quote or order, or credits what a balance deducts, waits.
  await lockOrigins(act, seen)
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
  await settleBoth(act, creditNote, parts)
  return { changes: changesOf(parts), settled: minus(amount) }
}

/** A credit note settles invoices, and is itself settled by as much. */
async function settleBoth(act: Act, creditNote: InvoiceFound, parts: readonly Settling[]) {
  await settle(act, { creditNote: creditNote.id, day: creditNote.day! }, parts)
  const used = minus(sum(parts.map(({ amount }) => amount)))
  await addSettled(act, [{ invoice: creditNote.id, amount: used }])
}

/**
 * Settles amounts of invoices from an issued credit note that the act holds with them; negative amounts
 * take it off them. @throws Refusal `not_issued`, `not_followed`, `beyond_outstanding`.
 */
export async function settleByCreditNote(
  act: Act,
  creditNote: InvoiceFound,
  parts: readonly Settling[],
): Promise<void> {
  const used = minus(sum(parts.map(({ amount }) => amount)))
  const reason = whyNotSettle(payableOf(creditNote), used)
  if (reason) refuse(reason, undefined, { number: creditNote.number ?? '' })
  await settleBoth(act, creditNote, parts)
  await keepTally(act, [...changesOf(parts), ...changesOf([{ invoice: creditNote, amount: used }])])
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
  keepTally(act, changesOf(parts))
}

async function settle(act: Act, source: Source, parts: readonly Settling[]): Promise<void> {
  for (const { invoice, amount } of parts) {
    const reason = whyNotSettle(payableOf(invoice), amount)
    if (reason) refuse(reason, undefined, { number: invoice.number ?? '' })
  }
  const amounts = parts.map(({ invoice, amount }) => ({ invoice: invoice.id, amount }))
  await Promise.all([addSettled(act, amounts), insertAllocations(act, source, amounts)])
}

/** What settling an amount makes of an invoice: the same as `addSettled` does. */
function settledBy(invoice: InvoiceFound, amount: Cents) {
  const settled = sum([invoice.settled, amount])
  if (invoice.retained === 0) return { settled }
  const { gross, retained, retention_day: retentionDay, frozen, due_day } = invoice
  const asked = (frozen as FrozenDocument | null)?.due ?? due_day
  return { settled, due_day: nextDue({ gross, settled, retained, retentionDay, asked }) }
}

const changesOf = (parts: readonly Settling[]): Change[] =>
  parts.map(({ invoice, amount }) => ({
    before: invoice,
    after: { ...invoice, ...settledBy(invoice, amount) },
  }))
