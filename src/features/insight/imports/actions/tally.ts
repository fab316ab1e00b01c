// The second reading: what becomes of each line, counted. It is the whole of a dry run, and it tells
// an import which customers and items its documents need.
import type { Cents } from '#kernel/money.ts'
import { refuse } from '#kernel/refusal.ts'
import { countryOf } from '../rules/countries.ts'
import type { CsvRecord } from '../rules/csv.ts'
import { isCreditNumber, kindOf, type Reading, type SalesLine } from '../rules/lines.ts'
import { type Called, itemName } from '../rules/names.ts'
import type { LineReason, Notice } from '../rules/reasons.ts'
import type { Problem } from '../rules/report.ts'
import { type Format, linesOf, type OpenFile } from './format.ts'
import { copied, type Documents, place, type Surveyed, type Tell } from './survey.ts'

/** An item as the file tells of it. */
export type ItemTold = {
  readonly called: Map<string, { times: number; sold: number }>
  /** The last price above zero, and when. */
  price: number
  pricedAt: string
  /** Whether a document still to be made holds it. */
  needed: boolean
}
/** A customer as the file tells of it. */
export type CustomerTold = {
  name: string
  readonly countries: Map<string, number>
  needed: boolean
}
export type RefusedLine = {
  readonly line: number
  readonly reason: LineReason
  readonly content: string
  readonly amount: Cents
}
type Preview = Pick<
  SalesLine,
  'number' | 'day' | 'customer' | 'reference' | 'name' | 'quantity' | 'price' | 'net'
>

export type Tally = {
  lines: number
  accepted: number
  refused: number
  acceptedSum: number
  refusedSum: number
  readonly items: Map<string, ItemTold>
  readonly customers: Map<string, CustomerTold>
  readonly problems: Map<LineReason, { lines: number; amount: number; samples: Problem['samples'] }>
  readonly remarks: Map<Notice, { count: number; examples: string[] }>
  readonly preview: Preview[]
}

const samplesKept = 5
const contentKept = 4_000

/** @throws Refusal `import_sum_too_large` where the sums would no longer be exact. */
export async function tally(
  file: OpenFile,
  format: Format,
  reading: Reading,
  documents: Documents,
  tell: Tell,
  onRefused: (line: RefusedLine) => void = () => {},
): Promise<Tally> {
  const counted = emptyTally()
  for await (const batch of linesOf(file, format)) {
    for (const record of batch) {
      const placed = place(documents, record, reading)
      counted.lines += 1
      if ('reason' in placed) {
        const refused = refusedLine(record, placed)
        countRefused(counted, refused)
        onRefused(refused)
      } else countAccepted(counted, placed.line, placed.document)
    }
    await tell(counted.lines)
  }
  if (![counted.acceptedSum, counted.refusedSum].every(isOnTheWire)) refuse('import_sum_too_large')
  return counted
}

/** The refused lines of a batch, as they are kept. */
export function refusedLine(
  record: CsvRecord,
  { reason, amount }: { reason: LineReason; amount: Cents },
): RefusedLine {
  // No text of the database may hold the character 0.
  const content = record.raw.replaceAll('\u0000', '').slice(0, contentKept)
  return { line: record.line, reason, content, amount }
}

const emptyTally = (): Tally => ({
  lines: 0,
  accepted: 0,
  refused: 0,
  acceptedSum: 0,
  refusedSum: 0,
  items: new Map(),
  customers: new Map(),
  problems: new Map(),
  remarks: new Map(),
  preview: [],
})

/** What `Amount` may say. */
const isOnTheWire = (sum: number): boolean => Math.abs(sum) <= 1e12

function countRefused(counted: Tally, { line, reason, amount, content }: RefusedLine): void {
  counted.refused += 1
  counted.refusedSum += amount
  const known = counted.problems.get(reason) ?? { lines: 0, amount: 0, samples: [] }
  known.lines += 1
  known.amount += amount
  if (known.samples.length < samplesKept) {
    known.samples = [...known.samples, { line, content: copied(content) }]
  }
  counted.problems.set(reason, known)
}

function countAccepted(counted: Tally, line: SalesLine, document: Surveyed): void {
  counted.accepted += 1
  counted.acceptedSum += line.net
  if (counted.preview.length < samplesKept) counted.preview.push(previewOf(line))
  countItem(counted, line, document)
  countCustomer(counted, line, document)
  remarkLine(counted, line, document)
}

const previewOf = (line: SalesLine): Preview => {
  const { number, day, customer, reference, name, quantity, price, net } = line
  return { number, day, customer, reference, name, quantity, price, net }
}

function countItem({ items }: Tally, line: SalesLine, document: Surveyed): void {
  if (line.reference === '') return
  let item = items.get(line.reference)
  if (!item) {
    item = { called: new Map(), price: 0, pricedAt: '', needed: false }
    items.set(copied(line.reference), item)
  }
  const called = item.called.get(line.name)
  if (called) {
    called.times += 1
    if (line.price > 0) called.sold += 1
  } else {
    item.called.set(copied(line.name), { times: 1, sold: line.price > 0 ? 1 : 0 })
  }
  const at = `${line.day} ${line.time}`
  if (line.price > 0 && at >= item.pricedAt) {
    item.price = line.price
    item.pricedAt = at
  }
  if (document.fate === 'new') item.needed = true
}

function countCustomer(counted: Tally, line: SalesLine, document: Surveyed): void {
  if (document.distributor !== '') party(counted, document.distributor, document)
  if (document.customer === '') return
  const customer = party(counted, document.customer, document)
  if (line.customerName !== '' && customer.name === '') customer.name = copied(line.customerName)
  const times = customer.countries.get(line.country) ?? 0
  customer.countries.set(times === 0 ? copied(line.country) : line.country, times + 1)
}

/** What is known so far of who buys, or of whom it is bought through. */
function party({ customers }: Tally, key: string, { fate }: Surveyed): CustomerTold {
  const told = customers.get(key) ?? { name: '', countries: new Map(), needed: false }
  customers.set(key, told)
  if (fate === 'new') told.needed = true
  return told
}

function remarkLine(counted: Tally, line: SalesLine, document: Surveyed): void {
  if (line.day !== document.day) remark(counted, 'other_day', line.number)
  if (line.name === '') remark(counted, 'nameless_lines', line.reference)
  if (line.price === 0) remark(counted, 'free_lines', line.reference)
  const isReturn = line.quantity < 0 && line.price > 0
  if (isReturn && kindOf(document.number, document.net) === 'invoice') {
    remark(counted, 'returns_within', line.number)
  }
}

/** Counts something accepted that the person should know, with a few different examples. */
function remark({ remarks }: Tally, notice: Notice, example: string): void {
  const known = remarks.get(notice) ?? { count: 0, examples: [] }
  known.count += 1
  if (known.examples.length < samplesKept && example !== '' && !known.examples.includes(example)) {
    known.examples.push(copied(example))
  }
  remarks.set(notice, known)
}

/** What is to be said of documents, items and customers once all lines are counted. */
export function remarkWhole(counted: Tally, documents: Documents): void {
  const made = [...documents.values()].filter(({ fate }) => fate === 'new' || fate === 'there')
  for (const { number, net } of made) {
    const said = isCreditNumber(number) ? 'credit_note' : 'invoice'
    if (said !== kindOf(number, net)) remark(counted, 'sign_decides', number)
  }
  for (const twin of twins(made.map(({ number }) => number))) remark(counted, 'number_twins', twin)
  for (const twin of twins([...counted.items.keys()])) remark(counted, 'reference_twins', twin)
  for (const [reference, item] of counted.items) {
    if (nameOfItem(item) === null) remark(counted, 'nameless_items', reference)
  }
  for (const [code, { countries }] of counted.customers) {
    if (countries.size > 1) remark(counted, 'several_countries', code)
    const main = mainCountry({ countries })
    if (main !== '' && countryOf(main) === null)
      remark(counted, 'unknown_country', `${code} (${main})`)
  }
}

export function nameOfItem({ called }: Pick<ItemTold, 'called'>): string | null {
  return itemName([...called].map(([name, often]): Called => ({ name, ...often })))
}

/** The country that most of a customer's lines name. */
export function mainCountry({ countries }: Pick<CustomerTold, 'countries'>): string {
  const [first = ['', 0] as const, ...others] = countries
  return others.reduce<readonly [string, number]>((a, b) => (b[1] > a[1] ? b : a), first)[0]
}

/** The texts that differ from another by their case only, but for the first of each. */
function twins(texts: readonly string[]): string[] {
  const firsts = new Map<string, string>()
  return texts.flatMap((text) => {
    const first = firsts.get(text.toLowerCase())
    if (first === undefined) firsts.set(text.toLowerCase(), text)
    return first === undefined ? [] : [`${first} / ${text}`]
  })
}
