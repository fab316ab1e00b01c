import { sql } from 'kysely'
import type { InputOf, OutputOf } from '#kernel/endpoint.ts'
import { refuse } from '#kernel/refusal.ts'
import { grants } from '#kernel/rights.ts'
import type { Act } from '#server/act.ts'
import type { analytics } from '../contract.ts'
import {
  aboutMeasure,
  type Asked as Question,
  type Dimension,
  grainOf,
  isRatio,
  narrowing,
  rightOf,
  tellsCosts,
  usualFrom,
  whyNotBy,
  whyNotUndated,
} from '../rules.ts'
import type { Window } from './facts.ts'
import { countsDocuments, written } from './measured.ts'
import { type By, namesOf } from './parts.ts'
import { readRows, type Totals, type Understood } from './rows.ts'

type Asked = InputOf<typeof analytics>
type Answer = OutputOf<typeof analytics>
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
  if (tellsCosts(measure) && !act.role.seesCosts) refuse('margin_hidden', 'measure')
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
