// How a file is laid out: found from its beginning, and from as much of it as its dates need.
import { refuse } from '#kernel/refusal.ts'
import type { Locale } from '#kernel/refusal.ts'
import {
  type ColumnMap,
  type Columns,
  fieldNames,
  fields,
  mappedColumns,
  missingFields,
  namedColumns,
  readMap,
} from '../rules/columns.ts'
import { type CsvForm, csvReader, type CsvRecord, formOf, RecordTooLong } from '../rules/csv.ts'
import { type DayOrder, hasOrder, orderOf } from '../rules/days.ts'
import { type DecimalMark, markOf } from '../rules/numbers.ts'
import { type Inspected, type Source, textOf } from './source.ts'

/** What the person may say of a file, instead of what is found. */
export type Told = {
  readonly map?: string | undefined
  readonly dates?: DayOrder | undefined
  readonly decimals?: DecimalMark | undefined
}

export type Format = {
  readonly form: CsvForm
  /** Records before the first line: the headers, and `sep=;` where a spreadsheet wrote it. */
  readonly skip: number
  readonly headers: readonly string[]
  readonly columns: Columns
  readonly mark: DecimalMark
  readonly order: DayOrder
  /** Whether the order matters: ISO dates have only one. */
  readonly ordered: boolean
  readonly datesProven: boolean
}

/** A file that was inspected, with how to read it. */
export type OpenFile = { readonly source: Source; readonly inspected: Inspected }

const beginningSize = 262_144

/**
 * Finds the separator, the columns, the decimal mark and the order of dates.
 * @throws Refusal `import_map_unreadable`, `import_columns_unknown`, `import_columns_missing`,
 * `import_record_too_long`.
 */
export async function formatOf(
  file: OpenFile,
  told: Told,
  locale: Locale,
  remember: (headers: readonly string[]) => Promise<ColumnMap | null>,
): Promise<Format> {
  const beginning = await beginningOf(file)
  const { headless, ...form } = formOf(beginning)
  const sample = records(form, beginning)
  const skip = headless ? 2 : 1
  const headers = (sample[skip - 1]?.cells ?? []).map((header) => header.trim())
  const columns = await columnsOf(headers, told.map ?? '', locale, remember)
  const rows = sample.slice(skip)
  const mark = told.decimals ?? markOfRows(rows, columns) ?? usualMark(form)
  const laid = { form, skip, headers, columns, mark }
  const dates = rows.map((row) => dateOf(row, columns))
  const ordered = dates.some(hasOrder)
  const proven = ordered ? (orderOfAny(dates) ?? (await orderOfFile(file, laid))) : null
  const order = told.dates ?? proven ?? 'day_first'
  return { ...laid, order, ordered, datesProven: proven !== null }
}

/** Every record of the lines of a file, in batches as they come. */
export async function* linesOf(
  { source, inspected }: OpenFile,
  { form, skip }: Pick<Format, 'form' | 'skip'>,
): AsyncGenerator<readonly CsvRecord[], void> {
  const reader = csvReader(form)
  let left = skip
  const fresh = (batch: readonly CsvRecord[]) => {
    const kept = left > 0 ? batch.slice(left) : batch
    left = Math.max(0, left - batch.length)
    return kept
  }
  try {
    for await (const text of textOf(source, inspected)) yield fresh(reader.push(text))
    yield fresh(reader.end())
  } catch (error) {
    if (error instanceof RecordTooLong)
      refuse('import_record_too_long', undefined, { line: error.line })
    throw error
  }
}

async function beginningOf({ source, inspected }: OpenFile): Promise<string> {
  let beginning = ''
  for await (const text of textOf(source, inspected)) {
    beginning += text
    if (beginning.length >= beginningSize) break
  }
  return beginning
}

function records(form: CsvForm, beginning: string): CsvRecord[] {
  const reader = csvReader(form)
  const whole = reader.push(beginning)
  // A beginning that was cut ends within a record, unless the file is that short.
  if (beginning.length < beginningSize) return [...whole, ...reader.end()]
  return whole.length > 0 ? whole : refuse('import_record_too_long', undefined, { line: 1 })
}

/** A refusal brings what the screen needs to ask: the headers, what was found, what was chosen before. */
async function columnsOf(
  headers: readonly string[],
  map: string,
  locale: Locale,
  remember: (headers: readonly string[]) => Promise<ColumnMap | null>,
): Promise<Columns> {
  const told = readMap(map)
  if (told === null) refuse('import_map_unreadable', 'map', { fields: fields.join(', ') })
  const { columns, unknown } = mappedColumns(headers, told as ColumnMap)
  const missing = missingFields(columns)
  const [header] = unknown
  if (header === undefined && missing.length === 0) return columns
  const found = {
    headers,
    columns: namedColumns(headers, columns),
    missing,
    remembered: await remember(headers),
  }
  const named = headers.slice(0, 30).map((one) => one.slice(0, 40))
  const values = { headers: named.join(', ') || '–' }
  if (header !== undefined) {
    refuse('import_columns_unknown', 'map', { ...values, header }, found)
  }
  const names = missing.map((field) => fieldNames[locale][field]).join(', ')
  const example = missing.map((field) => `${field}=…`).join(',')
  return refuse('import_columns_missing', 'map', { ...values, missing: names, example }, found)
}

/** The mark that most numbers of the sample prove. */
function markOfRows(rows: readonly CsvRecord[], columns: Columns): DecimalMark | null {
  const votes = { point: 0, comma: 0 }
  for (const { cells } of rows) {
    for (const field of ['price', 'quantity', 'vat'] as const) {
      const mark = markOf(cells[columns[field] ?? -1] ?? '')
      if (mark) votes[mark] += 1
    }
  }
  if (votes.point === votes.comma) return null
  return votes.point > votes.comma ? 'point' : 'comma'
}

/** A comma that separates cells leaves the point to the decimals; semicolons are written for commas. */
const usualMark = ({ separator }: CsvForm): DecimalMark =>
  separator === ',' || separator === '|' ? 'point' : 'comma'

const dateOf = ({ cells }: CsvRecord, columns: Columns): string => cells[columns.date ?? -1] ?? ''

/** The order that the first of these to prove one proves. */
function orderOfAny(dates: readonly string[]): DayOrder | null {
  for (const date of dates) {
    const order = orderOf(date)
    if (order) return order
  }
  return null
}

/** The same, however far in the file the proof stands. */
async function orderOfFile(
  file: OpenFile,
  format: Pick<Format, 'form' | 'skip' | 'columns'>,
): Promise<DayOrder | null> {
  for await (const batch of linesOf(file, format)) {
    const order = orderOfAny(batch.map((record) => dateOf(record, format.columns)))
    if (order) return order
  }
  return null
}
