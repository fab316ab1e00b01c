// The first reading of the lines: which documents the file holds. A document is what its lines share
// (number, customer, month) and a fingerprint of what they say, in whatever order they come.
import { hash } from 'node:crypto'
import type { Day } from '#kernel/day.ts'
import { readLine, type Reading, type Refused, type SalesLine } from '../rules/lines.ts'
import type { LineReason } from '../rules/reasons.ts'
import type { CsvRecord } from '../rules/csv.ts'
import { type Format, linesOf, type OpenFile } from './format.ts'

export type Surveyed = {
  readonly number: string
  /** Of its first line. */
  readonly day: Day
  readonly time: string
  /** The first customer that its lines name; '' for a counter sale. */
  customer: string
  /** The first distributor that its lines name; '' where it was sold directly. */
  distributor: string
  lines: number
  net: number
  digest: bigint
  /** Whether it is to be made, is there already, or cannot be: set once the company was asked. */
  fate: 'new' | 'there' | 'differs' | 'too_large'
}
export type Documents = Map<string, Surveyed>

export type Tell = (lines: number) => Promise<void>

/** Reads the whole file and tells which documents it holds. */
export async function survey(
  file: OpenFile,
  format: Format,
  reading: Reading,
  tell: Tell,
): Promise<Documents> {
  const documents: Documents = new Map()
  let lines = 0
  for await (const batch of linesOf(file, format)) {
    for (const record of batch) take(documents, readLine(record, reading))
    lines += batch.length
    await tell(lines)
  }
  for (const document of documents.values()) {
    if (Math.abs(document.net) > largestDocument) document.fate = 'too_large'
  }
  return documents
}

/** What an amount may be on the wire (see `Amount`). */
const largestDocument = 1e12

function take(documents: Documents, line: SalesLine | Refused): void {
  if ('reason' in line) return
  const document = documents.get(line.number) ?? opened(documents, line)
  if (whyNotIn(document, line)) return
  document.customer ||= line.customer
  document.distributor ||= line.distributor && copied(line.distributor)
  document.lines += 1
  document.net += line.net
  document.digest = BigInt.asUintN(128, document.digest + digestOf(line))
}

function opened(
  documents: Documents,
  { day, time, customer, distributor, number }: SalesLine,
): Surveyed {
  // A cell is a window on the piece of file that it was cut from: what is kept is copied.
  const kept = copied(number)
  const document: Surveyed = {
    number: kept,
    day: copied(day) as Day,
    time: copied(time),
    customer: copied(customer),
    distributor: copied(distributor),
    lines: 0,
    net: 0,
    digest: 0n,
    fate: 'new',
  }
  documents.set(kept, document)
  return document
}

export const copied = (text: string): string => Buffer.from(text).toString()

/** Why a document cannot carry a line that bears its number, or null. */
function whyNotIn(document: Surveyed, line: SalesLine): LineReason | null {
  if (line.day.slice(0, 7) !== document.day.slice(0, 7)) return 'other_month'
  const another = line.customer !== '' && line.customer !== document.customer
  return another && document.customer !== '' ? 'other_customer' : null
}

/** A line with the document that carries it, or the reason why none does. */
export type Placed = { readonly line: SalesLine; readonly document: Surveyed } | Refused

/** Where a record of the file ends, once its documents and their fates are known. */
export function place(documents: Documents, record: CsvRecord, reading: Reading): Placed {
  const line = readLine(record, reading)
  if ('reason' in line) return line
  const document = documents.get(line.number)
  if (!document) throw new Error(`the survey has missed a document: ${line.number}`)
  const reason = whyNotIn(document, line) ?? whyNotMade(document)
  return reason ? { reason, amount: line.net } : { line, document }
}

const whyNotMade = ({ fate }: Surveyed): LineReason | null =>
  fate === 'differs' || fate === 'too_large' ? fate : null

/** Of what a line says: adding these up makes the fingerprint blind to the order of lines. */
const digestOf = ({ reference, name, quantity, price, vat }: SalesLine): bigint =>
  BigInt(`0x${hash('sha256', [reference, name, quantity, price, vat].join('\u001f')).slice(0, 32)}`)

/** What a document said when it was imported, to know it again. */
export const fingerprintOf = ({
  number,
  day,
  customer,
  distributor,
  lines,
  digest,
}: Surveyed): string =>
  hash(
    'sha256',
    // A file without distributors says what it always said.
    [number, day, customer, lines, digest.toString(16), ...(distributor ? [distributor] : [])].join(
      '\u001f',
    ),
  )
