// Figures of a period, from the sums that acts keep by day, seller and store: all those of a list in one
// statement, which costs what the period has of days whatever it has of documents.
import { type RawBuilder, sql } from 'kysely'
import type { Cents } from '#kernel/money.ts'
import { type Act, visible } from '#server/act.ts'
import { confirmed } from '../rules/deals.ts'
import type { Answer, Asked } from './asked.ts'

type Condition = RawBuilder<unknown>

type Kept = {
  /** A relation of (company_id, day, seller_id, store_id, documents, …). */
  readonly from: RawBuilder<unknown>
  /** The sums of the list that it keeps. */
  readonly sums: readonly string[]
  /** What its rows are narrowed to by a filter of the list; null where it cannot tell. */
  readonly by: Readonly<Record<string, (value: string, act: Act) => Condition | null>>
}

const whole = sql`true`

const kept = {
  quotes: {
    from: sql`quotes_by_day`,
    sums: ['net', 'gross'],
    by: { validity: (value, act) => answered(value.split(','), act) },
  },
  orders: {
    from: sql`orders_by_day`,
    sums: ['net', 'gross'],
    by: { control: (value) => (value === confirmed ? whole : null) },
  },
  payments: { from: sql`payments_by_day`, sums: ['amount'], by: {} },
} as const satisfies Readonly<Record<string, Kept>>
export type KeptByDay = keyof typeof kept

/** What waits for an answer is told together: how soon each ends is no matter of the day it was sent. */
const open = ['pending', 'valid', 'expiring'] as const

function answered(validities: readonly string[], { today }: Act): Condition | null {
  const some = open.filter((one) => validities.includes(one)).length
  if (some > 0 && some < open.length) return null
  const runs = sql`(t.valid_until = '-infinity' or t.valid_until >= ${today}::date)`
  const told: Readonly<Record<string, Condition>> = {
    signed: sql`t.state = 'signed'`,
    refused: sql`t.state = 'refused'`,
    expired: sql`(t.state = 'sent' and not ${runs})`,
    pending: sql`(t.state = 'sent' and ${runs})`,
  }
  const all = validities.filter((one) => one !== 'valid' && one !== 'expiring')
  const conditions = all.map((one) => told[one])
  if (conditions.some((one) => one === undefined)) return null
  return sql`(${sql.join(conditions, sql` or `)})`
}

const usual: Kept['by'] = {
  from: (value) => sql`t.day >= ${value}::date`,
  to: (value) => sql`t.day <= ${value}::date`,
  seller: (value) => sql`t.seller_id = ${value}`,
  store: (value) => sql`t.store_id = ${value}`,
  sort: () => whole,
  direction: () => whole,
}

/** What the rows of a kept sum are narrowed to; null where it cannot tell what is asked. */
function conditionsOf(act: Act, list: KeptByDay, { query, sum }: Asked): Condition[] | null {
  const { by, sums }: Kept = kept[list]
  if (query['from'] === undefined || query['to'] === undefined) return null
  if (sum !== null && !sums.includes(sum)) return null
  const all = Object.entries(query).map(([name, value]) => {
    const known = by[name] ?? usual[name]
    return known ? known(value, act) : null
  })
  // A filter that is left out would be one that narrows nothing.
  const isTold = Object.keys(by).every((name) => name in query)
  return isTold && all.every((one) => one !== null) ? all.filter((one) => one !== whole) : null
}

export const isKeptByDay = (act: Act, list: KeptByDay, asked: Asked): boolean =>
  conditionsOf(act, list, asked) !== null

/** The figures that are kept by day, all in one statement. */
export async function toldByDay(
  act: Act,
  list: KeptByDay,
  asked: readonly Asked[],
): Promise<readonly Answer[]> {
  if (asked.length === 0) return []
  const told = asked.map((one, at) => {
    const those = sql`filter (where ${sql.join(conditionsOf(act, list, one)!, sql` and `)})`
    const amount =
      one.sum === null
        ? sql`null::bigint`
        : sql`coalesce(sum(t.${sql.ref(one.sum)}) ${those}, 0)::bigint`
    return sql`coalesce(sum(t.documents) ${those}, 0)::int as ${sql.ref(`count_${at}`)},
      ${amount} as ${sql.ref(`amount_${at}`)}`
  })
  const days = (name: 'from' | 'to') => asked.map(({ query }) => query[name]!).toSorted()
  const { rows } = await sql<Record<string, number>>`select ${sql.join(told)}
    from ${kept[list].from} t where t.company_id = ${act.company} and ${visible(act, 't')}
      and t.day between ${days('from')[0]}::date and ${days('to').at(-1)}::date`.execute(act.tx)
  return asked.map(({ sum, countless }, at) => ({
    count: countless ? null : rows[0]![`count_${at}`]!,
    amount: sum === null ? null : (rows[0]![`amount_${at}`] as Cents),
  }))
}
