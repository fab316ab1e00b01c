// How much of an order is done, line by line. Its SQL twin is in queries/standing.ts.
import {
  type Bps,
  type Cents,
  cents,
  type Quantity,
  quantity,
  share,
  subtract,
  sum,
  zero,
} from '#kernel/money.ts'
import type { Progress } from './life.ts'

/** A line that was ordered, and how much of it something already holds. */
export type Taken = { readonly quantity: Quantity; readonly done: Quantity }

/** What of a line is still to be done: nothing once it is whole, whichever its sign. */
export function leftOf({ quantity: ordered, done }: Taken): Quantity {
  const left = ordered - done
  const over = ordered < 0 ? left > 0 : left < 0
  return quantity(over ? 0 : left)
}

export function progressOf(lines: readonly Taken[]): Progress {
  if (lines.every(({ done }) => done === 0)) return 'none'
  return lines.every((line) => leftOf(line) === 0) ? 'whole' : 'partial'
}

/** The part of the net of the lines that is still to be done, each rounded half away from zero. */
export function leftNet(lines: readonly (Taken & { readonly net: Cents })[]): Cents {
  const part = (line: Taken & { readonly net: Cents }): bigint => {
    if (line.quantity === 0) return 0n
    const [n, d] = [BigInt(line.net) * BigInt(leftOf(line)), BigInt(line.quantity)]
    const twice = 2n * n
    const size = (twice < 0n ? -twice : twice) + (d < 0n ? -d : d)
    const whole = size / (2n * (d < 0n ? -d : d))
    return n < 0n !== d < 0n ? -whole : whole
  }
  return cents(Number(lines.reduce((all, line) => all + part(line), 0n)))
}

/** A net of lines, once the discount on the whole is off. */
export const afterDiscount = (net: Cents, discount: Bps): Cents =>
  subtract(net, share(net, discount))

/**
 * What of the net of an order is still to be invoiced: its whole less what is, discount off, to the cent;
 * nothing once all its lines are, whatever was rounded on the way.
 */
export function leftToInvoice(
  { net, discount }: { readonly net: Cents; readonly discount: Bps },
  lines: readonly (Taken & { readonly net: Cents })[],
): Cents {
  if (lines.every((line) => leftOf(line) === 0)) return zero
  const invoiced = subtract(sum(lines.map((line) => line.net)), leftNet(lines))
  return subtract(net, afterDiscount(invoiced, discount))
}

/**
 * The first of these lines that asks for more of its source than remains of it, or null. A line that
 * asks twice of the same source is counted for both.
 */
export function beyondLeft(
  asked: readonly { readonly source: string | null; readonly quantity: Quantity }[],
  sources: readonly (Taken & { readonly id: string })[],
): number | null {
  const taken = new Map<string, number>()
  for (const [rank, { source: id, quantity: wanted }] of asked.entries()) {
    const source = sources.find((one) => one.id === id)
    if (id === null || !source) continue
    const total = (taken.get(id) ?? 0) + wanted
    taken.set(id, total)
    const left = leftOf(source)
    if (source.quantity < 0 ? total < left || total > 0 : total > left || total < 0) return rank
  }
  return null
}
