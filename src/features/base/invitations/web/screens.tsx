import { screen, type Screen } from '#web/screen.ts'

export const screens: readonly Screen[] = [
  screen('/invitation/:token', {
    skeleton: 'none',
    load: () => import('./InvitationPage.tsx').then((m) => m.InvitationPage),
  }),
]
