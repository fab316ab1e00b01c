// What should come in, all parts of it at once: what is open is read together with how its clients pay, and
// cut at the days that the figures tell apart.
import { sql } from 'kysely'
import {
  delayKnownIn,
  expectedIn,
  openWithDelays,
  outstandingIn,
} from '#features/sales/invoices/queries/filter.ts'
import type { Cents } from '#kernel/money.ts'
import { type Act, visible } from '#server/act.ts'
import type { Query } from '../rules/figure.ts'
import type { Ask } from './asked.ts'

const told: ReadonlySet<string> = new Set([
  ...['expectedFrom', 'expectedTo', 'expectedUnknown', 'delayKnown'],
])
const known: ReadonlySet<string> = new Set([...told, 'payment', 'seller', 'store', 'customer'])

/** Whether it is what this file tells: what is open, by the day on which it is expected. */
export const isExpected = (query: Query): boolean =>
  query['payment'] === 'unpaid,partial' &&
  Object.keys(query).some((name) => told.has(name)) &&
  Object.keys(query).every((name) => known.has(name)) &&
  query['expectedUnknown'] !== 'false' &&
  query['delayKnown'] !== 'false'

/** All figures of what is expected, in one statement: all of the same people. */
export const expected: Ask = async (act, asked) => {
  const { rows } = await sql<Record<string, number>>`select ${sql.join(
    asked.map(({ query }, at) => {
      const those = sql`filter (where ${within(query)})`
      return sql`count(*) ${those}::int as ${sql.ref(`count_${at}`)},
        coalesce(sum(e.outstanding) ${those}, 0)::bigint as ${sql.ref(`amount_${at}`)}`
    }),
  )} from (${open(act, asked[0]!.query)}) e`.execute(act.tx)
  return asked.map(({ sum }, at) => ({
    count: rows[0]![`count_${at}`]!,
    amount: sum === null ? null : (rows[0]![`amount_${at}`] as Cents),
  }))
}

const open = (act: Act, { seller, store, customer }: Query) => sql`
  select ${outstandingIn} as outstanding, ${expectedIn(act.today)} as day, ${delayKnownIn} as known
  from ${openWithDelays(act)} and ${visible(act, 'i')}
    ${seller === undefined ? sql`` : sql`and i.seller_id = ${seller}`}
    ${store === undefined ? sql`` : sql`and i.store_id = ${store}`}
    ${customer === undefined ? sql`` : sql`and i.customer_id = ${customer}`}`

function within({ expectedFrom, expectedTo, expectedUnknown, delayKnown }: Query) {
  const all = [
    ...(expectedFrom === undefined ? [] : [sql`e.day >= ${expectedFrom}::date`]),
    ...(expectedTo === undefined ? [] : [sql`e.day <= ${expectedTo}::date`]),
    ...(expectedUnknown === undefined ? [] : [sql`e.day is null`]),
    ...(delayKnown === undefined ? [] : [sql`e.known`]),
  ]
  return sql.join(all, sql` and `)
}
