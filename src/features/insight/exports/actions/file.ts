// A list as a file, written as it is read: of any length, flat in memory, of one moment.
import { sql } from 'kysely'
import { z } from 'zod'
import { writeXlsxStream } from 'hucre/xlsx'
import type { Endpoint, InputOf } from '#kernel/endpoint.ts'
import { formats } from '#kernel/format.ts'
import { refuse } from '#kernel/refusal.ts'
import { grants } from '#kernel/rights.ts'
import type { Act } from '#server/act.ts'
import { inPages, toTheEnd } from '#server/database/pages.ts'
import type { FileAnswer } from '#server/http/answers.ts'
import { InvalidInput } from '#server/http/problem.ts'
import type { ExportFormat, exportList, exportPicked } from '../contract.ts'
import type { Cell, CellKind, Column } from '../rules/columns.ts'
import { exportSources, type Source } from './sources.ts'

/** So many rows are read at once: few enough to be forgotten before the next ones come. */
const atOnce = 500

type Asked = InputOf<typeof exportPicked>
/** Rows to be written, page after page, with what is said above them. */
export type Sheet = {
  readonly title: string
  readonly said: string
  readonly columns: readonly Column<unknown>[]
  readonly pages: AsyncIterable<readonly unknown[]>
}

/** What is named in an address. @throws Refusal `forbidden`; those of the list. */
export const exportNamed = (
  act: Act,
  { ids, except, ...asked }: InputOf<typeof exportList>,
): Promise<FileAnswer> =>
  exportFile(act, { ...asked, ids: ids?.split(','), except: except?.split(',') })

/** @throws Refusal `forbidden`; those of the list. */
export async function exportFile(act: Act, asked: Asked): Promise<FileAnswer> {
  const source = exportSources[asked.list]
  if (!grants(act.role, source.right)) refuse('forbidden', 'list')
  // One snapshot for all windows: what is changed meanwhile is neither missed nor told twice.
  await sql`set transaction isolation level repeatable read`.execute(act.tx)
  const said = formats(act.locale, act.currency, act.timeZone)
  const keys = asked.columns === '' ? Object.keys(source.columns) : asked.columns.split(',')
  const title = source.title[act.locale]
  const sheet: Sheet = {
    title: `${title} – ${said.day(act.today)}`,
    said: asked.said,
    columns: keys.flatMap((key) =>
      Object.hasOwn(source.columns, key) ? source.columns[key]! : [],
    ),
    pages: await begun(pagesOf(act, source, queryOf(source.list, asked.query), asked)),
  }
  return fileOf(act, asked.format, title, sheet)
}

/** A sheet as a file of today, called `title`. */
export function fileOf(act: Act, format: ExportFormat, title: string, sheet: Sheet): FileAnswer {
  const name = `${title} ${act.today}`
  if (format === 'csv') {
    return { file: csv(act, sheet), name: `${name}.csv`, mediaType: 'text/csv; charset=utf-8' }
  }
  const mediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  return { file: workbook(act, title, sheet), name: `${name}.xlsx`, mediaType }
}

/** The query string of a list as its endpoint reads it. */
function queryOf(list: Endpoint, query: string): object {
  const written = Object.fromEntries(new URLSearchParams(query))
  const read = z.safeDecode(list.input, written as never)
  if (!read.success) throw new InvalidInput(read.error.issues)
  return read.data as object
}

/** The first page is read before anything is answered: what refuses it is an answer of its own. */
async function begun<T>(pages: AsyncGenerator<T>): Promise<AsyncIterable<T>> {
  const first = await pages.next()
  return (async function* () {
    if (first.done) return
    yield first.value
    yield* pages
  })()
}

async function* pagesOf(
  act: Act,
  source: Source,
  query: object,
  { ids, except }: Pick<Asked, 'ids' | 'except'>,
) {
  const picked = ids === undefined ? {} : { ids }
  const left = new Set(except)
  const pages = inPages(act.tx, atOnce, (tx) =>
    source.rows({ ...act, tx }, { ...query, ...picked, offset: 0, limit: toTheEnd } as never),
  )
  for await (const rows of pages) {
    yield left.size === 0 ? rows : rows.filter((row) => !left.has((row as { id: string }).id))
  }
}

const looks: Readonly<Record<CellKind, { numFmt?: string; width: number }>> = {
  text: { width: 24 },
  day: { numFmt: 'dd/mm/yyyy', width: 12 },
  moment: { numFmt: 'dd/mm/yyyy hh:mm', width: 17 },
  amount: { numFmt: '#,##0.00', width: 14 },
  price: { numFmt: '#,##0.00####', width: 14 },
  integer: { numFmt: '0', width: 10 },
  percent: { numFmt: '0.0#"%"', width: 10 },
}

/** A workbook: its title, what its filters were, the headings, the rows, and what they add up to. */
function workbook(act: Act, name: string, sheet: Sheet): AsyncIterable<Uint8Array> {
  const columns = sheet.columns.map(({ kind }) => looks[kind])
  const head = [[sheet.title], ...(sheet.said === '' ? [] : [[sheet.said]])]
  const freezePane = { rows: head.length + 1 }
  return writeXlsxStream(lines(), { name, columns, freezePane })
  async function* lines() {
    const totals = sheet.columns.map(() => 0)
    yield* head
    yield sheet.columns.map((column) => column[act.locale])
    for await (const rows of sheet.pages) {
      for (const row of rows) {
        yield sheet.columns.map((column, at) => {
          const cell = column.of(row, act.locale)
          if (column.total && typeof cell === 'number') totals[at] = (totals[at] ?? 0) + cell
          return typed(column.kind, cell, act)
        })
      }
    }
    yield sheet.columns.map(({ total, kind }, at) =>
      total ? typed(kind, totals[at] ?? 0, act) : at === 0 ? 'Total' : null,
    )
  }
}

/** A cell as a spreadsheet counts it: it knows days and numbers, and no zone. */
function typed(kind: CellKind, cell: Cell, act: Act): string | number | Date | null {
  if (cell === null || cell === '') return null
  if (kind === 'day') return new Date(`${cell}T00:00:00Z`)
  if (kind === 'moment') return localMoment(String(cell), act.timeZone)
  if (typeof cell === 'string') return cell
  if (kind === 'amount' || kind === 'percent') return cell / 100
  return kind === 'price' ? cell / 1_000_000 : cell
}

function localMoment(instant: string, timeZone: string): Date {
  const local = new Date(instant).toLocaleString('sv-SE', { timeZone })
  return new Date(`${local.replace(' ', 'T')}Z`)
}

const encoder = new TextEncoder()

/** CSV as it opens in France: semicolons, decimal commas, a byte order mark. */
async function* csv(act: Act, { columns, pages }: Sheet): AsyncIterable<Uint8Array> {
  const said = formats(act.locale, act.currency, act.timeZone)
  const line = (cells: readonly string[]) => `${cells.join(';')}\r\n`
  yield encoder.encode(`\ufeff${line(columns.map((column) => quoted(column[act.locale])))}`)
  for await (const rows of pages) {
    const text = rows.map((row) =>
      line(columns.map((column) => written(column.kind, column.of(row, act.locale), said))),
    )
    if (text.length > 0) yield encoder.encode(text.join(''))
  }
}

function written(kind: CellKind, cell: Cell, said: ReturnType<typeof formats>): string {
  if (cell === null || cell === '') return ''
  if (kind === 'moment') return said.moment(String(cell))
  if (typeof cell === 'string') return kind === 'day' ? cell : quoted(cell)
  if (kind === 'amount') return (cell / 100).toFixed(2).replace('.', ',')
  if (kind === 'percent') return String(cell / 100).replace('.', ',')
  return kind === 'price' ? String(cell / 1_000_000).replace('.', ',') : String(cell)
}

/** A text that starts like a formula is never run by whoever opens the file (OWASP, "CSV injection"). */
function quoted(text: string): string {
  const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[;"\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain
}
