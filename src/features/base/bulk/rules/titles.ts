// What a run is called wherever it is told of: by its verb and by what it is done to.
import { fold } from '#kernel/search.ts'
import type { Locale } from '#kernel/refusal.ts'

type Both = Readonly<Record<Locale, string>>

const nouns: Readonly<Record<string, Both>> = {
  items: { fr: 'des articles', en: 'items' },
  customers: { fr: 'des clients', en: 'customers' },
  portfolio: { fr: 'des clients du portefeuille', en: 'customers of the portfolio' },
  projects: { fr: 'des projets', en: 'projects' },
  documents: { fr: 'des documents', en: 'documents' },
  quotes: { fr: 'des devis', en: 'quotes' },
  orders: { fr: 'des commandes', en: 'orders' },
  deliveries: { fr: 'des bons de livraison', en: 'deliveries' },
  invoices: { fr: 'des factures', en: 'invoices' },
  payments: { fr: 'des règlements', en: 'payments' },
  purchases: { fr: 'des commandes d’achat', en: 'purchase orders' },
}

/** `…` stands for what it is done to. */
const verbs: Readonly<Record<string, Both>> = {
  archive: { fr: 'Archiver …', en: 'Archive …' },
  seller: { fr: 'Changer de commercial\u00a0: …', en: 'Change the seller of …' },
  store: { fr: 'Changer de magasin\u00a0: …', en: 'Change the store of …' },
  send: { fr: 'Marquer … comme envoyés', en: 'Mark … as sent' },
  delete: { fr: 'Supprimer …', en: 'Delete …' },
  confirm: { fr: 'Confirmer …', en: 'Confirm …' },
  review: { fr: 'Contrôler …', en: 'Review …' },
  hold: { fr: 'Mettre … en attente', en: 'Put … on hold' },
  resume: { fr: 'Reprendre …', en: 'Resume …' },
  release: { fr: 'Débloquer …', en: 'Release …' },
  invoice: { fr: 'Facturer …', en: 'Invoice …' },
  issue: { fr: 'Émettre …', en: 'Issue …' },
  deliver: { fr: 'Livrer …', en: 'Deliver …' },
  prepare: { fr: 'Préparer …', en: 'Prepare …' },
  ship: { fr: 'Expédier …', en: 'Ship …' },
  cancel: { fr: 'Annuler …', en: 'Cancel …' },
  remind: { fr: 'Relancer …', en: 'Send reminders about …' },
  step: { fr: 'Changer l’étape\u00a0: …', en: 'Change the step of …' },
  print: { fr: 'Imprimer …', en: 'Print …' },
  task: { fr: 'Créer des tâches\u00a0: …', en: 'Make tasks about …' },
  appointment: { fr: 'Planifier des rendez-vous\u00a0: …', en: 'Plan appointments about …' },
  mail: { fr: 'Envoyer des e-mails\u00a0: …', en: 'Send e-mails about …' },
  comment: { fr: 'Commenter …', en: 'Comment on …' },
  tag: { fr: 'Étiqueter …', en: 'Tag …' },
  untag: { fr: 'Retirer une étiquette\u00a0: …', en: 'Take a tag off …' },
}
/** Where the verb alone would say it badly. */
const own: Readonly<Record<string, Both>> = {
  'purchases.seller': {
    fr: 'Changer d’acheteur\u00a0: commandes d’achat',
    en: 'Change the buyer of purchase orders',
  },
  'purchases.send': {
    fr: 'Marquer des commandes d’achat comme envoyées',
    en: 'Mark purchase orders as sent',
  },
  'deliveries.deliver': { fr: 'Marquer des bons comme livrés', en: 'Mark deliveries as delivered' },
  'quotes.remind': { fr: 'Relancer des devis', en: 'Send reminders of quotes' },
  'invoices.remind': { fr: 'Relancer des factures', en: 'Send reminders of invoices' },
  'documents.remind': { fr: 'Relancer des documents', en: 'Send reminders of documents' },
}

/** "Relancer des devis": an act as a run of it is called; its own name where nobody has said. */
export function titleOfAct(locale: Locale, act: string): string {
  const [list = '', verb = ''] = act.split('.')
  const said = own[act]?.[locale]
  if (said) return said
  const noun = nouns[list]?.[locale]
  const pattern = verbs[verb]?.[locale]
  if (!noun || !pattern) return act
  // After a colon the noun stands alone.
  return pattern.endsWith(': …')
    ? pattern.replace('…', noun.replace(/^des /, ''))
    : pattern.replace('…', noun)
}

/** Those of the acts that a search by their title finds, in one language. */
export const actsTitled = (locale: Locale, acts: readonly string[], typed: string): string[] => {
  const words = fold(typed).split(' ')
  return acts.filter((act) => {
    const title = fold(titleOfAct(locale, act))
    return words.every((word) => title.includes(word))
  })
}
