// What one sees before being at work: signing in, invitations, what a client opens from a link.
import { page, type SitePage } from './page.ts'

export const doors = {
  '/connexion': page({ right: 'public', bare: true, fr: 'Connexion', en: 'Sign in' }),
  '/mot-de-passe': page({ right: 'public', bare: true, fr: 'Mot de passe oublié', en: 'Password' }),
  '/mot-de-passe/:token': page({
    right: 'public',
    bare: true,
    fr: 'Nouveau mot de passe',
    en: 'New password',
  }),
  '/adresse/:token': page({
    right: 'public',
    bare: true,
    fr: 'Nouvelle adresse e-mail',
    en: 'New e-mail address',
  }),
  '/invitation/:token': page({ right: 'public', bare: true, fr: 'Invitation', en: 'Invitation' }),
  '/premier-demarrage': page({
    right: 'public',
    bare: true,
    fr: 'Premier démarrage',
    en: 'First start',
  }),
  '/devis-en-ligne/:token': page({ right: 'public', bare: true, fr: 'Devis', en: 'Quote' }),
} satisfies Record<string, SitePage>
