import { screen, type Screen } from '#web/screen.ts'

export const screens: readonly Screen[] = [
  screen('/imports', {
    skeleton: 'list',
    load: () => import('./Imports.tsx').then((m) => m.Imports),
  }),
  screen('/imports/:id', { load: () => import('./ImportPage.tsx').then((m) => m.ImportPage) }),
]
