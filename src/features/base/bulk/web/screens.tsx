import { screen, type Screen } from '#web/screen.ts'

export const screens: readonly Screen[] = [
  screen('/traitements', {
    skeleton: 'list',
    load: () => import('./RunList.tsx').then((m) => m.RunList),
  }),
  screen('/traitements/:id', { load: () => import('./RunPage.tsx').then((m) => m.RunPage) }),
]
