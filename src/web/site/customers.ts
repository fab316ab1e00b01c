// The pages of clients.
import { Radar, Users } from 'lucide-react'
import { page, type SitePage } from './page.ts'

export const customerPages = {
  '/clients': page({
    right: 'customers.read',
    fr: 'Clients',
    en: 'Customers',
    menu: { section: 'relation', icon: Users, go: 'c' },
  }),
  '/clients/nouveau': page({
    right: 'customers.write',
    fr: 'Nouveau client',
    en: 'New customer',
    create: { key: 'p', fr: 'Nouveau client', en: 'New customer' },
  }),
  '/clients/comparer': page({
    right: 'customers.read',
    fr: 'Comparer des clients',
    en: 'Compare customers',
  }),
  '/clients/:id': page({ right: 'customers.read', fr: 'Client', en: 'Customer' }),
  '/clients/:id/rendez-vous': page({
    right: 'customers.read',
    fr: 'Fiche de rendez-vous',
    en: 'Meeting sheet',
  }),
  '/clients/:id/releve': page({
    right: 'payments.read',
    fr: 'Relevé de compte',
    en: 'Statement of account',
  }),
  '/clients/:id/:onglet': page({ right: 'customers.read', fr: 'Client', en: 'Customer' }),
  '/portefeuille': page({
    right: 'customers.read',
    fr: 'Portefeuille',
    en: 'Portfolio',
    menu: { section: 'relation', icon: Radar, go: 'y' },
  }),
} satisfies Record<string, SitePage>
