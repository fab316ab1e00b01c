// What has changed between two versions, in a person's words: amounts, dates and names as everywhere.
import { paymentMethods } from '#features/base/company/rules.ts'
import type { DocumentWords } from '#features/sales/documents/web/words.ts'
import type { OutputOf } from '#kernel/endpoint.ts'
import type { Formats } from '#kernel/format.ts'
import type { Day } from '#kernel/day.ts'
import { type Bps, type Cents, type Price, type Quantity, read, type Scale } from '#kernel/money.ts'
import type { compareRevisions } from '../contract/revision.ts'
import type { QuoteWords } from './words.ts'

export type Difference = OutputOf<typeof compareRevisions>
type Told = { readonly field: string; readonly before: string; readonly after: string }
export type Saying = {
  readonly words: QuoteWords
  readonly shared: DocumentWords
  readonly formats: Formats
}

export type Change = { readonly label: string; readonly before: string; readonly after: string }

export const headChanges = (difference: Difference, saying: Saying): Change[] =>
  difference.head.map((one) => told(one, saying.words.headFields[one.field], saying))

export const totalChanges = (difference: Difference, saying: Saying): Change[] =>
  difference.totals.map((one) => told(one, saying.words.totalFields[one.field], saying))

/** The fields of one line, the amount last. */
export const lineChanges = (line: Difference['lines'][number], saying: Saying): Change[] =>
  line.fields.map((one) => told(one, saying.words.lineFields[one.field], saying))

const told = ({ field, before, after }: Told, label: string, saying: Saying): Change => ({
  label,
  before: valueOf(field, before, saying),
  after: valueOf(field, after, saying),
})

const scales: Readonly<Record<string, Scale>> = {
  quantity: 'quantity',
  price: 'price',
  net: 'cents',
  lines: 'cents',
  tax: 'cents',
  gross: 'cents',
}

function valueOf(field: string, value: string, { words, shared, formats }: Saying): string {
  if (value === '') return ''
  if (value === 'true' || value === 'false') return value === 'true' ? words.yes : words.no
  if (field === 'validUntil') return formats.day(value as Day)
  if (field === 'termsDays') return shared.days(Number(value))
  if (field === 'paymentMethod') {
    const method = paymentMethods.find((one) => one === value)
    return method ? shared.methods[method] : value
  }
  if (field === 'vat') return formats.percent((read(value.slice(2), 'bps') ?? 0) as Bps)
  // A rate on the head and on lines, an amount among the totals, where it has its cents.
  if (field === 'discount') {
    return /\.\d\d$/.test(value)
      ? formats.amount((read(value, 'cents') ?? 0) as Cents)
      : formats.percent((read(value, 'bps') ?? 0) as Bps)
  }
  const scale = scales[field]
  const n = scale ? read(value, scale) : null
  if (n === null) return value
  if (scale === 'quantity') return formats.quantity(n as Quantity)
  return scale === 'price' ? formats.price(n as Price) : formats.amount(n as Cents)
}
