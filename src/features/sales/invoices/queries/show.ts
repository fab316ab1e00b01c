// An invoice as the contract shows it, and as it is printed.
import { findCompany } from '#features/base/company/queries.ts'
import type { CompanyVatRegime, PaymentMethod } from '#features/base/company/rules.ts'
import { freeze } from '#features/sales/documents/rules/freeze.ts'
import type { FrozenDocument } from '#features/sales/documents/rules/frozen.ts'
import { whyIncomplete } from '#features/sales/documents/rules/incomplete.ts'
import { findInvoiced, findLines } from '#features/sales/quotes/queries/find.ts'
import {
  type CompanyRow,
  findAround,
  namesOf,
  vatRegimeOf,
} from '#features/sales/quotes/queries/parties.ts'
import { leftOf } from '#features/sales/orders/rules/progress.ts'
import { marginOf } from '#features/sales/quotes/rules/lines.ts'
import { remainingOf } from '#features/sales/quotes/rules/remaining.ts'
import { itemFields, shownLines } from '#features/sales/quotes/rules/stored.ts'
import { minus, type Quantity, quantity, subtract, sum } from '#kernel/money.ts'
import { type Locale, refuse } from '#kernel/refusal.ts'
import type { Totals, VatGroup } from '#kernel/vat.ts'
import type { Act } from '#server/act.ts'
import type { Invoice } from '../contract.ts'
import { negated, sumsOfVat } from '../rules/deposit.ts'
import { type InvoiceKind, type InvoiceState } from '../rules/life.ts'
import { outstandingOf, paymentOf } from '../rules/payment.ts'
import { heldBack } from '../rules/retention.ts'
import type { StoredInvoiceLine } from '../rules/stored.ts'
import {
  type Deduction,
  findCreditable,
  findCredits,
  findDeducting,
  findDeductions,
} from './deal.ts'
import { findOrderedLines } from './ordered.ts'
import { exchangeOf } from './exchange.ts'
import { findOutdated } from './outdated.ts'
import {
  findDeal,
  findInvoice,
  findInvoiceLines,
  findReference,
  findSettlements,
  findVat,
  type InvoiceFound,
  lastOfSeries,
} from './find.ts'
import { type Made, printedInvoice } from './printed.ts'

/**
 * An invoice with its lines, its totals and what settles it; `company` where it is at hand.
 * @throws Refusal `not_found`.
 */
export async function showInvoice(act: Act, id: string, known?: CompanyRow): Promise<Invoice> {
  const [found, company, lines, vat, deductions] = await Promise.all([
    findInvoice(act, id),
    known ?? findCompany(act),
    findInvoiceLines(act, id),
    findVat(act, id),
    findDeductions(act, id),
  ])
  const row = found ?? refuse('not_found')
  const isDraft = row.state === 'draft'
  const credited = row.credited_invoice_id
  const made = { vat, deductions }
  const [{ around, own }, corrects, creditable, documents, settlements] = await Promise.all([
    isDraft ? ofDraft(act, row, lines, company, made) : justAround(act, row),
    credited === null ? null : findReference(act, 'invoice', credited),
    isDraft ? null : creditableOf(act, row, vat),
    findDeal(act, row),
    isDraft ? [] : findSettlements(act, id),
  ])
  const left = own?.left ?? new Map<string, Quantity>()
  const { seesCosts } = act.role
  const payable = payableOf(row)
  return {
    id,
    version: row.version,
    kind: row.kind as InvoiceKind,
    number: row.number,
    imported: row.imported,
    state: payable.state,
    ...paymentOf(payable, act.today),
    day: row.day,
    deliveryDay: row.delivery_day,
    dueDay: row.due_day,
    ...namesOf(around, row),
    credited: corrects,
    subject: row.subject,
    customerReference: row.customer_reference,
    terms: { days: row.terms_days, endOfMonth: row.terms_end_of_month },
    paymentMethod: row.payment_method as PaymentMethod,
    discount: row.discount,
    currency: row.currency,
    exchange: await exchangeOf(act, row, company.country),
    language: row.language as Locale,
    note: row.note,
    lines: shownLines(lines, (line) => ({
      ...itemFields(line, seesCosts),
      ...periodOf(line as StoredInvoiceLine),
      quoteLine: (line as StoredInvoiceLine).quote_line_id,
      quotedRemaining: left.get(line.id) ?? null,
      creditedLine: (line as StoredInvoiceLine).credited_line_id,
    })),
    totals: own?.totals ?? issuedTotals(row, lines, vat),
    deductions: deductions.map(deducted),
    net: row.net,
    payable: row.gross,
    beyondReason: row.beyond_reason,
    creditable,
    settled: row.settled,
    outstanding: outstandingOf(payable),
    retention: retentionShown(act, row),
    // What was imported came without its costs: a margin would be its whole price.
    cost: seesCosts && !row.imported ? row.cost : null,
    margin: seesCosts && !row.imported ? marginOf(row.net, row.cost) : null,
    regimes: {
      company: company.vat_regime as CompanyVatRegime,
      customer: vatRegimeOf(around),
    },
    incomplete: own?.incomplete ?? [],
    outdated: own?.outdated ?? null,
    lastOfSeries: own?.lastOfSeries ?? null,
    documents,
    settlements,
    issuedAt: row.issued_at,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }
}

const justAround = async (act: Act, row: InvoiceFound) => ({
  around: await findAround(act, row),
  own: null,
})

/** What is told of a draft alone: what it may still take, what it comes to, and what it lacks. */
async function ofDraft(
  act: Act,
  row: InvoiceFound,
  lines: readonly StoredInvoiceLine[],
  company: CompanyRow,
  made: Made,
) {
  const [{ draft, parties, around }, left, last, outdated] = await Promise.all([
    printedInvoice(act, row, { lines, company, made }),
    remainingFor(act, row, lines),
    lastOfSeries(act, row.kind as InvoiceKind, act.today),
    findOutdated(act, row, lines),
  ])
  const { totals } = freeze(draft)
  const own = {
    left,
    totals: row.kind === 'credit_note' ? opposite(totals) : shown(totals),
    // The rate of another currency is asked for when it is issued.
    incomplete: whyIncomplete(parties.seller, parties.buyer, draft).filter(
      ({ code }) => code !== 'exchange_rate_missing',
    ),
    lastOfSeries: last,
    outdated,
  }
  return { around, own }
}

const shown = (totals: Totals): Invoice['totals'] => ({
  ...totals,
  vat: totals.vat.map((group) => ({ ...group })),
})

/** A credit note is printed without its sign, and counted with it. */
const opposite = (totals: Totals): Invoice['totals'] => ({
  lines: minus(totals.lines),
  discount: minus(totals.discount),
  net: minus(totals.net),
  vat: negated(totals.vat),
  tax: minus(totals.tax),
  gross: minus(totals.gross),
})

const deducted = ({ vat, ...of }: Deduction): Invoice['deductions'][number] => ({
  ...of,
  ...sumsOfVat(vat),
})

/** What the rule of credit notes is asked with, of what may have one. */
async function creditableOf(
  act: Act,
  row: InvoiceFound,
  vat: VatGroup[],
): Promise<Invoice['creditable']> {
  if (row.kind === 'credit_note' || row.imported) return null
  const { id } = row
  const [{ drafted, credited }, lines, deductedBy] = await Promise.all([
    findCredits(act, id),
    findCreditable(act, id),
    row.kind === 'deposit' ? findDeducting(act, id) : null,
  ])
  return {
    vat,
    credited,
    drafted,
    deductedBy,
    lines: lines.map((line) => ({
      id: line.id,
      creditedQuantity: line.creditedQuantity,
      creditedByQuantity: line.creditedByQuantity,
      creditedNet: line.creditedNet,
    })),
  }
}

export const payableOf = (row: InvoiceFound) => ({
  state: row.state as InvoiceState,
  imported: row.imported,
  gross: row.gross,
  settled: row.settled,
  dueDay: row.due_day,
})

/** The totals of what is issued are those that were frozen or stored, never computed again. */
function issuedTotals(
  row: InvoiceFound,
  lines: readonly StoredInvoiceLine[],
  vat: VatGroup[],
): Invoice['totals'] {
  const frozen = row.frozen as FrozenDocument | null
  if (frozen && row.kind !== 'invoice') {
    return row.kind === 'credit_note' ? opposite(frozen.totals) : shown(frozen.totals)
  }
  const all = sum(lines.map((line) => line.net))
  return {
    lines: all,
    discount: subtract(all, row.net),
    net: row.net,
    vat,
    tax: row.tax,
    gross: row.gross,
  }
}

/** What other invoices hold of a line; of a situation, what it adds to that. */
function periodOf(line: StoredInvoiceLine) {
  const { progress: percent, net, earlier, earlier_net: before, whole_net: whole } = line
  if (percent === null) return { earlier, progress: null }
  return {
    quantity: quantity(line.quantity - earlier),
    net: subtract(net, before),
    earlier: quantity(0),
    progress: { percent, whole, done: net, before },
  }
}

function retentionShown({ today }: Act, row: InvoiceFound): Invoice['retention'] {
  if (row.retention === 0) return null
  const { retention: amount, retention_rate: rate, retained, retention_day: day } = row
  const outstanding = row.state === 'draft' ? row.gross : outstandingOf(payableOf(row))
  return { amount, rate, held: heldBack({ retained, retentionDay: day, outstanding }, today), day }
}

/** What remained of the quoted line of each line before this invoice. */
async function remainingFor(
  act: Act,
  row: InvoiceFound,
  lines: readonly StoredInvoiceLine[],
): Promise<ReadonlyMap<string, Quantity>> {
  const quote = row.quote_id
  if (row.kind !== 'invoice') return new Map()
  if (quote === null) return remainingOfOrders(act, row, lines)
  const [invoiced, ofQuote] = await Promise.all([
    findInvoiced(act, quote, row.id),
    findLines(act, quote),
  ])
  const quoted = new Map(ofQuote.map((line) => [line.id, line.quantity]))
  const linked = lines.filter((line) => line.kind === 'item' && line.quote_line_id !== null)
  return new Map(
    linked.map((line) => {
      const source = line.quote_line_id as string
      const [whole, taken] = [quoted.get(source), invoiced.get(source)]
      const left = { quantity: whole ?? quantity(0), invoiced: taken ?? quantity(0) }
      return [line.id, remainingOf(left)]
    }),
  )
}

/** The same of an invoice of orders of no quote, or of several. */
async function remainingOfOrders(
  act: Act,
  row: InvoiceFound,
  lines: readonly StoredInvoiceLine[],
): Promise<ReadonlyMap<string, Quantity>> {
  const orders = [...new Set(lines.flatMap(({ order_id }) => order_id ?? []))]
  const sources = new Map(
    (await findOrderedLines(act, orders, row.id)).map((one) => [one.id, leftOf(one)]),
  )
  return new Map(
    lines.flatMap((line): [string, Quantity][] => {
      const left = sources.get(line.order_line_id ?? '')
      return left === undefined ? [] : [[line.id, left]]
    }),
  )
}
