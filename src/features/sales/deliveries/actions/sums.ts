// What a delivery comes to, for the quantities that count now.
import { documentTotals } from '#features/sales/quotes/rules/lines.ts'
import type { Bps } from '#kernel/money.ts'
import type { Act } from '#server/act.ts'
import type { VatCategory } from '#kernel/vat.ts'
import { findDeliveryLines } from '../queries/find.ts'
import type { DeliveryState } from '../rules/life.ts'
import { heldOf } from '../rules/quantities.ts'

/** The columns that say it, once its lines are saved. */
export async function amountsOfDelivery(act: Act, id: string, discount: Bps, state: DeliveryState) {
  const lines = await findDeliveryLines(act, [id])
  const {
    lines: before,
    net,
    gross,
  } = documentTotals(
    lines.map((line) => ({
      kind: 'item' as const,
      name: line.name,
      quantity: heldOf(line, state),
      price: line.price,
      discount: line.discount,
      vat: { category: line.vat_category as VatCategory, rate: line.vat_rate },
    })),
    discount,
  )
  return { lines_net: before, net, gross }
}
