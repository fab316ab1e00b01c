// What becomes of what is offered: how much is signed, what an order is, how long it takes.
import type { Validity } from '#features/sales/quotes/rules/validity.ts'
import { type Day, daysBetween } from '#kernel/day.ts'
import { type Cents, cents, sum, zero } from '#kernel/money.ts'
import { median } from './rhythm.ts'

export type Group = { readonly validity: Validity; readonly count: number; readonly net: Cents }
export type Figure = { readonly count: number; readonly net: Cents }

export type Conversion = {
  readonly signed: Figure
  readonly refused: Figure
  readonly expired: Figure
  /** Of those answered: by number and by amount, in hundredths of a percent; null of none. */
  readonly byCount: number | null
  readonly byAmount: number | null
}

/** Signed ÷ (signed + refused + expired): what still waits for its answer decides nothing. */
export function conversionOf(groups: readonly Group[]): Conversion {
  const of = (validity: Validity): Figure => {
    const found = groups.filter((group) => group.validity === validity)
    return { count: count(found), net: sum(found.map(({ net }) => net)) }
  }
  const [signed, refused, expired] = [of('signed'), of('refused'), of('expired')]
  const all = [signed, refused, expired]
  return {
    signed,
    refused,
    expired,
    byCount: rate(signed.count, count(all)),
    byAmount: rate(signed.net, sum(all.map(({ net }) => net))),
  }
}

const count = (figures: readonly { readonly count: number }[]): number =>
  figures.reduce((all, one) => all + one.count, 0)

const rate = (part: number, all: number): number | null =>
  all > 0 ? Math.round((part / all) * 10_000) : null

export type Ordered = {
  readonly day: Day
  readonly net: Cents
  /** The day of the quote that it carries out. */
  readonly quoted: Day | null
}

export type OrderSizes = {
  readonly count: number
  readonly net: Cents
  readonly mean: Cents | null
  readonly median: Cents | null
  /** The median of the days from a quote to its order; null where none has a quote. */
  readonly days: number | null
}

/** The size of orders, and how long quotes wait for theirs. */
export function sizesOf(orders: readonly Ordered[]): OrderSizes {
  const nets = orders.map(({ net }) => net)
  const all = sum(nets)
  const middle = median(nets)
  const waits = orders.flatMap(({ day, quoted }) =>
    quoted === null ? [] : [Math.max(0, daysBetween(quoted, day))],
  )
  const days = median(waits)
  return {
    count: nets.length,
    net: all,
    mean: nets.length === 0 ? null : cents(Math.round(all / nets.length)),
    median: middle === null ? null : cents(Math.round(middle)),
    days: days === null ? null : Math.round(days),
  }
}

export type Bought = { readonly key: string; readonly net: Cents }
const stages = ['quoted', 'ordered', 'bought'] as const
type Stage = (typeof stages)[number]
/** What of a brand was quoted, beside what of it was ordered and bought. */
export type BrandShare = { readonly brand: string } & Readonly<Record<Stage, Cents>>

/** The brands of every stage, those quoted for most first; what has no brand comes last. */
export function brandsOf(by: Readonly<Record<Stage, readonly Bought[]>>): BrandShare[] {
  const all = new Map<string, Record<Stage, Cents>>()
  for (const stage of stages)
    for (const { key, net } of by[stage]) {
      const row = all.get(key) ?? { quoted: zero, ordered: zero, bought: zero }
      all.set(key, { ...row, [stage]: cents(row[stage] + net) })
    }
  return [...all]
    .map(([brand, row]) => ({ brand, ...row }))
    .filter((row) => stages.some((stage) => row[stage] !== 0))
    .toSorted(
      (a, b) =>
        Number(a.brand === '') - Number(b.brand === '') ||
        b.quoted - a.quoted ||
        b.ordered - a.ordered ||
        b.bought - a.bought ||
        (a.brand < b.brand ? -1 : 1),
    )
}

/** Whether a breakdown by brand tells anything: at least half of the amount has one. */
export function tellsBrands(rows: readonly BrandShare[]): boolean {
  const weight = (kept: readonly BrandShare[]): number =>
    kept.reduce((all, row) => stages.reduce((sum, one) => sum + Math.abs(row[one]), all), 0)
  return weight(rows.filter(({ brand }) => brand !== '')) * 2 >= weight(rows)
}
