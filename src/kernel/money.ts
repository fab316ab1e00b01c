// Amounts are whole cents, unit prices whole millionths, quantities whole ten-thousandths, rates
// whole hundredths of a percent. This file is the only one allowed to round.

/** An amount of money in whole cents of its currency. */
export type Cents = number & { readonly is: 'cents' }
/** A unit price in millionths of the currency unit: 2.55 is 2,550,000. */
export type Price = number & { readonly is: 'price in millionths' }
/** A quantity in ten-thousandths: 1.5 h is 15,000. */
export type Quantity = number & { readonly is: 'quantity in ten-thousandths' }
/** A rate in hundredths of a percent (basis points): 20 % is 2,000. */
export type Bps = number & { readonly is: 'basis points' }

export const cents = (n: number): Cents => whole(n) as Cents
export const price = (n: number): Price => whole(n) as Price
export const quantity = (n: number): Quantity => whole(n) as Quantity
export const bps = (n: number): Bps => whole(n) as Bps

export const zero = cents(0)

/** The sum of amounts, exact; throws beyond the safe integers (90 thousand billion euros). */
export const sum = (amounts: readonly Cents[]): Cents =>
  cents(amounts.reduce<number>((total, amount) => total + amount, 0))

export const minus = (amount: Cents): Cents => cents(amount === 0 ? 0 : -amount)
export const subtract = (amount: Cents, other: Cents): Cents => cents(amount - other)

/** Price × quantity, less a discount rate, rounded once to the cent (EN 16931 BT-131). */
export function times(unit: Price, count: Quantity, discount: Bps = bps(0)): Cents {
  const exact = BigInt(whole(unit)) * BigInt(whole(count)) * BigInt(10_000 - whole(discount))
  // millionths × ten-thousandths × basis points → cents: 10^6 · 10^4 · 10^4 / 10^2
  return divide(exact, 1_000_000_000_000n)
}

/**
 * Whether price × quantity stays within what a document may hold (10 billion, as `Amount` says on the
 * wire). Each may be allowed alone and their product not: a form asks before it adds up, and the rule
 * refuses, where `times` would throw.
 */
export function fits(unit: Price, count: Quantity): boolean {
  // Asked of each line at each key: far below the limit, what a float loses decides nothing.
  if (Math.abs(whole(unit) * whole(count)) < 9e19) return true
  const exact = BigInt(whole(unit)) * BigInt(whole(count))
  return (exact < 0n ? -exact : exact) <= 10n ** 12n * 10n ** 8n
}

/** The share of an amount at a rate, rounded to the cent: the VAT of a base (EN 16931 BT-117). */
export const share = (amount: Cents, rate: Bps): Cents =>
  divide(BigInt(whole(amount)) * BigInt(whole(rate)), 10_000n)

/** amount × part / all, rounded to the cent: for splitting in proportion. */
export const proportion = (amount: Cents, part: Cents, all: Cents): Cents =>
  divide(BigInt(whole(amount)) * BigInt(whole(part)), BigInt(whole(all)))

/**
 * Splits an amount over weights so that the parts add up to it exactly: what is given after each
 * weight is the rounded share of the weights so far, so no part is a cent or more off its exact share
 * (for weights of one sign). Nothing is split over anything; something over nothing throws.
 */
export function split(amount: Cents, weights: readonly Cents[]): Cents[] {
  const all = sum(weights)
  if (amount === 0) return weights.map(() => zero)
  if (all === 0) throw new Error('cannot split over weights that add up to zero')
  let weighed = 0
  let given = 0
  return weights.map((weight) => {
    weighed += weight
    const upTo = proportion(amount, cents(weighed), all)
    const part = cents(upTo - given)
    given = upTo
    return part
  })
}

/** A price as the amount of one unit, rounded to the cent. */
export const priceInCents = (unit: Price): Cents => divide(BigInt(whole(unit)), 10_000n)
export const centsAsPrice = (amount: Cents): Price => price(whole(amount) * 10_000)

/** How many decimals each kind of scaled integer holds. */
export const scales = { cents: 2, price: 6, quantity: 4, bps: 2 } as const
export type Scale = keyof typeof scales

/** Decimal text of a scaled integer: `text(1250, 'cents')` is "12.50", `text(15000, 'quantity')` "1.5". */
export function text(n: number, scale: Scale): string {
  const digits = scales[scale]
  const size = Math.abs(whole(n))
    .toString()
    .padStart(digits + 1, '0')
  const units = size.slice(0, -digits)
  const decimals = scale === 'cents' ? size.slice(-digits) : size.slice(-digits).replace(/0+$/, '')
  return `${n < 0 ? '-' : ''}${units}${decimals ? `.${decimals}` : ''}`
}

/**
 * Reads decimal text ("12.5", "-0.125") exactly, or returns null where it is no such number, has more
 * decimals than the scale can hold, or is too large. Never rounds.
 */
export function read(decimal: string, scale: Scale): number | null {
  const found = /^(-?)(\d{1,15})(?:\.(\d+))?$/.exec(decimal)
  if (!found) return null
  const [, sign = '', units = '', decimals = ''] = found
  const kept = decimals.replace(/0+$/, '')
  if (kept.length > scales[scale]) return null
  const n = Number(units + kept.padEnd(scales[scale], '0'))
  if (!Number.isSafeInteger(n)) return null
  return sign && n !== 0 ? -n : n
}

/**
 * n / by as a whole number, half away from zero, so that a credit note is the exact mirror of its
 * invoice. Throws beyond the safe integers, and on a division by zero.
 */
export function roundedRatio(n: bigint, by: bigint): number {
  if (by < 0n) return roundedRatio(-n, -by)
  const size = n < 0n ? -n : n
  const rounded = (2n * size + by) / (2n * by)
  return whole(Number(n < 0n ? -rounded : rounded))
}

const divide = (n: bigint, by: bigint): Cents => cents(roundedRatio(n, by))

function whole(n: number): number {
  if (!Number.isSafeInteger(n)) throw new Error(`not a whole number that can be held exactly: ${n}`)
  return n
}
