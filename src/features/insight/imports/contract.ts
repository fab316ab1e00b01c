import { z } from 'zod'
import { endpoint } from '#kernel/endpoint.ts'
import { listInput, listOutput } from '#kernel/list.ts'
import {
  Amount,
  ById,
  CalendarDay,
  Flag,
  Id,
  Instant,
  Line,
  Qty,
  Rate,
  UnitPrice,
} from '#kernel/shapes.ts'
import { fields } from './rules/columns.ts'
import { dayOrders } from './rules/days.ts'
import { decimalMarks } from './rules/numbers.ts'
import {
  type LineReason,
  lineReasons,
  type Notice,
  noticeSentences,
  undoObstacles,
} from './rules/reasons.ts'

const Reason = z.enum(Object.keys(lineReasons) as [LineReason, ...LineReason[]])
const NoticeName = z.enum(Object.keys(noticeSentences) as [Notice, ...Notice[]])
const Count = z.int().min(0)
const ColumnMap = z.partialRecord(z.enum(fields), z.string())
const counts = { invoices: Count, creditNotes: Count, customers: Count, items: Count }

export const ImportReport = z.object({
  dryRun: z.boolean(),
  fileName: z.string(),
  sha256: z.string().describe('SHA-256 of the content, decompressed'),
  bytes: Count,
  format: z.object({
    compressed: z.boolean(),
    encoding: z.string(),
    separator: z.string(),
    decimals: z.enum(decimalMarks),
    dates: z.enum([...dayOrders, 'iso']),
    datesProven: z.boolean(),
  }),
  headers: z.array(z.string()),
  columns: ColumnMap.describe('Field → header of its column'),
  vat: Rate,
  lines: Count,
  accepted: Count,
  refused: Count,
  acceptedSum: Amount,
  refusedSum: Amount,
  ...counts,
  counterSales: Count.describe('Documents to the walk-in customer'),
  alreadyThere: Count.describe('Documents that an earlier import has brought, line for line'),
  created: z.object(counts).describe('What was new to the company'),
  firstDay: CalendarDay.nullable(),
  lastDay: CalendarDay.nullable(),
  months: z.array(
    z.object({ month: z.string(), invoices: Count, creditNotes: Count, net: Amount }),
  ),
  problems: z.array(
    z.object({
      reason: Reason,
      lines: Count,
      amount: Amount,
      samples: z.array(z.object({ line: z.int(), content: z.string() })),
    }),
  ),
  notices: z.array(z.object({ notice: NoticeName, count: Count, examples: z.array(z.string()) })),
})

/** What only the answer to a run tells, beside the report that is kept. */
export const ImportAnswer = ImportReport.extend({
  /** The import that was kept; absent for a dry run, and where nothing had to be kept. */
  id: Id.optional(),
  /** An earlier import of the same content. */
  sameAs: Id.nullable(),
  /** The columns chosen by hand for the last file with these headers, where they differ. */
  remembered: ColumnMap.nullable(),
  /** The first lines, as they were understood. */
  preview: z.array(
    z.object({
      number: z.string(),
      day: CalendarDay,
      customer: z.string(),
      reference: z.string(),
      name: z.string(),
      quantity: Qty,
      price: UnitPrice,
      net: Amount,
    }),
  ),
  seconds: z.number(),
})
export type ImportAnswer = z.output<typeof ImportAnswer>

export const importSales = endpoint('POST', '/imports/sales-history', {
  summary:
    'Import a sales history (CSV, its .gz, or the first sheet of a .xlsx, as the body): customers, items, historical invoices and credit notes; `dryRun` tells what would happen and changes nothing',
  input: z.object({
    name: Line(255).optional().describe('The name of the file'),
    dryRun: Flag,
    vat: Rate.optional().describe('The VAT rate of lines that tell none; 0 unless said'),
    map: z
      .string()
      .max(4000)
      .optional()
      .describe('Which column holds what: number=InvoiceNo,date=Date, or a JSON object'),
    dates: z.enum(dayOrders).optional().describe('The order of dates, where the file proves none'),
    decimals: z.enum(decimalMarks).optional(),
  }),
  output: ImportAnswer,
  body: 'file',
  refusals: [
    'import_empty',
    'import_no_lines',
    'import_not_text',
    'import_spreadsheet',
    'import_damaged',
    'import_too_large',
    'import_record_too_long',
    'import_columns_missing',
    'import_columns_unknown',
    'import_map_unreadable',
    'import_sum_too_large',
  ],
})

const Run = z.object({
  id: Id,
  kind: z.enum(['sales_history']),
  createdAt: Instant,
  person: z.string().nullable(),
  /** When it was undone, if it was. */
  undoneAt: Instant.nullable(),
  report: ImportReport,
})
export type ImportRun = z.output<typeof Run>

export const listImports = endpoint('GET', '/imports', {
  summary: 'The imports made, the latest first',
  input: listInput(['created'], {}),
  output: listOutput(
    Run.omit({ report: true }).extend({
      fileName: z.string(),
      lines: Count,
      refused: Count,
      created: z.object(counts),
      acceptedSum: Amount,
      firstDay: CalendarDay.nullable(),
      lastDay: CalendarDay.nullable(),
    }),
  ),
})

export const showImport = endpoint('GET', '/imports/:id', {
  summary: 'An import with its report, and what keeps it from being undone',
  input: ById,
  output: Run.extend({ obstacle: z.enum(undoObstacles).nullable() }),
})

export const undoImport = endpoint('POST', '/imports/:id/undoing', {
  summary:
    'Undo an import within 24 hours, whole or not at all: its documents, customers and items go, as long as nothing was built on them',
  input: ById,
  output: Run,
  refusals: [...undoObstacles],
})

export const listRefusals = endpoint('GET', '/imports/:id/refusals', {
  summary: 'The lines of an import that no document carries, each with its reason',
  input: listInput(['line', 'amount'], { id: Id, reason: Reason.optional() }),
  output: listOutput(
    z.object({
      line: z.int(),
      reason: Reason,
      sentence: z.string().describe('The reason, in the language of the request'),
      content: z.string(),
      amount: Amount,
    }),
    { sums: ['amount'] },
  ),
})

export const downloadRefusals = endpoint('GET', '/imports/:id/refusals/csv', {
  summary: 'The refused lines of an import as a CSV: line, reason, amount, then their own cells',
  input: ById,
  output: z.unknown(),
  answer: 'csv',
})
