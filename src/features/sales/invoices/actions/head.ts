// The dates, the references and the note of a draft: what may change of every kind.
import { changed, record } from '#features/base/journal/actions.ts'
import { findAround } from '#features/sales/quotes/queries/parties.ts'
import { searchOf } from '#features/sales/quotes/rules/search.ts'
import type { InputOf } from '#kernel/endpoint.ts'
import { refuse } from '#kernel/refusal.ts'
import type { Act } from '#server/act.ts'
import type { Invoice } from '../contract.ts'
import type { editHead as editing } from '../contract/deal.ts'
import { showInvoice } from '../queries/show.ts'
import { keepTally } from '../queries/tally.ts'
import { saveInvoice } from '../queries/write.ts'
import { can, type InvoiceState } from '../rules/life.ts'
import { summary } from './columns.ts'
import { holdDraft } from './draft.ts'

/** Changes what is said around the lines of a draft. @throws Refusal `not_a_draft`, `changed_meanwhile`. */
export async function editHead(
  act: Act,
  { id, version, ...head }: InputOf<typeof editing>,
): Promise<Invoice> {
  const row = await holdDraft(act, id, version)
  if (!can.edit(row.state as InvoiceState)) refuse('not_a_draft')
  const { name } = (await findAround(act, row)).customer
  const columns = {
    subject: head.subject ?? row.subject,
    customer_reference: head.customerReference ?? row.customer_reference,
    delivery_day: head.deliveryDay === undefined ? row.delivery_day : head.deliveryDay,
    due_day: head.dueDay === undefined ? row.due_day : head.dueDay,
    note: head.note ?? row.note,
  }
  const told = changed(summary(row), summary({ ...row, ...columns }))
  if (Object.keys(told.after).length === 0) return showInvoice(act, id)
  const search = searchOf(name, columns.subject, columns.customer_reference)
  await saveInvoice(act, id, { ...columns, search })
  record(act, 'invoice.saved', 'invoice', id, { label: name, ...told })
  keepTally(act, [{ before: row, after: { ...row, ...columns } }])
  return showInvoice(act, id)
}
