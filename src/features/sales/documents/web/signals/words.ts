// A figure between braces is a way to the list that it sums.
const days = (n: number) => (n > 1 ? `${n} jours` : `${n} jour`)
const many = (n: number, one: string, several: string) =>
  n > 1 ? `${n} ${several}` : `${n} ${one}`

const fr = {
  kinds: {
    risk: 'À risque',
    service: 'Besoin de service',
    opportunity: 'Opportunité',
    calm: 'Rien à signaler',
  },
  reasons: {
    silence: (usual: number) => `Aucun achat depuis {days}, d’habitude tous les ${days(usual)}`,
    fall: (share: string) =>
      `Ventes en baisse de ${share} : {amount} sur 90 jours, contre {before} un an plus tôt`,
    slower: (usual: number) => `Paie en {days} ces derniers temps, contre ${days(usual)} avant`,
    overdue: (n: string) => `{amount} en retard de paiement, depuis ${n}`,
    late_orders: (n: number): string =>
      n > 1
        ? `{count} ont dépassé leur date de livraison ({amount} HT)`
        : `{count} a dépassé sa date de livraison ({amount} HT)`,
    late_tasks: (n: number): string => (n > 1 ? `{count} sont en retard` : `{count} est en retard`),
    expiring: (n: number, when: string) =>
      n > 1
        ? `{count} expirent bientôt, le premier ${when} ({amount} HT)`
        : `{count} expire ${when} ({amount} HT)`,
    waiting: (n: number, since: string) =>
      n > 1
        ? `{count} attendent une réponse, le plus ancien depuis ${since} ({amount} HT)`
        : `{count} attend une réponse depuis ${since} ({amount} HT)`,
    expired: (n: number): string =>
      n > 1
        ? `{count} ont expiré sans réponse ({amount} HT)`
        : `{count} a expiré sans réponse ({amount} HT)`,
    reorder: (usual: number) =>
      `Achète d’habitude tous les ${days(usual)} : son dernier achat date de {days}`,
    season: `Il y a un an, {amount} d’achats dans les 30 jours qui viennent`,
    growth: (share: string) =>
      `Ventes en hausse de ${share} : {amount} sur 90 jours, contre {before} un an plus tôt`,
  },
  days,
  today: 'aujourd’hui',
  within: (n: number) => (n === 1 ? 'demain' : `dans ${days(n)}`),
  quotes: (n: number) => many(n, 'devis', 'devis'),
  orders: (n: number) => many(n, 'commande', 'commandes'),
  tasks: (n: number) => many(n, 'tâche', 'tâches'),
  acts: {
    call: 'Planifier un appel',
    meet: 'Préparer un rendez-vous',
    remind_invoices: 'Relancer les factures',
    remind_quotes: 'Relancer les devis',
    quote: 'Créer un devis',
    open_orders: 'Voir les commandes',
    open_tasks: 'Voir les tâches',
  },
  callTitle: (name: string) => `Appeler ${name}`,
  reasonsOf: 'Raisons du signal',
}

const enDays = (n: number) => (n === 1 ? '1 day' : `${n} days`)
const enMany = (n: number, one: string) => (n === 1 ? `1 ${one}` : `${n} ${one}s`)

const en: typeof fr = {
  kinds: {
    risk: 'At risk',
    service: 'Needs service',
    opportunity: 'Opportunity',
    calm: 'Nothing to report',
  },
  reasons: {
    silence: (usual) => `No purchase for {days}, usually every ${enDays(usual)}`,
    fall: (share) => `Sales down ${share}: {amount} over 90 days, against {before} a year earlier`,
    slower: (usual) => `Pays in {days} lately, against ${enDays(usual)} before`,
    overdue: (n) => `{amount} overdue, for ${n}`,
    late_orders: (n) =>
      n > 1
        ? `{count} are past their delivery day ({amount} net)`
        : `{count} is past its delivery day ({amount} net)`,
    late_tasks: (n) => (n > 1 ? `{count} are late` : `{count} is late`),
    expiring: (n, when) =>
      n > 1
        ? `{count} expire soon, the first ${when} ({amount} net)`
        : `{count} expires ${when} ({amount} net)`,
    waiting: (n, since) =>
      n > 1
        ? `{count} wait for an answer, the oldest for ${since} ({amount} net)`
        : `{count} waits for an answer, for ${since} ({amount} net)`,
    expired: (n) =>
      n > 1
        ? `{count} have expired without an answer ({amount} net)`
        : `{count} has expired without an answer ({amount} net)`,
    reorder: (usual) => `Usually buys every ${enDays(usual)}: the last purchase was {days} ago`,
    season: 'A year ago, {amount} of purchases in the 30 days to come',
    growth: (share) => `Sales up ${share}: {amount} over 90 days, against {before} a year earlier`,
  },
  days: enDays,
  today: 'today',
  within: (n) => (n === 1 ? 'tomorrow' : `in ${enDays(n)}`),
  quotes: (n) => enMany(n, 'quote'),
  orders: (n) => enMany(n, 'order'),
  tasks: (n) => enMany(n, 'task'),
  acts: {
    call: 'Plan a call',
    meet: 'Prepare a meeting',
    remind_invoices: 'Remind of the invoices',
    remind_quotes: 'Remind of the quotes',
    quote: 'Create a quote',
    open_orders: 'See the orders',
    open_tasks: 'See the tasks',
  },
  callTitle: (name) => `Call ${name}`,
  reasonsOf: 'Reasons of the signal',
}

export const signalWords = { fr, en }
