// What has left the workshop lately, in every state of a delivery; days are before today.

/** An item by its reference, and how much of it. */
type Goods = readonly [reference: string, count: number]

export type DemoTrip = {
  /** Prepared so many days after the order, for these quantities of its lines: all that is left if none. */
  readonly after: number
  readonly counts?: readonly number[]
  readonly wishedIn?: number
  readonly priced?: boolean
  readonly carrier?: readonly [name: string, tracking: string]
  /** What becomes of it, so many days after it was prepared; a draft where nothing does. */
  readonly ready?: boolean
  readonly shipped?: number
  readonly received?: {
    readonly after: number
    readonly by?: string
    /** What is taken of each line, if not all. */
    readonly counts?: readonly number[]
  }
  readonly back?: {
    readonly after: number
    readonly reason: string
    readonly counts?: readonly number[]
  }
  readonly cancelled?: { readonly after: number; readonly reason: string }
}

export type DemoDelivery = {
  readonly client: string
  readonly subject: string
  readonly lines: readonly Goods[]
  readonly daysAgo: number
  readonly trips: readonly DemoTrip[]
  /** One invoice of all that was delivered, so many days after the order. */
  readonly invoiced?: number
}

export const deliveries: readonly DemoDelivery[] = [
  {
    client: 'Lycée Ampère, intendance',
    subject: 'Éclairage du préau',
    lines: [
      ['PRO-EXT-30W', 12],
      ['BOR-EXT-80', 8],
    ],
    daysAgo: 44,
    trips: [
      {
        after: 10,
        counts: [12, 2],
        ready: true,
        shipped: 1,
        received: { after: 2, by: 'M. Roussel' },
      },
      { after: 18, ready: true, received: { after: 1, by: 'M. Roussel' } },
    ],
    invoiced: 24,
  },
  {
    client: 'Hôtel des Terreaux',
    subject: 'Lampes de chevet, deuxième étage',
    lines: [
      ['SUS-OPA-30', 14],
      ['AMP-E27-8W', 28],
    ],
    daysAgo: 21,
    trips: [
      {
        after: 7,
        ready: true,
        shipped: 1,
        received: { after: 1, by: 'Claire Vasseur', counts: [12, 28] },
      },
      { after: 16, wishedIn: 3 },
    ],
  },
  {
    client: 'Étoile Conseil',
    subject: 'Salle de réunion',
    lines: [
      ['SUS-LIN-120', 6],
      ['VAR-DALI', 2],
    ],
    daysAgo: 13,
    trips: [
      {
        after: 11,
        wishedIn: 1,
        priced: true,
        carrier: ['Chronopost', 'XT 4471 2208 19 FR'],
        ready: true,
        shipped: 1,
      },
    ],
  },
  {
    client: 'Fleuriste Pétale',
    subject: 'Spots de la réserve',
    lines: [['SPO-RAI-12W', 10]],
    daysAgo: 6,
    trips: [{ after: 5, wishedIn: 2, ready: true }],
  },
  {
    client: 'Solange Berthier',
    subject: 'Appliques du couloir',
    lines: [['APP-COR-2', 6]],
    daysAgo: 30,
    trips: [
      {
        after: 8,
        ready: true,
        received: { after: 1, by: 'Solange Berthier' },
        back: { after: 4, reason: 'Deux appliques rayées', counts: [2] },
      },
    ],
  },
  {
    client: 'Vincent Charpentier',
    subject: 'Lustre de la salle à manger',
    lines: [['LUS-CRI-8', 1]],
    daysAgo: 25,
    trips: [
      {
        after: 6,
        ready: true,
        shipped: 1,
        back: { after: 2, reason: 'Refusé à la livraison, verre ébréché' },
      },
    ],
  },
  {
    client: 'Amandine Leclerc',
    subject: 'Suspensions du salon',
    lines: [['SUS-OPA-30', 4]],
    daysAgo: 17,
    trips: [
      { after: 3, ready: true, cancelled: { after: 2, reason: 'Chantier décalé' } },
      { after: 8, wishedIn: -2 },
    ],
  },
]
