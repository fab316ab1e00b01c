// The last six weeks, told one by one: whatever the seed, every state that a document can be in has
// its example, and the first screens are full of what there is to do.
import { bps } from '#kernel/money.ts'
import { chanceOf } from './chance.ts'
import { clients } from './clients.ts'
import { type Deal, linesOf } from './deals.ts'
import { type Work, works } from './works.ts'

type Told = readonly [client: string, daysAgo: number, work: number, how?: Partial<Deal>]

const signed = (after: number, more: Partial<Deal> = {}): Partial<Deal> => ({
  answer: { after, how: 'signed', reason: '', whole: false },
  ...more,
})
const paid = (after: number, percent = 100): Deal['payments'] => [{ after, percent }]

const told: readonly Told[] = [
  // Drafts, and quotes that wait for an answer: fresh, nearly over, over.
  ['Café des Quais', 0, 2, { validDays: null }],
  ['Étoile Conseil', 1, 0, { validDays: null }],
  ['Galerie Saint-Nizier', 1, 0],
  ['Lycée Ampère, intendance', 4, 1, { validDays: 'always' }],
  ['Hôtel Le Clos Fourvière', 3, 1],
  ['Mathilde Gauthier', 6, 0, { sentHow: 'hand' }],
  ['Théâtre des Célestins, régie', 9, 2, { revised: true }],
  ['Fleuriste Pétale', 12, 1],
  ['Notaires Associés Confluence', 21, 0],
  ['Maison Perle, prêt-à-porter', 24, 0],
  ['Bouchon Chez Marguerite', 27, 0],
  ['Vincent Charpentier', 37, 2],
  ['Mutuelle du Rhône', 39, 0],
  // Answers.
  [
    'Opticien Clairvue',
    18,
    1,
    { answer: { after: 7, how: 'refused', reason: 'Budget dépassé', whole: false } },
  ],
  [
    'Studio Graphique Pollen',
    16,
    2,
    { answer: { after: 5, how: 'cancelled', reason: '', whole: false } },
  ],
  ['Cabinet Roussel Architectes', 11, 0, signed(4)],
  ['Hôtel des Terreaux', 14, 0, signed(5, { deposit: 30 })],
  [
    'Restaurant La Table d’Aurèle',
    8,
    0,
    signed(3, { answer: { after: 3, how: 'signed', reason: '', whole: true } }),
  ],
  // Invoices: waiting in draft, just issued, paid, paid in part, credited in part.
  ['Boulangerie Martin', 13, 1, signed(4, { invoicedAfter: 8, unissued: true })],
  ['Crèche Les Lucioles', 17, 1, signed(6, { invoicedAfter: 9, unissued: true })],
  ['Librairie Les Feuillets', 22, 0, signed(5, { invoicedAfter: 12 })],
  ['Amandine Leclerc', 19, 1, signed(2, { invoicedAfter: 10, payments: paid(3) })],
  ['Résidence Les Brotteaux', 34, 3, signed(4, { invoicedAfter: 9, payments: paid(15, 110) })],
  ['Hôtel du Sablon', 36, 0, signed(6, { invoicedAfter: 12, payments: paid(10) })],
  ['Galerie Rive Gauche', 29, 1, signed(5, { invoicedAfter: 10 })],
  ['Bâtisseurs du Rhône', 38, 0, signed(6, { invoicedAfter: 10 })],
  ['Hugo et Ana Ferreira', 33, 1, signed(3, { invoicedAfter: 11, payments: paid(12, 50) })],
  ['Pharmacie de la Croix-Rousse', 31, 2, signed(4, { invoicedAfter: 10, returnedAfter: 6 })],
  ['Hôtel Le Clos Fourvière', 40, 0, signed(5, { invoicedAfter: 22, deposit: 30 })],
  // Late: weeks, and months.
  ['Brasserie du Parc', 118, 1, signed(6, { invoicedAfter: 14, payments: [] })],
  ['Brasserie du Parc', 76, 0, signed(4, { invoicedAfter: 12, payments: [] })],
  ['Garage Villeurbanne Auto', 97, 0, signed(5, { invoicedAfter: 9, payments: paid(66, 40) })],
  ['Rénov’Confluence', 131, 0, signed(8, { invoicedAfter: 15, payments: [] })],
]

export const stories: readonly Deal[] = told.map(([name, daysAgo, which, how = {}], rank) => {
  const client = clients.findIndex((one) => one.name === name)
  if (client < 0) throw new Error(`nobody is called ${name}`)
  const { trade } = clients[client]!
  const work: Work = works[trade][which] ?? works[trade][0]
  return {
    client,
    seller: rank % 2,
    daysAgo,
    subject: work.subject,
    lines: linesOf(work, chanceOf(rank), trade),
    discount: bps(0),
    validDays: 30,
    sentHow: 'email',
    mailed: daysAgo < 13 && how.validDays !== null && how.sentHow !== 'hand',
    answer: null,
    revised: false,
    deposit: 0,
    invoicedAfter: null,
    unissued: false,
    returnedAfter: null,
    payments: [],
    ...how,
  }
})
