// The figures of what is invoiced.
import { addDays } from '#kernel/day.ts'
import type { Figure, FigureContext } from './figure.ts'

/** What has been issued and counts: drafts are not sales yet. */
export const issued = 'unpaid,partial,settled,imported'
const open = 'unpaid,partial'

const invoices = { right: 'invoices.read', list: 'invoices' } as const

/** The days of lateness at which a debt grows old: each bucket from the day after the one before. */
export const ages = [30, 60, 90] as const

const sold = {
  fr: 'Total HT des factures émises, avoirs déduits, historique importé compris. Formule : Σ HT des factures − Σ HT des avoirs.',
  en: 'Net total of the invoices issued, less credit notes, imported history included. Formula: Σ net of invoices − Σ net of credit notes.',
}

const aged = (
  days: (today: FigureContext['today']) => Readonly<Record<string, string>>,
  fr: string,
  en: string,
): Figure => ({
  ...invoices,
  filters: ({ today }) => ({ payment: open, ...days(today) }),
  sum: 'outstanding',
  said: {
    fr: `Reste dû des factures non soldées ${fr}. Formule : Σ (TTC − réglé et avoirs imputés).`,
    en: `What is still owed on open invoices ${en}. Formula: Σ (gross − settled).`,
  },
})

export const invoiceFigures = {
  outstanding: {
    ...invoices,
    filters: () => ({ payment: open }),
    sum: 'outstanding',
    said: {
      fr: 'Reste dû des factures émises et non soldées, avoirs ouverts déduits. Formule : Σ (TTC − réglé).',
      en: 'What is still owed on issued invoices, open credit notes taken off. Formula: Σ (gross − settled).',
    },
  },
  late: {
    ...invoices,
    filters: () => ({ late: 'true', sort: 'dueDay', direction: 'asc' }),
    sum: 'outstanding',
    said: {
      fr: 'Reste dû des factures dont l’échéance est passée. Formule : Σ (TTC − réglé) où échéance < aujourd’hui.',
      en: 'What is owed on invoices past their due day. Formula: Σ (gross − settled) where due day < today.',
    },
  },
  unpaid: {
    ...invoices,
    filters: () => ({ payment: 'unpaid' }),
    sum: 'outstanding',
    said: {
      fr: 'Factures émises dont rien n’est réglé. Formule : Σ TTC.',
      en: 'Issued invoices of which nothing is settled. Formula: Σ gross.',
    },
  },
  partial: {
    ...invoices,
    filters: () => ({ payment: 'partial' }),
    sum: 'outstanding',
    said: {
      fr: 'Reste dû des factures réglées en partie. Formule : Σ (TTC − réglé).',
      en: 'What is left of invoices settled in part. Formula: Σ (gross − settled).',
    },
  },
  settled: {
    ...invoices,
    filters: ({ period }) => ({ payment: 'settled', ...daysOf(period) }),
    sum: 'gross',
    said: {
      fr: 'Factures de la période qui sont soldées. Formule : Σ TTC des factures datées de la période.',
      en: 'Invoices of the period that are settled. Formula: Σ gross of the invoices of the period.',
    },
  },
  invoiceDrafts: {
    ...invoices,
    filters: () => ({ payment: 'draft' }),
    sum: 'gross',
    said: {
      fr: 'Factures et avoirs qui ne sont pas encore émis. Formule : Σ TTC.',
      en: 'Invoices and credit notes not issued yet. Formula: Σ gross.',
    },
  },
  sales: {
    ...invoices,
    filters: ({ period }) => ({ ...daysOf(period), payment: issued }),
    sum: 'net',
    countless: true,
    said: sold,
  },
  salesBefore: {
    ...invoices,
    filters: ({ before }) => ({ ...daysOf(before), payment: issued }),
    sum: 'net',
    countless: true,
    said: sold,
  },
  // What is retained until the works are accepted has no due day yet, and is owed all the same.
  notDue: aged(() => ({ late: 'false' }), 'dont l’échéance n’est pas passée', 'not due yet'),
  due30: aged(
    (today) => ({ dueFrom: addDays(today, -ages[0]), dueTo: addDays(today, -1) }),
    'échues depuis 30 jours au plus',
    'due for 30 days at most',
  ),
  due60: aged(
    (today) => ({ dueFrom: addDays(today, -ages[1]), dueTo: addDays(today, -ages[0] - 1) }),
    'échues depuis 31 à 60 jours',
    'due for 31 to 60 days',
  ),
  due90: aged(
    (today) => ({ dueFrom: addDays(today, -ages[2]), dueTo: addDays(today, -ages[1] - 1) }),
    'échues depuis 61 à 90 jours',
    'due for 61 to 90 days',
  ),
  dueOlder: aged(
    (today) => ({ dueTo: addDays(today, -ages[2] - 1) }),
    'échues depuis plus de 90 jours',
    'due for more than 90 days',
  ),
} as const satisfies Readonly<Record<string, Figure>>

/** The filters of a period, without its name. */
export const daysOf = ({ from, to }: FigureContext['period']) => ({ from, to })
