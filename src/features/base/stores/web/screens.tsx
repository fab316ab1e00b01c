import { screen, type Screen } from '#web/screen.ts'

export const screens: readonly Screen[] = [
  screen('/parametres/magasins', {
    skeleton: 'form',
    load: () => import('./Stores.tsx').then((m) => m.Stores),
  }),
]
