// Figures of invoices, from the tally that acts keep: read once, in as few groups as the figures asked
// tell apart, whatever they are and however many.
import { sql } from 'kysely'
import { cutAtMonths } from '#features/sales/turnover/rules.ts'
import { addDays, type Day, endOfMonth } from '#kernel/day.ts'
import type { Cents } from '#kernel/money.ts'
import { type Act, visible } from '#server/act.ts'
import type { Query } from '../rules/figure.ts'
import type { Answer, Asked } from './asked.ts'

const known: ReadonlySet<string> = new Set([
  ...['payment', 'late', 'from', 'to', 'dueFrom', 'dueTo', 'seller', 'store'],
  ...['sort', 'direction'],
])

/** Those asked for; what is late is open. */
const statesOf = ({ payment, late }: Query): readonly string[] =>
  payment?.split(',') ?? (late === 'true' ? ['unpaid', 'partial'] : [])

/**
 * Whether the tally tells a figure. It knows the due day of what is open alone, and the month of the
 * document: of a period, it tells whole months, and those of what is issued that end today, since nothing
 * is issued ahead.
 */
export function isTallied({ today }: Act, query: Query): boolean {
  const { from, to } = datesOf(query)
  const states = statesOf(query)
  const isOpen = states.every((state) => state === 'unpaid' || state === 'partial')
  const isDue = 'dueFrom' in query || 'dueTo' in query
  const isDated = from !== undefined || to !== undefined
  const isWhole =
    from !== undefined && to !== undefined && cutAtMonths({ from, to }, today).edges.length === 0
  return (
    states.length > 0 &&
    !states.includes('imported') &&
    (isOpen || !isDue) &&
    (!isDated || (isWhole && !states.includes('draft'))) &&
    Object.keys(query).every((name) => known.has(name))
  )
}

type Group = {
  readonly payment: string
  readonly credit: boolean
  /** How many of the limits of due days, and of months, are behind. */
  readonly due: number
  readonly month: number
  readonly documents: number
  readonly net: Cents
  readonly gross: Cents
  readonly outstanding: Cents
}

/** Before every due day, and after what has none. */
const anyDay = '0001-01-01' as Day
const monthAfter = (day: Day): Day => addDays(endOfMonth(day), 1)

/** All figures that the tally tells; those of different people or stores are asked apart. */
export async function tallied(act: Act, asked: readonly Asked[]): Promise<readonly Answer[]> {
  const whose = ({ query: { seller, store } }: Asked) => `${seller ?? ''} ${store ?? ''}`
  const all = new Map<string, Promise<(one: Asked) => Answer>>()
  return Promise.all(
    asked.map(async (one) => {
      const theirs = all.get(whose(one))
      const told =
        theirs ??
        readGroups(
          act,
          asked.filter((other) => whose(other) === whose(one)),
        )
      all.set(whose(one), told)
      return (await told)(one)
    }),
  )
}

/** The dates that a query names, if it names them. */
type Dates = Readonly<Record<'from' | 'to' | 'dueFrom' | 'dueTo', Day | undefined>>
const datesOf = (query: Query): Dates => query as unknown as Dates

async function readGroups(act: Act, asked: readonly Asked[]): Promise<(one: Asked) => Answer> {
  const limits = (days: readonly (Day | undefined)[]): readonly Day[] =>
    [...new Set(days.flatMap((day) => day ?? []))].toSorted()
  const dates = asked.map(({ query }) => datesOf(query))
  const due = limits([
    ...[anyDay, act.today],
    ...dates.flatMap(({ dueFrom, dueTo }) => [dueFrom, dueTo && addDays(dueTo, 1)]),
  ])
  const month = limits([anyDay, ...dates.flatMap(({ from, to }) => [from, to && monthAfter(to)])])
  const states = [...new Set(asked.flatMap(({ query }) => statesOf(query)))]
  const { seller, store } = asked[0]!.query
  const { rows } = await sql<Group>`
    select t.payment, t.kind = 'credit_note' as credit,
      width_bucket(t.due_day, ${due}::date[]) as due,
      width_bucket(t.month, ${month}::date[]) as month, sum(t.documents)::int as documents,
      sum(t.net)::bigint as net, sum(t.gross)::bigint as gross,
      sum(t.outstanding)::bigint as outstanding
    from invoice_tally t where t.company_id = ${act.company} and ${visible(act, 't')}
      and t.payment = any(${states})
      ${seller === undefined ? sql`` : sql`and t.seller_id = ${seller}`}
      ${store === undefined ? sql`` : sql`and t.store_id = ${store}`}
    group by 1, 2, 3, 4`.execute(act.tx)
  const limitsOf = { due, month, today: act.today }
  return ({ query, sum }) => {
    const theirs = rows.filter((group) => keeps(query, group, limitsOf))
    const name = sum === 'net' || sum === 'gross' ? sum : 'outstanding'
    return {
      count: theirs.reduce((count, { documents }) => count + documents, 0),
      amount: sum === null ? null : (theirs.reduce((all, group) => all + group[name], 0) as Cents),
    }
  }
}

type Limits = { readonly due: readonly Day[]; readonly month: readonly Day[]; readonly today: Day }

/** Whether a group is of those that a figure adds up. */
function keeps(query: Query, { payment, credit, ...group }: Group, limits: Limits): boolean {
  const { from, to, dueFrom, dueTo } = datesOf(query)
  const isFrom = (of: 'due' | 'month', day: Day) => group[of] > limits[of].indexOf(day)
  const isDueBefore = (day: Day) => isFrom('due', anyDay) && !isFrom('due', day)
  const isLate = !credit && isDueBefore(limits.today)
  return (
    statesOf(query).includes(payment) &&
    (query['late'] === undefined || (query['late'] === 'true') === isLate) &&
    (dueFrom === undefined || isFrom('due', dueFrom)) &&
    (dueTo === undefined || isDueBefore(addDays(dueTo, 1))) &&
    (from === undefined || isFrom('month', from)) &&
    (to === undefined || !isFrom('month', monthAfter(to)))
  )
}
