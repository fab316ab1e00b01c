// The figures of a client's dashboard: what each opens, under the narrowing to that client. Those of the
// home page are told again where they are the same.
import { dealFigures } from './deals.ts'
import type { Figure } from './figure.ts'
import { daysOf, invoiceFigures, issued } from './invoices.ts'
import { quoteFigures } from './quotes.ts'

const invoices = { right: 'invoices.read', list: 'invoices' } as const
const quotes = { right: 'quotes.read', list: 'quotes', sum: 'net' } as const
const orders = { right: 'orders.read', list: 'orders', sum: 'gross' } as const

const sentIn = (validity: string, fr: string, en: string): Figure => ({
  ...quotes,
  filters: ({ period }) => ({ ...daysOf(period), validity }),
  said: { fr, en },
})

export const clientFigures = {
  sales: invoiceFigures.sales,
  outstanding: invoiceFigures.outstanding,
  overdue: invoiceFigures.late,
  toCome: {
    ...invoices,
    filters: () => ({ payment: 'unpaid,partial', late: 'false' }),
    sum: 'outstanding',
    said: {
      fr: 'Reste dû des factures dont l’échéance n’est pas passée, avoirs à utiliser déduits. Formule : Σ (TTC − réglé).',
      en: 'What is owed on invoices not due yet, credit notes still to be used taken off. Formula: Σ (gross − settled).',
    },
  },
  /** What is due between two days: the period is that of the due dates. */
  dueIn: {
    ...invoices,
    filters: ({ period: { from, to } }) => ({
      payment: 'unpaid,partial',
      ...(from < '1901' ? {} : { dueFrom: from }),
      dueTo: to,
    }),
    sum: 'outstanding',
    said: {
      fr: 'Reste dû des factures échues entre deux dates. Formule : Σ (TTC − réglé).',
      en: 'What is owed on invoices due between two days. Formula: Σ (gross − settled).',
    },
  },
  paid: {
    ...invoices,
    filters: ({ period }) => ({
      ...daysOf(period),
      payment: 'settled',
      kind: 'invoice,deposit,situation,final',
      sort: 'day',
    }),
    sum: 'gross',
    said: {
      fr: 'Factures des 12 derniers mois réglées en entier.',
      en: 'Invoices of the last 12 months paid in full.',
    },
  },
  quotesSent: sentIn(
    'pending,valid,expiring,expired,signed,refused',
    'Devis envoyés, quelle que soit la réponse. Formule : Σ HT.',
    'Quotes sent, whatever the answer. Formula: Σ net.',
  ),
  quotesSigned: sentIn('signed', 'Devis signés. Formule : Σ HT.', 'Signed quotes. Formula: Σ net.'),
  quotesRefused: sentIn(
    'refused',
    'Devis refusés. Formule : Σ HT.',
    'Refused quotes. Formula: Σ net.',
  ),
  quotesLapsed: sentIn(
    'expired',
    'Devis expirés sans réponse. Formule : Σ HT.',
    'Quotes that expired without an answer. Formula: Σ net.',
  ),
  ordered: dealFigures.ordered,
  quotesOpen: {
    ...quotes,
    sum: 'gross',
    filters: () => ({ validity: 'pending,valid,expiring' }),
    said: {
      fr: 'Devis envoyés qui attendent une réponse. Formule : Σ TTC.',
      en: 'Quotes sent that wait for an answer. Formula: Σ gross.',
    },
  },
  quoteDrafts: quoteFigures.quoteDrafts,
  toDeliver: dealFigures.ordersToDeliver,
  toInvoice: dealFigures.ordersToInvoice,
  orderDrafts: {
    ...orders,
    filters: () => ({ control: 'draft' }),
    said: {
      fr: 'Commandes qui ne sont pas encore confirmées. Formule : Σ TTC.',
      en: 'Orders not confirmed yet. Formula: Σ gross.',
    },
  },
  invoiceDrafts: invoiceFigures.invoiceDrafts,
  /** What was invoiced, credit notes and history included: opened from the last purchase. */
  invoiced: {
    ...invoices,
    filters: () => ({ payment: issued }),
    sum: 'net',
    said: {
      fr: 'Toutes les factures émises à ce client, avoirs déduits. Formule : Σ HT.',
      en: 'Every invoice issued to this customer, less credit notes. Formula: Σ net.',
    },
  },
} as const satisfies Readonly<Record<string, Figure>>
export type ClientFigure = keyof typeof clientFigures
