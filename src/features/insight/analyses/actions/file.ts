import { fileOf } from '#features/insight/exports/actions/file.ts'
import {
  amount,
  type Column,
  day,
  integer,
  percent,
  price,
  text,
} from '#features/insight/exports/rules/columns.ts'
import type { InputOf } from '#kernel/endpoint.ts'
import { formats } from '#kernel/format.ts'
import type { Act } from '#server/act.ts'
import type { FileAnswer } from '#server/http/answers.ts'
import type { analysisFile } from '../contract/file.ts'
import { analyse } from '../queries/analyse.ts'
import { aboutMeasure, type Dimension, type Measure } from '../rules.ts'
import { beside, type Beside } from '../rules/pivot.ts'
import { daysOfKey } from '../rules/question.ts'
import { dimensionWords, measureWords } from '../rules/words.ts'

type Asked = InputOf<typeof analysisFile>
/** So many rows at most: a spreadsheet is read by a person. */
const most = 10_000

/** @throws Refusal as `analyse`. */
export async function exportAnalysis(act: Act, asked: Asked): Promise<FileAnswer> {
  const { beforeFrom, beforeTo, format, said, ...question } = asked
  const { measure } = question
  const answer = await analyse(act, { ...question, limit: most })
  const by = question.by ?? []
  const before = beforeFrom && beforeTo ? { from: beforeFrom, to: beforeTo } : null
  const past = before && (await analyse(act, { ...question, ...before, limit: most }))
  const { from, to } = question
  const period = from && to ? { from, to } : null
  const rows = beside({ measure, by, period, before }, answer, past)
  const title = measureWords[act.locale][measure]
  const today = formats(act.locale, act.currency, act.timeZone).day(act.today)
  return fileOf(act, format, title, {
    title: [title, ...by.map((one) => dimensionWords[act.locale][one]), today].join(' – '),
    said,
    columns: columnsOf(measure, by, past !== null) as readonly Column<unknown>[],
    pages: once(rows),
  })
}

async function* once(rows: readonly Beside[]): AsyncIterable<readonly Beside[]> {
  yield rows
}

function columnsOf(
  measure: Measure,
  by: readonly Dimension[],
  isCompared: boolean,
): readonly Column<Beside>[] {
  const value = figure(measure)
  return [
    ...by.map((one, at) => partColumn(one, at)),
    value(measureWords.fr[measure], measureWords.en[measure], (row) => row.value),
    ...(isCompared ? [value('Avant', 'Before', (row) => row.before)] : []),
  ]
}

/** Days and months are dates, which a spreadsheet sorts and groups; names are text. */
function partColumn(one: Dimension, at: number): Column<Beside> {
  const [fr, en] = [dimensionWords.fr[one], dimensionWords.en[one]]
  const keyIn = (row: Beside) => row.parts[at]?.key ?? ''
  if (one === 'day' || one === 'month')
    return day(fr, en, (row) => daysOfKey(one, keyIn(row))?.from ?? null)
  return text(fr, en, (row) => row.parts[at]?.label || keyIn(row))
}

/** A column of figures, typed as its measure is; only what adds up is added up. */
function figure(measure: Measure) {
  const { unit } = aboutMeasure[measure]
  return (fr: string, en: string, of: (row: Beside) => number | null): Column<Beside> => {
    if (unit === 'amount') return amount(fr, en, of, measure !== 'basket')
    if (unit === 'percent') return percent(fr, en, of)
    // Pieces have four decimals, and prices six.
    if (unit === 'quantity')
      return { ...price<Beside>(fr, en, (row) => hundredfold(of(row))), total: true }
    return integer(fr, en, of)
  }
}

const hundredfold = (value: number | null): number | null => (value === null ? null : value * 100)
