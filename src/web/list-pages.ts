// Where each list is shown, by the name that its views have: a view kept at hand leads there.
import type { SitePath } from './site.ts'

export const listPages: Readonly<Record<string, SitePath>> = {
  analyses: '/analyses',
  customers: '/clients',
  suppliers: '/fournisseurs',
  mails: '/messages',
  projects: '/projets',
  quotes: '/devis',
  purchases: '/commandes-achat',
  'supplier-invoices': '/factures-fournisseurs',
  invoices: '/factures',
  orders: '/commandes',
  deliveries: '/bons-de-livraison',
  'credit-notes': '/avoirs',
  payments: '/reglements',
  items: '/articles',
  imports: '/imports',
  'bulk-runs': '/traitements',
  journal: '/journal',
}
