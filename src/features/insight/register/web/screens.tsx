import { screen, type Screen } from '#web/screen.ts'

export const screens: readonly Screen[] = [
  screen('/documents', {
    skeleton: 'list',
    load: () => import('./Register.tsx').then((m) => m.Register),
  }),
]
