import { kindWords, stateWord } from '../rules.ts'

export const fr = {
  title: 'Tous les documents',
  counted: (n: number, written: string) => (n > 1 ? `${written} documents` : `${written} document`),
  empty: 'Aucun document',
  emptyText: 'Devis, commandes, bons de livraison, factures, avoirs et achats se retrouvent ici.',
  remindMany: 'Relancer',
  remind: 'Relancer',
  remindManyText: (n: number): string =>
    n > 1
      ? 'Chacun reçoit sa relance par e-mail, avec son document.'
      : 'La relance part par e-mail, avec le document.',
  noOrder: 'Aucune commande dans la sélection.',
  tooManyToBuy: 'Choisir 200 documents au plus.',
  notOrders: (n: number, written: string): string =>
    n > 1
      ? `${written} documents ne sont pas des commandes : laissés de côté.`
      : `${written} document n’est pas une commande : laissé de côté.`,
  draftNumber: 'Brouillon',
  kinds: kindWords.fr,
  stateWord: (state: string): string => stateWord(state, 'fr'),
  tiles: {
    quote: 'Devis',
    order: 'Commandes',
    delivery: 'Bons de livraison',
    invoice: 'Factures',
    credit_note: 'Avoirs',
    purchase: 'Achats',
  },
  columns: {
    number: 'Numéro',
    kind: 'Nature',
    party: 'Tiers',
    subject: 'Objet',
    day: 'Date',
    state: 'État',
    project: 'Projet',
    seller: 'Commercial',
    store: 'Magasin',
    net: 'Total HT',
    gross: 'Total TTC',
  },
  filters: {
    kind: 'Nature',
    period: 'Date du document',
    seller: 'Commercial',
    store: 'Magasin',
  },
}
