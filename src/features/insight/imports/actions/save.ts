// The third reading: each document is written once all of its lines were met, wherever they stand in
// the file, in batches of some thousand lines.
import {
  type HistoricalInvoice,
  type HistoricalLine,
  type HistoricalTerms,
  type HistoricalVat,
  insertHistory,
  insertHistoryLines,
  insertHistoryVat,
} from '#features/sales/invoices/queries/history.ts'
import type { Locale } from '#kernel/refusal.ts'
import { searchText } from '#kernel/search.ts'
import { totals } from '#kernel/vat.ts'
import type { Act } from '#server/act.ts'
import { newId } from '#server/ids.ts'
import { insertOrigins, insertRefusals, type NewOrigin, type NewRefusal } from '../queries/write.ts'
import { kindOf, type Reading, type SalesLine } from '../rules/lines.ts'
import { namelessLine, vatOfRate } from '../rules/names.ts'
import { type Format, linesOf, type OpenFile } from './format.ts'
import type { Parties } from './parties.ts'
import { type Documents, fingerprintOf, place, type Surveyed, type Tell } from './survey.ts'
import { refusedLine } from './tally.ts'

/** What every document of a run shares. */
export type Shared = HistoricalTerms & { readonly run: string }

type Batch = {
  documents: HistoricalInvoice[]
  origins: NewOrigin[]
  lines: HistoricalLine[]
  vat: HistoricalVat[]
  refusals: NewRefusal[]
}
const batchSize = 4_000
const longestName = 300

/** Writes the new documents and the refused lines of the file. */
export async function save(
  act: Act,
  read: { file: OpenFile; format: Format; reading: Reading; documents: Documents },
  parties: Parties,
  shared: Shared,
  tell: Tell,
): Promise<void> {
  const { file, format, reading, documents } = read
  const open = new Map<string, SalesLine[]>()
  let batch = emptyBatch()
  // The database writes one batch while the next is read.
  let writing = Promise.resolve()
  let lines = 0
  for await (const records of linesOf(file, format)) {
    for (const record of records) {
      const placed = place(documents, record, reading)
      if ('reason' in placed) batch.refusals.push(refusedLine(record, placed))
      else if (placed.document.fate === 'new') {
        const whole = gather(open, placed.document, placed.line)
        if (whole) addDocument(batch, placed.document, whole, parties, shared)
      }
    }
    lines += records.length
    if (batch.lines.length + batch.refusals.length >= batchSize) {
      await writing
      writing = write(act, batch, shared)
      writing.catch(() => {}) // thrown where it is awaited
      batch = emptyBatch()
    }
    await tell(lines)
  }
  await writing
  await write(act, batch, shared)
  if (open.size > 0)
    throw new Error(`the file has changed while it was read: ${open.size} documents`)
}

const emptyBatch = (): Batch => ({ documents: [], origins: [], lines: [], vat: [], refusals: [] })

async function write(act: Act, batch: Batch, shared: Shared): Promise<void> {
  await insertHistory(act, batch.documents, shared)
  await insertHistoryLines(act, batch.lines)
  await insertHistoryVat(act, batch.vat)
  await insertOrigins(act, shared.run, batch.origins)
  await insertRefusals(act, shared.run, batch.refusals)
}

/** Keeps a line with the others of its document; gives them all back with the last one. */
function gather(
  open: Map<string, SalesLine[]>,
  { number, lines: expected }: Surveyed,
  line: SalesLine,
): SalesLine[] | null {
  const lines = open.get(number) ?? []
  lines.push(line)
  if (lines.length < expected) {
    open.set(number, lines)
    return null
  }
  open.delete(number)
  return lines
}

function addDocument(
  batch: Batch,
  surveyed: Surveyed,
  lines: readonly SalesLine[],
  { customers, items }: Parties,
  { language }: Shared,
): void {
  const customer = customers.get(surveyed.customer)
  if (!customer) throw new Error(`a customer was not made: ${surveyed.customer}`)
  const distributor = surveyed.distributor ? customers.get(surveyed.distributor) : undefined
  const taxed = lines.map((line) => ({ ...vatOfRate(line.vat), net: line.net }))
  const { net, tax, gross, vat } = totals(taxed)
  const id = newId()
  const { number, day, time } = surveyed
  batch.documents.push({
    id,
    kind: kindOf(number, net),
    number,
    customer: customer.id,
    distributor: distributor && distributor.id !== customer.id ? distributor.id : null,
    day,
    at: `${day} ${time}`,
    net,
    tax,
    gross,
    search: searchText(number, customer.code, customer.name),
  })
  const country = lines.find((line) => line.country !== '')?.country ?? ''
  batch.origins.push({ invoice: id, fingerprint: fingerprintOf(surveyed), country })
  for (const group of vat) batch.vat.push({ invoice: id, ...group })
  lines.forEach((line, i) => {
    const item = line.reference === '' ? undefined : items.get(line.reference)
    const name = line.name || item?.name || namelessLine[language as Locale]
    const isLong = name.length > longestName
    batch.lines.push({
      invoice: id,
      id: newId(),
      rank: i + 1,
      item: item?.id ?? null,
      reference: line.reference,
      name: isLong ? `${name.slice(0, longestName - 1)}…` : name,
      description: isLong ? name : '',
      nature: item?.nature ?? 'goods',
      quantity: line.quantity,
      price: line.price,
      vatCategory: taxed[i]!.category,
      vatRate: taxed[i]!.rate,
      net: line.net,
    })
  })
}
