export const fr = {
  board: 'Tableau de bord',
  prospect: 'Les ventes apparaîtront après la première facture.',
  signal: 'Signal',
  scope: 'Périmètre',
  scopeAll: 'Toutes les ventes',
  scopeMe: 'Mes ventes',
  scopeStore: (store: string) => `Magasin ${store}`,
  scopeDistributor: (name: string) => `Ventes par ${name}`,
  distributorNote: 'Devis et commandes : tous grossistes.',
  arrange: 'Personnaliser',
  arranged: 'Terminé',
  reset: 'Rétablir',
  more: 'Autres',
  none: '–',
  days: (n: number) => (n > 1 ? `${n} jours` : `${n} jour`),

  names: {
    trend: 'Tendance des ventes',
    months: '12 derniers mois',
    projection: 'Projection du mois',
    due: 'Montants dus',
    paying: 'Comportement de paiement',
    open: 'En cours',
    ratios: 'Devis et commandes',
    brands: 'Par marque',
    items: 'Articles les plus achetés',
    ahead: 'À venir',
    events: 'Derniers événements',
    mix: 'Activités par type',
  },
  said: {
    trend:
      'Ventes HT du mois jusqu’à aujourd’hui, avoirs déduits, comparées aux mêmes jours du mois précédent et de l’an dernier : jamais un mois entier contre un mois en cours. Écart = (maintenant − avant) ÷ avant ; à moins de 2 %, c’est stable.',
    months:
      'Ventes HT de chaque mois, avoirs déduits, historique importé compris, à côté du même mois de l’an dernier. Le mois en cours (hachuré) est comparé aux mêmes jours. Un pic vaut au moins le double du mois habituel (médiane), un creux moins du tiers. Un silence : deux fois l’écart habituel (médiane) entre deux achats, et dix jours de plus au moins, comme dans le signal.',
    projection:
      'Ce que le client aura acheté à la fin du mois. Plusieurs méthodes sont essayées sur les mois passés ; la meilleure pour ce genre de client est gardée. La fourchette contient le résultat 8 fois sur 10. L’erreur est mesurée sur ce client, sur ses mois avec achats et ceux où des achats étaient attendus : un mois où rien n’était attendu et rien n’est venu ne prouve rien. Confiance haute : 20 % d’un mois avec achats au plus, sur six ; moyenne : 40 %, sur quatre.',
    due: 'Reste dû des factures émises, avoirs à utiliser déduits. Formule : Σ (TTC − réglé). En retard : échéance passée.',
    paying:
      'Jours entre la facture et son règlement complet, chaque facture pesant son montant, sur les factures de 12 mois réglées en entier. Payé en retard : part du montant réglée après l’échéance. Ce qui a seulement été annulé par avoir ne compte pas.',
    open: 'Ce qui attend : une réponse, une livraison, une facture, un envoi. Montants TTC ; lignes à facturer HT, acomptes non déduits.',
    ratios:
      'Conversion = signés ÷ (signés + refusés + expirés), sur les devis envoyés en 12 mois ; ceux qui attendent une réponse ne comptent pas. Moyenne et médiane : HT des commandes confirmées.',
    brands:
      'Ce qui a été proposé (devis envoyés), commandé (commandes confirmées) et acheté (factures, avoirs déduits) en 12 mois, HT, remise globale répartie. Une marque souvent proposée et jamais achetée se voit ici.',
    items:
      'Articles facturés pour le plus gros montant HT en 12 mois. À racheter : le dernier achat date de plus d’une fois et demie l’écart habituel (médiane) entre deux achats.',
    ahead:
      'Tâches à faire, rendez-vous prévus, devis qui expirent et factures qui arrivent à échéance dans les 14 jours.',
    events:
      'Les 10 derniers événements que vous pouvez voir : documents, règlements, messages, échanges.',
    mix: 'Visites, appels, rendez-vous tenus, e-mails envoyés et notes des 12 derniers mois.',
  },

  upTo: (day: string) => `du 1ᵉʳ au ${day}`,
  thisMonth: (month: string, days: string) => `${month}, ${days}`,
  sameDays: (month: string) => `Mêmes jours ${/^[ao]/.test(month) ? 'd’' : 'de '}${month}`,
  wholeMonth: (amount: string) => `${amount} sur le mois entier`,
  up: (rate: string) => `en hausse de ${rate}`,
  down: (rate: string) => `en baisse de ${rate}`,
  upPlain: 'en hausse',
  downPlain: 'en baisse',
  level: 'stable',
  started: 'rien à la même date',
  nothingEither: 'rien non plus',
  trendSeen: 'Tout voir : factures du mois',

  year: 'Sur 12 mois',
  yearBefore: 'Un an avant',
  sumOf: (net: string, before: string) => `${net}, contre ${before} un an avant`,
  sumAlone: (net: string) => `${net}, rien un an avant`,
  sameDaysNote: (to: string) => `au ${to}, mêmes jours`,
  marks: { peak: 'pic', dip: 'creux', quiet: 'rien acheté' },
  markPeak: (month: string, net: string, times: string) =>
    `Pic en ${month} : ${net}, ${times} fois le mois habituel.`,
  markDip: (month: string, net: string, usual: string) =>
    `Creux en ${month} : ${net}, d’habitude ${usual}.`,
  markQuiet: (months: string) => `Rien acheté en ${months}.`,
  silentOrders: (since: number, usual: number) =>
    `Aucune commande depuis ${since} jours, d’habitude ${usual}.`,
  silentInvoices: (since: number, usual: number) =>
    `Aucun achat depuis ${since} jours, d’habitude ${usual}.`,
  rhythmOrders: (since: string, usual: string) =>
    `Dernière commande il y a ${since} ; d’habitude une tous les ${usual}.`,
  rhythm: (since: string, usual: string) =>
    `Dernier achat il y a ${since} ; d’habitude tous les ${usual}.`,
  unit: '€ HT',

  likely: 'Le plus probable',
  between: (low: string, high: string) => `entre ${low} et ${high}`,
  soFar: (amount: string) => `${amount} déjà facturés.`,
  withSigned: (amount: string) => `${amount} signés restent à livrer d’ici la fin du mois.`,
  methods: {
    similar: 'D’après les mois semblables de vos clients qui achètent comme lui.',
    runRate: 'Au rythme du mois, jour ouvré par jour ouvré.',
    nothing: 'D’habitude, rien de plus après cette date.',
    lastMonth: 'D’après le mois dernier.',
    seasonalShare: 'D’après la part du mois habituellement atteinte à cette date.',
    usualRest: 'D’après ce qui suit d’habitude cette date.',
    smoothed: 'D’après les derniers mois, les plus récents pesant plus.',
    intermittent: 'D’après la fréquence et la taille de ses achats.',
  } as Readonly<Record<string, string>>,
  confidence: {
    high: 'Confiance haute',
    medium: 'Confiance moyenne',
    low: 'Confiance faible',
    unmeasured: 'Confiance non mesurée',
  },
  tested: (active: number, error: string, share: string) =>
    `Sur ses ${active} derniers mois avec achats, l’erreur moyenne a été de ${error} (${share} d’un tel mois).`,
  foreseenInVain: (n: number) =>
    n > 1
      ? `Y compris ${n} mois où des achats étaient attendus et ne sont pas venus.`
      : 'Y compris un mois où des achats étaient attendus et ne sont pas venus.',
  unproven: (active: number, least: number) =>
    `La projection n’a été éprouvée que sur ${active} mois avec achats ; il en faut ${least} pour dire de combien elle se trompe.`,
  unprovenYet: (least: number) =>
    `La projection n’a encore été éprouvée sur aucun mois avec achats ; il en faut ${least} pour dire de combien elle se trompe.`,
  tooLittle: (active: number, least: number) =>
    `Trop peu d’historique : ${active} mois avec achats, il en faut ${least}. Aucun chiffre n’est donné.`,
  learning: 'Les projections se préparent ; elles seront là dans quelques minutes.',

  outstanding: 'Reste dû',
  overdue: 'En retard',
  toCome: 'À échoir',
  ages: { d30: '1–30 j', d60: '31–60 j', d90: '61–90 j', older: '> 90 j' },
  oldest: (number: string, day: string) => `La plus ancienne : ${number}, échue le ${day}.`,
  onAccount: (received: string, balance: string) =>
    `${received} reçus et pas encore affectés : solde du compte ${balance}.`,
  remind: 'Relancer',
  invoices: (n: number) => (n > 1 ? `${n} factures` : `${n} facture`),
  credit: (left: string) => `Encours encore possible : ${left}.`,
  creditOver: (over: string) => `Encours dépassé de ${over}.`,

  paysIn: (days: number) => (days > 1 ? `${days} jours` : `${days} jour`),
  agreed: (days: number) => `convenu : ${days} j`,
  lateShare: (share: string) => `${share} payé en retard`,
  neverLate: 'jamais en retard',
  slower: (days: number) => `${days} jours de plus récemment : il paie de moins en moins vite.`,
  faster: (days: number) => `${days} jours de moins récemment : il paie de plus en plus vite.`,
  steady: 'Son délai est stable.',
  paidOf: (n: number) => (n > 1 ? `sur ${n} factures réglées` : `sur ${n} facture réglée`),

  openRows: {
    quotes: 'Devis en attente de réponse',
    toDeliver: 'Commandes à livrer',
    toInvoice: 'Commandes à facturer',
    quoteDrafts: 'Devis en brouillon',
    orderDrafts: 'Commandes en brouillon',
    invoiceDrafts: 'Factures en brouillon',
  },

  conversion: 'Conversion',
  byCount: 'en nombre',
  byAmount: 'en montant',
  signed: 'Signés',
  refused: 'Refusés',
  expired: 'Expirés',
  sent: (n: number) => (n > 1 ? `${n} devis envoyés` : `${n} devis envoyé`),
  tooFewQuotes: 'Pas assez de devis qui ont eu une réponse.',
  meanOrder: 'Commande moyenne',
  medianOrder: 'Médiane',
  orders: (n: number) => (n > 1 ? `${n} commandes` : `${n} commande`),
  delay: 'Du devis à la commande',
  delaySigned: 'Du devis à la signature',

  quoted: 'Proposé',
  ordered: 'Commandé',
  bought: 'Acheté',
  brand: 'Marque',
  family: 'Famille',
  noBrand: 'Sans marque',
  noFamily: 'Sans famille',
  neverBought: (name: string, amount: string) =>
    `${name} : ${amount} proposés, rien acheté en 12 mois.`,
  byFamily: 'par famille : trop peu d’articles ont une marque',

  item: 'Article',
  amount: 'Montant HT',
  lastBought: 'Dernier achat',
  usual: 'D’habitude',
  again: 'À racheter',
  every: (days: number) => `tous les ${days} j`,
  ago: (days: number) => (days === 0 ? 'aujourd’hui' : days === 1 ? 'hier' : `il y a ${days} j`),
  quoteAgain: 'Refaire un devis',
  restItems: (n: number, amount: string) =>
    n > 1 ? `et ${n} autres articles, ${amount}` : `et 1 autre article, ${amount}`,

  nothingAhead: 'Rien de prévu.',
  plan: 'Planifier',
  aheadKinds: {
    task: 'Tâche',
    appointment: 'Rendez-vous',
    quote: 'Devis qui expire',
    invoice: 'Facture à échéance',
  },
  late: 'en retard',
  noDay: 'sans date',
  moreAhead: (n: number) => `et ${n} de plus`,

  noEvent: 'Aucun échange enregistré.',
  logOne: 'Noter un échange',
  history: 'Tout voir : historique',
  eventKinds: {
    quote_sent: 'Devis envoyé',
    quote_signed: 'Devis signé',
    quote_refused: 'Devis refusé',
    order_confirmed: 'Commande confirmée',
    invoice_issued: 'Facture émise',
    credit_note_issued: 'Avoir émis',
    payment: 'Règlement reçu',
    refund: 'Remboursement',
    email: 'E-mail',
    note: 'Note',
    call: 'Appel',
    visit: 'Visite',
    appointment: 'Rendez-vous tenu',
    task: 'Tâche faite',
  },

  kinds: {
    visit: 'Visites',
    call: 'Appels',
    meeting: 'Réunions',
    email: 'E-mails',
    note: 'Notes',
  },
  hint: (calls: number, visits: number) =>
    `${calls} appels, ${visits === 0 ? 'aucune visite' : visits === 1 ? '1 visite' : `${visits} visites`} en 6 mois.`,
  planVisit: 'Planifier une visite',

  pills: {
    prospect: 'Prospect',
    inactive: 'Inactif depuis 12 mois',
    blocked: 'Bloqué',
    over: (amount: string) => `Encours dépassé de ${amount}`,
    silent: (days: number) =>
      days >= 365 ? 'Sans contact depuis un an' : `Sans contact depuis ${days} j`,
  },

  whyHidden: {
    right: 'Votre rôle ne permet pas de voir ces chiffres.',
    prospect: 'Aucune facture encore : ce widget apparaîtra après la première.',
    noRecentSale: 'Aucune vente depuis 13 mois.',
    fewQuotes: 'Moins de 3 devis ayant reçu une réponse en 12 mois.',
    noBrand: 'Rien de proposé ni d’acheté en 12 mois.',
    nothingDue: 'Rien n’est dû.',
    fewPaid: 'Moins de 3 factures réglées en 12 mois.',
    fewItems: 'Moins de 3 articles achetés en 12 mois.',
    fewActivities: 'Moins de 3 échanges en 12 mois.',
    nothingOpen: 'Rien n’est en attente.',
    walkIn: 'Le client de passage réunit plusieurs personnes : aucune habitude à lire.',
    self: 'Masqué par vous.',
  },
  remedies: {
    show: 'Afficher',
    invoice: 'Nouvelle facture',
    quote: 'Nouveau devis',
    log: 'Noter un échange',
  },
}
