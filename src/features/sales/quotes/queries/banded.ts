// Filters between two amounts, as tallies by bands tell them.
import { type RawBuilder, sql } from 'kysely'
import { type Amounts, type Banded, inBands } from '#kernel/bands.ts'
import { type Cents, cents } from '#kernel/money.ts'
import type { Common } from './narrowed.ts'

type Limits = Pick<Common, 'min' | 'max'>

/** The filters that a tally by bands tells beside those of its own. */
export const amounts = ['min', 'max'] as const

/** What a filter between two amounts comes to; null where it has none. */
export const banded = ({ min, max }: Limits): Banded | null =>
  min === undefined && max === undefined ? null : inBands(min, max)

/** Some amounts as the filter that keeps them. */
export const limitsOf = ({ from, to }: Amounts): { min?: Cents; max?: Cents } => ({
  ...(Number.isFinite(from) ? { min: cents(from) } : {}),
  ...(Number.isFinite(to) ? { max: cents(to) } : {}),
})

/** Whether a row of a tally by bands, which is called `t`, is of those that a filter comes to. */
export function isBanded({ bands }: Banded): RawBuilder<boolean> {
  if (bands.length === 0) return sql<boolean>`false`
  const all = bands.map(({ digits, ...within }) => {
    const { min, max } = limitsOf(within)
    return sql`(t.digits = ${digits} ${min === undefined ? sql`` : sql`and t.band >= ${min}`}
      ${max === undefined ? sql`` : sql`and t.band <= ${max}`})`
  })
  return sql<boolean>`(${sql.join(all, sql` or `)})`
}
