// Whose a delivery is: it may change hands until the client has it.
import type { EntrustTo } from '#features/base/bulk/actions/entrusting.ts'
import { record } from '#features/base/journal/actions.ts'
import { handedOver } from '#features/sales/quotes/actions/compose.ts'
import { findAround } from '#features/sales/quotes/queries/parties.ts'
import { refuse } from '#kernel/refusal.ts'
import type { Act } from '#server/act.ts'
import { saveDelivery } from '../queries/write.ts'
import { type DeliveryState, whyNotChange } from '../rules/life.ts'
import { holdDelivery } from './draft.ts'

/** @throws Refusal `delivery_over`, `not_found`, `out_of_scope`. */
export async function entrustDelivery(act: Act, id: string, to: EntrustTo): Promise<void> {
  const row = await holdDelivery(act, id)
  const reason = whyNotChange({ state: row.state as DeliveryState })
  if (reason) refuse(reason)
  const { was, now, columns } = await handedOver(act, row, to)
  await saveDelivery(act, id, columns)
  const label = row.number ?? (await findAround(act, row)).customer.name
  record(act, 'delivery.entrusted', 'delivery', id, { label, before: was, after: now })
}
