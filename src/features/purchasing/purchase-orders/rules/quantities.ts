// What was ordered of a line, what of it came, what of it was invoiced, and for which sold lines: sums,
// never stored, and never beyond what stands before without someone saying so.
import { type Quantity, quantity } from '#kernel/money.ts'

/** A line that is bought: its quantities are never negative. */
export type LineStanding = {
  readonly quantity: Quantity
  readonly received: Quantity
  readonly invoiced: Quantity
}

export const none: Quantity = quantity(0)

/** What is still to come; nothing where more came than was ordered. */
export const remainingOf = ({ quantity: ordered, received }: LineStanding): Quantity =>
  quantity(Math.max(0, ordered - received))

export const isWhole = (line: LineStanding): boolean => remainingOf(line) === 0

/** How much of an order came, from 0 to 100: by the quantities, no line counting beyond its own. */
export function receivedPercent(lines: readonly LineStanding[]): number {
  const counted = lines.filter((line) => line.quantity > 0)
  if (counted.length === 0) return 0
  const parts = counted.map((line) => Math.min(1, Math.max(0, line.received / line.quantity)))
  const part = parts.reduce((a, b) => a + b, 0) / counted.length
  // Almost whole is not whole, and a little is not nothing.
  if (part > 0 && part < 0.01) return 1
  return part < 1 ? Math.min(99, Math.round(part * 100)) : 100
}

/** Why so much may not come of a line, or null; `beyond`: someone decided that more may. */
export function whyNotTake(
  line: LineStanding,
  came: Quantity,
  beyond: boolean,
): 'quantity_missing' | 'received_beyond' | null {
  if (came <= 0) return 'quantity_missing'
  return came > remainingOf(line) && !beyond ? 'received_beyond' : null
}

/**
 * The needs that a bought quantity serves, first come first served: each has its own or what is left,
 * and those for which nothing is left go.
 */
export function served<N extends { readonly quantity: Quantity }>(
  needs: readonly N[],
  bought: Quantity,
): N[] {
  let left: number = bought
  return needs.flatMap((need) => {
    const part = Math.min(need.quantity, Math.max(0, left))
    left -= part
    return part > 0 ? [{ ...need, quantity: quantity(part) }] : []
  })
}

/** What may still be bought for a sold line. */
export const missingOf = (sold: Quantity, purchased: Quantity): Quantity =>
  quantity(Math.max(0, sold - purchased))
