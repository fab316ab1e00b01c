import { screen, type Screen } from '#web/screen.ts'

export const screens: readonly Screen[] = [
  screen('/parametres/modeles', {
    skeleton: 'form',
    load: () => import('./Templates.tsx').then((m) => m.Templates),
  }),
  screen('/messages', {
    skeleton: 'list',
    load: () => import('./MailList.tsx').then((m) => m.MailList),
  }),
  screen('/messages/:id', { load: () => import('./MailPage.tsx').then((m) => m.MailPage) }),
]
