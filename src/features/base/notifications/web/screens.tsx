import { screen, type Screen } from '#web/screen.ts'

export const screens: readonly Screen[] = [
  screen('/reception', {
    skeleton: 'list',
    load: () => import('./Inbox.tsx').then((m) => m.Inbox),
  }),
  screen('/parametres/notifications', {
    skeleton: 'form',
    load: () => import('./Letters.tsx').then((m) => m.Letters),
  }),
]
