// The figures of what should come in, as each client usually pays: each invoice is in one of them.
import { addDays, type Day } from '#kernel/day.ts'
import type { Figure, Query } from './figure.ts'

/** How far ahead one looks, each from the day after the one before. */
export const horizons = [30, 60, 90] as const

const expected = (days: (today: Day) => Query, fr: string, en: string): Figure => ({
  right: 'invoices.read',
  list: 'invoices',
  filters: ({ today }) => ({ payment: 'unpaid,partial', ...days(today) }),
  sum: 'outstanding',
  said: {
    fr: `Reste dû des factures non soldées, ${fr}. Jour attendu = date de la facture + délai habituel de son client, sinon l’échéance\u202f; un avoir ouvert, aujourd’hui. Formule\u00a0: Σ (TTC − réglé).`,
    en: `What is still owed on open invoices, ${en}. Expected day = date of the invoice + usual delay of its customer, else the due day; an open credit note, today. Formula: Σ (gross − settled).`,
  },
})

const within = (after: number, to: number): Figure =>
  expected(
    (today) => ({ expectedFrom: addDays(today, after), expectedTo: addDays(today, to) }),
    after === 0 ? `attendu sous ${to} jours` : `attendu dans ${after} à ${to} jours`,
    after === 0 ? `expected within ${to} days` : `expected in ${after} to ${to} days`,
  )

export const expectedFigures = {
  expectedPast: expected(
    (today) => ({ expectedTo: addDays(today, -1) }),
    'qui aurait déjà dû rentrer',
    'that should have come in already',
  ),
  expected30: within(0, horizons[0]),
  expected60: within(horizons[0] + 1, horizons[1]),
  expected90: within(horizons[1] + 1, horizons[2]),
  expectedLater: expected(
    (today) => ({ expectedFrom: addDays(today, horizons[2] + 1) }),
    `attendu dans plus de ${horizons[2]} jours`,
    `expected in more than ${horizons[2]} days`,
  ),
  expectedUnknown: expected(
    () => ({ expectedUnknown: 'true' }),
    'sans échéance et dont le délai du client n’est pas connu',
    'without a due day and whose client’s delay is not known',
  ),
  expectedKnown: expected(
    () => ({ delayKnown: 'true' }),
    'des clients dont le délai habituel est connu, hors avoirs',
    'of customers whose usual delay is known, credit notes left out',
  ),
} as const satisfies Readonly<Record<string, Figure>>

/** What is expected, in the order of time: together they are all that is owed. */
export const forecasts = [
  ...(['expectedPast', 'expected30', 'expected60', 'expected90'] as const),
  ...(['expectedLater', 'expectedUnknown'] as const),
] satisfies readonly (keyof typeof expectedFigures)[]
