// Where the people of the workshop are to be, and where they were.
import type { AppointmentKind } from '#features/relation/appointments/rules/life.ts'
import type { Who } from './activities.ts'

export type DemoAppointment = {
  readonly kind: AppointmentKind
  readonly title: string
  /** In working days from today. */
  readonly inDays: number
  readonly from: string
  readonly to: string
  readonly with: readonly Who[]
  readonly client?: string
  /** At the address of the client. */
  readonly there?: true
  readonly place?: string
  readonly private?: true
  /** What came of it, once it is over. */
  readonly outcome?: string
}

export const appointments: readonly DemoAppointment[] = [
  {
    kind: 'visit',
    title: 'Métré de la salle',
    inDays: -2,
    from: '10:00',
    to: '11:30',
    with: [0, 2],
    client: 'Brasserie du Parc',
    there: true,
    outcome: 'Cotes prises, deux lignes à reprendre.',
  },
  {
    kind: 'meeting',
    title: 'Choix des finitions',
    inDays: -1,
    from: '14:00',
    to: '15:00',
    with: [-1, 0],
    client: 'Hôtel des Terreaux',
    outcome: 'Laiton brossé retenu pour le hall.',
  },
  {
    kind: 'call',
    title: 'Point sur le chantier du Val d’Ouest',
    inDays: 0,
    from: '09:30',
    to: '10:00',
    with: [-1],
    client: 'Clinique du Val d’Ouest',
  },
  {
    kind: 'meeting',
    title: 'Présentation du projet d’éclairage',
    inDays: 0,
    from: '14:00',
    to: '15:30',
    with: [-1, 0],
    client: 'Cabinet Roussel Architectes',
    there: true,
  },
  {
    kind: 'delivery',
    title: 'Livraison des rails et des spots',
    inDays: 0,
    from: '08:00',
    to: '09:00',
    with: [2],
    client: 'Librairie Les Feuillets',
    there: true,
  },
  {
    kind: 'fitting',
    title: 'Pose du hall et des étages',
    inDays: 1,
    from: '08:00',
    to: '17:00',
    with: [2],
    client: 'Hôtel des Terreaux',
    there: true,
  },
  {
    kind: 'visit',
    title: 'Visite de la vitrine',
    inDays: 1,
    from: '11:00',
    to: '12:00',
    with: [-1, 1],
    client: 'Boulangerie Martin',
    there: true,
  },
  { kind: 'meeting', title: 'Banque', inDays: 1, from: '15:00', to: '16:00', with: [-1, 3] },
  {
    kind: 'call',
    title: 'Relance du devis de la mairie',
    inDays: 2,
    from: '10:30',
    to: '11:00',
    with: [1],
    client: 'Mairie de Tassin',
  },
  {
    kind: 'meeting',
    title: 'Revue des commandes',
    inDays: 2,
    from: '14:00',
    to: '15:00',
    with: [-1, 2],
    place: 'Villeurbanne – Dépôt',
  },
  {
    kind: 'meeting',
    title: 'Médecin',
    inDays: 2,
    from: '17:00',
    to: '18:00',
    with: [-1],
    private: true,
  },
  {
    kind: 'fitting',
    title: 'Pose des suspensions',
    inDays: 3,
    from: '08:30',
    to: '12:00',
    with: [2],
    client: 'Galerie Saint-Nizier',
    there: true,
  },
  {
    kind: 'meeting',
    title: 'Rendez-vous de renouvellement',
    inDays: 3,
    from: '10:00',
    to: '11:00',
    with: [-1],
    client: 'Boulangerie Martin',
    there: true,
  },
  {
    kind: 'visit',
    title: 'Métré de l’accueil',
    inDays: 4,
    from: '09:00',
    to: '10:30',
    with: [0],
    client: 'Mutuelle du Rhône',
    there: true,
  },
  // Two things at once for Denis: the calendar says so.
  {
    kind: 'delivery',
    title: 'Retour de matériel',
    inDays: 3,
    from: '11:30',
    to: '12:30',
    with: [2],
    place: 'Villeurbanne – Dépôt',
  },
]
