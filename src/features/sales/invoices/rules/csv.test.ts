import { expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import { cents } from '#kernel/money.ts'
import { csvHead, csvLine, type CsvRow } from './csv.ts'

const row: CsvRow = {
  kind: 'invoice',
  number: 'FA-2026-00001',
  day: day('2026-03-31'),
  dueDay: day('2026-04-30'),
  customer: 'Boulangerie Martin',
  code: 'T00001',
  subject: '',
  seller: null,
  store: 'Lyon',
  net: cents(1_234_50),
  tax: cents(246_90),
  gross: cents(1_481_40),
  settled: cents(0),
  outstanding: cents(1_481_40),
  payment: 'unpaid',
  lateDays: null,
}
const cells = (over: Partial<CsvRow>) => csvLine({ ...row, ...over }, 'fr').split(';')

test('a line of the export: semicolons, decimal commas, no group separator', () => {
  expect(csvLine(row, 'fr')).toBe(
    'Facture;FA-2026-00001;2026-03-31;2026-04-30;T00001;Boulangerie Martin;;;Lyon;1234,50;246,90;1481,40;0,00;1481,40;Non réglée;\r\n',
  )
  expect(csvHead('fr').startsWith('\ufeffType;Numéro;Date;')).toBe(true)
  for (const locale of ['fr', 'en'] as const) {
    expect(csvHead(locale).split(';').length).toBe(csvLine(row, locale).split(';').length)
  }
})

test.each(['=1+1', '+33', '-2', '@SUM(A1)', '\tx', '=HYPERLINK("http://e";"x")'])(
  'a text that starts like a formula is none: %j',
  (name) => {
    const [, , , , , cell = ''] = cells({ customer: name })
    expect(cell.replace(/^"/, '').startsWith(`'`)).toBe(true)
  },
)

test('a negative amount stays a number; separators, quotes and line ends are held by quotes', () => {
  expect(cells({ net: cents(-5) })[9]).toBe('-0,05')
  expect(csvLine({ ...row, subject: 'a;b "c"\nd' }, 'fr')).toContain(';"a;b ""c""\nd";')
})
