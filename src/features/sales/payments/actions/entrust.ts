// Whose a payment is: it may change hands. What undoes another stays with it, so that the two go on
// being nothing together, whoever asks by seller or by store.
import type { EntrustTo } from '#features/base/bulk/actions/entrusting.ts'
import { record } from '#features/base/journal/actions.ts'
import { handedOver } from '#features/sales/quotes/actions/compose.ts'
import { refuse } from '#kernel/refusal.ts'
import type { Act } from '#server/act.ts'
import { findAround, standingColumns } from '../queries/find.ts'
import { givePayment } from '../queries/write.ts'
import { standingOf, whyNotEntrust } from '../rules/allocate.ts'
import { holdPayment } from './held.ts'

/** @throws Refusal `not_reversible`, `not_found`, `out_of_scope`. */
export async function entrustPayment(act: Act, id: string, to: EntrustTo): Promise<void> {
  const row = await holdPayment(act, id)
  const reason = whyNotEntrust({ standing: standingOf(standingColumns(row)) })
  if (reason) refuse(reason)
  const { was, now, columns } = await handedOver(act, row, to)
  await givePayment(act, row, columns)
  const label = (await findAround(act, id))?.name ?? refuse('not_found')
  record(act, 'payment.entrusted', 'payment', id, { label, before: was, after: now })
}
