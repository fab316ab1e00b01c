// The columns of a draft: from what was typed, and as the journal tells them.
import { costOf, documentTotals } from '#features/sales/quotes/rules/lines.ts'
import { pricedLine } from '#features/sales/quotes/rules/stored.ts'
import type { InputOf } from '#kernel/endpoint.ts'
import { searchOf } from '#features/sales/quotes/rules/search.ts'
import type { updateInvoice as update } from '../contract.ts'
import type { InvoiceFound } from '../queries/find.ts'
import type { StoredInvoiceLine } from '../rules/stored.ts'

export type WholeDraft = Omit<InputOf<typeof update>, 'id' | 'version'>

export const columnsOf = (
  draft: WholeDraft,
  lines: Parameters<typeof sumsOf>[0],
  client: string,
): Columns => ({
  customer_id: draft.customer,
  contact_id: draft.contact,
  store_id: draft.store,
  seller_id: draft.seller,
  subject: draft.subject,
  customer_reference: draft.customerReference,
  delivery_day: draft.deliveryDay,
  due_day: draft.dueDay,
  terms_days: draft.terms.days,
  terms_end_of_month: draft.terms.endOfMonth,
  payment_method: draft.paymentMethod,
  discount: draft.discount,
  language: draft.language,
  note: draft.note,
  ...sumsOf(lines, draft.discount),
  search: searchOf(client, draft.subject, draft.customerReference),
})

/** What the lines of a document come to, in its columns. */
export function sumsOf(
  lines: readonly Parameters<typeof pricedLine>[0][],
  discount: InvoiceFound['discount'],
) {
  const priced = lines.map(pricedLine)
  const { net, tax, gross } = documentTotals(priced, discount)
  return { net, tax, gross, cost: costOf(priced) }
}

/** The columns of a draft. */
export type Columns = Pick<
  InvoiceFound,
  | 'customer_id'
  | 'contact_id'
  | 'store_id'
  | 'seller_id'
  | 'subject'
  | 'customer_reference'
  | 'delivery_day'
  | 'due_day'
  | 'terms_days'
  | 'terms_end_of_month'
  | 'payment_method'
  | 'discount'
  | 'language'
  | 'note'
  | 'net'
  | 'tax'
  | 'gross'
  | 'cost'
  | 'search'
> & {
  /** Where it is another than the client's own: a credit note has that of its invoice. */
  readonly distributor_id?: InvoiceFound['distributor_id']
}

/** What the journal tells of a draft: its own columns, and what its lines come to. */
export const summary = (row: Columns) => ({
  customer: row.customer_id,
  contact: row.contact_id,
  store: row.store_id,
  seller: row.seller_id,
  subject: row.subject,
  customerReference: row.customer_reference,
  deliveryDay: row.delivery_day,
  dueDay: row.due_day,
  termsDays: row.terms_days,
  termsEndOfMonth: row.terms_end_of_month,
  paymentMethod: row.payment_method,
  discount: row.discount,
  language: row.language,
  note: row.note,
  net: row.net,
  gross: row.gross,
})

export const sameLines = (
  a: readonly StoredInvoiceLine[],
  b: readonly StoredInvoiceLine[],
): boolean =>
  a.length === b.length &&
  a.every((line, at) =>
    Object.entries(line).every(([name, value]) => b[at]?.[name as 'id'] === value),
  )
