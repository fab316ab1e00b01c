// What of an order is delivered and what is left, for its page.
import { findOrder } from '#features/sales/orders/queries/find.ts'
import { leftOf } from '#features/sales/orders/rules/progress.ts'
import type { OutputOf } from '#kernel/endpoint.ts'
import { quantity } from '#kernel/money.ts'
import { refuse } from '#kernel/refusal.ts'
import type { Act } from '#server/act.ts'
import type { showDelivering as telling } from '../contract/ordered.ts'
import { findDeliveriesOf } from '../queries/find.ts'
import { findOrdered } from '../queries/standing.ts'

/** @throws Refusal `not_found`. */
export async function showDelivering(
  act: Act,
  { id }: { id: string },
): Promise<OutputOf<typeof telling>> {
  if (!(await findOrder(act, id))) refuse('not_found')
  const deliveries = await findDeliveriesOf(act, id)
  const lines = await findOrdered(act, [id])
  return {
    deliveries: deliveries.map(({ wished_day, ...row }) => ({ ...row, wishedDay: wished_day })),
    lines: lines.map((line) => ({
      line: line.id,
      reference: line.reference,
      name: line.name,
      unit: line.unit,
      quantity: line.quantity,
      prepared: quantity(line.done - line.delivered),
      delivered: line.delivered,
      left: leftOf(line),
    })),
  }
}
