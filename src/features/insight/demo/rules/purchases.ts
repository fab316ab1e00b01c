// What the workshop has ordered from its suppliers lately, in every state; days are before today.

/** An item by its reference, how much of it, and what the supplier asked if not the usual cost. */
type Bought = readonly [reference: string, count: number, euros?: number]

export type DemoPurchase = {
  readonly supplier: string
  readonly subject: string
  readonly lines: readonly Bought[]
  /** When it was sent; a draft otherwise, written so many days before. */
  readonly sent?: number
  readonly written?: number
  /** Days from the sending after which it is wished, then announced. */
  readonly wishedIn?: number
  readonly answered?: { readonly after: number; readonly comesIn: number; readonly as: string }
  /** What came, so many days after the sending: how much of each line. */
  readonly came?: readonly {
    readonly after: number
    readonly note: string
    readonly counts: readonly number[]
  }[]
  /** What the supplier invoiced for what came, so many days after the sending. */
  readonly invoiced?: {
    readonly after: number
    readonly number: string
    /** What differs, and why it was accepted: the price of the first line, in euros. */
    readonly instead?: { readonly euros: number; readonly why: string }
    readonly paidAfter?: number
  }
  readonly ends?: {
    readonly after: number
    readonly how: 'close' | 'cancel'
    readonly reason: string
  }
}

export const purchases: readonly DemoPurchase[] = [
  {
    supplier: 'Helios',
    subject: 'Dalles, bureaux de la rue Garibaldi',
    sent: 96,
    wishedIn: 14,
    answered: { after: 2, comesIn: 15, as: 'HEL-88214' },
    lines: [
      ['DAL-LED-60', 40, 33.5],
      ['VAR-DALI', 4],
    ],
    came: [{ after: 16, note: 'BL 51230', counts: [40, 3] }],
    invoiced: { after: 20, number: '2026-4471', paidAfter: 45 },
    ends: { after: 30, how: 'close', reason: 'Variateur supprimé du catalogue' },
  },
  {
    supplier: 'Lumitec',
    subject: 'Réassort rails et spots',
    sent: 62,
    lines: [['SPO-RAI-12W', 60]],
    ends: { after: 1, how: 'cancel', reason: 'Commande passée deux fois' },
  },
  {
    supplier: 'Lumitec',
    subject: 'Réassort rails et spots',
    sent: 61,
    wishedIn: 20,
    answered: { after: 1, comesIn: 18, as: 'AR 2041' },
    lines: [
      ['RAI-230-2M', 24, 26.9],
      ['SPO-RAI-12W', 60, 18.4],
      ['PRF-ALU-2M', 30],
    ],
    came: [
      { after: 17, note: 'BL 7702', counts: [24, 36, 30] },
      { after: 24, note: 'BL 7755', counts: [0, 24, 0] },
    ],
    invoiced: { after: 20, number: 'LU-26-0981' },
  },
  {
    supplier: 'Maison Laurent',
    subject: 'Suspensions du restaurant',
    sent: 38,
    wishedIn: 25,
    answered: { after: 3, comesIn: 30, as: 'ML 1164' },
    lines: [
      ['SUS-LAI-40', 8],
      ['SUS-OPA-30', 12, 59.8],
    ],
    came: [{ after: 29, note: 'BL 318', counts: [8, 6] }],
    invoiced: {
      after: 33,
      number: 'F 5520',
      instead: { euros: 99, why: 'Hausse du laiton, annoncée par téléphone' },
    },
  },
  {
    supplier: 'Helios',
    subject: 'Secours et détection',
    sent: 24,
    wishedIn: 16,
    answered: { after: 1, comesIn: 18, as: 'HEL-90377' },
    lines: [
      ['BLO-SEC', 14],
      ['DET-MVT', 10, 16.9],
    ],
  },
  {
    supplier: 'Atelier Ferrand',
    subject: 'Abat-jour sur mesure',
    sent: 11,
    wishedIn: 20,
    answered: { after: 2, comesIn: 21, as: 'F-26-118' },
    lines: [
      ['ABJ-LIN-45', 6],
      ['LAM-TAB-CER', 4],
    ],
  },
  {
    supplier: 'Lumitec',
    subject: 'Éclairage du jardin',
    sent: 4,
    wishedIn: 15,
    lines: [
      ['BOR-EXT-80', 9],
      ['PRO-EXT-30W', 4],
    ],
  },
  {
    supplier: 'Éditions du Filament',
    subject: 'Librairie',
    written: 1,
    lines: [['LIV-LUM', 25]],
  },
]

/** What suppliers ask for an item: their reference, how many at least, in how many days. */
export const conditions: readonly (readonly [
  item: string,
  supplier: string,
  reference: string,
  minimum: number | null,
  leadDays: number,
])[] = [
  ['DAL-LED-60', 'Helios', 'HL-6036-NE', 10, 12],
  ['VAR-DALI', 'Helios', 'HL-DALI2', null, 12],
  ['DET-MVT', 'Helios', 'HL-PIR360', 5, 10],
  ['SPO-RAI-12W', 'Lumitec', 'RS12-B', 6, 18],
  ['RAI-230-2M', 'Lumitec', 'R230/2', 2, 18],
  ['SUS-LAI-40', 'Maison Laurent', 'ML 40 brossé', 4, 30],
  ['SUS-LIN-120', 'Lumitec', 'LIN-1200', null, 21],
]
