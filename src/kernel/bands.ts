// Bands of amounts: those that begin with the same digits. What a tally tells by bands of one and of two
// digits, a filter between two amounts reads whole, but for the amounts at its ends that begin with the
// same two digits as they do: 1,250.00 has some beside it, 1,200.00 has none.
import type { Cents } from './money.ts'

/** Of how many first digits a tally has a row. */
export const bandDigits = [1, 2] as const
export type BandDigits = (typeof bandDigits)[number]

/** What is kept of an amount that has so many digits more. */
const stepOf = (amount: number, digits: number): number =>
  10 ** Math.max(0, String(Math.abs(amount)).length - digits)

/** The band of an amount: its first digits, the others zero. Twin of `band` in SQL. */
export function bandOf(amount: number, digits: number): number {
  const step = stepOf(amount, digits)
  // Nothing is zero, whatever its sign.
  return Math.trunc(amount / step) * step + 0
}

/** What is counted under some key, by the bands of an amount: a row for each number of digits. */
export const byBands = <K, S>(
  amount: Cents,
  { key, sums }: { readonly key: K; readonly sums: S },
): { readonly key: K & { digits: string; band: string }; readonly sums: S }[] =>
  bandDigits.map((digits) => ({
    key: { digits: String(digits), band: String(bandOf(amount, digits)), ...key },
    sums,
  }))

/** The amounts from one to another, both of them; where one is infinite, there is no limit. */
export type Amounts = { readonly from: number; readonly to: number }

/** The least and the greatest amount of the band of an amount. */
function around(amount: number, digits: number): Amounts {
  const [band, last] = [bandOf(amount, digits), stepOf(amount, digits) - 1]
  if (band === 0) return { from: 0, to: 0 }
  return band > 0 ? { from: band, to: band + last } : { from: band - last, to: band }
}

/** What a filter between two amounts comes to. */
export type Banded = {
  /** Those whose band of so many digits lies between two; none of them is counted twice. */
  readonly bands: readonly (Amounts & { readonly digits: BandDigits })[]
  /** The amounts that all these bands have together, which follow each other; null where there is none. */
  readonly whole: Amounts | null
  /** What is left at the ends: amounts to be looked at. */
  readonly ends: readonly Amounts[]
}

/** Cuts the amounts between two limits into bands that a tally tells, and what is left of them. */
export function inBands(min: Cents | undefined, max: Cents | undefined): Banded {
  let ends: Amounts[] = [{ from: min ?? -Infinity, to: max ?? Infinity }]
  const bands: Banded['bands'][number][] = []
  for (const digits of bandDigits) {
    const cuts = ends.map((one) => cut(one, digits))
    bands.push(...cuts.flatMap(({ whole }) => (whole ? { digits, ...whole } : [])))
    ends = cuts.flatMap((one) => one.ends)
  }
  const [from, to] = [bands.map((one) => one.from), bands.map((one) => one.to)]
  const whole = bands.length === 0 ? null : { from: Math.min(...from), to: Math.max(...to) }
  return { bands, whole, ends }
}

/** The bands of so many digits that lie between two amounts, and what is left before and after them. */
function cut({ from, to }: Amounts, digits: number): { whole: Amounts | null; ends: Amounts[] } {
  const first = Number.isFinite(from) ? around(from, digits) : { from, to: from }
  const last = Number.isFinite(to) ? around(to, digits) : { from: to, to }
  const whole = {
    from: first.from === from ? from : first.to + 1,
    to: last.to === to ? to : last.from - 1,
  }
  // Between two amounts of one band, or of two that touch, there is no other.
  if (whole.from > whole.to) return { whole: null, ends: endsOf([{ from, to }]) }
  return {
    whole,
    ends: endsOf([
      { from, to: whole.from - 1 },
      { from: whole.to + 1, to },
    ]),
  }
}

/** Those that hold an amount: beyond what has no limit, there is none. */
const endsOf = (some: readonly Amounts[]): Amounts[] =>
  some.filter(({ from, to }) => from <= to && (Number.isFinite(from) || Number.isFinite(to)))
