import { screen, type Screen } from '#web/screen.ts'

export const screens: readonly Screen[] = [
  screen('/journal', {
    skeleton: 'list',
    load: () => import('./Journal.tsx').then((m) => m.Journal),
  }),
]
