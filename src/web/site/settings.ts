// The rubrics of the settings.
import { page, type SitePage } from './page.ts'

export const settingsPages = {
  '/parametres/compte': page({
    right: 'account',
    fr: 'Mon compte',
    en: 'My account',
    settings: 'personal',
  }),
  '/parametres/notifications': page({
    right: 'member',
    fr: 'Notifications',
    en: 'Notifications',
    settings: 'personal',
  }),
  '/parametres/entreprise': page({
    right: 'company.read',
    fr: 'Entreprise',
    en: 'Company',
    settings: 'company',
  }),
  '/parametres/ventes': page({
    right: 'company.read',
    fr: 'TVA et conditions',
    en: 'VAT and terms',
    settings: 'company',
  }),
  '/parametres/commandes': page({
    right: 'orders.administer',
    fr: 'Commandes',
    en: 'Orders',
    settings: 'company',
  }),
  '/parametres/etiquettes': page({
    right: 'member',
    fr: 'Étiquettes',
    en: 'Tags',
    settings: 'company',
  }),
  '/parametres/numerotation': page({
    right: 'company.read',
    fr: 'Numérotation',
    en: 'Numbering',
    settings: 'company',
  }),
  '/parametres/modeles': page({
    right: 'company.read',
    fr: 'Modèles d’e-mail',
    en: 'E-mail templates',
    settings: 'company',
  }),
  '/parametres/reponses': page({
    right: 'company.administer',
    fr: 'Réponses par e-mail',
    en: 'Answers by e-mail',
    settings: 'company',
  }),
  '/parametres/relances': page({
    right: 'company.read',
    fr: 'Relances',
    en: 'Reminders',
    settings: 'company',
  }),
  '/parametres/projets': page({
    right: 'projects.read',
    fr: 'Projets',
    en: 'Projects',
    settings: 'company',
  }),
  '/parametres/magasins': page({
    right: 'company.read',
    fr: 'Magasins',
    en: 'Stores',
    settings: 'company',
  }),
  '/parametres/equipe': page({
    right: 'team.read',
    fr: 'Équipe',
    en: 'Team',
    settings: 'people',
  }),
  '/parametres/roles': page({
    right: 'team.read',
    fr: 'Rôles et droits',
    en: 'Roles and rights',
    settings: 'people',
  }),
  '/parametres/roles/:id': page({ right: 'team.read', fr: 'Rôle', en: 'Role' }),
  '/parametres/cles': page({
    right: 'team.administer',
    fr: 'Clés d’API',
    en: 'API keys',
    settings: 'people',
  }),
} satisfies Record<string, SitePage>
