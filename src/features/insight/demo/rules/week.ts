// What fills the weeks of the workshop beside the appointments that the stories tell: this one, wherever
// one is in it, and the next.
import type { AppointmentKind } from '#features/relation/appointments/rules/life.ts'
import type { Who } from './activities.ts'

export type WeekEntry = {
  /** Monday is 0. */
  readonly weekday: 0 | 1 | 2 | 3 | 4
  readonly from: string
  readonly to: string
  readonly kind: AppointmentKind
  readonly title: string
  readonly with: readonly Who[]
  readonly client?: string
}

const entry = (
  weekday: WeekEntry['weekday'],
  from: string,
  to: string,
  kind: AppointmentKind,
  title: string,
  people: readonly Who[],
  client?: string,
): WeekEntry => ({ weekday, from, to, kind, title, with: people, ...(client ? { client } : {}) })

const entries: readonly WeekEntry[] = [
  entry(0, '08:45', '09:15', 'meeting', 'Point d’équipe', [-1, 0, 2]),
  entry(0, '10:00', '11:00', 'visit', 'Métré de la réserve', [0], 'Librairie Les Feuillets'),
  entry(0, '11:15', '11:45', 'call', 'Choix des teintes', [-1], 'Boulangerie Martin'),
  entry(0, '13:30', '17:00', 'fitting', 'Pose des rails', [2], 'Galerie Saint-Nizier'),
  entry(0, '15:30', '16:30', 'meeting', 'Préparation du salon', [-1, 0]),
  entry(1, '09:00', '10:00', 'meeting', 'Présentation de la collection', [-1], 'Mutuelle du Rhône'),
  entry(1, '08:00', '12:00', 'fitting', 'Pose du comptoir lumineux', [2], 'Brasserie du Parc'),
  entry(1, '14:00', '15:00', 'visit', 'Visite du chantier', [0], 'Clinique du Val d’Ouest'),
  entry(1, '14:00', '15:30', 'delivery', 'Livraison des luminaires', [2], 'Mairie de Tassin'),
  entry(1, '16:00', '16:30', 'call', 'Suite à donner au devis', [0], 'Hôtel des Terreaux'),
  entry(2, '09:30', '11:00', 'visit', 'Métré du hall', [0], 'Hôtel des Terreaux'),
  entry(2, '08:00', '12:00', 'fitting', 'Pose des appliques', [2], 'Cabinet Roussel Architectes'),
  entry(2, '11:00', '12:00', 'meeting', 'Expert-comptable', [-1]),
  entry(2, '14:30', '15:00', 'call', 'Délai des suspensions', [0], 'Brasserie du Parc'),
  entry(
    2,
    '14:00',
    '17:30',
    'fitting',
    'Réglages et finitions',
    [2],
    'Cabinet Roussel Architectes',
  ),
  entry(3, '09:00', '09:45', 'meeting', 'Revue des devis en cours', [-1, 0]),
  entry(3, '13:30', '14:30', 'delivery', 'Livraison des spots', [2], 'Librairie Les Feuillets'),
  entry(3, '14:00', '15:30', 'meeting', 'Étude d’éclairage', [0], 'Cabinet Roussel Architectes'),
  entry(3, '16:00', '17:00', 'visit', 'Réception des travaux', [-1, 2], 'Galerie Saint-Nizier'),
  entry(4, '08:30', '10:30', 'fitting', 'Reprise de deux lignes', [2], 'Brasserie du Parc'),
  entry(4, '10:30', '11:30', 'visit', 'Relevé des hauteurs', [0], 'Mairie de Tassin'),
  entry(4, '11:00', '12:00', 'meeting', 'Fournisseur de rails', [-1, 2]),
  entry(4, '16:30', '17:00', 'meeting', 'Bilan de la semaine', [-1, 0]),
]

/** This week whole; of the next, what is planned so far. */
export const weeks: readonly (readonly [week: 0 | 1, WeekEntry])[] = [
  ...entries.map((one) => [0, one] as const),
  ...entries
    .filter((_, at) => at % 3 === 0)
    .map(
      (one) => [1, { ...one, weekday: ((one.weekday + 2) % 5) as WeekEntry['weekday'] }] as const,
    ),
]
