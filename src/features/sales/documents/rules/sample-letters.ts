// A statement and a reminder, for the tests and for whoever works on the layout.
import { day } from '#kernel/day.ts'
import type { TableView } from '#kernel/print.ts'
import type { Letter } from './letter.ts'
import { atelier, martin } from './sample-parties.ts'

const left = (title: string, wide = false) => ({ title, align: 'left' as const, wide })
const right = (title: string) => ({ title, align: 'right' as const, wide: false })
const plain = (...cells: string[]) => ({ cells, weight: 'plain' as const })
const strong = (...cells: string[]) => ({ cells, weight: 'strong' as const })

const about = {
  day: day('2026-03-31'),
  seller: atelier,
  buyer: martin,
  currency: 'EUR',
  timeZone: 'Europe/Paris',
  payable: true,
  mentions: [],
}

/** As many movements as asked, so that a long one runs over pages. */
const movements = (count: number): TableView => ({
  columns: [
    left('Date'),
    left('Pièce'),
    left('Libellé', true),
    right('Débit (€)'),
    right('Crédit (€)'),
    right('Solde (€)'),
  ],
  rows: [
    strong('01/01/2026', '', 'Solde au 31/12/2025', '', '', '1\u202f200,00'),
    ...Array.from({ length: count }, (_, rank) =>
      rank % 3 === 2
        ? plain('18/02/2026', '', 'Virement reçu, merci', '', '1\u202f200,00', '0,00')
        : plain(
            '12/02/2026',
            `FA-2026-${String(rank).padStart(5, '0')}`,
            'Facture, échéance 14/03/2026',
            '600,00',
            '',
            '1\u202f800,00',
          ),
    ),
    strong('31/03/2026', '', 'Solde au 31/03/2026', '', '', '2\u202f926,14'),
  ],
})

export const statement = (count: number): Letter => ({
  ...about,
  title: 'Relevé de compte',
  number: null,
  facts: [{ label: 'Période', value: '01/01/2026\u00a0– 31/03/2026' }],
  subject: '',
  opening: '',
  table: movements(count),
  summary: {
    title: 'Ancienneté du solde',
    cells: [
      { label: 'À échoir', value: '1\u202f726,14\u00a0€' },
      { label: '1 à 30\u00a0jours', value: '600,00\u00a0€' },
      { label: '31 à 60\u00a0jours', value: '600,00\u00a0€' },
      { label: '61 à 90\u00a0jours', value: '0,00\u00a0€' },
      { label: 'Plus de 90\u00a0jours', value: '0,00\u00a0€' },
    ],
  },
  totals: [
    {
      label: 'Solde dû',
      amount: '2\u202f926,14\u00a0€',
      detail: 'dont échu 1 200,00 €',
      weight: 'due',
    },
  ],
  closing: '',
})

export const reminder: Letter = {
  ...about,
  title: 'Rappel',
  number: null,
  facts: [],
  subject: 'Facture FA-2026-00042 échue le 14/03/2026',
  opening:
    'Madame, Monsieur,\n\nSauf erreur ou omission de notre part, les factures ci-dessous restent à régler à ce jour. Nous vous remercions de bien vouloir procéder à leur règlement sous huit jours.',
  table: {
    columns: [
      left('Facture', true),
      left('Date'),
      left('Échéance'),
      right('Retard'),
      right('Total TTC (€)'),
      right('Reste dû (€)'),
    ],
    rows: [
      plain('FA-2026-00042', '12/02/2026', '14/03/2026', '17 j', '1\u202f200,00', '600,00'),
      plain('FA-2026-00043', '28/02/2026', '30/03/2026', '1 j', '600,00', '600,00'),
      strong('Total', '', '', '', '1\u202f800,00', '1\u202f200,00'),
    ],
  },
  summary: null,
  totals: [{ label: 'À régler', amount: '1\u202f200,00\u00a0€', detail: null, weight: 'due' }],
  closing: 'Si votre règlement nous est parvenu entre-temps, ne pas tenir compte de ce rappel.',
}
