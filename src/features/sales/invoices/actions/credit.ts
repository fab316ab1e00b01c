import { findAround } from '#features/sales/quotes/queries/parties.ts'
import { netOf } from '#features/sales/quotes/rules/lines.ts'
import type { InputOf } from '#kernel/endpoint.ts'
import { quantity } from '#kernel/money.ts'
import { refuse } from '#kernel/refusal.ts'
import { searchOf } from '#features/sales/quotes/rules/search.ts'
import type { Act } from '#server/act.ts'
import { newId } from '#server/ids.ts'
import type { creditInvoice as crediting, Invoice } from '../contract.ts'
import { findInvoiceLines, isCredited } from '../queries/find.ts'
import { type InvoiceKind, type InvoiceState, whyNotCredit } from '../rules/life.ts'
import type { StoredInvoiceLine } from '../rules/stored.ts'
import { sumsOf } from './columns.ts'
import { holdInvoice, insert } from './draft.ts'

/**
 * Drafts the credit note of a whole invoice: its lines the other way round, each remembering the one
 * that it takes back. @throws Refusal `not_issued`, `not_an_invoice`, `already_credited`.
 */
export async function creditInvoice(
  act: Act,
  { id, version }: InputOf<typeof crediting>,
): Promise<Invoice> {
  const row = await holdInvoice(act, id, version)
  const reason = whyNotCredit({
    state: row.state as InvoiceState,
    kind: row.kind as InvoiceKind,
    imported: row.imported,
    credited: await isCredited(act, id),
  })
  if (reason) refuse(reason)

  const lines = (await findInvoiceLines(act, id)).map((line): StoredInvoiceLine => {
    const back = { ...line, quantity: quantity(line.quantity === 0 ? 0 : -line.quantity) }
    return {
      ...back,
      id: newId(),
      net: line.kind === 'item' ? netOf(back) : line.net,
      credited_invoice_id: id,
      credited_line_id: line.id,
    }
  })
  const { name } = (await findAround(act, row)).customer
  const columns = {
    customer_id: row.customer_id,
    contact_id: row.contact_id,
    store_id: row.store_id,
    seller_id: row.seller_id,
    subject: row.subject,
    customer_reference: row.customer_reference,
    delivery_day: row.delivery_day,
    due_day: null,
    terms_days: row.terms_days,
    terms_end_of_month: row.terms_end_of_month,
    payment_method: row.payment_method,
    discount: row.discount,
    language: row.language,
    note: '',
    ...sumsOf(lines, row.discount),
    search: searchOf(row.number, name, row.subject, row.customer_reference),
  }
  const links = { quote_id: row.quote_id, credited_invoice_id: id }
  return insert(act, { ...columns, ...links }, lines, { name, kind: 'credit_note' })
}
