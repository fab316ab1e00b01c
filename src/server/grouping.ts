// Rows of a list put in groups: what a list declares of each way, the heads with their counts and sums,
// and the order that keeps the rows of a group together.
import { type RawBuilder, type SelectQueryBuilder, sql } from 'kysely'
import type { Cents } from '#kernel/money.ts'

/** A way to group a list. Parameters may stand in it: it is written once in each statement. */
export type Grouping = {
  /** What tells groups apart, as text; null where the rows have none. */
  readonly key: RawBuilder<string | null>
  /** The name of the record that the key is the id of. */
  readonly name?: RawBuilder<string | null>
  /** What orders the groups; the key, unless said. What is missing comes last. */
  readonly order?: RawBuilder<unknown>
  /** Latest first: months and weeks. */
  readonly descending?: true
}

export type Head<S extends string> = {
  readonly key: string | null
  readonly name: string | null
  readonly count: number
  readonly sums: Record<S, Cents>
}

/** The groups of what a query keeps, in the order in which its rows come. */
export async function groupHeads<DB, TB extends keyof DB, S extends string>(
  query: SelectQueryBuilder<DB, TB, object>,
  { key, name, order = key, descending }: Grouping,
  sums: Readonly<Record<S, RawBuilder<Cents>>>,
): Promise<Head<S>[]> {
  const names = Object.keys(sums) as S[]
  const rows = (await query
    .select([key.as('key'), (name ?? sql<null>`null::text`).as('name'), order.as('rank')])
    .select(sql<number>`count(*)`.as('count'))
    .select(names.map((one) => sql<Cents>`coalesce(sum(${sums[one]}), 0)::bigint`.as(`sum ${one}`)))
    // By place: an expression with parameters is not known again by its text.
    .groupBy([sql`1`, sql`2`, sql`3`])
    .orderBy(descending ? sql`3 desc nulls last, 1` : sql`3 asc nulls last, 1`)
    .execute()) as unknown as (Record<string, number> & {
    key: string | null
    name: string | null
  })[]
  return rows.map((row) => ({
    key: row.key,
    name: row.name,
    count: Number(row['count']),
    sums: Object.fromEntries(names.map((one) => [one, row[`sum ${one}`]])) as Record<S, Cents>,
  }))
}

/** The rows in the order of their groups: what the list itself sorts by comes after. */
export function inGroups({ key, order = key, descending }: Grouping) {
  return descending ? sql`${order} desc nulls last, ${key}` : sql`${order} asc nulls last, ${key}`
}

/** What a list is sorted by, where that is what it is grouped by too: its states, in their own order. */
export const rankOf = ({ key, order = key }: Grouping): RawBuilder<unknown> => order

/** The month of a day: "2026-03"; the latest first. */
export const byMonth = (day: RawBuilder<unknown>): Grouping => ({
  key: sql<string | null>`to_char(${day}, 'YYYY-MM')`,
  descending: true,
})

/** The week of a day, as ISO 8601 counts them: "2026-W10"; the latest first. */
export const byWeek = (day: RawBuilder<unknown>): Grouping => ({
  key: sql<string | null>`to_char(${day}, 'IYYY-"W"IW')`,
  descending: true,
})

/** A word among those of a table, in the order of the table. */
export const byWord = (word: RawBuilder<string>, words: readonly string[]): Grouping => ({
  key: word,
  order: sql`array_position(${[...words]}::text[], ${word})`,
})

/** A record by its id, in the order of its name. */
export const byRecord = (
  id: RawBuilder<unknown>,
  name: RawBuilder<string | null>,
  order: RawBuilder<unknown> = name,
): Grouping => ({ key: sql<string | null>`${id}::text`, name, order })
