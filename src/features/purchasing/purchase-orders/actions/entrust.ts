// Who buys, and for which store: it may change until the purchase order is closed or cancelled.
import type { EntrustTo } from '#features/base/bulk/actions/entrusting.ts'
import { record } from '#features/base/journal/actions.ts'
import { handedOver } from '#features/sales/quotes/actions/compose.ts'
import { refuse } from '#kernel/refusal.ts'
import type { Act } from '#server/act.ts'
import { savePurchase } from '../queries/write.ts'
import { type PurchaseState, whyNotEntrust } from '../rules/life.ts'
import { holdPurchase } from './draft.ts'

/** @throws Refusal `purchase_not_open`, `not_found`, `out_of_scope`. */
export async function entrustPurchase(act: Act, id: string, to: EntrustTo): Promise<void> {
  const row = await holdPurchase(act, id)
  const reason = whyNotEntrust(row.state as PurchaseState)
  if (reason) refuse(reason)
  const { was, now, columns } = await handedOver(act, row, to)
  await savePurchase(act, id, columns)
  const label = row.number ?? row.subject
  record(act, 'purchase_order.entrusted', 'purchase_order', id, { label, before: was, after: now })
}
