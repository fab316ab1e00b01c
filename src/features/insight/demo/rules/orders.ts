// What the workshop has to carry out, in every state of control; days are before today.

/** An item by its reference, or words of one's own at a price in euros, and how much of it. */
type Ordered = readonly [what: string, count: number, euros?: number]

export type DemoOrder = {
  /** The client, by their name; null for the signed quote of that day that is not invoiced yet. */
  readonly client: string | null
  readonly subject: string
  readonly lines: readonly Ordered[]
  readonly daysAgo: number
  /** Wished so many days from today. */
  readonly wishedIn?: number
  readonly reference?: string
  /** A draft otherwise. */
  readonly confirmed?: boolean
  readonly reviewed?: boolean
  readonly held?: { readonly reason: string; readonly until?: number }
  readonly blocked?: string
  /** The day of its fitting, so many days from today: planned, or held where it is past. */
  readonly fittedIn?: number
  /** Its goods are bought, and the purchase orders have left. */
  readonly bought?: boolean
  /** How it is invoiced so many days after: all of it, or some of its first line. */
  readonly invoiced?: { readonly after: number; readonly first?: number }
  readonly ends?: { readonly after: number; readonly how: 'complete' | 'cancel' }
}

const done = { confirmed: true, reviewed: true } as const

export const orders: readonly DemoOrder[] = [
  {
    client: 'Hôtel des Terreaux',
    subject: 'Appliques des couloirs, étages 1 à 3',
    reference: 'BC 2291',
    lines: [
      ['APP-COR-2', 24],
      ['AMP-E27-8W', 48],
      ['POS-LUM', 16],
    ],
    fittedIn: -36,
    daysAgo: 58,
    wishedIn: -30,
    ...done,
    bought: true,
    invoiced: { after: 24 },
    ends: { after: 25, how: 'complete' },
  },
  {
    client: 'Lycée Ampère, intendance',
    subject: 'Dalles de la salle des professeurs',
    lines: [
      ['DAL-LED-60', 30],
      ['VAR-DALI', 3],
      ['POS-LUM', 12],
    ],
    fittedIn: 11,
    daysAgo: 19,
    wishedIn: 9,
    ...done,
    bought: true,
    invoiced: { after: 12, first: 12 },
  },
  {
    client: 'Étoile Conseil',
    subject: 'Bureaux, deuxième tranche',
    reference: 'PO-5117',
    lines: [
      ['SUS-LIN-120', 8],
      ['DET-MVT', 6],
      ['POS-LUM', 8],
    ],
    daysAgo: 9,
    wishedIn: 16,
    ...done,
  },
  {
    client: 'Fleuriste Pétale',
    subject: 'Vitrine de printemps',
    lines: [
      ['RAI-230-2M', 4],
      ['SPO-RAI-12W', 16],
      ['Enseigne lumineuse sur mesure', 1, 680],
    ],
    daysAgo: 7,
    wishedIn: 21,
    ...done,
  },
  {
    client: 'Hôtel des Terreaux',
    subject: 'Réassort d’ampoules',
    lines: [['AMP-E27-8W', 120]],
    daysAgo: 3,
    wishedIn: 6,
    confirmed: true,
  },
  {
    client: 'Jeanne Chevalier',
    subject: 'Lustre de l’entrée',
    lines: [
      ['LUS-CRI-8', 1],
      ['POS-LUM', 3],
    ],
    daysAgo: 15,
    wishedIn: 40,
    confirmed: true,
    held: { reason: 'Plafond à refaire avant la pose', until: 20 },
  },
  {
    client: 'Vincent Charpentier',
    subject: 'Éclairage du jardin',
    lines: [
      ['BOR-EXT-80', 10],
      ['PRO-EXT-30W', 2],
    ],
    daysAgo: 11,
    confirmed: true,
    blocked: 'Accord de la copropriété attendu',
  },
  { client: null, subject: '', lines: [], daysAgo: 2, confirmed: true },
  {
    client: 'Amandine Leclerc',
    subject: 'Suspensions de la cuisine',
    lines: [['SUS-OPA-30', 3]],
    daysAgo: 1,
  },
  {
    client: 'Solange Berthier',
    subject: 'Spots de la salle de bains',
    lines: [['SPO-ENC-7W', 8]],
    daysAgo: 26,
    confirmed: true,
    ends: { after: 2, how: 'cancel' },
  },
]

/** What is looked at before anything is bought or delivered. */
export const checks = [
  { name: 'Adresse et accès vérifiés', required: true },
  { name: 'Références et teintes confirmées par le client', required: true },
  { name: 'Date de pose convenue', required: false },
]
