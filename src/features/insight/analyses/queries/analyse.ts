import { type RawBuilder, sql } from 'kysely'
import type { InputOf, OutputOf } from '#kernel/endpoint.ts'
import { refuse } from '#kernel/refusal.ts'
import { grants } from '#kernel/rights.ts'
import type { Act } from '#server/act.ts'
import type { analytics } from '../contract.ts'
import {
  aboutMeasure,
  type Asked as Question,
  type Dimension,
  type Grain,
  grainOf,
  isRatio,
  isSpan,
  narrowing,
  rightOf,
  usualFrom,
  whyNotBy,
  whyNotUndated,
} from '../rules.ts'
import { factsOf, type Window } from './facts.ts'
import { countsDocuments, formulas, summed, written } from './measured.ts'
import { type By, joinsOf, namesOf, partOf, wholes } from './parts.ts'

type Asked = InputOf<typeof analytics>
type Answer = OutputOf<typeof analytics>
type Row = {
  keys: string[]
  labels: string[]
  ids: (string | null)[]
  sum: string
  over: string | null
}
type Totals = { count: number; total: string; totalOver: string | null }

/**
 * Answers one question about the company's figures.
 * @throws Refusal `same_dimension_twice`, `too_many_dimensions`, `not_told_by`, `from_after_to`,
 * `margin_hidden`, `forbidden`, `analysis_too_wide`.
 */
export async function analyse(act: Act, asked: Asked): Promise<Answer> {
  const question = understood(act, asked)
  const { measure, by, grain } = question
  if (grain === 'head' || grain === 'line') await prepareToLook(act)
  const exact = countsDocuments(measure) && grain === 'line' && by.length > 0
  const [rows, whole, names] = await Promise.all([
    readRows(act, question, asked.limit ?? 1000),
    // Documents of several items are counted once in all: their rows do not add up to it.
    exact ? readRows(act, wholeOf(question), 1) : null,
    namesOf(act, by),
  ]).catch(tooWide)
  const found = rows[0]
  const all = whole === null ? found : whole[0]
  const total = all?.total ?? '0'
  const count = found?.count ?? 0
  const shown = rows.reduce((sum, row) => sum + Number(row.sum), 0)
  const adds = !isRatio(measure) && !exact
  return {
    rows: rows.map((row) => ({
      key: row.keys.join(','),
      parts: row.keys.map((key, at) => ({
        key,
        label: names.get(key) ?? row.labels[at] ?? key,
        id: row.ids[at] ?? (names.has(key) ? key : null),
      })),
      value: written(measure, Number(row.sum), row.over === null ? null : Number(row.over)),
    })),
    count,
    total: written(measure, Number(total), overOf(measure, all)),
    rest:
      count > rows.length
        ? {
            count: count - rows.length,
            value: adds ? written(measure, Number(total) - shown, null) : null,
          }
        : null,
    unit: aboutMeasure[measure].unit,
    source: grain === 'head' || grain === 'line' ? 'documents' : grain,
  }
}

/** The same question about all at once: of heads where no filter is about items. */
const wholeOf = (question: Understood): Understood => {
  const { item, brand, family } = question.asked
  const ofItems = item !== undefined || brand !== undefined || family !== undefined
  return { ...question, by: [], grain: ofItems ? 'line' : 'head' }
}

const overOf = (measure: Asked['measure'], all: Totals | undefined): number | null =>
  isRatio(measure) ? Number(all?.totalOver ?? 0) : null

type Understood = {
  readonly measure: Asked['measure']
  readonly by: readonly By[]
  readonly grain: Grain
  readonly window: Window
  readonly asked: Asked
}

/** What is asked, or why it is not answered. */
function understood(act: Act, asked: Asked): Understood {
  const { measure } = asked
  const { subject } = aboutMeasure[measure]
  const by = (asked.by ?? []).map((one): By => (one === 'client' ? 'customer' : one))
  const narrowed = narrowing.filter((name) => asked[name] !== undefined)
  const uses: Dimension[] = [...by, ...narrowed]
  if (by.length > 2) refuse('too_many_dimensions', 'by')
  if (new Set(by).size < by.length) refuse('same_dimension_twice', 'by')
  for (const one of by) if (whyNotBy(measure, one)) refuse('not_told_by', 'by')
  for (const one of narrowed) if (whyNotBy(measure, one)) refuse('not_told_by', one)
  const undated = asked.undated === 'true'
  if (undated && whyNotUndated(measure)) refuse('not_told_by', 'undated')
  if (!grants(act.role, rightOf[subject])) refuse('forbidden')
  if (measure === 'margin' && !act.role.seesCosts) refuse('margin_hidden', 'measure')
  // What is due is due whatever its day, unless a period is asked.
  const usual = subject === 'due' ? {} : { from: usualFrom(act.today), to: act.today }
  const window: Window = {
    ...usual,
    ...(asked.from && { from: asked.from }),
    ...(asked.to && { to: asked.to }),
    undated,
  }
  const { from = usualFrom(act.today), to = act.today } = window
  if (window.from && window.to && from > to) refuse('from_after_to', 'to')
  const seesAll = act.role.scope === 'all'
  const question: Question = { measure, uses, from, to, today: act.today, seesAll }
  return { measure, by, grain: grainOf(question), window, asked }
}

async function readRows(
  act: Act,
  { measure, by, grain, window, asked }: Understood,
  limit: number,
): Promise<(Row & Totals)[]> {
  const { subject } = aboutMeasure[measure]
  const { sum, over } = formulas[measure]
  const counts = countsDocuments(measure) && grain === 'line'
  // What is sold counts its invoice once for each item: only by what several share is it looked for.
  const byItem = by.includes('item') || asked.item !== undefined
  const once = counts && !(subject === 'sales' && byItem)
  const facts = factsOf(act, subject, grain, window, {
    customer: asked.customer,
    seller: asked.seller,
    store: asked.store,
  })
  const joins = joinsOf(act, { subject, by, asked, once })
  const parts = by.map((one) => partOf[one])
  const columns = joins.columns(atOf(by))
  // What counts documents is given each once for whatever it is told by, however many its lines: put in
  // order by day and document first, which costs half of what names cost.
  const each = sql.join([sql`f.day`, sql`f.document_id`, ...columns.slice(1)])
  const documents = sql`select distinct on (${each}) ${sql.join(columns)}, f.documents, f.outcome
    from (${facts}) f ${joins.beside} where ${joins.early} and f.documents > 0 order by ${each}`
  const added = sql`${summed(sum)} as sum, ${over ? summed(over) : sql`null::bigint`} as over`
  const groups = sql.join(positions.slice(0, columns.length))
  const inner = once
    ? sql`select ${sql.join(joins.names)}, ${added} from (${documents}) f group by ${groups}`
    : sql`select ${sql.join(columns)}, ${added} from (${facts}) f ${joins.beside}
        where ${joins.early} group by ${groups}`
  const figure = over ? sql`told.sum::numeric / nullif(told.over, 0)` : sql`told.sum`
  // What has nothing to be divided by has no figure, and is in the total all the same.
  const shown = over ? sql`over <> 0` : sql`sum <> 0`
  const { rows } = await sql<Row & Totals>`
    with told as (
      select ${arrayOf(parts.map(({ key }) => key))} as keys,
        ${arrayOf(parts.map(({ label, key }) => sql`max(${label ?? key})`))} as labels,
        ${arrayOf(parts.map(({ id }) => sql`max(${id ?? sql`null`}::text)`))} as ids,
        coalesce(sum(f.sum), 0)::bigint as sum,
        ${over ? sql`coalesce(sum(f.over), 0)::bigint` : sql`null::bigint`} as over
      from (${inner}) f ${joins.records}
      where ${joins.late}
      ${parts.length > 0 ? sql`group by ${sql.join(parts.map(({ key }) => key))}` : sql``}
    )
    select keys, labels, ids, sum::text, over::text, count, total::text, "totalOver"::text
    from (select *, (count(*) filter (where ${shown}) over ())::int as count, sum(sum) over () as total,
      sum(over) over () as "totalOver" from told) told
    where ${shown}
    order by ${by.some(isSpan) ? sql`keys` : sql`${figure} desc, keys`} limit ${limit}`.execute(
    act.tx,
  )
  return rows
}

const positions = [sql`1`, sql`2`, sql`3`, sql`4`, sql`5`, sql`6`, sql`7`]

const arrayOf = (of: readonly RawBuilder<unknown>[]) =>
  of.length > 0 ? sql`array[${sql.join(of)}]` : sql`array[]::text[]`

/** The day of a row, no finer than what it is told by. */
function atOf(by: readonly By[]): RawBuilder<unknown> {
  const told = by.filter(isSpan)
  if (told.length === 0) return sql`null::date`
  const [one] = told
  return told.length === 1 && one ? wholes[one] : sql`f.day`
}

/**
 * What no sum answers is looked for in the documents: with the memory to sort them, and not for longer than
 * someone waits.
 */
async function prepareToLook({ tx }: Act): Promise<void> {
  await sql`set local work_mem = '64MB'`.execute(tx)
  await sql`set local statement_timeout = '15s'`.execute(tx)
}

function tooWide(error: unknown): never {
  if ((error as { code?: string }).code === '57014') refuse('analysis_too_wide', 'by')
  throw error
}
