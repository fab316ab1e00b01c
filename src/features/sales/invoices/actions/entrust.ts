// Whose the draft of an invoice or of a credit note is. What is issued never changes.
import type { EntrustTo } from '#features/base/bulk/actions/entrusting.ts'
import { record } from '#features/base/journal/actions.ts'
import { handedOver } from '#features/sales/quotes/actions/compose.ts'
import { findAround } from '#features/sales/quotes/queries/parties.ts'
import { refuse } from '#kernel/refusal.ts'
import type { Act } from '#server/act.ts'
import { keepTally } from '../queries/tally.ts'
import { saveInvoice } from '../queries/write.ts'
import { type InvoiceState, whyNotEntrust } from '../rules/life.ts'
import { holdDraft } from './draft.ts'

/** @throws Refusal `invoice_stays`, `not_found`, `out_of_scope`. */
export async function entrustInvoice(act: Act, id: string, to: EntrustTo): Promise<void> {
  const row = await holdDraft(act, id)
  const reason = whyNotEntrust({ state: row.state as InvoiceState })
  if (reason) refuse(reason)
  const { was, now, columns } = await handedOver(act, row, to)
  await saveInvoice(act, id, columns)
  keepTally(act, [{ before: row, after: { ...row, ...columns } }])
  const label = (await findAround(act, row)).customer.name
  record(act, 'invoice.entrusted', 'invoice', id, { label, before: was, after: now })
}
