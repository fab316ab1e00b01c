// The rows of an answer: facts added up by what they know, then by what they are told by, the names last.
import { type RawBuilder, sql } from 'kysely'
import type { InputOf } from '#kernel/endpoint.ts'
import type { Act } from '#server/act.ts'
import type { analytics } from '../contract.ts'
import { aboutMeasure, type Grain, isSpan } from '../rules.ts'
import { factsOf, type Window } from './facts.ts'
import { countsDocuments, formulas, summed } from './measured.ts'
import { type By, type Joins, joinsOf, partOf, wholes } from './parts.ts'

type Asked = InputOf<typeof analytics>
type Sql = RawBuilder<unknown>

export type Understood = {
  readonly measure: Asked['measure']
  readonly by: readonly By[]
  readonly grain: Grain
  readonly window: Window
  readonly asked: Asked
}

type Row = {
  keys: string[]
  labels: string[]
  ids: (string | null)[]
  sum: string
  over: string | null
}
/** Of all rows, whatever the limit. */
export type Totals = { count: number; total: string; totalOver: string | null }

/**
 * As many rows as asked for, in order of time where time is told, else the largest first. Only those are
 * given their keys and names: of a hundred thousand rows, to write them costs as much as to add them up.
 */
export async function readRows(
  act: Act,
  { measure, by, grain, window, asked }: Understood,
  limit: number,
): Promise<(Row & Totals)[]> {
  const { over } = formulas[measure]
  const { customer, seller, store } = asked
  const { subject } = aboutMeasure[measure]
  const facts = factsOf(act, subject, grain, window, { customer, seller, store })
  const counts = countsDocuments(measure) && grain === 'line'
  // What is sold counts its invoice once for each item: only by what several share is it looked for.
  const byItem = by.includes('item') || asked.item !== undefined
  const once = counts && !(subject === 'sales' && byItem)
  const joins = joinsOf(act, { subject, by, asked, once })
  const rows = toldBy(by, joins, addedUp({ measure, by, once }, facts, joins), over !== undefined)
  const figure = over ? sql`told.sum::numeric / nullif(told.over, 0)` : sql`told.sum`
  // What has nothing to be divided by has no figure, and is in the total all the same.
  const shown = over ? sql`over <> 0` : sql`sum <> 0`
  const keys = by.map((_, at) => sql`told.${named('of', at)} nulls first`)
  const order = sql.join(by.some(isSpan) ? keys : [sql`${figure} desc`, ...keys])
  const read = by.map((one, at) => ({
    key: partOf[one].key(sql`told.${named('of', at)}`),
    label: partOf[one].label && sql`told.${named('label', at)}`,
    id: partOf[one].id ? sql`told.${named('id', at)}` : sql`null`,
  }))
  const found = await sql<Row & Totals>`
    select ${arrayOf(read.map(({ key }) => key))} as keys,
      ${arrayOf(read.map(({ label, key }) => label ?? key))} as labels,
      ${arrayOf(read.map(({ id }) => id))} as ids,
      sum::text, over::text, count, total::text, "totalOver"::text
    from (
      select * from (
        select *, (count(*) filter (where ${shown}) over ())::int as count,
          sum(sum) over () as total, sum(over) over () as "totalOver"
        from (${rows}) told
      ) told
      where ${shown} order by ${order} limit ${limit}
    ) told
    order by ${order}`.execute(act.tx)
  return found.rows
}

type Added = Pick<Understood, 'measure' | 'by'> & { readonly once: boolean }

/** The facts added up by what they know of what is asked: identifiers, which cost less than names. */
function addedUp({ measure, by, once }: Added, facts: Sql, joins: Joins): Sql {
  const { sum, over } = formulas[measure]
  const columns = joins.columns(atOf(by))
  const groups = sql.join(positions.slice(0, columns.length))
  const added = sql`${summed(sum)} as sum, ${over ? summed(over) : sql`null::bigint`} as over`
  if (!once)
    return sql`select ${sql.join(columns)}, ${added} from (${facts}) f ${joins.beside}
      where ${joins.early} group by ${groups}`
  // What counts documents is given each once for whatever it is told by, however many its lines: put in
  // order by day and document first, which costs half of what names cost.
  const each = sql.join([sql`f.day`, sql`f.document_id`, ...columns.slice(1)])
  const documents = sql`select distinct on (${each}) ${sql.join(columns)}, f.documents, f.outcome
    from (${facts}) f ${joins.beside} where ${joins.early} and f.documents > 0 order by ${each}`
  return sql`select ${sql.join(joins.names)}, ${added} from (${documents}) f group by ${groups}`
}

/** The rows by what they are told by: grouped again where several are of the same name. */
function toldBy(by: readonly By[], joins: Joins, inner: Sql, isRatio: boolean): Sql {
  const spans = by.filter(isSpan)
  const [group, many] = joins.isTold
    ? [sql``, (one: Sql) => one]
    : [
        by.length > 0 ? sql`group by ${sql.join(positions.slice(0, by.length))}` : sql``,
        (one: Sql) => sql`max(${one})`,
      ]
  const total = (of: Sql): Sql => (joins.isTold ? of : sql`coalesce(sum(${of}), 0)::bigint`)
  // One span is what the days are grouped by already.
  const ofs = by.map((one, at) => {
    const of = isSpan(one) && spans.length === 1 ? sql`f.at` : partOf[one].of
    return sql`${of} as ${named('of', at)}`
  })
  const names = by.flatMap((one, at) => {
    const { label, id } = partOf[one]
    return [
      ...(label ? [sql`${many(label)} as ${named('label', at)}`] : []),
      ...(id ? [sql`${many(sql`${id}::text`)} as ${named('id', at)}`] : []),
    ]
  })
  const figures = [
    sql`${total(sql`f.sum`)} as sum`,
    sql`${isRatio ? total(sql`f.over`) : sql`null::bigint`} as over`,
  ]
  return sql`select ${sql.join([...ofs, ...names, ...figures])}
    from (${inner}) f ${joins.records} where ${joins.late} ${group}`
}

const named = (what: 'of' | 'label' | 'id', at: number): Sql => sql.ref(`${what}${at}`)

const positions = [sql`1`, sql`2`, sql`3`, sql`4`, sql`5`, sql`6`, sql`7`]

const arrayOf = (of: readonly Sql[]) =>
  of.length > 0 ? sql`array[${sql.join(of)}]` : sql`array[]::text[]`

/** The day of a row, no finer than what it is told by. */
function atOf(by: readonly By[]): Sql {
  const told = by.filter(isSpan)
  if (told.length === 0) return sql`null::date`
  const [one] = told
  return told.length === 1 && one ? wholes[one](sql`f.day`) : sql`f.day`
}
