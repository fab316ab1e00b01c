// Whose an order is: it may change hands until it is ended. What was confirmed stays as it was agreed.
import type { EntrustTo } from '#features/base/bulk/actions/entrusting.ts'
import { record } from '#features/base/journal/actions.ts'
import { handedOver } from '#features/sales/quotes/actions/compose.ts'
import { findAround } from '#features/sales/quotes/queries/parties.ts'
import { refuse } from '#kernel/refusal.ts'
import type { Act } from '#server/act.ts'
import { saveOrder } from '../queries/write.ts'
import { whyNotEntrust } from '../rules/life.ts'
import { holdOrder, stateOf } from './draft.ts'

/** @throws Refusal `order_ended`, `not_found`, `out_of_scope`. */
export async function entrustOrder(act: Act, id: string, to: EntrustTo): Promise<void> {
  const row = await holdOrder(act, id)
  const reason = whyNotEntrust({ state: stateOf(row) })
  if (reason) refuse(reason)
  const { was, now, columns } = await handedOver(act, row, to)
  await saveOrder(act, id, columns)
  const label = row.number ?? (await findAround(act, row)).customer.name
  record(act, 'order.entrusted', 'order', id, { label, before: was, after: now })
}
