import { screen, type Screen } from '#web/screen.ts'

export const screens: readonly Screen[] = [
  screen('/reception', {
    skeleton: 'list',
    load: () => import('./Inbox.tsx').then((m) => m.Inbox),
  }),
]
