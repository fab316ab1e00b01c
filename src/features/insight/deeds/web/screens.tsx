import { screen, type Screen } from '#web/screen.ts'

export const screens: readonly Screen[] = [
  screen('/activites', {
    skeleton: 'list',
    load: () => import('./Deeds.tsx').then((m) => m.Deeds),
  }),
]
