// What the demonstration tells: a lighting workshop in Lyon, its clients and its catalogue. Everything is
// dated from the day on which it is made, and drawn from a seed, so that it is the same each time.
import { type Day, daysBetween } from '#kernel/day.ts'
import { type Bps, bps, type Price, price, type Quantity, quantity } from '#kernel/money.ts'
import { reasons } from '#kernel/refusal.ts'

export const demoReasons = reasons({
  not_a_demo: {
    fr: 'Seule une entreprise de démonstration se supprime ainsi : celle-ci contient de vraies données.',
    en: 'Only a demonstration company is deleted this way: this one holds real data.',
  },
})

/** Numbers between 0 and 1 from a seed, always the same (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Saturdays and Sundays become the Friday before: workshops sell on working days. */
export function workingDaysBack(from: Day, daysAgo: number): number {
  // 1970-01-01 was a Thursday.
  const weekday = (((daysBetween('1970-01-01' as Day, from) - daysAgo + 4) % 7) + 7) % 7
  if (weekday === 6) return daysAgo + 1
  return weekday === 0 ? daysAgo + 2 : daysAgo
}

type DemoItem = {
  readonly reference: string
  readonly name: string
  readonly family: string
  readonly brand: string
  readonly unit: string
  readonly nature: 'goods' | 'service'
  readonly price: Price
  readonly cost: Price
  readonly rate: Bps
}

const item = (
  reference: string,
  name: string,
  family: string,
  brand: string,
  euros: number,
  cost: number,
  { unit = 'pièce', rate = 2000, nature = 'goods' as 'goods' | 'service' } = {},
): DemoItem => ({
  reference,
  name,
  family,
  brand,
  unit,
  nature,
  rate: bps(rate),
  price: price(Math.round(euros * 1e6)),
  cost: price(Math.round(cost * 1e6)),
})

const hours = { unit: 'h', nature: 'service' as const }
const works = { ...hours, rate: 1000 }

export const items: readonly DemoItem[] = [
  item('SUS-LAI-40', 'Suspension laiton brossé Ø 40', 'Suspensions', 'Maison Laurent', 189, 96),
  item('SUS-OPA-30', 'Suspension opaline Ø 30', 'Suspensions', 'Maison Laurent', 129.5, 61),
  item('APP-COR-2', 'Applique Corde, deux feux', 'Appliques', 'Atelier Ferrand', 94.9, 44.2),
  item('APP-EXT-IP65', 'Applique extérieure IP65', 'Appliques', 'Lumitec', 76.35, 35.1),
  item('RAI-230-2M', 'Rail 230 V, 2 m, noir', 'Rails', 'Lumitec', 58, 27.4),
  item('SPO-RAI-12W', 'Spot sur rail 12 W, 3000 K', 'Spots', 'Lumitec', 42.6, 18.9),
  item('SPO-ENC-7W', 'Spot encastré 7 W, étanche', 'Spots', 'Lumitec', 21.45, 8.75),
  item('RUB-LED-5M', 'Ruban LED 5 m, 14 W/m', 'Rubans', 'Lumitec', 64.2, 29),
  item('VAR-DALI', 'Variateur DALI', 'Commandes', 'Helios', 118, 63.5),
  item('AMP-E27-8W', 'Ampoule E27 8 W, 2700 K', 'Ampoules', 'Helios', 6.125, 2.405),
  item('LAM-BUR-ART', 'Lampe de bureau articulée', 'Lampes', 'Atelier Ferrand', 149, 71),
  item('LUS-CRI-8', 'Lustre cristal, huit bras', 'Lustres', 'Maison Laurent', 1290, 702),
  item('ETU-ECL', 'Étude d’éclairage', 'Prestations', '', 68, 0, hours),
  item('POS-LUM', 'Pose et raccordement', 'Prestations', '', 52, 0, works),
  item('DEP-LYON', 'Déplacement, Lyon et proche', 'Prestations', '', 35, 0, {
    unit: 'forfait',
    nature: 'service',
  }),
]

export const suppliers = ['Lumitec', 'Maison Laurent', 'Atelier Ferrand', 'Helios'] as const

type DemoClient = {
  readonly name: string
  readonly kind: 'company' | 'person'
  readonly siren: string | null
  readonly contact: readonly [first: string, last: string]
  readonly email: string
  readonly phone: string
  readonly street: string
  readonly postalCode: string
  readonly city: string
}

const client = (
  name: string,
  siren: string | undefined,
  contact: readonly [string, string],
  place: readonly [string, string, string],
  domain: string,
): DemoClient => ({
  name,
  contact,
  kind: siren ? ('company' as const) : ('person' as const),
  siren: siren ?? null,
  email:
    `${contact[0]}.${contact[1]}`
      .toLowerCase()
      .normalize('NFD')
      .replace(/[^a-z.]/g, '') + `@${domain}`,
  phone: '',
  street: place[0],
  postalCode: place[1],
  city: place[2],
})

/** A SIREN that is right in form and belongs to nobody: a rank and its check digit (Luhn). */
export function fictionalSiren(rank: number): string {
  const digits = `99${String(rank).padStart(6, '0')}`
  const sum = [...digits].reduce((total, digit, place) => {
    const n = Number(digit) * (place % 2 === 1 ? 2 : 1)
    return total + (n > 9 ? n - 9 : n)
  }, 0)
  return `${digits}${(10 - (sum % 10)) % 10}`
}

export const clients: readonly DemoClient[] = [
  client(
    'Boulangerie Martin',
    fictionalSiren(2),
    ['Lucie', 'Martin'],
    ['4 place du Marché', '69001', 'Lyon'],
    'boulangerie-martin.example',
  ),
  client(
    'Hôtel des Terreaux',
    fictionalSiren(3),
    ['Paul', 'Delorme'],
    ['16 rue Lanterne', '69001', 'Lyon'],
    'hotel-terreaux.example',
  ),
  client(
    'Cabinet Roussel Architectes',
    fictionalSiren(4),
    ['Anne', 'Roussel'],
    ['8 quai Saint-Antoine', '69002', 'Lyon'],
    'roussel-archi.example',
  ),
  client(
    'Brasserie du Parc',
    fictionalSiren(5),
    ['Karim', 'Benali'],
    ['41 boulevard des Belges', '69006', 'Lyon'],
    'brasserie-parc.example',
  ),
  client(
    'Clinique du Val d’Ouest',
    fictionalSiren(6),
    ['Hélène', 'Girard'],
    ['39 chemin de la Vernique', '69130', 'Écully'],
    'val-ouest.example',
  ),
  client(
    'Librairie Les Feuillets',
    fictionalSiren(7),
    ['Noémie', 'Faure'],
    ['22 rue de Brest', '69002', 'Lyon'],
    'feuillets.example',
  ),
  client(
    'Mairie de Tassin',
    fictionalSiren(8),
    ['Michel', 'Perrin'],
    ['2 place Péragut', '69160', 'Tassin-la-Demi-Lune'],
    'tassin.example',
  ),
  client(
    'Garage Villeurbanne Auto',
    fictionalSiren(9),
    ['Sonia', 'Lopez'],
    ['118 cours Tolstoï', '69100', 'Villeurbanne'],
    'villeurbanne-auto.example',
  ),
  client(
    'Jeanne Chevalier',
    undefined,
    ['Jeanne', 'Chevalier'],
    ['7 montée du Gourguillon', '69005', 'Lyon'],
    'mail.example',
  ),
  client(
    'Thomas et Léa Bernard',
    undefined,
    ['Léa', 'Bernard'],
    ['15 rue des Remparts d’Ainay', '69002', 'Lyon'],
    'mail.example',
  ),
]

/** How far a deal has gone. */
export type Outcome =
  | 'draft'
  | 'sent'
  | 'expiring'
  | 'expired'
  | 'refused'
  | 'signed'
  | 'drafted'
  | 'issued'
  | 'late'
  | 'partly'
  | 'paid'

export type Deal = {
  readonly client: number
  readonly daysAgo: number
  readonly outcome: Outcome
  readonly subject: string
  readonly lines: readonly {
    readonly item: number
    readonly quantity: Quantity
    readonly discount: Bps
  }[]
}

const subjects = [
  'Éclairage de la salle',
  'Rénovation des luminaires',
  'Façade et enseigne',
  'Éclairage des bureaux',
  'Salon et escalier',
  'Remplacement des spots',
  'Terrasse et jardin',
  'Étude et fournitures',
]

// Each: how long ago the quote left, and how far it went. The oldest first, so that numbers follow dates.
const stories: readonly (readonly [daysAgo: number, outcome: Outcome])[] = [
  [170, 'paid'],
  [163, 'paid'],
  [151, 'refused'],
  [148, 'paid'],
  [137, 'paid'],
  [129, 'late'],
  [122, 'paid'],
  [114, 'expired'],
  [108, 'paid'],
  [99, 'paid'],
  [93, 'partly'],
  [86, 'paid'],
  [78, 'late'],
  [71, 'paid'],
  [64, 'refused'],
  [58, 'partly'],
  [52, 'paid'],
  [44, 'expired'],
  [38, 'paid'],
  [33, 'issued'],
  [27, 'expiring'],
  [25, 'issued'],
  [22, 'expiring'],
  [19, 'issued'],
  [15, 'signed'],
  [12, 'sent'],
  [9, 'drafted'],
  [6, 'sent'],
  [3, 'sent'],
  [1, 'draft'],
  [0, 'draft'],
]

/** The deals of the demonstration, oldest first, from a seed. */
export function deals(seed: number): Deal[] {
  const random = seeded(seed)
  const below = (n: number) => Math.floor(random() * n)
  return stories.map(([daysAgo, outcome]) => {
    const count = 2 + below(4)
    const chosen = new Set<number>()
    while (chosen.size < count) chosen.add(below(items.length))
    return {
      client: below(clients.length),
      daysAgo,
      outcome,
      subject: subjects[below(subjects.length)] ?? '',
      lines: [...chosen].map((n) => ({
        item: n,
        quantity: quantity((1 + below(items[n]?.nature === 'service' ? 12 : 9)) * 10_000),
        discount: bps(random() < 0.2 ? 500 * (1 + below(2)) : 0),
      })),
    }
  })
}
