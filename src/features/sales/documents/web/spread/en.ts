import type { fr } from './fr.ts'

export const en: typeof fr = {
  tableOf: 'Spread over invoices',
  invoice: 'Invoice',
  outstanding: 'Outstanding',
  allocated: 'Allocated',
  allocatedTo: (number) => `Allocated to ${number}`,
  late: (days) => `${days} d`,
  lateSaid: (days) => `${days} days late`,
  automatic: 'Spread oldest first',
  total: 'Total allocated',
  onAccount: 'Left on account',
  beyond: (amount) => `The spread is ${amount} more than there is.`,
  tooMuch: (number) => `More than what is due on ${number}.`,
  credits: 'Available credit notes',
  creditOf: (number, amount) => `${number}: ${amount} to use`,
  impute: (amount) => `Use ${amount}`,
  imputeTitle: (number) => `Use ${number} on…`,
  imputeSubmit: 'Use',
  imputed: 'Credit note used',
  nothingDue: 'This customer owes no invoice: the credit note stays on account, or is paid back.',
  cancel: 'Cancel',
  release: 'Take it off',
  releaseFrom: (invoice) => `Take it off ${invoice}`,
  releaseText: (invoice) =>
    `Invoice ${invoice} is due again, and the credit note has as much more to use.`,
  released: 'Credit note taken off',
}
