import { screen, type Screen } from '#web/screen.ts'

export const screens: readonly Screen[] = [
  screen('/accueil', {
    skeleton: 'board',
    load: () => import('./Home.tsx').then((m) => m.Home),
  }),
]
