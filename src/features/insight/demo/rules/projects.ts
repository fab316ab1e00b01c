// The deals that the workshop follows as projects: where they stand, who is on them, what comes next.

export type DemoVenue = {
  readonly name: string
  readonly street: string
  readonly postalCode: string
  readonly city: string
  readonly access: string
}

export const projectKinds = ['Bureaux', 'Hôtels et restaurants', 'Commerces', 'Logements'] as const

export const venues: readonly DemoVenue[] = [
  {
    name: 'Palais de la Mutualité',
    street: '1 place Antonin Jutard',
    postalCode: '69003',
    city: 'Lyon',
    access: 'Quai de livraison rue Molière, avant 9 h. Badge à retirer à l’accueil.',
  },
  {
    name: 'Halle Girondins',
    street: '12 rue Félix Brun',
    postalCode: '69007',
    city: 'Lyon',
    access: 'Portail bleu, code 4826. Nacelle sur place.',
  },
]

export type DemoProject = {
  readonly client: string
  readonly name: string
  readonly kind: (typeof projectKinds)[number]
  readonly step: string
  /** The subject of the order that it follows; else it is the last quote of its client. */
  readonly order?: string
  /** What is kept with it, under a name. */
  readonly paper?: readonly [name: string, ...lines: readonly string[]]
  /** When it was opened, in days ago; when its work starts and ends, in days from today. */
  readonly daysAgo: number
  readonly starts?: number
  readonly ends?: number
  readonly venue?: number
  readonly next?: string
  /** In days from today: negative where it should have been done. */
  readonly nextIn?: number
  readonly note?: string
}

export const projects: readonly DemoProject[] = [
  {
    client: 'Hôtel du Sablon',
    name: 'Rénovation des chambres du Sablon',
    kind: 'Hôtels et restaurants',
    step: 'fitting',
    daysAgo: 30,
    starts: -2,
    ends: 6,
    next: 'Vérifier la livraison du deuxième lot',
    nextIn: 1,
    note: 'Pose étage par étage, chambres libérées à 10 h. Voir la gouvernante.',
    paper: [
      'Consignes de chantier.pdf',
      'Hotel du Sablon - consignes de chantier',
      'Livraison par la cour, avant 9 h.',
      'Chambres liberees a 10 h, etage par etage.',
    ],
  },
  {
    client: 'Résidence Les Brotteaux',
    name: 'Parties communes des Brotteaux',
    kind: 'Logements',
    step: 'delivered',
    daysAgo: 28,
    starts: -9,
    ends: -4,
    next: 'Faire signer la réception',
    nextIn: -1,
  },
  {
    client: 'Hugo et Ana Ferreira',
    name: 'Maison des Ferreira',
    kind: 'Logements',
    step: 'after_sales',
    daysAgo: 27,
    starts: -16,
    ends: -15,
    next: 'Remplacer le variateur du salon',
    nextIn: 3,
  },
  {
    client: 'Amandine Leclerc',
    name: 'Appartement de la rue Duquesne',
    kind: 'Logements',
    step: 'finished',
    daysAgo: 17,
    starts: -8,
    ends: -8,
  },
  {
    client: 'Brasserie du Parc',
    name: 'Salle et terrasse de la brasserie',
    kind: 'Hôtels et restaurants',
    step: 'archived',
    daysAgo: 110,
    starts: -95,
    ends: -92,
  },
  {
    client: 'Hôtel Le Clos Fourvière',
    name: 'Hall et escalier du Clos Fourvière',
    kind: 'Hôtels et restaurants',
    step: 'quote_pending',
    daysAgo: 2,
    starts: 34,
    ends: 38,
    next: 'Rappeler le directeur pour le choix des finitions',
    nextIn: 2,
  },
  {
    client: 'Mutuelle du Rhône',
    name: 'Convention annuelle de la Mutuelle',
    kind: 'Bureaux',
    step: 'to_revive',
    daysAgo: 38,
    starts: 51,
    ends: 51,
    venue: 0,
    next: 'Proposer une nouvelle date de visite',
    nextIn: -3,
  },
  {
    client: 'Galerie Saint-Nizier',
    name: 'Accrochage de printemps',
    kind: 'Commerces',
    step: 'identified',
    daysAgo: 1,
    starts: 80,
    ends: 82,
    venue: 1,
    next: 'Prendre les mesures',
    nextIn: 4,
  },
  {
    client: 'Hôtel des Terreaux',
    name: 'Réassort annuel des Terreaux',
    kind: 'Hôtels et restaurants',
    step: 'to_review',
    order: 'Réassort d’ampoules',
    daysAgo: 2,
    starts: 6,
    ends: 6,
    next: 'Contrôler les culots avec la maintenance',
    nextIn: 0,
  },
  {
    client: 'Étoile Conseil',
    name: 'Bureaux d’Étoile Conseil, deuxième tranche',
    kind: 'Bureaux',
    step: 'reviewed',
    order: 'Bureaux, deuxième tranche',
    daysAgo: 8,
    starts: 16,
    ends: 17,
    next: 'Lancer les achats',
    nextIn: 1,
  },
  {
    client: 'Lycée Ampère, intendance',
    name: 'Salle des professeurs du lycée Ampère',
    kind: 'Bureaux',
    step: 'purchasing',
    order: 'Dalles de la salle des professeurs',
    daysAgo: 18,
    starts: 11,
    ends: 11,
    next: 'Confirmer la pose avec l’intendance',
    nextIn: 5,
    note: 'Accès par la rue Neuve\u202f; badge à demander à la loge.',
  },
]
