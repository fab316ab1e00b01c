// A purchase order as the contract shows it, and as it is printed.
import { findCompany } from '#features/base/company/queries.ts'
import type { PaymentMethod } from '#features/base/company/rules.ts'
import { freeze } from '#features/sales/documents/rules/freeze.ts'
import type { FrozenDocument } from '#features/sales/documents/rules/frozen.ts'
import {
  type CompanyRow,
  findAround,
  findParties,
  namesOf,
  vatRegimeOf,
} from '#features/sales/quotes/queries/parties.ts'
import { totalsOf } from '#features/sales/quotes/queries/show.ts'
import { documentTotals } from '#features/sales/quotes/rules/lines.ts'
import type { SentHow } from '#features/sales/quotes/rules/life.ts'
import { documentDraft, printedHead } from '#features/sales/quotes/rules/printed.ts'
import {
  itemFields,
  pricedLine,
  shownLines,
  type StoredLine,
} from '#features/sales/quotes/rules/stored.ts'
import { type Locale, refuse } from '#kernel/refusal.ts'
import type { Act } from '#server/act.ts'
import type { PurchaseOrder } from '../contract.ts'
import { isToInvoice, type PurchaseState, standingOf } from '../rules/life.ts'
import { none, receivedPercent } from '../rules/quantities.ts'
import { findInvoicesOf, findOrdersServed } from './chain.ts'
import {
  findInvoices,
  findLines,
  findNeeds,
  findPurchase,
  findReceipts,
  findStandings,
  type NeedRow,
  type PurchaseFound,
} from './find.ts'

/** A purchase order with all that came of it. @throws Refusal `not_found`. */
export async function showPurchase(act: Act, id: string): Promise<PurchaseOrder> {
  const row = (await findPurchase(act, id)) ?? refuse('not_found')
  const lines = await findLines(act, id)
  const standings = await findStandings(act, id)
  const needs = await findNeeds(act, id)
  const around = await findAround(act, namingOf(row))
  const { customer, contact, seller, store } = namesOf(around, namingOf(row))
  const { seesCosts } = act.role
  const state = row.state as PurchaseState
  const facts = { state, due: row.expected_day ?? row.wished_day, lines: [...standings.values()] }
  const shown = shownLines(lines, (line) => ({
    ...itemFields(line, false),
    received: standings.get(line.id)?.received ?? none,
    invoiced: standings.get(line.id)?.invoiced ?? none,
    needs: needs.filter((need) => need.purchase_line_id === line.id).map(needView),
  }))
  return {
    id,
    version: row.version,
    number: row.number,
    state,
    standing: standingOf(facts, act.today),
    toInvoice: isToInvoice(facts),
    receivedPercent: receivedPercent(facts.lines),
    day: row.day,
    wishedDay: row.wished_day,
    expectedDay: row.expected_day,
    supplierReference: row.supplier_reference,
    buyer: seller,
    store,
    subject: row.subject,
    supplier: customer,
    contact,
    terms: { days: row.terms_days, endOfMonth: row.terms_end_of_month },
    paymentMethod: row.payment_method as PaymentMethod,
    discount: row.discount,
    currency: row.currency,
    language: row.language as Locale,
    note: row.note,
    lines: seesCosts ? shown : shown.map(withoutPrices),
    totals: seesCosts
      ? totalsOf({ totals: documentTotals(lines.map(pricedLine), row.discount) })
      : null,
    regimes: { company: 'standard', customer: vatRegimeOf(around) },
    receipts: await findReceipts(act, id),
    orders: ordersOf(needs),
    invoices: seesCosts ? await findInvoices(act, id) : [],
    documents: [...(await findOrdersServed(act, [id])), ...(await findInvoicesOf(act, id))],
    sentAt: row.sent_at,
    sentHow: row.sent_how as SentHow | null,
    confirmedAt: row.confirmed_at,
    closedAt: row.closed_at,
    endReason: row.end_reason,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }
}

const needView = (need: NeedRow) => ({
  order: need.order_id,
  number: need.number,
  customer: need.customer,
  orderLine: need.order_line_id,
  quantity: need.quantity,
})

const ordersOf = (needs: readonly NeedRow[]) =>
  [...new Map(needs.map((need) => [need.order_id, need])).values()].map((need) => ({
    id: need.order_id,
    name: need.number ?? '',
    customer: need.customer,
  }))

type Line = PurchaseOrder['lines'][number]
const withoutPrices = (line: Line): Line => {
  if (line.kind === 'item') return { ...line, price: null, net: null }
  return line.kind === 'subtotal' ? { ...line, net: null } : line
}

/** The supplier stands where the client of a sale does. */
export const namingOf = (row: PurchaseFound) => ({ ...row, customer_id: row.supplier_id })

/**
 * What is written to the supplier: `over` gives it the number and the date of its sending. It is
 * delivered to its store where that has an address, else to the company.
 */
export async function printedPurchase(
  act: Act,
  row: PurchaseFound,
  lines: readonly StoredLine[],
  company: CompanyRow,
  over: { readonly number?: string | null; readonly day?: PurchaseFound['day'] } = {},
): Promise<FrozenDocument> {
  const parties = await findParties(act, company, await findAround(act, namingOf(row)))
  const draft = documentDraft(
    {
      ...printedHead(row),
      kind: 'quote',
      day: row.state === 'draft' ? act.today : row.day,
      deliveryDay: row.wished_day,
      customerReference: row.supplier_reference,
      lines,
      timeZone: act.timeZone,
      ...over,
    },
    { ...parties, buyer: { ...parties.buyer, delivery: await placeOf(act, row, company) } },
  )
  // The mentions of the law are those of who sells.
  return { ...freeze(draft), mentions: [] }
}

async function placeOf(act: Act, row: PurchaseFound, company: CompanyRow) {
  const store = await act.tx
    .selectFrom('store')
    .select(['name', 'street', 'street2', 'postal_code', 'city', 'country'])
    .where('company_id', '=', act.company)
    .where('id', '=', row.store_id)
    .executeTakeFirst()
  const at = store && store.street !== '' && store.city !== '' ? store : company
  const { street, street2, postal_code: postalCode, city, country } = at
  const name =
    store && store.name !== company.name ? `${company.name} – ${store.name}` : company.name
  return { name, street, street2, postalCode, city, country }
}

/** What is printed: the frozen copy of what was sent, or the draft as it stands. */
export async function frozenPurchase(
  act: Act,
  id: string,
): Promise<{ frozen: FrozenDocument; language: Locale }> {
  const row = (await findPurchase(act, id)) ?? refuse('not_found')
  const language = row.language as Locale
  if (row.state !== 'draft') return { frozen: row.frozen as FrozenDocument, language }
  const lines = await findLines(act, id)
  return { frozen: await printedPurchase(act, row, lines, await findCompany(act)), language }
}
