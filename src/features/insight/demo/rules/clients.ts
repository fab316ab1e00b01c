// The clients of the demonstration: what each buys, how it pays, and by which means.
import type { PaymentMethod } from '#features/base/company/rules.ts'
import { fictionalSiren } from './chance.ts'

/** What kind of place it lights, which tells what it buys. */
export type Trade = 'table' | 'hotel' | 'office' | 'shop' | 'public' | 'home' | 'builder' | 'abroad'

/** How it pays: days early, some days late, weeks late, or all of the month at once. */
export type Habit = 'prompt' | 'usual' | 'slow' | 'grouped'

export type DemoClient = {
  readonly name: string
  readonly trade: Trade
  readonly habit: Habit
  readonly method: PaymentMethod
  readonly siren: string | null
  readonly vatNumber: string | null
  readonly contact: readonly [first: string, last: string]
  readonly job: string
  readonly email: string
  readonly phone: string
  readonly street: string
  readonly postalCode: string
  readonly city: string
  readonly country: string
  readonly terms: { readonly days: number; readonly endOfMonth: boolean } | null
}

type More = {
  habit?: Habit
  method?: PaymentMethod
  job?: string
  country?: string
  vatNumber?: string
  terms?: { days: number; endOfMonth: boolean }
}

let rank = 1
const client = (
  trade: Trade,
  name: string,
  contact: string,
  [street, postalCode, city]: readonly [street: string, postalCode: string, city: string],
  domain: string,
  { habit = 'usual', method = 'transfer', job = '', country = 'FR', vatNumber, terms }: More = {},
): DemoClient => {
  const [first = '', ...last] = contact.split(' ')
  rank += 1
  const isFrenchCompany = trade !== 'home' && country === 'FR'
  return {
    name,
    trade,
    habit,
    method,
    job,
    country,
    siren: isFrenchCompany ? fictionalSiren(rank) : null,
    vatNumber: vatNumber ?? null,
    contact: [first, last.join(' ')],
    email: `${plain(contact)}@${domain}.example`,
    phone: country === 'FR' ? `04 78 ${pairs(rank * 7919)}` : '',
    street,
    postalCode,
    city,
    terms: terms ?? null,
  }
}

const plain = (name: string): string =>
  name
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^a-z ]/g, '')
    .replaceAll(' ', '.')

const pairs = (n: number): string =>
  String(n % 1_000_000)
    .padStart(6, '0')
    .replace(/(\d\d)(?=\d)/g, '$1 ')

const endOfMonth = (days: number) => ({ days, endOfMonth: true })

export const clients: readonly DemoClient[] = [
  client(
    'table',
    'Boulangerie Martin',
    'Lucie Martin',
    ['4 place du Marché', '69001', 'Lyon'],
    'boulangerie-martin',
    { method: 'card', job: 'Gérante' },
  ),
  client(
    'hotel',
    'Hôtel des Terreaux',
    'Paul Delorme',
    ['16 rue Lanterne', '69001', 'Lyon'],
    'hotel-terreaux',
    { terms: endOfMonth(30), job: 'Directeur' },
  ),
  client(
    'office',
    'Cabinet Roussel Architectes',
    'Anne Roussel',
    ['8 quai Saint-Antoine', '69002', 'Lyon'],
    'roussel-archi',
    { habit: 'prompt', job: 'Architecte' },
  ),
  client(
    'table',
    'Brasserie du Parc',
    'Karim Benali',
    ['41 boulevard des Belges', '69006', 'Lyon'],
    'brasserie-parc',
    { habit: 'slow', job: 'Gérant' },
  ),
  client(
    'public',
    'Clinique du Val d’Ouest',
    'Hélène Girard',
    ['39 chemin de la Vernique', '69130', 'Écully'],
    'val-ouest',
    { habit: 'grouped', terms: endOfMonth(45), job: 'Services généraux' },
  ),
  client(
    'shop',
    'Librairie Les Feuillets',
    'Noémie Faure',
    ['22 rue de Brest', '69002', 'Lyon'],
    'feuillets',
    { method: 'cheque', job: 'Libraire' },
  ),
  client(
    'public',
    'Mairie de Tassin',
    'Michel Perrin',
    ['2 place Péragut', '69160', 'Tassin-la-Demi-Lune'],
    'tassin',
    { habit: 'grouped', job: 'Services techniques' },
  ),
  client(
    'shop',
    'Garage Villeurbanne Auto',
    'Sonia Lopez',
    ['118 cours Tolstoï', '69100', 'Villeurbanne'],
    'villeurbanne-auto',
    { habit: 'slow', method: 'bill_of_exchange', terms: endOfMonth(45) },
  ),
  client(
    'home',
    'Jeanne Chevalier',
    'Jeanne Chevalier',
    ['7 montée du Gourguillon', '69005', 'Lyon'],
    'mail',
    { method: 'cheque' },
  ),
  client(
    'home',
    'Thomas et Léa Bernard',
    'Léa Bernard',
    ['15 rue des Remparts d’Ainay', '69002', 'Lyon'],
    'mail',
    { method: 'card', habit: 'prompt' },
  ),
  client(
    'table',
    'Restaurant La Table d’Aurèle',
    'Aurèle Simon',
    ['3 rue Mercière', '69002', 'Lyon'],
    'table-aurele',
    { job: 'Chef' },
  ),
  client(
    'table',
    'Café des Quais',
    'Inès Moulin',
    ['27 quai de Saône', '69009', 'Lyon'],
    'cafe-quais',
    { method: 'card', habit: 'prompt' },
  ),
  client(
    'table',
    'Bouchon Chez Marguerite',
    'Marguerite Blanc',
    ['12 rue du Bœuf', '69005', 'Lyon'],
    'chez-marguerite',
    { habit: 'slow', method: 'cheque' },
  ),
  client(
    'hotel',
    'Hôtel Le Clos Fourvière',
    'Étienne Vidal',
    ['9 rue Cléberg', '69005', 'Lyon'],
    'clos-fourviere',
    { terms: endOfMonth(30), job: 'Directeur technique' },
  ),
  client(
    'hotel',
    'Résidence Les Brotteaux',
    'Claire Aubry',
    ['60 boulevard des Brotteaux', '69006', 'Lyon'],
    'residence-brotteaux',
    { method: 'direct_debit', habit: 'prompt' },
  ),
  client(
    'office',
    'Notaires Associés Confluence',
    'Bertrand Leroy',
    ['5 cours Charlemagne', '69002', 'Lyon'],
    'notaires-confluence',
    { habit: 'prompt', job: 'Notaire' },
  ),
  client(
    'office',
    'Étoile Conseil',
    'Sabrina Costa',
    ['20 rue de la Villette', '69003', 'Lyon'],
    'etoile-conseil',
    { terms: endOfMonth(30) },
  ),
  client(
    'office',
    'Studio Graphique Pollen',
    'Maxime Renaud',
    ['14 rue Burdeau', '69001', 'Lyon'],
    'studio-pollen',
  ),
  client(
    'office',
    'Mutuelle du Rhône',
    'Patricia Morin',
    ['55 avenue Jean Jaurès', '69007', 'Lyon'],
    'mutuelle-rhone',
    { habit: 'grouped', terms: endOfMonth(45), job: 'Achats' },
  ),
  client(
    'office',
    'Crèche Les Lucioles',
    'Émilie Barbier',
    ['31 rue Paul Verlaine', '69100', 'Villeurbanne'],
    'creche-lucioles',
    { job: 'Directrice' },
  ),
  client(
    'shop',
    'Fleuriste Pétale',
    'Camille Rey',
    ['6 rue de la Part-Dieu', '69003', 'Lyon'],
    'petale',
    { method: 'card', habit: 'prompt' },
  ),
  client(
    'shop',
    'Galerie Saint-Nizier',
    'Octave Lemaire',
    ['2 rue de la Poulaillerie', '69002', 'Lyon'],
    'galerie-nizier',
    { job: 'Galeriste' },
  ),
  client(
    'shop',
    'Opticien Clairvue',
    'Farid Haddad',
    ['88 rue de la République', '69002', 'Lyon'],
    'clairvue',
    { terms: endOfMonth(30) },
  ),
  client(
    'shop',
    'Maison Perle, prêt-à-porter',
    'Julie Pons',
    ['19 rue Auguste Comte', '69002', 'Lyon'],
    'maison-perle',
    { habit: 'slow' },
  ),
  client(
    'shop',
    'Pharmacie de la Croix-Rousse',
    'David Masson',
    ['101 grande rue de la Croix-Rousse', '69004', 'Lyon'],
    'pharmacie-cr',
    { method: 'direct_debit', habit: 'prompt' },
  ),
  client(
    'public',
    'Théâtre des Célestins, régie',
    'Romain Colin',
    ['4 rue Charles Dullin', '69002', 'Lyon'],
    'regie-celestins',
    { terms: endOfMonth(30), job: 'Régisseur général' },
  ),
  client(
    'public',
    'Lycée Ampère, intendance',
    'Nadia Bouvier',
    ['31 rue de la Bourse', '69002', 'Lyon'],
    'lycee-ampere',
    { habit: 'slow', job: 'Intendante' },
  ),
  client(
    'public',
    'Métropole Habitat',
    'Gérard Fontaine',
    ['194 rue Duguesclin', '69003', 'Lyon'],
    'metropole-habitat',
    { habit: 'slow', terms: endOfMonth(45), job: 'Patrimoine' },
  ),
  client(
    'builder',
    'Bâtisseurs du Rhône',
    'Luc Marchand',
    ['75 route de Vienne', '69007', 'Lyon'],
    'batisseurs-rhone',
    { terms: endOfMonth(45), job: 'Conducteur de travaux' },
  ),
  client(
    'builder',
    'Rénov’Confluence',
    'Samir Dridi',
    ['11 rue Casimir Perier', '69002', 'Lyon'],
    'renov-confluence',
    { habit: 'slow', job: 'Chef de chantier' },
  ),
  client(
    'abroad',
    'Hôtel du Sablon',
    'Lotte Peeters',
    ['18 rue de Rollebeek', '1000', 'Bruxelles'],
    'hotel-sablon',
    { country: 'BE', vatNumber: 'BE0999876543', habit: 'prompt' },
  ),
  client(
    'abroad',
    'Galerie Rive Gauche',
    'Urs Meier',
    ['30 rue du Rhône', '1204', 'Genève'],
    'rive-gauche',
    { country: 'CH', vatNumber: 'CHE999876543' },
  ),
  client(
    'home',
    'Mathilde Gauthier',
    'Mathilde Gauthier',
    ['28 rue Duviard', '69004', 'Lyon'],
    'mail',
    { method: 'card' },
  ),
  client(
    'home',
    'Hugo et Ana Ferreira',
    'Ana Ferreira',
    ['5 allée des Tilleuls', '69130', 'Écully'],
    'mail',
  ),
  client(
    'home',
    'Solange Berthier',
    'Solange Berthier',
    ['44 avenue Foch', '69006', 'Lyon'],
    'mail',
    { method: 'cheque', habit: 'prompt' },
  ),
  client(
    'home',
    'Vincent Charpentier',
    'Vincent Charpentier',
    ['9 chemin des Vignes', '69450', 'Saint-Cyr-au-Mont-d’Or'],
    'mail',
    { habit: 'slow' },
  ),
  client(
    'home',
    'Amandine Leclerc',
    'Amandine Leclerc',
    ['3 rue des Macchabées', '69005', 'Lyon'],
    'mail',
    { method: 'card' },
  ),
  client(
    'home',
    'Youssef et Marie Kaddour',
    'Marie Kaddour',
    ['17 rue Bossuet', '69006', 'Lyon'],
    'mail',
  ),
]
