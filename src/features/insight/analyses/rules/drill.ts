// Where a figure leads: to a narrower question, and in the end to the documents that it adds up.
import type { Days } from '#kernel/period.ts'
import { latest } from '#kernel/day.ts'
import { absent, type Dimension, isSpan, type Measure, narrowing, whyNotBy } from '../rules.ts'
import { daysOfKey, type Narrowing, type Question, type Written } from './question.ts'

export type Part = { readonly key: string; readonly id: string | null }

type Named = (typeof narrowing)[number]
const isNarrowing = (one: Dimension): one is Named => (narrowing as readonly string[]).includes(one)

/** By which of the values of a part it is narrowed: records by their identifier, the rest by its name. */
const byId: readonly Dimension[] = [
  'customer',
  'item',
  'seller',
  'store',
  'kind',
  'venue',
  'distributor',
]

/** The question of one row alone, over its own days; null of a key that is none. */
export function narrowedTo(
  { by, ...question }: Question,
  days: Days | null,
  parts: readonly Part[],
): Question | null {
  let within = days
  const narrowed: Partial<Record<Narrowing, string>> = { ...question.narrowed }
  let isInTime = false
  for (const [at, part] of parts.entries()) {
    const dimension = by[at]
    if (dimension === undefined) continue
    if (isSpan(dimension)) {
      // What is due at no date is in no days.
      if (part.key === '') {
        narrowed.undated = 'true'
        continue
      }
      const own = daysOfKey(dimension, part.key)
      if (!own) return null
      within = within ? both(within, own) : own
      isInTime = true
      continue
    }
    if (!isNarrowing(dimension)) return null
    // A person who left the company has a key and no record; what has neither has none of it.
    const value = byId.includes(dimension) ? (part.id ?? part.key) : part.key
    narrowed[dimension] = value || absent
  }
  const period =
    isInTime && within ? ({ name: 'custom', ...daysIn(within) } as const) : question.period
  return { ...question, period, narrowed, by: nextBy(question.measure, narrowed, by) }
}

const both = (a: Days, b: Days): Days => ({
  from: latest(a.from, b.from),
  to: a.to < b.to ? a.to : b.to,
})
/** A period without its name. */
const daysIn = ({ from, to }: Days): Days => ({ from, to })

/** By what a narrower question is told: clients, then items; nothing once both are known. */
function nextBy(
  measure: Measure,
  narrowed: Question['narrowed'],
  by: readonly Dimension[],
): readonly Dimension[] {
  const isOfItems = narrowed.brand !== undefined || narrowed.family !== undefined
  const order: readonly Named[] = isOfItems ? ['item', 'customer'] : ['customer', 'item']
  const next = order.find(
    (one) => narrowed[one] === undefined && !by.includes(one) && whyNotBy(measure, one) === null,
  )
  return next ? [next] : []
}

/** The documents behind a figure, as the address of their list has it. */
export const linesOf = ({ measure, narrowed }: Question, days: Days | null): Written => ({
  measure,
  ...(days && daysIn(days)),
  ...narrowed,
})
