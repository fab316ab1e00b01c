import { screen, type Screen } from '#web/screen.ts'

export const screens: readonly Screen[] = [
  screen('/appels', {
    skeleton: 'list',
    load: () => import('./Calls.tsx').then((m) => m.Calls),
  }),
  screen('/promesses', {
    skeleton: 'list',
    load: () => import('./PromiseList.tsx').then((m) => m.PromiseList),
  }),
  screen('/relances', {
    skeleton: 'list',
    load: () => import('./ReminderList.tsx').then((m) => m.ReminderList),
  }),
  screen('/parametres/relances', {
    skeleton: 'form',
    load: () => import('./Plans.tsx').then((m) => m.Plans),
  }),
]
