import { type Screen, screen } from '#web/screen.ts'

export const screens: readonly Screen[] = [
  screen('/clients/:id/releve', {
    load: () => import('./StatementPage.tsx').then((m) => m.StatementPage),
  }),
]
