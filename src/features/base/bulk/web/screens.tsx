import { screen, type Screen } from '#web/screen.ts'

export const screens: readonly Screen[] = [
  screen('/traitements/:id', { load: () => import('./RunPage.tsx').then((m) => m.RunPage) }),
]
