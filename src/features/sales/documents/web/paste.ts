// What is pasted from a spreadsheet: rows of cells between tabs, as lines or as a column. Pure.
import { readTyped } from '#kernel/format.ts'
import { type Bps, type Price, price, type Quantity, quantity } from '#kernel/money.ts'
import type { Locale } from '#kernel/refusal.ts'

export type PastedLine = {
  readonly reference: string
  readonly name: string
  readonly quantity: Quantity | null
  readonly unit: string
  readonly price: Price | null
  readonly discount: Bps | null
  /** A rate in percent, where a column says it. */
  readonly rate: Bps | null
}
type Field = keyof PastedLine

/**
 * The cells of a text copied from a spreadsheet: rows between line ends, cells between tabs, quotes
 * around a cell that holds either (doubled inside). Empty rows are left out.
 */
export function readCells(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  for (const [, quoted, bare = '', end] of text.matchAll(
    /(?:"((?:[^"]|"")*)"(?=[\t\r\n]|$)|([^\t\r\n]*))(\t|\r\n|\r|\n|$)/g,
  )) {
    row.push((quoted?.replaceAll('""', '"').replace(/\s*[\r\n]+\s*/g, ' ') ?? bare).trim())
    if (end === '\t') continue
    if (row.some((cell) => cell !== '')) rows.push(row)
    row = []
    if (end === '') break
  }
  return rows
}

/** Whether a pasted text is more than a word for the cell that has the caret. */
export const isTable = (text: string): boolean => /\t|[\r\n]+[^\s]/.test(text.trim())

/**
 * Rows as lines. A first row of known words ("Désignation", "Qté"…) says what each column is; without
 * it texts are reference and description, and numbers the quantity, the price, then the discount. A
 * single column of texts is as many free lines.
 */
export function readLines(text: string, locale: Locale): PastedLine[] {
  const rows = readCells(text)
  const [head = []] = rows
  const heads = head.map(fieldOf)
  const isHead = heads.filter((field) => field !== null).length >= Math.min(2, head.length)
  const fields = isHead ? heads : guess(rows, locale)
  return (isHead ? rows.slice(1) : rows)
    .map((cells) => lineOf(cells, fields, locale))
    .filter((line) => line.name !== '' || line.reference !== '' || line.price !== null)
}

/** One column of numbers, to be filled downwards from the cell that has the caret; null for others. */
export function readColumn(
  text: string,
  scale: 'quantity' | 'price' | 'bps',
  locale: Locale,
): number[] | null {
  const rows = readCells(text)
  const numbers = rows.map((cells) =>
    cells.length === 1 ? readTyped(cells[0] ?? '', scale, locale) : null,
  )
  return numbers.every((n) => n !== null) && numbers.length > 0 ? numbers : null
}

const blank: PastedLine = {
  reference: '',
  name: '',
  quantity: null,
  unit: '',
  price: null,
  discount: null,
  rate: null,
}

function lineOf(
  cells: readonly string[],
  fields: readonly (Field | null)[],
  locale: Locale,
): PastedLine {
  let line = blank
  for (const [index, cell] of cells.entries()) {
    const field = fields[index]
    if (!field || cell === '') continue
    if (field === 'name' || field === 'reference' || field === 'unit') {
      line = { ...line, [field]: cell.slice(0, limits[field]) }
      continue
    }
    const scale = field === 'quantity' || field === 'price' ? field : 'bps'
    const n = readTyped(cell, scale, locale)
    // A price of a contract is never negative; what is taken back has a negative quantity.
    if (n === null) continue
    if (field === 'price' && n < 0) {
      line = { ...line, price: price(-n), quantity: quantity(-(line.quantity ?? 10_000)) }
    } else if (scale !== 'bps' || (n >= 0 && n <= 10_000)) {
      line = { ...line, [field]: n }
    }
  }
  return { ...line, quantity: line.quantity ?? quantity(10_000) }
}

/** The longest that the contract takes. */
const limits = { reference: 100, name: 300, unit: 20 } as const

const heads: readonly (readonly [RegExp, Field])[] = [
  [/^(ref|reference|code|sku|article no)/, 'reference'],
  [
    /^(designation|description|libelle|article|nom|name|item|label|produit|product|intitule)/,
    'name',
  ],
  [/^(qte|quantite|qty|quantity|nombre|nb)/, 'quantity'],
  [/^(unite|unit|u)$/, 'unit'],
  [/^(pu|p\.u|prix|price|unit price|tarif|montant unitaire)/, 'price'],
  [/^(remise|rem|discount)/, 'discount'],
  [/^(tva|vat|taux)/, 'rate'],
]

function fieldOf(cell: string): Field | null {
  const word = cell.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').trim()
  return heads.find(([pattern]) => pattern.test(word))?.[1] ?? null
}

/** What each column is, from what stands in it. */
function guess(rows: readonly (readonly string[])[], locale: Locale): (Field | null)[] {
  const width = Math.max(0, ...rows.map((row) => row.length))
  const columns = Array.from({ length: width }, (_, index) => rows.map((row) => row[index] ?? ''))
  const isNumber = (column: readonly string[]) => {
    const said = column.filter((cell) => cell !== '')
    return (
      said.length > 0 &&
      said.every((cell) => readTyped(cell.replace(/%$/, ''), 'price', locale) !== null)
    )
  }
  const kinds = columns.map((column) => (isNumber(column) ? 'number' : 'text'))
  const texts = kinds.flatMap((kind, index) => (kind === 'text' ? [index] : []))
  const fields: (Field | null)[] = kinds.map(() => null)
  // Two texts side by side before the numbers: the shorter one in front is the reference.
  const [first, second] = texts
  if (first === undefined) return numberFields(fields, kinds, 0)
  const isReference =
    second === first + 1 && isShort(columns[first] ?? []) && !isUnit(columns[second] ?? [])
  fields[isReference ? second : first] = 'name'
  if (isReference) fields[first] = 'reference'
  const unit = texts.find((index) => fields[index] === null && isUnit(columns[index] ?? []))
  if (unit !== undefined) fields[unit] = 'unit'
  return numberFields(fields, kinds, isReference ? second : first)
}

function numberFields(
  fields: (Field | null)[],
  kinds: readonly string[],
  after: number,
): (Field | null)[] {
  const numbers = kinds.flatMap((kind, index) =>
    kind === 'number' && index >= after ? [index] : [],
  )
  const meant: readonly Field[] =
    numbers.length === 1 ? ['price'] : ['quantity', 'price', 'discount']
  for (const [rank, field] of meant.entries()) {
    const index = numbers[rank]
    // A third number alone is the total of the line, which is computed here.
    if (index !== undefined && (field !== 'discount' || numbers.length === 4)) fields[index] = field
  }
  return fields
}

const isShort = (column: readonly string[]): boolean =>
  column.every((cell) => cell.length <= 24 && !/\s\S+\s/.test(cell))

const isUnit = (column: readonly string[]): boolean => column.every((cell) => cell.length <= 8)
