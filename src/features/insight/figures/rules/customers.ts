// The figures of whom one sells to.
import type { Figure } from './figure.ts'

export const customerFigures = {
  // Whoever enters the directory has bought nothing yet, but for those whose past was imported. There is no
  // record of what they may buy before a quote is written: after prospects come quotes.
  prospects: {
    right: 'customers.read',
    list: 'customers',
    filters: ({ period: { from, to } }) => ({
      ...{ createdFrom: from, createdTo: to, imported: 'false' },
      ...{ sort: 'created', direction: 'desc' },
    }),
    sum: null,
    said: {
      fr: 'Clients dont la fiche a été créée dans la période, hors import et hors archives. Formule : nombre de fiches.',
      en: 'Customers whose record was created in the period, neither imported nor archived. Formula: number of records.',
    },
  },
} as const satisfies Readonly<Record<string, Figure>>
