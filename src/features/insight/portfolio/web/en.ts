import type { fr } from './fr.ts'

export const en: typeof fr = {
  title: 'Portfolio',
  counted: (n, w) =>
    n === 1 ? `${w} customer` : `${w} customers, counted under each of their signals`,
  sold: (w) => `${w} of sales over 12 months`,
  columns: {
    name: 'Customer',
    signal: 'Signal',
    reason: 'Main reason',
    stake: 'At stake',
    turnover: 'Sales 12 months',
    trend: 'Over a year',
    overdue: 'Overdue',
    lastInvoice: 'Last purchase',
    lastContact: 'Last exchange',
    nextContact: 'Next appointment',
    city: 'City',
    phone: 'Phone',
    seller: 'Salesperson',
    store: 'Store',
  },
  filters: {
    signal: 'Signal',
    seller: 'Salesperson',
    store: 'Store',
    city: 'City',
    country: 'Country',
  },
  tiles: {
    risk: 'At risk',
    service: 'Needs service',
    opportunity: 'Opportunity',
    calm: 'Nothing to report',
  },
  of: 'Portfolio',
  said: 'Each customer is judged by their own habits: the rhythm and amount of their purchases against the same days of last year, what is overdue and how long they take to pay, quotes and orders at work, late tasks. The order is that of urgency (0 to 100), made heavier by what is at stake. A customer may bear several signals, and counts under each: the tiles add up to more than the customers.',
  urgency: (n) => `Urgency ${n} of 100`,
  none: 'No customer to follow',
  noneText:
    'Customers appear here with what their purchases, their debts and your exchanges ask for this week.',
  call: 'Call',
  brief: 'Meeting sheet',
  quote: 'Create a quote',
  newSale: 'new',
}
