// The draft of an invoice: made, saved, thrown away.
import { z } from 'zod'
import { findCompany } from '#features/base/company/queries.ts'
import type { CompanyVatRegime } from '#features/base/company/rules.ts'
import { changed, record } from '#features/base/journal/actions.ts'
import {
  clientFor,
  composeLines,
  contactFor,
  place,
} from '#features/sales/quotes/actions/compose.ts'
import { regimesOf } from '#features/sales/quotes/actions/draft.ts'
import { type Client, findAround, vatRegimeOf } from '#features/sales/quotes/queries/parties.ts'
import type { InputOf } from '#kernel/endpoint.ts'
import type { Day } from '#kernel/day.ts'
import { type Bps, type Cents, zero } from '#kernel/money.ts'
import { refuse } from '#kernel/refusal.ts'
import type { VatGroup } from '#kernel/vat.ts'
import type { Act } from '#server/act.ts'
import { newId } from '#server/ids.ts'
import {
  type createInvoice as creation,
  Invoice,
  type updateInvoice as update,
} from '../contract.ts'
import { findInvoice, findInvoiceLines, holdInvoices, type InvoiceFound } from '../queries/find.ts'
import type { Standing } from '../queries/deal.ts'
import { showInvoice } from '../queries/show.ts'
import { keepTally } from '../queries/tally.ts'
import {
  deleteDraft,
  insertDeductions,
  insertInvoice,
  insertLines,
  insertVat,
  replaceLines,
  saveInvoice,
} from '../queries/write.ts'
import { type InvoiceKind, type InvoiceState, whyNotDelete, whyNotEdit } from '../rules/life.ts'
import { relinked, type StoredInvoiceLine } from '../rules/stored.ts'
import { type Columns, columnsOf, sameLines, summary, type WholeDraft } from './columns.ts'
import { checkOrders, lockOrigins } from './origins.ts'
import { checkQuote } from './quoted.ts'

/** Drafts an invoice without a quote; what is left out comes from the client. */
export async function createInvoice(act: Act, given: InputOf<typeof creation>): Promise<Invoice> {
  const company = await findCompany(act)
  const client = await clientFor(act, given.customer, company)
  const draft = await withDefaults(act, given, client)
  const lines = await composeLines(act, {
    typed: draft.lines,
    kept: [],
    regimes: regimesOf(company, client),
    country: company.country,
    discount: draft.discount,
  })
  const columns = columnsOf(draft, lines, client.name)
  return insert(act, { ...columns, quote_id: null }, relinked(lines, []), { name: client.name })
}

/** Saves a whole draft. @throws Refusal `changed_meanwhile`, `not_a_draft`, `beyond_quote`. */
export async function updateInvoice(
  act: Act,
  { id, version, ...draft }: InputOf<typeof update>,
): Promise<Invoice> {
  const row = await holdDraft(act, id, version)
  const reason = whyNotEdit({ state: stateOf(row), kind: row.kind as InvoiceKind })
  if (reason) refuse(reason)

  const company = await findCompany(act)
  const moved = draft.customer !== row.customer_id
  if (moved && row.quote_id !== null) refuse('quote_customer', 'customer')
  if (moved && row.order_id !== null) refuse('order_customer', 'customer')
  const client = moved ? await clientFor(act, draft.customer, company) : null
  const [kept, around] = await Promise.all([findInvoiceLines(act, id), findAround(act, row)])
  if (moved && kept.some(({ order_id }) => order_id !== null)) refuse('order_customer', 'customer')
  const before = {
    company: company.vat_regime as CompanyVatRegime,
    customer: vatRegimeOf(around),
  }
  const composed = await composeLines(act, {
    typed: draft.lines,
    kept,
    regimes: client ? regimesOf(company, client) : before,
    ...(moved ? { regimesBefore: before } : {}),
    country: company.country,
    discount: draft.discount,
  })
  const lines = relinked(composed, kept)
  if (row.beyond_reason === '') await checkQuote(act, row, lines)
  await checkOrders(act, row, lines)
  const was = { seller: row.seller_id, store: row.store_id }
  await place(act, draft, was, was)
  if (moved || draft.contact !== row.contact_id) {
    await contactFor(act, draft.contact, draft.customer, 'for_billing')
  }
  const name = client?.name ?? around.customer.name
  const values = columnsOf(draft, lines, name)
  const told = changed(summary(row), summary(values))
  if (Object.keys(told.after).length === 0 && sameLines(kept, lines)) {
    return showInvoice(act, id, company)
  }
  await Promise.all([replaceLines(act, id, lines), saveInvoice(act, id, values)])
  record(act, 'invoice.saved', 'invoice', id, {
    label: name,
    before: { ...told.before, lines: kept.length },
    after: { ...told.after, lines: lines.length },
  })
  keepTally(act, [{ before: row, after: { ...row, ...values } }])
  return showInvoice(act, id, company)
}

/** Deletes a draft. @throws Refusal `not_found`, `not_a_draft`. */
export async function deleteInvoice(act: Act, id: string): Promise<{ done: true }> {
  const row = await holdDraft(act, id)
  const reason = whyNotDelete({ state: stateOf(row) })
  if (reason) refuse(reason)
  await deleteDraft(act, id)
  record(act, 'invoice.deleted', 'invoice', id, {
    label: (await findAround(act, row)).customer.name,
    before: { ...summary(row), kind: row.kind },
  })
  keepTally(act, [{ before: row, after: null }])
  return { done: true }
}

/**
 * The draft, held until the commit, and before it the quotes and orders that it invoices: whoever drafts
 * from them waits. @throws Refusal `not_found`, `changed_meanwhile` with the current record.
 */
export async function holdDraft(act: Act, id: string, version?: number): Promise<InvoiceFound> {
  const seen = (await findInvoice(act, id)) ?? refuse('not_found')
  // Where an invoice comes from never changes. What the role may not see is not the role's to race.
  await lockOrigins(act, seen)
  return holdInvoice(act, id, version)
}

/** The invoice, held until the commit. @throws Refusal `not_found`, `changed_meanwhile`. */
export async function holdInvoice(act: Act, id: string, version?: number): Promise<InvoiceFound> {
  const [row] = await holdInvoices(act, [id])
  if (!row) return refuse('not_found')
  await checkVersion(act, row, version)
  return row
}

/** Refuses an act on an invoice that is no longer as it was seen, and shows how it is now. */
export async function checkVersion(
  act: Act,
  row: InvoiceFound,
  version: number | undefined,
): Promise<void> {
  if (version === undefined || version === row.version) return
  const current = z.encode(Invoice, await showInvoice(act, row.id))
  refuse('changed_meanwhile', undefined, {}, { current })
}

/** How a draft is made: for whom, of which kind, and what is not told by its lines. */
export type Making = {
  readonly name: string
  readonly kind?: InvoiceKind
  /** The VAT of what is computed otherwise than from its lines. */
  readonly vat?: readonly VatGroup[]
  readonly deductions?: readonly Standing[]
  /** What the journal is told beside. */
  readonly told?: Readonly<Record<string, unknown>>
}

/** Stores a new draft, of an invoice of whatever kind or of a credit note. */
export async function insert(
  act: Act,
  columns: Columns & Made,
  lines: readonly StoredInvoiceLine[],
  { name, kind = 'invoice', vat = [], deductions = [], told = {} }: Making,
): Promise<Invoice> {
  const id = newId()
  const fresh = { state: 'draft', imported: false, settled: zero }
  await Promise.all([
    insertInvoice(act, { ...columns, id, kind, day: act.today, currency: act.currency }),
    insertLines(act, id, lines),
    insertVat(act, id, vat),
    insertDeductions(act, id, deductions),
  ])
  const what = { ...summary(columns), quote: columns.quote_id }
  const credited = columns.credited_invoice_id
  record(act, `${kind}.drafted`, 'invoice', id, {
    label: name,
    after: { ...(credited === undefined ? what : { ...what, credited }), ...told },
  })
  keepTally(act, [{ before: null, after: { ...fresh, ...columns, kind, day: act.today } }])
  return showInvoice(act, id)
}

type Made = {
  quote_id: string | null
  order_id?: string | null
  credited_invoice_id?: string
  gesture?: boolean
  beyond_reason?: string
  retention?: Cents
  retention_rate?: Bps
  retained?: Cents
  retention_day?: Day | null
  deal_seen?: string
}

async function withDefaults(
  act: Act,
  given: InputOf<typeof creation>,
  client: Client,
): Promise<WholeDraft> {
  const [contact, placed] = await Promise.all([
    contactFor(act, given.contact, client.id, 'for_billing'),
    place(act, given, client),
  ])
  return {
    customer: client.id,
    contact,
    ...placed,
    subject: given.subject ?? '',
    customerReference: given.customerReference ?? '',
    deliveryDay: given.deliveryDay ?? null,
    dueDay: given.dueDay ?? null,
    terms: given.terms ?? client.terms,
    paymentMethod: given.paymentMethod ?? client.paymentMethod,
    discount: given.discount ?? client.discount,
    language: given.language ?? client.language,
    note: given.note ?? '',
    lines: given.lines ?? [],
  }
}

const stateOf = ({ state }: InvoiceFound): InvoiceState => state as InvoiceState
