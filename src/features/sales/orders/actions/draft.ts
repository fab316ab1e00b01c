// Drafting: an order is made, saved as often as one types, copied, and thrown away.
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
import { lockQuote } from '#features/sales/quotes/queries/find.ts'
import { type Client, findAround, vatRegimeOf } from '#features/sales/quotes/queries/parties.ts'
import type { InputOf, OutputOf } from '#kernel/endpoint.ts'
import { refuse } from '#kernel/refusal.ts'
import type { Act } from '#server/act.ts'
import { newId } from '#server/ids.ts'
import {
  type createOrder as creation,
  Order,
  type orderDefaults,
  type updateOrder as update,
} from '../contract.ts'
import { findRules } from '../queries/checks.ts'
import { findOrder, findOrderLines, isAddressOf, type OrderFound } from '../queries/find.ts'
import { showOrder } from '../queries/show.ts'
import {
  deleteOrderDraft,
  insertOrder,
  insertOrderLines,
  replaceOrderLines,
  saveOrder,
} from '../queries/write.ts'
import type { FittingAsk } from '../rules/fitting.ts'
import { type OrderState, whyNotEdit } from '../rules/life.ts'
import { relinked, type StoredOrderLine } from '../rules/stored.ts'
import { type Columns, columnsOf, sameLines, summary, type WholeDraft } from './columns.ts'
import { checkOrdered } from './signed.ts'

type Draft = InputOf<typeof creation>

/** What a new order of a client starts with. @throws Refusal `not_found`, `customer_archived`. */
export async function startOrder(
  act: Act,
  { customer }: { customer: string },
): Promise<OutputOf<typeof orderDefaults>> {
  const company = await findCompany(act)
  const client = await clientFor(act, customer, company)
  const { lines: _, ...draft } = await withDefaults(act, { customer }, client)
  return { ...draft, regimes: regimesOf(company, client) }
}

/** Drafts an order without a quote; what is left out comes from the client. */
export async function createOrder(act: Act, given: Draft): Promise<Order> {
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
  return insertDraft(act, { ...columns, quote_id: null }, relinked(lines, []), client.name)
}

/** Saves a whole draft. @throws Refusal `changed_meanwhile`, `not_a_draft`, `beyond_signed_order`. */
export async function updateOrder(
  act: Act,
  { id, version, ...draft }: InputOf<typeof update>,
): Promise<Order> {
  const row = await holdOrder(act, id, version)
  const reason = whyNotEdit({ state: stateOf(row) })
  if (reason) refuse(reason)
  const moved = draft.customer !== row.customer_id
  if (moved && row.quote_id !== null) refuse('order_customer_fixed', 'customer')

  const company = await findCompany(act)
  const client = moved ? await clientFor(act, draft.customer, company) : null
  const kept = await findOrderLines(act, id)
  const around = await findAround(act, row)
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
  await checkOrdered(act, { ...row, discount: draft.discount }, lines)
  const was = { seller: row.seller_id, store: row.store_id }
  await place(act, draft, was, was)
  if (moved || draft.contact !== row.contact_id) {
    await contactFor(act, draft.contact, draft.customer, 'for_decision')
  }
  if (draft.address !== null && !(await isAddressOf(act, draft.address, draft.customer))) {
    refuse('not_found', 'address')
  }
  const name = client?.name ?? around.customer.name
  const fitting = draft.fitting ?? (row.fitting as FittingAsk)
  const values = columnsOf({ ...draft, fitting }, lines, name)
  const told = changed(summary(row), summary(values))
  if (Object.keys(told.after).length === 0 && sameLines(kept, lines)) {
    return showOrder(act, id, company)
  }
  await replaceOrderLines(act, id, lines)
  await saveOrder(act, id, values)
  record(act, 'order.saved', 'order', id, {
    label: name,
    before: { ...told.before, lines: kept.length },
    after: { ...told.after, lines: lines.length },
  })
  return showOrder(act, id, company)
}

/** Deletes a draft. @throws Refusal `not_found`, `not_a_draft`. */
export async function deleteOrder(act: Act, id: string): Promise<{ done: true }> {
  const row = await holdOrder(act, id)
  const reason = whyNotEdit({ state: stateOf(row) })
  if (reason) refuse(reason)
  await deleteOrderDraft(act, id)
  record(act, 'order.deleted', 'order', id, {
    label: (await findAround(act, row)).customer.name,
    before: { ...summary(row), quote: row.quote_id },
  })
  return { done: true }
}

/** Drafts a new direct order with the content of another one, dated today, by whoever copies it. */
export async function duplicateOrder(act: Act, id: string): Promise<Order> {
  const row = (await findOrder(act, id)) ?? refuse('not_found')
  const company = await findCompany(act)
  const client = await clientFor(act, row.customer_id, company)
  const source = await findOrderLines(act, id)
  const given = { customer: client.id, contact: row.contact_id, ...copied(row) }
  const draft = await withDefaults(act, given, client)
  const lines = await composeLines(act, {
    typed: source.map((line) => ({ kind: line.kind as 'item', id: line.id, name: line.name })),
    kept: source,
    regimes: regimesOf(company, client),
    country: company.country,
    discount: draft.discount,
  })
  const fresh = relinked(lines, []).map((line) => ({ ...line, id: newId() }))
  const columns = columnsOf(draft, fresh, client.name)
  return insertDraft(act, { ...columns, quote_id: null }, fresh, client.name)
}

/**
 * The order, held until the commit, and before it the quote that it carries out: whoever orders or
 * invoices from the same quote waits. @throws Refusal `not_found`; `changed_meanwhile` with the current
 * record, where `version` is given and is no longer its version.
 */
export async function holdOrder(act: Act, id: string, version?: number): Promise<OrderFound> {
  const seen = (await findOrder(act, id)) ?? refuse('not_found')
  // The quote of an order never changes.
  if (seen.quote_id !== null) await lockQuote(act, seen.quote_id)
  const row = (await findOrder(act, id, { hold: true })) ?? refuse('not_found')
  if (version !== undefined && version !== row.version) {
    const current = z.encode(Order, await showOrder(act, id))
    refuse('changed_meanwhile', undefined, {}, { current })
  }
  return row
}

/** Stores a new draft, direct or of a quote. */
export async function insertDraft(
  act: Act,
  columns: Columns & { quote_id: string | null },
  lines: readonly StoredOrderLine[],
  name: string,
): Promise<Order> {
  const id = newId()
  await insertOrder(act, { ...columns, id, day: act.today, currency: act.currency })
  await insertOrderLines(act, id, lines)
  record(act, 'order.drafted', 'order', id, {
    label: name,
    after: { ...summary(columns), quote: columns.quote_id },
  })
  return showOrder(act, id)
}

async function withDefaults(act: Act, given: Draft, client: Client): Promise<WholeDraft> {
  const { address = null } = given
  if (address !== null && !(await isAddressOf(act, address, client.id))) {
    refuse('not_found', 'address')
  }
  return {
    customer: client.id,
    contact: await contactFor(act, given.contact, client.id, 'for_decision'),
    ...(await place(act, given, client)),
    address,
    subject: given.subject ?? '',
    customerReference: given.customerReference ?? '',
    deliveryDay: given.deliveryDay ?? null,
    terms: given.terms ?? client.terms,
    paymentMethod: given.paymentMethod ?? client.paymentMethod,
    discount: given.discount ?? client.discount,
    depositRate: given.depositRate ?? (await findRules(act)).deposit_rate,
    fitting: given.fitting ?? 'items',
    language: given.language ?? client.language,
    note: given.note ?? '',
    lines: given.lines ?? [],
  }
}

/** What a copy takes from its source: conditions and words, not dates nor people. */
const copied = (row: OrderFound) => ({
  address: row.address_id,
  subject: row.subject,
  customerReference: row.customer_reference,
  fitting: row.fitting as FittingAsk,
  terms: { days: row.terms_days, endOfMonth: row.terms_end_of_month },
  paymentMethod: row.payment_method as WholeDraft['paymentMethod'],
  discount: row.discount,
  language: row.language as WholeDraft['language'],
  note: row.note,
})

export const stateOf = ({ state }: Pick<OrderFound, 'state'>): OrderState => state as OrderState
