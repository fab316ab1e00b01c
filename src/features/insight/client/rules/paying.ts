// How a client pays: how long they take, against what was agreed, and whether that drifts.
import { type Day, daysBetween } from '#kernel/day.ts'
import type { Cents } from '#kernel/money.ts'

/** An invoice that is wholly paid. */
export type Paid = {
  readonly day: Day
  readonly due: Day | null
  /** The day on which the last of it was settled. */
  readonly settled: Day
  readonly gross: Cents
}

export type Behaviour = {
  readonly count: number
  /** The days from the invoice to its full payment, each weighing what it amounts to. */
  readonly days: number
  /** The days that were agreed, weighed in the same way; null where nothing was. */
  readonly terms: number | null
  /** Of the amount, what was paid after its day: hundredths of a percent. */
  readonly late: number
  /** Of the latest half against the older one: days more (slower) or less; null of fewer than six. */
  readonly drift: number | null
}

/** Below this many, a habit cannot be told. */
export const leastPaid = 3
const enoughToDrift = 6

/** The behaviour that some paid invoices show; null of fewer than three. */
export function behaviourOf(paid: readonly Paid[]): Behaviour | null {
  if (paid.length < leastPaid) return null
  const dated = paid.filter(({ due }) => due !== null)
  const lateOf = dated.filter(({ due, settled }) => due !== null && settled > due)
  const weighed = weight(dated)
  const inOrder = paid.toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
  const half = Math.floor(inOrder.length / 2)
  return {
    count: paid.length,
    days: Math.round(meanOf(paid, takenFor)),
    terms: dated.length === 0 ? null : Math.round(meanOf(dated, agreedFor)),
    late: weighed === 0 ? 0 : Math.round((weight(lateOf) / weighed) * 10_000),
    drift:
      paid.length < enoughToDrift
        ? null
        : Math.round(meanOf(inOrder.slice(half), takenFor)) -
          Math.round(meanOf(inOrder.slice(0, half), takenFor)),
  }
}

const takenFor = ({ day, settled }: Paid): number => Math.max(0, daysBetween(day, settled))
const agreedFor = ({ day, due }: Paid): number => (due === null ? 0 : daysBetween(day, due))
const weight = (paid: readonly Paid[]): number => paid.reduce((all, { gross }) => all + gross, 0)

function meanOf(paid: readonly Paid[], days: (one: Paid) => number): number {
  const all = weight(paid)
  if (all <= 0) return 0
  return paid.reduce((sum, one) => sum + days(one) * one.gross, 0) / all
}

/** What is late, by how long: the ends of each part, in days past the due date. */
export const ages = [
  { key: 'd30', from: 1, to: 30 },
  { key: 'd60', from: 31, to: 60 },
  { key: 'd90', from: 61, to: 90 },
  { key: 'older', from: 91, to: null },
] as const
export type Age = (typeof ages)[number]['key']
export const ageKeys = ages.map(({ key }) => key) as [Age, ...Age[]]
