import { screen, type Screen } from '#web/screen.ts'

export const screens: readonly Screen[] = [
  screen('/premier-demarrage', {
    skeleton: 'none',
    load: () => import('./FirstStart.tsx').then((m) => m.FirstStart),
  }),
]
