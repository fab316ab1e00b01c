// What the people of the workshop have to do, and what was said to them lately.
import type { NoteKind, Outcome } from '#features/relation/activities/rules.ts'
import type { Priority } from '#features/relation/tasks/rules.ts'
import type { Repeat } from '#features/relation/tasks/rules/recurrence.ts'

/** Rank in `colleagues`; -1 is who opened the demonstration. */
export type Who = -1 | 0 | 1 | 2 | 3

export type DemoTask = {
  readonly title: string
  readonly by: Who
  readonly for: readonly Who[]
  /** Days from today by which it is due; absent for none. */
  readonly due?: number
  readonly time?: string
  readonly priority?: Priority
  readonly repeats?: Repeat
  readonly client?: string
  readonly private?: true
  /** How many days ago it was done. */
  readonly done?: number
  readonly description?: string
}

const once: Omit<Repeat, 'rhythm'> = { every: 1, days: [], weekday: false, until: null }

export const tasks: readonly DemoTask[] = [
  {
    title: 'Rappeler M. Delorme pour les appliques du hall',
    by: 0,
    for: [-1],
    due: -2,
    priority: 'high',
    client: 'Hôtel des Terreaux',
    description: 'Il hésite entre le laiton brossé et le noir mat. Lui parler du délai de pose.',
  },
  { title: 'Contrôler les heures de pose de la semaine', by: -1, for: [-1], due: -1 },
  {
    title: 'Valider la remise demandée par la brasserie',
    by: 0,
    for: [-1],
    due: 0,
    time: '11:00',
    priority: 'urgent',
    client: 'Brasserie du Parc',
  },
  { title: 'Signer les bons de commande fournisseurs', by: 2, for: [-1, 2], due: 0 },
  {
    title: 'Envoyer les photos du chantier',
    by: -1,
    for: [-1],
    due: 0,
    time: '16:30',
    client: 'Cabinet Roussel Architectes',
  },
  {
    title: 'Point d’équipe',
    by: -1,
    for: [-1, 0, 1, 2, 3],
    due: 1,
    time: '08:45',
    repeats: { ...once, rhythm: 'week' },
  },
  {
    title: 'Préparer le rendez-vous de renouvellement',
    by: -1,
    for: [-1],
    due: 3,
    client: 'Boulangerie Martin',
  },
  { title: 'Relire les conditions de vente avec Claire', by: -1, for: [-1, 3], due: 6 },
  {
    title: 'Déclarer la TVA du mois',
    by: 3,
    for: [3],
    due: 9,
    priority: 'high',
    repeats: { ...once, rhythm: 'month' },
  },
  { title: 'Entretien annuel de Bruno', by: -1, for: [-1], due: 12, private: true },
  { title: 'Chercher un second poseur pour l’été', by: -1, for: [-1] },
  { title: 'Refaire la vitrine de Villeurbanne', by: 1, for: [-1, 1], priority: 'low' },
  {
    title: 'Relancer pour la signature du devis',
    by: 0,
    for: [0],
    due: 0,
    client: 'Cabinet Roussel Architectes',
  },
  {
    title: 'Prendre les mesures de la salle',
    by: 0,
    for: [2],
    due: 2,
    client: 'Brasserie du Parc',
  },
  { title: 'Commander les transformateurs manquants', by: 2, for: [2], due: -3, priority: 'high' },
  {
    title: 'Rapprocher les virements de la semaine',
    by: 3,
    for: [3],
    due: 0,
    repeats: { ...once, rhythm: 'week' },
  },
  {
    title: 'Envoyer l’échantillon d’abat-jour',
    by: -1,
    for: [-1],
    due: -6,
    client: 'Boulangerie Martin',
    done: 5,
  },
  {
    title: 'Réserver la nacelle',
    by: -1,
    for: [2],
    due: -4,
    client: 'Hôtel des Terreaux',
    done: 4,
  },
  { title: 'Mettre à jour les tarifs du catalogue', by: -1, for: [-1], due: -2, done: 1 },
]

export type DemoNote = {
  readonly kind: NoteKind
  readonly client: string
  readonly by: Who
  readonly daysAgo: number
  readonly body: string
  readonly outcome?: Outcome
  readonly minutes?: number
}

export const notes: readonly DemoNote[] = [
  {
    kind: 'visit',
    client: 'Hôtel des Terreaux',
    by: 0,
    daysAgo: 16,
    outcome: 'met',
    minutes: 75,
    body: 'Visite du hall et des deux premiers étages. Les lignes existantes sont réutilisables, avec des variateurs.',
  },
  {
    kind: 'call',
    client: 'Hôtel des Terreaux',
    by: 0,
    daysAgo: 6,
    outcome: 'reached',
    minutes: 12,
    body: 'Le budget est validé. Reste à choisir la finition des appliques.',
  },
  {
    kind: 'call',
    client: 'Hôtel des Terreaux',
    by: 0,
    daysAgo: 2,
    outcome: 'message',
    minutes: 1,
    body: '',
  },
  {
    kind: 'note',
    client: 'Hôtel des Terreaux',
    by: 2,
    daysAgo: 5,
    body: 'Accès livraison par la rue Lanterne, avant 9 h. @Bruno Lefèvre, prévenir le gardien la veille.',
  },
  {
    kind: 'call',
    client: 'Brasserie du Parc',
    by: -1,
    daysAgo: 3,
    outcome: 'reached',
    minutes: 8,
    body: 'Demande 5\u00a0% de remise s’il règle le solde à la commande.',
  },
  {
    kind: 'call',
    client: 'Brasserie du Parc',
    by: 3,
    daysAgo: 9,
    outcome: 'no_answer',
    body: '',
  },
  {
    kind: 'visit',
    client: 'Boulangerie Martin',
    by: 1,
    daysAgo: 21,
    outcome: 'met',
    minutes: 40,
    body: 'La vitrine plaît beaucoup. Voudrait la même chose pour le deuxième magasin.',
  },
  {
    kind: 'note',
    client: 'Cabinet Roussel Architectes',
    by: 0,
    daysAgo: 1,
    body: 'Préfère être jointe le matin. Toujours mettre Anne Roussel en copie des plans.',
  },
]
