// What the workshop of the demonstration sells, and from whom it buys it. Prices are those of today:
// three years ago they were lower, and they rise each January.
import { type Bps, bps, type Price, price } from '#kernel/money.ts'

type DemoItem = {
  readonly reference: string
  readonly name: string
  readonly family: string
  readonly brand: string
  readonly unit: string
  readonly nature: 'goods' | 'service'
  readonly fitted: boolean
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
  { unit = 'pièce', rate = 2000, nature = 'goods' as 'goods' | 'service', fitted = false } = {},
): DemoItem => ({
  reference,
  name,
  family,
  brand,
  unit,
  nature,
  fitted,
  rate: bps(rate),
  price: price(Math.round(euros * 1e6)),
  cost: price(Math.round(cost * 1e6)),
})

const service = (unit: string, rate = 2000) => ({ unit, rate, nature: 'service' as const })

export const items: readonly DemoItem[] = [
  item('SUS-LAI-40', 'Suspension laiton brossé Ø 40', 'Suspensions', 'Maison Laurent', 189, 96),
  item('SUS-OPA-30', 'Suspension opaline Ø 30', 'Suspensions', 'Maison Laurent', 129.5, 61),
  item('SUS-LIN-120', 'Suspension linéaire LED 120 cm', 'Suspensions', 'Lumitec', 248, 131),
  item('LUS-CRI-8', 'Lustre cristal, huit bras', 'Lustres', 'Maison Laurent', 1290, 702),
  item('APP-COR-2', 'Applique Corde, deux feux', 'Appliques', 'Atelier Ferrand', 94.9, 44.2),
  item('APP-DEM-1', 'Applique Demi-lune en plâtre', 'Appliques', 'Atelier Ferrand', 72, 31.5),
  item('APP-EXT-IP65', 'Applique extérieure IP65', 'Extérieur', 'Lumitec', 76.35, 35.1),
  item('BOR-EXT-80', 'Borne de jardin 80 cm, IP65', 'Extérieur', 'Lumitec', 134, 68.4),
  item('PRO-EXT-30W', 'Projecteur de façade 30 W', 'Extérieur', 'Lumitec', 89.9, 41.6),
  item('RAI-230-2M', 'Rail 230 V, 2 m, noir', 'Rails', 'Lumitec', 58, 27.4),
  item('SPO-RAI-12W', 'Spot sur rail 12 W, 3000 K', 'Spots', 'Lumitec', 42.6, 18.9),
  item('SPO-ENC-7W', 'Spot encastré 7 W, étanche', 'Spots', 'Lumitec', 21.45, 8.75),
  item('DAL-LED-60', 'Dalle LED 60 × 60, 36 W, sans éblouissement', 'Dalles', 'Helios', 67.8, 34.9),
  item('REG-LED-150', 'Réglette LED étanche 150 cm', 'Dalles', 'Helios', 49.5, 23.2),
  item('BLO-SEC', 'Bloc de secours à LED', 'Sécurité', 'Helios', 54.3, 27.8),
  item('RUB-LED-5M', 'Ruban LED 5 m, 14 W/m', 'Rubans', 'Lumitec', 64.2, 29),
  item('PRF-ALU-2M', 'Profilé aluminium 2 m, diffuseur opale', 'Rubans', 'Lumitec', 23.9, 9.8),
  item('ALI-24V-150', 'Alimentation 24 V, 150 W', 'Rubans', 'Helios', 46.7, 22.1),
  item('VAR-DALI', 'Variateur DALI', 'Commandes', 'Helios', 118, 63.5),
  item('DET-MVT', 'Détecteur de mouvement, plafond', 'Commandes', 'Helios', 38.4, 17.3),
  item('AMP-E27-8W', 'Ampoule E27 8 W, 2700 K', 'Ampoules', 'Helios', 6.125, 2.405),
  item('AMP-GU10-5W', 'Ampoule GU10 5 W, 3000 K', 'Ampoules', 'Helios', 4.89, 1.72),
  item('LAM-BUR-ART', 'Lampe de bureau articulée', 'Lampes', 'Atelier Ferrand', 149, 71),
  item('LAM-TAB-CER', 'Lampe de table en céramique', 'Lampes', 'Atelier Ferrand', 112, 52),
  item('LAM-PIE-TRI', 'Lampadaire trépied', 'Lampes', 'Atelier Ferrand', 219, 108),
  item('ABJ-LIN-45', 'Abat-jour en lin Ø 45, sur mesure', 'Lampes', 'Atelier Ferrand', 58.5, 21),
  item(
    'LIV-LUM',
    'Livre « La lumière chez soi »',
    'Librairie',
    'Éditions du Filament',
    29.38,
    17.6,
    {
      rate: 550,
    },
  ),
  item('ETU-ECL', 'Étude d’éclairage', 'Prestations', '', 68, 0, service('h')),
  item('POS-LUM', 'Pose et raccordement', 'Prestations', '', 52, 0, {
    ...service('h'),
    fitted: true,
  }),
  item(
    'POS-HAB',
    'Pose et raccordement, logement de plus de deux ans',
    'Prestations',
    '',
    52,
    0,
    service('h', 1000),
  ),
  item('DEM-REP', 'Dépose et reprise de l’existant', 'Prestations', '', 45, 0, service('h')),
  item('ENT-AN', 'Entretien annuel des luminaires', 'Prestations', '', 390, 0, service('forfait')),
  item('DEP-LYON', 'Déplacement, Lyon et proche', 'Prestations', '', 35, 0, service('forfait')),
]

/** How many percent goods rise each January, the latest last; labour rises with them. */
export const rises = [3, 2, 3] as const

/** A price `years` Januaries ago, to the tenth of a euro above ten euros. */
export function priceBefore(now: Price, years: number): Price {
  const factor = rises.slice(rises.length - years).reduce((all, rise) => all / (1 + rise / 100), 1)
  const step = now >= 10e6 ? 1e5 : 1e3
  return years === 0 ? now : price(Math.round((now * factor) / step) * step)
}

export const suppliers = [
  {
    name: 'Lumitec',
    email: 'commandes@lumitec.example',
    street: '8 rue de l’Industrie',
    postalCode: '69800',
    city: 'Saint-Priest',
  },
  {
    name: 'Maison Laurent',
    email: 'atelier@maison-laurent.example',
    street: '31 rue du Verre',
    postalCode: '54120',
    city: 'Baccarat',
  },
  {
    name: 'Atelier Ferrand',
    email: 'bonjour@atelier-ferrand.example',
    street: '5 impasse des Potiers',
    postalCode: '26220',
    city: 'Dieulefit',
  },
  {
    name: 'Helios',
    email: 'ventes@helios.example',
    street: '140 avenue Ampère',
    postalCode: '38000',
    city: 'Grenoble',
  },
  {
    name: 'Éditions du Filament',
    email: 'librairie@filament.example',
    street: '17 rue Cassette',
    postalCode: '75006',
    city: 'Paris',
  },
] as const
