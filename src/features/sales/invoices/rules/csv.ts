// The list of invoices as a spreadsheet opens it in France: semicolons, decimal commas, a byte order
// mark so that accents are read right. The lines are written by the database (queries/export.ts).
import type { Locale } from '#kernel/refusal.ts'
import type { InvoiceKind } from './life.ts'
import type { PaymentState } from './payment.ts'

type Words = {
  readonly headings: readonly string[]
  readonly kinds: Readonly<Record<InvoiceKind, string>>
  readonly payments: Readonly<Record<PaymentState, string>>
}

export const csvWords: Readonly<Record<Locale, Words>> = {
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
    kinds: {
      invoice: 'Facture',
      deposit: 'Facture d’acompte',
      situation: 'Facture de situation',
      final: 'Facture de solde',
      credit_note: 'Avoir',
    },
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
    kinds: {
      invoice: 'Invoice',
      deposit: 'Deposit invoice',
      situation: 'Progress invoice',
      final: 'Final invoice',
      credit_note: 'Credit note',
    },
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
  `\ufeff${csvWords[locale].headings.join(';')}\r\n`
