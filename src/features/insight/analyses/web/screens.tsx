import { screen, type Screen } from '#web/screen.ts'

export const screens: readonly Screen[] = [
  screen('/analyses', {
    skeleton: 'board',
    load: () => import('./Analyses.tsx').then((m) => m.Analyses),
  }),
  screen('/analyses/lignes', {
    skeleton: 'list',
    load: () => import('./Lines.tsx').then((m) => m.Lines),
  }),
]
