// The figures of what is ordered, collected, carried out and bought.
import type { Figure } from './figure.ts'
import { daysOf } from './invoices.ts'

const orders = { right: 'orders.read', list: 'orders', sum: 'gross' } as const

/** Wherever they stand since. */
export const confirmed =
  'blocked,on_hold,unreviewed,incomplete,purchasable,purchased,nothing_to_buy,completed'

const controlled = (control: string, fr: string, en: string): Figure => ({
  ...orders,
  filters: () => ({ control }),
  said: { fr: `${fr}. Formule : Σ TTC.`, en: `${en}. Formula: Σ gross.` },
})
const left = (todo: string, sum: string, fr: string, en: string): Figure => ({
  ...orders,
  sum,
  filters: () => ({ todo }),
  said: { fr, en },
})

export const dealFigures = {
  ordersBlocked: controlled('blocked', 'Commandes bloquées', 'Blocked orders'),
  ordersOnHold: controlled('on_hold', 'Commandes mises en attente', 'Orders on hold'),
  ordersUnreviewed: controlled('unreviewed', 'Commandes à contrôler', 'Orders to be reviewed'),
  ordersIncomplete: controlled(
    'incomplete',
    'Commandes contrôlées où manque un fournisseur ou un prix d’achat',
    'Reviewed orders that lack a supplier or a purchase price',
  ),
  ordersPurchasable: controlled(
    'purchasable',
    'Commandes dont les achats peuvent être passés',
    'Orders whose purchases can be made',
  ),
  ordersPurchased: controlled(
    'purchased',
    'Commandes dont tous les achats sont passés',
    'Orders whose purchases are all made',
  ),
  ordersToDeliver: left(
    'to_deliver',
    'gross',
    'Commandes dont il reste à livrer. Formule : Σ TTC des commandes.',
    'Orders with something left to deliver. Formula: Σ gross of the orders.',
  ),
  ordersToFit: left(
    'to_fit',
    'gross',
    'Commandes dont la pose est à planifier ou planifiée. Formule : Σ TTC des commandes.',
    'Orders to be fitted, planned or not. Formula: Σ gross of the orders.',
  ),
  ordersToInvoice: left(
    'to_invoice',
    'leftToInvoice',
    'Lignes des commandes confirmées qui sont à facturer, hors taxes, acomptes non déduits. Formule : Σ (HT commandé − HT des lignes facturées).',
    'Lines of confirmed orders to invoice, before tax, deposits not taken off. Formula: Σ (net ordered − net of the lines invoiced).',
  ),
  ordered: {
    ...orders,
    sum: 'net',
    filters: ({ period }) => ({ ...daysOf(period), control: confirmed }),
    said: {
      fr: 'Commandes de la période, confirmées et non annulées. Formule : Σ HT.',
      en: 'Orders of the period, confirmed and not cancelled. Formula: Σ net.',
    },
  },
  collected: {
    right: 'payments.read',
    list: 'payments',
    filters: ({ period }) => daysOf(period),
    sum: 'amount',
    said: {
      fr: 'Règlements datés de la période, remboursements et impayés déduits. Formule : Σ règlements − Σ remboursements.',
      en: 'Payments dated in the period, refunds and rejections taken off. Formula: Σ payments − Σ refunds.',
    },
  },
  collectedBefore: {
    right: 'payments.read',
    list: 'payments',
    filters: ({ before }) => daysOf(before),
    sum: 'amount',
    said: {
      fr: 'Règlements datés de la période de comparaison. Formule : Σ règlements − Σ remboursements.',
      en: 'Payments dated in the period compared with. Formula: Σ payments − Σ refunds.',
    },
  },
  purchased: {
    right: 'purchases.read',
    list: 'supplierInvoices',
    filters: ({ period }) => daysOf(period),
    sum: 'net',
    said: {
      fr: 'Factures des fournisseurs datées de la période. Formule : Σ HT.',
      en: 'Invoices of suppliers dated in the period. Formula: Σ net.',
    },
  },
  projectsDue: {
    right: 'projects.read',
    list: 'projects',
    filters: () => ({ phase: 'active,finished', due: 'true' }),
    sum: 'due',
    said: {
      fr: 'Solde dû des projets en cours et terminés. Formule : Σ (facturé TTC − réglé).',
      en: 'What is due on projects at work and done. Formula: Σ (invoiced gross − settled).',
    },
  },
  projectsArchivedDue: {
    right: 'projects.read',
    list: 'projects',
    filters: () => ({ phase: 'archived', due: 'true' }),
    sum: 'due',
    said: {
      fr: 'Solde dû des projets archivés : à part, jamais caché. Formule : Σ (facturé TTC − réglé).',
      en: 'What is due on archived projects: apart, never hidden. Formula: Σ (invoiced gross − settled).',
    },
  },
} as const satisfies Readonly<Record<string, Figure>>
