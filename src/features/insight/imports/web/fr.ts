const many = (n: number, one: string, more: string) => (n > 1 ? more : one)

export const fr = {
  title: 'Imports',
  counted: (n: number, w: string) => `${w} ${many(n, 'import', 'imports')}`,
  documentsMade: (n: number, w: string) => `${w} ${many(n, 'document créé', 'documents créés')}`,
  none: 'Aucun import pour l’instant',
  noneText:
    'Un historique de ventes donne d’un coup les clients, les articles, les factures et les avoirs passés.',
  noneReadOnly: 'Votre rôle permet de lire les imports, pas d’en faire.',

  drop: {
    label: 'Historique de ventes',
    hint: 'CSV, .gz ou classeur .xlsx, une ligne par article vendu. Séparateur, encodage, colonnes, dates et décimales sont trouvés. Rien n’est enregistré avant votre accord.',
  },

  columns: {
    file: 'Fichier',
    created: 'Importé le',
    person: 'Par',
    documents: 'Documents créés',
    lines: 'Lignes',
    refused: 'Refusées',
    amount: 'Montant HT',
    period: 'Période',
    commandLine: 'Ligne de commande',
  },

  wizard: {
    reading: 'Lecture du fichier',
    readingText: 'Toutes les lignes sont lues et vérifiées ; rien n’est enregistré.',
    title: 'Vérifier avant d’importer',
    other: 'Changer de fichier',
    import: (n: number, w: string) => `Importer ${w} ${many(n, 'document', 'documents')}`,
    nothing: 'Rien à importer',
    nothingNew: 'Tout ce que contient ce fichier est déjà importé.',
    allRefused: 'Aucune ligne de ce fichier ne peut entrer dans un document.',
    readAgain: 'Relire avec ces choix',
    changed: 'Vos choix ont changé : relisez le fichier avant d’importer.',
    failed: 'Ce fichier ne peut pas être importé',
    otherText: 'Rien n’a été enregistré.',
    mapTitle: 'Quelle colonne contient quoi ?',
    mapText:
      'Ces colonnes n’ont pas été reconnues à leur titre. Indiquez-les : ce choix servira aussi pour le prochain fichier de cette forme.',
    saving: 'Enregistrement',
    savingText: (lines: string) =>
      `${lines} lignes, en une fois : tout entre, ou rien. Gardez cette page ouverte.`,
    since: (seconds: number) => `${seconds} s`,
    done: 'Import terminé',
    unchanged: 'Rien de nouveau : rien n’a été enregistré.',
    rememberedTitle: 'Colonnes reprises du dernier import de cette forme',
    forget: 'Reprendre celles trouvées',
  },

  tiles: {
    documents: 'Documents',
    documentsNote: (invoices: number, creditNotes: number, written: (n: number) => string) =>
      `${written(invoices)} ${many(invoices, 'facture', 'factures')} · ${written(creditNotes)} ${many(creditNotes, 'avoir', 'avoirs')}`,
    amount: 'Montant HT',
    records: 'Nouvelles fiches',
    recordsNote: (customers: number, items: number, written: (n: number) => string) =>
      `${written(customers)} ${many(customers, 'client', 'clients')} · ${written(items)} ${many(items, 'article', 'articles')}`,
    linesNote: (accepted: number, lines: number, written: (n: number) => string) =>
      `${written(accepted)} ${many(accepted, 'ligne acceptée', 'lignes acceptées')} sur ${written(lines)}`,
    refused: 'Lignes refusées',
    noneRefused: 'chaque ligne entre dans un document',
    refusedNote: (amount: string) => `${amount} au total`,
  },
  there: (n: number, w: string) =>
    n > 1
      ? `${w} documents sont déjà importés, à l’identique : ils restent tels quels.`
      : 'Un document est déjà importé, à l’identique : il reste tel quel.',

  history: {
    title: 'Règlements non suivis',
    text: 'Ces documents entrent dans l’historique tels qu’ils furent émis : leurs numéros sont conservés, hors de votre numérotation légale, et ils comptent comme soldés. Ni relance, ni encours.',
    counter: (n: number, w: string) =>
      n > 1
        ? `${w} documents sans client vont au « client divers ».`
        : 'Un document sans client va au « client divers ».',
  },

  mapping: {
    title: 'Colonnes',
    none: '– aucune –',
    missing: 'à indiquer',
    toChoose: 'Choisir une colonne',
  },
  options: {
    title: 'Réglages',
    vat: 'TVA des lignes qui n’en disent pas',
    vatHint: 'À 0, les montants sont repris hors taxes, sans TVA.',
    dates: 'Ordre des dates',
    datesHint: 'Aucune date de ce fichier ne tranche.',
    day_first: 'Jour/mois/année',
    month_first: 'Mois/jour/année',
    iso: 'Année-mois-jour',
    decimals: 'Décimales',
    point: 'Point (1234.50)',
    comma: 'Virgule (1234,50)',
  },

  preview: {
    title: 'Premières lignes, comme elles sont comprises',
    number: 'Numéro',
    day: 'Date',
    customer: 'Client',
    counter: 'Client divers',
    reference: 'Référence',
    name: 'Désignation',
    quantity: 'Qté',
    price: 'PU HT',
    net: 'Total HT',
  },
  problems: {
    title: 'Lignes refusées',
    text: 'Aucun document ne peut porter ces lignes. Les autres sont importées sans elles.',
    lines: (n: number, w: string) => `${w} ${many(n, 'ligne', 'lignes')}`,
    line: (n: string) => `ligne ${n}`,
    reason: 'Motif',
    number: 'Ligne',
    content: 'Contenu',
    amount: 'Montant',
    counted: (n: number, w: string) => `${w} ${many(n, 'ligne refusée', 'lignes refusées')}`,
    sum: (written: string) => `${written} au total`,
    download: 'Télécharger les lignes refusées',
    first: (w: string) => `Les ${w} premières sont montrées ; le fichier les contient toutes.`,
    none: 'Aucune ligne refusée',
    noneText: 'Chaque ligne du fichier est dans un document.',
  },
  notices: { title: 'À savoir', examples: (list: string) => `par exemple ${list}` },
  months: {
    title: 'Par mois',
    month: 'Mois',
    invoices: 'Factures',
    creditNotes: 'Avoirs',
    net: 'Montant HT',
    total: 'Total',
  },

  undo: {
    act: 'Défaire l’import',
    title: 'Défaire cet import ?',
    text: (documents: number, w: string, customers: string, items: string) =>
      `${w} ${many(documents, 'document', 'documents')}, ${customers} et ${items} faits par cet import disparaissent ensemble. Le fichier pourra être importé de nouveau.`,
    customers: (n: number, w: string) => `${w} ${many(n, 'client', 'clients')}`,
    items: (n: number, w: string) => `${w} ${many(n, 'article', 'articles')}`,
    done: 'Import défait',
    undone: (moment: string) =>
      `Défait le ${moment} : plus rien de ce fichier n’est dans vos documents. Le rapport reste.`,
    state: 'Défait',
  },
  page: {
    summary: 'Résumé',
    sections: 'Parties de l’import',
    by: (person: string, moment: string) => `Importé par ${person} le ${moment}`,
    byCommand: (moment: string) => `Importé en ligne de commande ou par l’API le ${moment}`,
    period: (from: string, to: string) => `du ${from} au ${to}`,
    file: 'Fichier',
    facts: {
      name: 'Nom',
      size: 'Taille',
      encoding: 'Encodage',
      separator: 'Séparateur',
      decimals: 'Décimales',
      dates: 'Dates',
      vat: 'TVA par défaut',
      columns: 'Colonnes',
      digest: 'Empreinte',
    },
    separators: {
      ',': 'virgule',
      ';': 'point-virgule',
      '\t': 'tabulation',
      '|': 'barre',
    } as Record<string, string>,
    gz: 'compressé',
    documents: 'Voir les factures',
  },
  bytes: (mega: string) => `${mega} Mo`,
  kilobytes: (kilo: string) => `${kilo} ko`,
}
