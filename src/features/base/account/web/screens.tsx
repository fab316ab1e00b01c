import { screen, type Screen } from '#web/screen.ts'

export const screens: readonly Screen[] = [
  screen('/connexion', {
    skeleton: 'none',
    load: () => import('./SignIn.tsx').then((m) => m.SignIn),
  }),
  screen('/mot-de-passe', {
    skeleton: 'none',
    load: () => import('./ForgottenPassword.tsx').then((m) => m.ForgottenPassword),
  }),
  screen('/mot-de-passe/:token', {
    skeleton: 'none',
    load: () => import('./NewPassword.tsx').then((m) => m.NewPassword),
  }),
  screen('/adresse/:token', {
    skeleton: 'none',
    load: () => import('./Address.tsx').then((m) => m.ConfirmAddress),
  }),
  screen('/parametres/compte', {
    skeleton: 'form',
    load: () => import('./Account.tsx').then((m) => m.Account),
  }),
]
