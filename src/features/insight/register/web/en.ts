import { kindWords, stateWord } from '../rules.ts'
import type { fr } from './fr.ts'

export const en: typeof fr = {
  title: 'All documents',
  counted: (n, written) => (n > 1 ? `${written} documents` : `${written} document`),
  empty: 'No document',
  emptyText: 'Quotes, orders, deliveries, invoices, credit notes and purchases are all found here.',
  remindMany: 'Remind',
  remind: 'Remind',
  remindManyText: (n) =>
    n > 1
      ? 'Each receives a reminder by e-mail, with their document.'
      : 'The reminder leaves by e-mail, with the document.',
  noOrder: 'No order in the selection.',
  tooManyToBuy: 'Choose 200 documents at most.',
  notOrders: (n, written) =>
    n > 1
      ? `${written} documents are not orders: left out.`
      : `${written} document is not an order: left out.`,
  draftNumber: 'Draft',
  kinds: kindWords.en,
  stateWord: (state) => stateWord(state, 'en'),
  tiles: {
    quote: 'Quotes',
    order: 'Orders',
    delivery: 'Delivery notes',
    invoice: 'Invoices',
    credit_note: 'Credit notes',
    purchase: 'Purchases',
  },
  columns: {
    number: 'Number',
    kind: 'Kind',
    party: 'Party',
    subject: 'Subject',
    day: 'Date',
    state: 'State',
    project: 'Project',
    seller: 'Salesperson',
    store: 'Store',
    net: 'Net total',
    gross: 'Gross total',
  },
  filters: {
    kind: 'Kind',
    period: 'Document date',
    seller: 'Salesperson',
    store: 'Store',
  },
}
