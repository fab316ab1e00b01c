// The import of a sales history: one engine behind the command line, the API and the screen. The file
// is read four times rather than held: its bytes, its documents, its counts, and then what is written.
import { record } from '#features/base/journal/actions.ts'
import { findCompany } from '#features/base/company/queries.ts'
import { learning } from '#features/insight/projection/rules/learning.ts'
import { forgetAccounts } from '#features/relation/customers/queries/keep-account.ts'
import { z } from 'zod'
import type { Bps, Cents } from '#kernel/money.ts'
import { text } from '#kernel/money.ts'
import { type Locale, refuse } from '#kernel/refusal.ts'
import type { Act } from '#server/act.ts'
import { newId } from '#server/ids.ts'
import { enqueue } from '#server/jobs.ts'
import { type ImportAnswer, ImportReport } from '../contract.ts'
import { findImported, findMap, findSame, findStore, stayAwake, takeTurn } from '../queries/find.ts'
import { insertRun, planForMany } from '../queries/write.ts'
import { type ColumnMap, namedColumns } from '../rules/columns.ts'
import { kindOf, type Reading } from '../rules/lines.ts'
import type { Counts, Report } from '../rules/report.ts'
import { type Format, formatOf, type OpenFile, type Told } from './format.ts'
import { makeParties, type Parties, partiesOf } from './parties.ts'
import { refusalLine, refusalsHead } from './refusals.ts'
import { save } from './save.ts'
import { inspect, largest, type Source } from './source.ts'
import { unfolded } from './workbook.ts'
import { type Documents, fingerprintOf, type Surveyed, survey } from './survey.ts'
import { type RefusedLine, remarkWhole, type Tally, tally } from './tally.ts'

type ImportStep = 'inspecting' | 'reading' | 'checking' | 'saving'
export type Progress = { readonly step: ImportStep; readonly lines: number; readonly of: number }

export type ImportOptions = Told & {
  /** The VAT rate of lines that tell none; 0 unless said. */
  readonly vat?: Bps | undefined
  /** Tells what would happen, and changes nothing. */
  readonly dryRun?: boolean
  /** How large the content may be, in bytes. */
  readonly most?: number
  readonly onProgress?: (progress: Progress) => void
  /** Takes the report of refused lines, as the text of a CSV, piece by piece. */
  readonly refusedTo?: ((text: string) => void) | undefined
}

/**
 * Imports a sales history into the company of the act: everything or nothing, with the transaction.
 * Documents that are there already with the same content are left alone; where nothing new is found,
 * nothing at all is written.
 * @throws Refusal one of `importReasons` where the file as a whole cannot be read.
 */
export async function importSalesHistory(
  act: Act,
  given: Source,
  options: ImportOptions = {},
): Promise<ImportAnswer> {
  const started = performance.now()
  const company = await findCompany(act)
  const vat = options.vat ?? (0 as Bps)
  options.onProgress?.({ step: 'inspecting', lines: 0, of: 0 })
  const most = options.most ?? largest.upload
  const source = await unfolded(given, Math.min(most, largest.upload))
  const inspected = await inspect(source, most)
  const file: OpenFile = { source, inspected }
  const format = await formatOf(file, options, act.locale, (headers) => findMap(act, headers))
  const reading: Reading = {
    columns: format.columns,
    width: format.headers.length,
    mark: format.mark,
    order: format.order,
    vat,
    currency: act.currency,
    today: act.today,
  }
  const teller = tellerOf(act, inspected.breaks, options)
  const documents = await survey(file, format, reading, teller('reading'))
  if (!options.dryRun) await takeTurn(act)
  await decideFates(act, documents)
  const onRefused = refusedWriter(options, format, act.locale)
  const counted = await tally(file, format, reading, documents, teller('checking'), onRefused)
  if (counted.lines === 0) refuse('import_no_lines')
  remarkWhole(counted, documents)
  const parties = await partiesOf(act, company, documents, counted, vat)
  const report = reportOf(file, format, { ...options, vat }, documents, counted, parties)
  const sameAs = await findSame(act, inspected.sha256)
  const remembered = differing(await findMap(act, format.headers), report.columns)
  const isNew = report.created.invoices + report.created.creditNotes > 0
  const keeps = !options.dryRun && (isNew || (counted.refused > 0 && sameAs === null))
  const id = keeps ? newId() : undefined
  if (id !== undefined) {
    const store = await findStore(act)
    const shared = {
      run: id,
      store,
      language: company.locale,
      paymentMethod: company.payment_method,
    }
    await planForMany(act)
    await keepRun(act, id, report)
    await makeParties(act, parties, { store, run: id })
    await save(act, { file, format, reading, documents }, parties, shared, teller('saving'))
    await forgetAccounts(act)
    await enqueue(act, learning, { again: true }, { key: `${learning.name} ${act.company}` })
    tellJournal(act, id, report, parties)
  }
  const seconds = Math.round((performance.now() - started) / 10) / 100
  const answer = { ...report, sameAs, remembered, preview: counted.preview, seconds }
  return id === undefined ? (answer as ImportAnswer) : ({ id, ...answer } as ImportAnswer)
}

/** Which documents are new, there already line for line, or there with another content. */
async function decideFates(act: Act, documents: Documents): Promise<void> {
  const known = await findImported(act, [...documents.keys()])
  for (const document of documents.values()) {
    const fingerprint = known.get(document.number)
    if (fingerprint === undefined || document.fate === 'too_large') continue
    document.fate = fingerprint === fingerprintOf(document) ? 'there' : 'differs'
  }
}

/** Tells how far one is, ten times a second at most, and keeps the database's attention. */
function tellerOf(act: Act, of: number, { onProgress }: ImportOptions) {
  let [told, awake] = [0, performance.now()]
  return (step: ImportStep) =>
    async (lines: number): Promise<void> => {
      const now = performance.now()
      if (step !== 'saving' && now - awake > 10_000) {
        awake = now
        await stayAwake(act)
      }
      if (now - told < 100) return
      told = now
      onProgress?.({ step, lines, of: Math.max(of, lines) })
    }
}

function refusedWriter({ refusedTo }: ImportOptions, { headers, form }: Format, locale: Locale) {
  refusedTo?.(refusalsHead(headers, locale))
  return refusedTo
    ? (line: RefusedLine) => refusedTo(refusalLine(line, form.separator, locale))
    : undefined
}

function reportOf(
  { source, inspected }: OpenFile,
  format: Format,
  { dryRun = false, vat }: { dryRun?: boolean; vat: Bps },
  documents: Documents,
  counted: Tally,
  parties: Parties,
): Report {
  const carried = [...documents.values()].filter(({ fate }) => fate === 'new' || fate === 'there')
  const made = carried.filter(({ fate }) => fate === 'new')
  const days = carried.map(({ day }) => day).sort()
  return {
    dryRun,
    fileName: source.name,
    sha256: inspected.sha256,
    bytes: inspected.bytes,
    format: {
      compressed: inspected.compressed,
      encoding: inspected.encoding,
      separator: format.form.separator,
      decimals: format.mark,
      dates: format.ordered ? format.order : 'iso',
      datesProven: format.datesProven,
    },
    headers: format.headers,
    columns: namedColumns(format.headers, format.columns),
    vat,
    lines: counted.lines,
    accepted: counted.accepted,
    refused: counted.refused,
    acceptedSum: counted.acceptedSum as Cents,
    refusedSum: counted.refusedSum as Cents,
    ...kinds(carried),
    customers: counted.customers.size,
    items: counted.items.size,
    counterSales: carried.filter(({ customer }) => customer === '').length,
    alreadyThere: carried.length - made.length,
    created: {
      ...kinds(made),
      customers: [...parties.newCustomers.keys()].filter((key) => key !== '').length,
      items: parties.newItems.length,
    },
    firstDay: days[0] ?? null,
    lastDay: days.at(-1) ?? null,
    months: monthsOf(carried),
    problems: [...counted.problems]
      .map(([reason, problem]) => ({ reason, ...problem, amount: problem.amount as Cents }))
      .sort((a, b) => b.lines - a.lines),
    notices: [...counted.remarks].map(([notice, remark]) => ({ notice, ...remark })),
  }
}

function kinds(documents: readonly Surveyed[]): Pick<Counts, 'invoices' | 'creditNotes'> {
  const invoices = documents.filter(({ number, net }) => kindOf(number, net) === 'invoice').length
  return { invoices, creditNotes: documents.length - invoices }
}

function monthsOf(documents: readonly Surveyed[]): Report['months'] {
  const months = new Map<string, Surveyed[]>()
  for (const document of documents) {
    const month = document.day.slice(0, 7)
    const of = months.get(month) ?? []
    of.push(document)
    months.set(month, of)
  }
  return [...months]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([month, of]) => ({
      month,
      ...kinds(of),
      net: of.reduce((sum, { net }) => sum + net, 0) as Cents,
    }))
}

/** What was chosen by hand last time and is not what is found now, or null. */
function differing(remembered: ColumnMap | null, columns: ColumnMap): ColumnMap | null {
  const sorted = (map: ColumnMap) => JSON.stringify(Object.entries(map).sort())
  return remembered === null || sorted(remembered) === sorted(columns) ? null : remembered
}

async function keepRun(act: Act, id: string, report: Report): Promise<void> {
  const { headers, columns, vat, format, fileName, sha256 } = report
  const options = { headers, columns, vat: text(vat, 'bps'), ...format }
  const stored = z.encode(ImportReport, report as z.output<typeof ImportReport>)
  await insertRun(act, { id, fileName, sha256, options, report: stored })
}

/** One line for the whole run, with what can be checked: a line a document would bury the journal. */
function tellJournal(act: Act, id: string, report: Report, { suppliers }: Parties): void {
  const { sha256, lines, accepted, refused, alreadyThere, created } = report
  record(act, 'sales_history.imported', 'import_run', id, {
    label: report.fileName,
    after: {
      sha256,
      lines,
      accepted,
      refused,
      acceptedSum: text(report.acceptedSum, 'cents'),
      refusedSum: text(report.refusedSum, 'cents'),
      alreadyThere,
      ...created,
      suppliersMadeCustomers: suppliers.length,
    },
  })
}
