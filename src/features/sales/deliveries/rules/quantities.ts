// How much of what was ordered is on its way, had, given back and invoiced. The SQL twins: the view
// `order_line_delivery`, and queries/standing.ts.
import type { Progress } from '#features/sales/orders/rules/life.ts'
import { type Cents, proportion, type Quantity, quantity, sum, zero } from '#kernel/money.ts'
import type { DeliveryState } from './life.ts'

/** A line of a delivery: what was prepared, what the client took of it, and what came back. */
export type DeliveredLine = {
  readonly quantity: Quantity
  /** Null until it is delivered. */
  readonly delivered: Quantity | null
  readonly returned: Quantity
}

/** What of an order a line holds, so that nothing is delivered twice; cancelled, it holds nothing. */
export const heldOf = (line: DeliveredLine, state: DeliveryState): Quantity =>
  quantity(state === 'cancelled' ? 0 : (line.delivered ?? line.quantity) - line.returned)

/** What the client has of a line. */
export const hadOf = ({ delivered, returned }: DeliveredLine): Quantity =>
  quantity(delivered === null ? 0 : delivered - returned)

/** Goods are delivered; services are done, and what is taken back is no delivery. */
export const isDeliverable = (line: {
  readonly kind: string
  readonly nature: string
  readonly quantity: Quantity
}): boolean => line.kind === 'item' && line.nature === 'goods' && line.quantity > 0

/** A line that is had, with what invoices hold of it by name. */
export type Had = { readonly had: Quantity; readonly own: Quantity }

/**
 * How much of each delivery of one ordered line is invoiced. `invoiced` is what invoices hold of the
 * line, by deliveries and apart from them: what names no delivery, or one whose goods came back since,
 * counts for the deliveries in the order in which they were made, for what they leave open.
 */
export function invoicedOf(deliveries: readonly Had[], invoiced: Quantity): Quantity[] {
  const named = deliveries.map(({ had, own }) => Math.max(0, Math.min(own, had)))
  let free = Math.max(0, invoiced - named.reduce((all, one) => all + one, 0))
  return deliveries.map(({ had }, rank) => {
    const own = named[rank] as number
    const share = Math.min(had - own, free)
    free -= share
    return quantity(own + share)
  })
}

/** A line that is had, with what of it is invoiced, in the prices of its order. */
export type Billed = {
  readonly had: Quantity
  readonly invoiced: Quantity
  /** The whole line of the order. */
  readonly ordered: Quantity
  readonly net: Cents
  /** Whether its order is still open: nothing more is invoiced of one that was ended. */
  readonly billable: boolean
}

export function invoicingOf(lines: readonly Pick<Billed, 'had' | 'invoiced'>[]): Progress {
  if (lines.every(({ invoiced }) => invoiced === 0)) return 'none'
  return lines.every(({ had, invoiced }) => invoiced >= had) ? 'whole' : 'partial'
}

/** What of the net of a delivery is still to be invoiced: its part by the lines that are open. */
export function leftToInvoice(net: Cents, lines: readonly Billed[]): Cents {
  const part = (line: Billed, of: number) =>
    proportion(line.net, of as Cents, line.ordered as never)
  const all = sum(lines.map((line) => part(line, line.had)))
  if (all === 0) return zero
  const open = sum(
    lines.map((line) => part(line, line.billable ? Math.max(0, line.had - line.invoiced) : 0)),
  )
  return proportion(net, open, all)
}

/**
 * Why these quantities were not taken by the client, or null: of each line that was prepared, at most
 * what was prepared; at least something in all, else it came back (`return`).
 */
export function whyNotTaken(
  lines: readonly { readonly prepared: Quantity; readonly taken: Quantity }[],
): { code: 'delivered_beyond' | 'nothing_delivered'; rank: number } | null {
  const rank = lines.findIndex(({ prepared, taken }) => taken < 0 || taken > prepared)
  if (rank >= 0) return { code: 'delivered_beyond', rank }
  return lines.some(({ taken }) => taken > 0) ? null : { code: 'nothing_delivered', rank: 0 }
}

/** Why these quantities do not come back, or null: of each line, at most what the client has. */
export function whyNotBack(
  lines: readonly { readonly had: Quantity; readonly back: Quantity }[],
): { code: 'returned_beyond' | 'nothing_returned'; rank: number } | null {
  const rank = lines.findIndex(({ had, back }) => back < 0 || back > had)
  if (rank >= 0) return { code: 'returned_beyond', rank }
  return lines.some(({ back }) => back > 0) ? null : { code: 'nothing_returned', rank: 0 }
}
