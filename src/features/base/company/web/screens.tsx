import { screen, type Screen } from '#web/screen.ts'

export const screens: readonly Screen[] = [
  screen('/parametres', {
    skeleton: 'form',
    load: () => import('./SettingsStart.tsx').then((m) => m.SettingsStart),
  }),
  screen('/parametres/entreprise', {
    skeleton: 'form',
    load: () => import('./CompanyIdentity.tsx').then((m) => m.CompanyIdentity),
  }),
  screen('/parametres/ventes', {
    skeleton: 'form',
    load: () => import('./SalesTerms.tsx').then((m) => m.SalesTerms),
  }),
  screen('/parametres/numerotation', {
    skeleton: 'form',
    load: () => import('./Numberings.tsx').then((m) => m.Numberings),
  }),
]
