import { screen, type Screen } from '#web/screen.ts'

export const screens: readonly Screen[] = [
  screen('/parametres/cles', {
    skeleton: 'form',
    load: () => import('./Keys.tsx').then((m) => m.Keys),
  }),
]
