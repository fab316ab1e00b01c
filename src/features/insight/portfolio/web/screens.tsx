import { screen, type Screen } from '#web/screen.ts'

export const screens: readonly Screen[] = [
  screen('/portefeuille', {
    skeleton: 'list',
    load: () => import('./Portfolio.tsx').then((m) => m.Portfolio),
  }),
]
