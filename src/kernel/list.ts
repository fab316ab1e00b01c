// One convention for every list of the product: what may be asked, and what comes back.
import { z } from 'zod'
import { Total, Flag, Line, Window } from './shapes.ts'

/**
 * The input of a list: a window, a sort by an enumerated key (no text of a client ever names a
 * column), a search, and the list's own filters. Filters travel in the query string.
 */
export const listInput = <const K extends readonly [string, ...string[]], F extends z.ZodRawShape>(
  sortKeys: K,
  filters: F,
) =>
  Window.extend({
    sort: z.enum(sortKeys).optional(),
    direction: z.enum(['asc', 'desc']).optional(),
    q: Line(100).optional(),
    ...filters,
  })

/**
 * What a list may be grouped by: with `group`, rows come group after group; with `heads` too, the groups
 * themselves are told, with their counts and sums. Spread among the filters of `listInput`.
 */
export const groupInput = <const G extends readonly [string, ...string[]]>(groups: G) => ({
  group: z.enum(groups).optional(),
  heads: Flag,
})

/**
 * The output of a list: the rows of the window, how many there are in all, the sums of its money
 * columns over *all* results, and one indicator per tile: what a press on it would show, under the
 * other filters. `sum` is the shape of a sum where some may not see it.
 */
export const listOutput = <R extends z.ZodType, A extends z.ZodType = typeof Total>(
  row: R,
  {
    sums = [],
    indicators = [],
    sum = Total as unknown as A,
  }: { sums?: readonly string[]; indicators?: readonly string[]; sum?: A } = {},
) => {
  const Sums = z.object(Object.fromEntries(sums.map((name) => [name, sum])))
  // The sums are those of the list that a press opens.
  const Indicator = z.object({
    count: z.int(),
    amount: Total.nullable(),
    sums: Sums.optional(),
  })
  return z.object({
    rows: z.array(row),
    total: z.int(),
    sums: Sums,
    indicators: z.object(Object.fromEntries(indicators.map((name) => [name, Indicator]))),
    /** The groups of all results, in order, where `heads` were asked. */
    groups: z
      .array(
        z.object({
          /** What its rows have in common: a word, a month, an id; null where they have none. */
          key: z.string().nullable(),
          /** The name of the record that the key is the id of. */
          name: z.string().nullable(),
          count: z.int(),
          sums: Sums,
        }),
      )
      .optional(),
  })
}

/** A filter that holds several values, written once each in the query string: `state=sent,signed`. */
export const anyOf = <const V extends readonly [string, ...string[]]>(values: V) =>
  z
    .codec(
      z
        .string()
        .refine((written) => written.split(',').every((value) => values.includes(value)), {
          error: 'not_one_of',
        })
        .meta({
          description: `One or more of ${values.join(', ')}, separated by commas`,
          examples: [values[0]],
        }),
      z.array(z.enum(values)),
      {
        decode: (written) => written.split(',') as V[number][],
        encode: (chosen) => chosen.join(','),
      },
    )
    .optional()
