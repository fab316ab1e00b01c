import { screen, type Screen } from '#web/screen.ts'

export const screens: readonly Screen[] = [
  screen('/parametres/reponses', {
    skeleton: 'form',
    load: () => import('./MailboxSettings.tsx').then((m) => m.MailboxSettings),
  }),
]
