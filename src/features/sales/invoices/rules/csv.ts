// The list of invoices as a spreadsheet opens it in France: semicolons, decimal commas, a byte order
// mark so that accents are read right.
import type { Day } from '#kernel/day.ts'
import { type Cents, text } from '#kernel/money.ts'
import type { Locale } from '#kernel/refusal.ts'
import type { InvoiceKind } from './life.ts'
import type { PaymentState } from './payment.ts'

export type CsvRow = {
  readonly kind: InvoiceKind
  readonly number: string | null
  readonly day: Day
  readonly dueDay: Day | null
  readonly customer: string
  readonly code: string
  readonly subject: string
  readonly seller: string | null
  readonly store: string | null
  readonly net: Cents
  readonly tax: Cents
  readonly gross: Cents
  readonly settled: Cents
  readonly outstanding: Cents
  readonly payment: PaymentState
  readonly lateDays: number | null
}

type Words = {
  readonly headings: readonly string[]
  readonly kinds: Readonly<Record<InvoiceKind, string>>
  readonly payments: Readonly<Record<PaymentState, string>>
}

const words: Readonly<Record<Locale, Words>> = {
  fr: {
    headings: [
      'Type',
      'Numéro',
      'Date',
      'Échéance',
      'Code client',
      'Client',
      'Objet',
      'Commercial',
      'Magasin',
      'Total HT',
      'TVA',
      'Total TTC',
      'Réglé',
      'Reste dû',
      'Règlement',
      'Jours de retard',
    ],
    kinds: { invoice: 'Facture', credit_note: 'Avoir' },
    payments: {
      unpaid: 'Non réglée',
      partial: 'Partiellement réglée',
      settled: 'Soldée',
      imported: 'Importée',
      draft: 'Brouillon',
    },
  },
  en: {
    headings: [
      'Type',
      'Number',
      'Date',
      'Due date',
      'Client code',
      'Client',
      'Subject',
      'Salesperson',
      'Store',
      'Net',
      'VAT',
      'Gross',
      'Settled',
      'Outstanding',
      'Payment',
      'Days late',
    ],
    kinds: { invoice: 'Invoice', credit_note: 'Credit note' },
    payments: {
      unpaid: 'Unpaid',
      partial: 'Partly paid',
      settled: 'Settled',
      imported: 'Imported',
      draft: 'Draft',
    },
  },
}

/** The first line, with the byte order mark before it. */
export const csvHead = (locale: Locale): string =>
  `\ufeff${words[locale].headings.map(cell).join(';')}\r\n`

export function csvLine(row: CsvRow, locale: Locale): string {
  const { kinds, payments } = words[locale]
  const cells = [
    cell(kinds[row.kind]),
    cell(row.number ?? ''),
    date(row.day),
    row.dueDay === null ? '' : date(row.dueDay),
    cell(row.code),
    cell(row.customer),
    cell(row.subject),
    cell(row.seller ?? ''),
    cell(row.store ?? ''),
    amount(row.net),
    amount(row.tax),
    amount(row.gross),
    amount(row.settled),
    amount(row.outstanding),
    cell(payments[row.payment]),
    row.lateDays === null ? '' : String(row.lateDays),
  ]
  return `${cells.join(';')}\r\n`
}

/** A date as every spreadsheet reads it, whatever its language. */
const date = (day: Day): string => day

const amount = (cents: Cents): string => text(cents, 'cents').replace('.', ',')

/**
 * A text cell. One that starts like a formula is preceded by an apostrophe, so that what a client is
 * called is never run by whoever opens the file (OWASP, "CSV injection").
 */
function cell(written: string): string {
  const plain = /^[=+\-@\t\r]/.test(written) ? `'${written}` : written
  return /[";\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain
}
