// Drafting: a purchase order is made, saved as often as one types, copied, and thrown away.
import { z } from 'zod'
import { findCompany } from '#features/base/company/queries.ts'
import { changed, record } from '#features/base/journal/actions.ts'
import { contactFor, place } from '#features/sales/quotes/actions/compose.ts'
import type { Client } from '#features/sales/quotes/queries/parties.ts'
import { documentTotals } from '#features/sales/quotes/rules/lines.ts'
import { searchOf } from '#features/sales/quotes/rules/search.ts'
import { pricedLine, type StoredLine } from '#features/sales/quotes/rules/stored.ts'
import type { InputOf, OutputOf } from '#kernel/endpoint.ts'
import { refuse } from '#kernel/refusal.ts'
import type { Act } from '#server/act.ts'
import { newId } from '#server/ids.ts'
import { type purchaseDefaults, PurchaseOrder, type updatePurchase as update } from '../contract.ts'
import { findLines, findNeeds, findPurchase, type PurchaseFound } from '../queries/find.ts'
import { showPurchase } from '../queries/show.ts'
import { deleteDraft, insertPurchase, putLines, putNeeds, savePurchase } from '../queries/write.ts'
import { type PurchaseState, whyNotEdit } from '../rules/life.ts'
import { served } from '../rules/quantities.ts'
import {
  type Draft,
  linesOf,
  mustSeeCosts,
  regimesOf,
  supplierFor,
  type WholeDraft,
  withDefaults,
} from './compose.ts'

/** What a new purchase order starts with. @throws Refusal `not_a_supplier`, `supplier_archived`. */
export async function startPurchase(
  act: Act,
  { supplier }: { supplier: string },
): Promise<OutputOf<typeof purchaseDefaults>> {
  const company = await findCompany(act)
  const who = await supplierFor(act, supplier, company)
  const { lines: _, ...draft } = await withDefaults(act, { supplier }, who)
  return { ...draft, regimes: regimesOf(who) }
}

/** Drafts a purchase order; what is left out comes from the supplier and from the settings. */
export async function createPurchase(act: Act, given: Draft): Promise<PurchaseOrder> {
  mustSeeCosts(act)
  const company = await findCompany(act)
  const supplier = await supplierFor(act, given.supplier, company)
  const draft = await withDefaults(act, given, supplier)
  const lines = await linesOf(act, draft, [], supplier, company)
  return showPurchase(act, await insertDraft(act, draft, lines, supplier))
}

/**
 * Saves a whole draft; a line that is bought for customers' orders keeps for whom, as far as its new
 * quantity serves them. @throws Refusal `not_found`, `changed_meanwhile`, `not_a_draft`.
 */
export async function updatePurchase(
  act: Act,
  { id, version, ...draft }: InputOf<typeof update>,
): Promise<PurchaseOrder> {
  mustSeeCosts(act)
  const row = await holdPurchase(act, id, version)
  const reason = whyNotEdit(row.state as PurchaseState)
  if (reason) refuse(reason)
  const company = await findCompany(act)
  const moved = draft.supplier !== row.supplier_id
  const supplier = await supplierFor(act, draft.supplier, company, moved)
  const kept = await findLines(act, id)
  const lines = await linesOf(act, draft, kept, supplier, company)
  const was = { seller: row.seller_id, store: row.store_id }
  await place(act, { seller: draft.buyer, store: draft.store }, was, was)
  if (moved || draft.contact !== row.contact_id) {
    await contactFor(act, draft.contact, draft.supplier, 'for_decision')
  }
  const values = columnsOf(draft, lines, supplier.name)
  const told = changed(summary(row), summary(values))
  if (Object.keys(told.after).length === 0 && isSame(kept, lines)) return showPurchase(act, id)
  await putLines(act, id, lines)
  await keepServed(act, id, lines)
  await savePurchase(act, id, values)
  record(act, 'purchase_order.saved', 'purchase_order', id, {
    label: supplier.name,
    before: { ...told.before, lines: kept.length },
    after: { ...told.after, lines: lines.length },
  })
  return showPurchase(act, id)
}

/** Deletes a draft. @throws Refusal `not_found`, `not_a_draft`. */
export async function deletePurchase(act: Act, id: string): Promise<{ done: true }> {
  const row = await holdPurchase(act, id)
  const reason = whyNotEdit(row.state as PurchaseState)
  if (reason) refuse(reason)
  await deleteDraft(act, id)
  record(act, 'purchase_order.deleted', 'purchase_order', id, { before: summary(row) })
  return { done: true }
}

/** Drafts a new purchase order with the content of another one, at its prices. */
export async function duplicatePurchase(act: Act, id: string): Promise<PurchaseOrder> {
  mustSeeCosts(act)
  const row = (await findPurchase(act, id)) ?? refuse('not_found')
  const company = await findCompany(act)
  const supplier = await supplierFor(act, row.supplier_id, company)
  const source = await findLines(act, id)
  const draft = await withDefaults(
    act,
    {
      supplier: supplier.id,
      contact: row.contact_id,
      subject: row.subject,
      discount: row.discount,
      note: row.note,
    },
    supplier,
  )
  const typed = source.map((line) => ({ kind: line.kind as 'item', id: line.id, name: line.name }))
  const lines = await linesOf(act, { ...draft, lines: typed }, source, supplier, company)
  const fresh = lines.map((line) => ({ ...line, id: newId() }))
  return showPurchase(act, await insertDraft(act, draft, fresh, supplier))
}

/** The purchase order, held until the commit. @throws Refusal `not_found`, `changed_meanwhile`. */
export async function holdPurchase(act: Act, id: string, version?: number): Promise<PurchaseFound> {
  const row = (await findPurchase(act, id, { hold: true })) ?? refuse('not_found')
  if (version !== undefined && version !== row.version) {
    const current = z.encode(PurchaseOrder, await showPurchase(act, id))
    refuse('changed_meanwhile', undefined, {}, { current })
  }
  return row
}

/** Inserts a draft, and tells the journal. */
export async function insertDraft(
  act: Act,
  draft: WholeDraft,
  lines: readonly StoredLine[],
  supplier: Client,
): Promise<string> {
  const id = newId()
  const values = columnsOf(draft, lines, supplier.name)
  await insertPurchase(act, { ...values, id, day: act.today, currency: act.currency })
  await putLines(act, id, lines)
  record(act, 'purchase_order.drafted', 'purchase_order', id, {
    label: supplier.name,
    after: summary(values),
  })
  return id
}

/** Needs go by the new quantities of their lines. */
async function keepServed(act: Act, id: string, lines: readonly StoredLine[]): Promise<void> {
  const needs = await findNeeds(act, id)
  if (needs.length === 0) return
  const left = lines.flatMap((line) =>
    served(
      needs.filter((need) => need.purchase_line_id === line.id),
      line.quantity,
    ),
  )
  await putNeeds(
    act,
    id,
    left.map(({ purchase_line_id, order_id, order_line_id, rank, quantity }) => ({
      line: purchase_line_id,
      order: order_id,
      orderLine: order_line_id,
      rank,
      quantity,
    })),
  )
}

function columnsOf(draft: WholeDraft, lines: readonly StoredLine[], supplier: string) {
  const { net, tax, gross } = documentTotals(lines.map(pricedLine), draft.discount)
  return {
    supplier_id: draft.supplier,
    contact_id: draft.contact,
    store_id: draft.store,
    seller_id: draft.buyer,
    subject: draft.subject,
    supplier_reference: draft.supplierReference,
    wished_day: draft.wishedDay,
    terms_days: draft.terms.days,
    terms_end_of_month: draft.terms.endOfMonth,
    payment_method: draft.paymentMethod as string,
    discount: draft.discount,
    language: draft.language as string,
    note: draft.note,
    net,
    tax,
    gross,
    search: searchOf(supplier, draft.subject, draft.supplierReference),
  }
}

/** What the journal tells of a draft. */
const summary = (row: Omit<ReturnType<typeof columnsOf>, 'search' | 'tax'>) => ({
  supplier: row.supplier_id,
  contact: row.contact_id,
  store: row.store_id,
  buyer: row.seller_id,
  subject: row.subject,
  supplierReference: row.supplier_reference,
  wishedDay: row.wished_day,
  termsDays: row.terms_days,
  termsEndOfMonth: row.terms_end_of_month,
  paymentMethod: row.payment_method,
  discount: row.discount,
  language: row.language,
  note: row.note,
  net: row.net,
  gross: row.gross,
})

const isSame = (a: readonly StoredLine[], b: readonly StoredLine[]): boolean =>
  a.length === b.length &&
  a.every((line, at) =>
    Object.entries(line).every(([name, value]) => b[at]?.[name as keyof StoredLine] === value),
  )
