// The refused lines as a file that people open, mend and import again.
import type { Cents } from '#kernel/money.ts'
import { text } from '#kernel/money.ts'
import type { Locale } from '#kernel/refusal.ts'
import type { Act } from '#server/act.ts'
import type { FileAnswer } from '#server/http/answers.ts'
import { eachRefusal, readRun } from '../queries/runs.ts'
import { cellsOf, csvLine } from '../rules/csv.ts'
import { type LineReason, lineReasons } from '../rules/reasons.ts'

const heads: Readonly<Record<Locale, readonly string[]>> = {
  fr: ['Ligne', 'Motif', 'Montant'],
  en: ['Line', 'Reason', 'Amount'],
}

type Told = { line: number; reason: LineReason; content: string; amount: Cents }

/** The first line of the report of refused lines: its own columns, then the file's. */
export const refusalsHead = (headers: readonly string[], locale: Locale): string =>
  // Spreadsheets take text for UTF-8 where it starts with this mark.
  `\ufeff${csvLine([...heads[locale], ...headers], ';')}`

/** One refused line, with its own cells; a formula in them is made harmless. */
export function refusalLine(told: Told, separator: string, locale: Locale): string {
  const amount = text(told.amount, 'cents')
  const written = locale === 'fr' ? amount.replace('.', ',') : amount
  const cells = cellsOf(told.content, separator)
  return csvLine([String(told.line), lineReasons[told.reason][locale], written, ...cells], ';')
}

/** @throws Refusal `not_found`. */
export async function refusalsFile(act: Act, id: string): Promise<FileAnswer> {
  const { report } = await readRun(act, id)
  const { headers, format, fileName } = report
  const stem = fileName.replace(/\.gz$/i, '').replace(/\.(csv|txt|tsv)$/i, '')
  const suffix = act.locale === 'fr' ? 'lignes refusées' : 'refused lines'
  return {
    file: bytes(act, id, headers, format.separator),
    name: `${stem} – ${suffix}.csv`,
    mediaType: 'text/csv; charset=utf-8',
  }
}

async function* bytes(act: Act, id: string, headers: readonly string[], separator: string) {
  let piece = refusalsHead(headers, act.locale)
  for await (const refusal of eachRefusal(act, id)) {
    piece += refusalLine(refusal, separator, act.locale)
    if (piece.length < 65_536) continue
    yield Buffer.from(piece)
    piece = ''
  }
  yield Buffer.from(piece)
}
