// A statement as a spreadsheet opens it in France: semicolons, decimal commas, a byte order mark.
import { formats } from '#kernel/format.ts'
import { type Cents, cents, text } from '#kernel/money.ts'
import type { Locale } from '#kernel/refusal.ts'
import { labelOf } from './letter.ts'
import type { StatementView } from './statement.ts'
import { words } from './words.ts'

export function statementCsv(view: StatementView, locale: Locale): string {
  const { columns, opening, closing } = words[locale]
  const written = formats(locale, 'EUR', 'Europe/Paris')
  const heads = [
    ...[columns.day, columns.piece, columns.label, columns.due],
    ...[columns.debit, columns.credit, columns.balance],
  ]
  const edge = (day: string, label: string, balance: Cents) => [
    ...[day, '', label, '', '', ''],
    amount(balance),
  ]
  const lines = [
    heads,
    edge(view.from, opening(written.day(view.from)), view.opening),
    ...view.rows.map((row) => [
      row.day,
      row.label,
      labelOf(row, locale, written),
      row.dueDay ?? '',
      row.amount > 0 ? amount(row.amount) : '',
      row.amount < 0 ? amount(cents(-row.amount)) : '',
      amount(row.balance),
    ]),
    edge(view.to, closing(written.day(view.to)), view.closing),
  ]
  return `\ufeff${lines.map((line) => line.map(cell).join(';')).join('\r\n')}\r\n`
}

const amount = (value: Cents): string => text(value, 'cents').replace('.', ',')

/**
 * One that starts like a formula is preceded by an apostrophe, so that a reference that a client wrote
 * is never run by whoever opens the file (OWASP, "CSV injection"). Amounts are ours.
 */
function cell(value: string): string {
  const plain = /^[=+\-@\t\r]/.test(value) && !/^-?\d+,\d\d$/.test(value) ? `'${value}` : value
  return /[";\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain
}
