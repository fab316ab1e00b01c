// One record of a sales history, read: a line that a document may carry, or the reason why none can.
import type { Day } from '#kernel/day.ts'
import { type Bps, type Cents, type Price, type Quantity, times, zero } from '#kernel/money.ts'
import type { Columns } from './columns.ts'
import type { CsvRecord } from './csv.ts'
import { type DayOrder, type Moment, readMoment } from './days.ts'
import { type DecimalMark, type NumberRead, readNumber } from './numbers.ts'
import type { LineReason } from './reasons.ts'

export type SalesLine = {
  readonly number: string
  readonly day: Day
  /** The time on the clock, "00:00:00" where none is told. */
  readonly time: string
  /** The customer's code, or name where the file has no code; '' for a counter sale. */
  readonly customer: string
  readonly customerName: string
  /** Code or name of whoever it was sold through; '' where it was sold directly. */
  readonly distributor: string
  /** As the file writes it. */
  readonly country: string
  readonly reference: string
  /** One line of text; '' where the file says nothing. */
  readonly name: string
  readonly quantity: Quantity
  readonly price: Price
  readonly vat: Bps
  /** Quantity × price, rounded to the cent half away from zero. */
  readonly net: Cents
}

export type Refused = {
  readonly reason: LineReason
  /** Quantity × price where both can be read, 0 otherwise: what is refused of the file's sum. */
  readonly amount: Cents
}

/** How a file is read. */
export type Reading = {
  readonly columns: Columns
  /** How many columns its header has. */
  readonly width: number
  readonly mark: DecimalMark
  readonly order: DayOrder
  /** The VAT rate of lines that tell none. */
  readonly vat: Bps
  readonly currency: string
  readonly today: Day
}

const longest = { number: 40, customer: 200, reference: 60, name: 4000 }

/**
 * Reads a record. Pure, and the same each time: a file is read several times over. Written plainly,
 * without closures or spreads: it runs a million times for a long history.
 */
export function readLine(record: CsvRecord, reading: Reading): SalesLine | Refused {
  const { columns, mark } = reading
  const quantity = readNumber(cell(record, columns.quantity), 'quantity', mark)
  const price = readNumber(cell(record, columns.price), 'price', mark)
  const net =
    'n' in quantity && 'n' in price && isHeld(quantity.n, price.n)
      ? times(price.n as Price, quantity.n as Quantity)
      : zero
  const number = code(cell(record, columns.number))
  const given = cell(record, columns.customerName)
  const customer = code(cell(record, columns.customer)) || given
  const reference = cell(record, columns.reference)
  const name = cell(record, columns.name)

  const misshapen = whyMisshapen(record, reading, number)
  if (misshapen) return { reason: misshapen, amount: net }
  if (isTooLong(number, customer, reference, name)) return { reason: 'too_long', amount: net }
  const moment = momentOf(cell(record, columns.date), reading.order)
  if (moment === null) return { reason: 'unreadable_day', amount: net }
  if (moment.day > reading.today) return { reason: 'in_the_future', amount: net }
  if (!('n' in quantity)) return { reason: whyNumber(quantity, 'unreadable_quantity'), amount: net }
  if (!('n' in price)) return { reason: whyNumber(price, 'unreadable_price'), amount: net }
  if (!isWithin(quantity.n, price.n, net)) return { reason: 'too_large', amount: net }
  if (isAccounting(number, name)) return { reason: 'accounting_entry', amount: net }
  if (price.n < 0) return { reason: 'negative_price', amount: net }
  const vat = vatOf(cell(record, columns.vat), reading)
  if (typeof vat === 'string') return { reason: vat, amount: net }
  const currency = cell(record, columns.currency)
  if (currency !== '' && currency.toUpperCase() !== reading.currency) {
    return { reason: 'other_currency', amount: net }
  }
  return {
    number,
    day: moment.day,
    time: moment.time,
    customer,
    customerName: given.slice(0, longest.customer),
    distributor: code(cell(record, columns.distributor)).slice(0, longest.customer),
    country: cell(record, columns.country).slice(0, 100),
    reference,
    name,
    quantity: quantity.n as Quantity,
    price: price.n as Price,
    vat,
    net,
  }
}

const cell = ({ cells }: CsvRecord, place: number | undefined): string =>
  place === undefined ? '' : tidy(cells[place] ?? '')

function whyMisshapen(
  { cells, open }: CsvRecord,
  { width }: Reading,
  number: string,
): LineReason | null {
  if (number === '' && cells.every((one) => one.trim() === '')) return 'empty_line'
  if (open) return 'open_quote'
  if (cells.length > width && cells.slice(width).some((one) => one.trim() !== '')) {
    return 'too_many_cells'
  }
  return number === '' ? 'no_number' : null
}

const whyNumber = (
  { why }: Exclude<NumberRead, { n: number }>,
  unreadable: 'unreadable_quantity' | 'unreadable_price',
): LineReason => (why === 'too_precise' ? why : unreadable)

/** One line of text: control characters and line breaks become a space, spaces at the ends go. */
const tidy = (text: string): string =>
  /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/.test(text)
    ? text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ').trim()
    : text.trim()

/** Spreadsheets and data tools write the code 17850 as "17850.0". */
const code = (text: string): string => (/^\d+\.0+$/.test(text) ? text.replace(/\.0+$/, '') : text)

const isTooLong = (number: string, customer: string, reference: string, name: string): boolean =>
  number.length > longest.number ||
  customer.length > longest.customer ||
  reference.length > longest.reference ||
  name.length > longest.name

/** A write-off: its number starts with A, and it says what it is. */
const isAccounting = (number: string, name: string): boolean =>
  /^A\d+$/i.test(number) && /bad debt|cr[ée]ance|irr[ée]couvrable|\badjust/i.test(name)

/** Whether the product can be held as whole cents at all. */
const isHeld = (quantity: number, price: number): boolean =>
  Math.abs(quantity) * Math.abs(price) <= 9e15 * 1e8

/** What a document may hold (see `Qty`, `UnitPrice` and `Amount`). */
const isWithin = (quantity: number, price: number, net: Cents): boolean =>
  Math.abs(quantity) <= 1e12 &&
  Math.abs(price) <= 1e15 &&
  Math.abs(net) <= 1e12 &&
  isHeld(quantity, price)

/** Rates are in percent, or parts of one ("0.2"), since no rate of VAT is below a half percent. */
function vatOf(written: string, { vat, mark }: Reading): Bps | 'unreadable_vat' | 'too_precise' {
  if (written === '') return vat
  const read = readNumber(written, 'price', mark)
  if (!('n' in read)) return 'unreadable_vat'
  const isPart = read.n > 0 && read.n < 500_000 && !written.includes('%')
  const millionths = isPart ? read.n * 100 : read.n
  if (millionths < 0 || millionths > 100_000_000) return 'unreadable_vat'
  return millionths % 10_000 === 0 ? ((millionths / 10_000) as Bps) : 'too_precise'
}

/** The last date read: the lines of a document follow each other, and share theirs. */
let last: { written: string; order: DayOrder; moment: Moment | null } | undefined

function momentOf(written: string, order: DayOrder): Moment | null {
  if (last?.written !== written || last.order !== order) {
    last = { written, order, moment: readMoment(written, order) }
  }
  return last.moment
}

/** Whether a number says "credit note" (C536379, AV-2024-0012). Its total decides first. */
export const isCreditNumber = (number: string): boolean =>
  /^(C|CN|AV|AVOIR)[^\p{L}]*\d/iu.test(number)

/** A document that takes back is a credit note; the number tells only where the total is zero. */
export const kindOf = (number: string, net: number): 'invoice' | 'credit_note' =>
  net < 0 || (net === 0 && isCreditNumber(number)) ? 'credit_note' : 'invoice'
