import { screen, type Screen } from '#web/screen.ts'

export const screens: readonly Screen[] = [
  screen('/parametres/equipe', {
    skeleton: 'form',
    load: () => import('./Team.tsx').then((m) => m.Team),
  }),
  screen('/parametres/roles', {
    skeleton: 'form',
    load: () => import('./Roles.tsx').then((m) => m.Roles),
  }),
  screen('/parametres/roles/:id', {
    skeleton: 'form',
    load: () => import('./RolePage.tsx').then((m) => m.RolePage),
  }),
]
