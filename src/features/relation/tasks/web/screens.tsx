import { screen, type Screen } from '#web/screen.ts'

export const screens: readonly Screen[] = [
  screen('/mes-taches', {
    skeleton: 'list',
    load: () => import('./MyTasks.tsx').then((m) => m.MyTasks),
  }),
  screen('/taches/nouvelle', {
    skeleton: 'list',
    load: () => import('./MyTasks.tsx').then((m) => m.NewTask),
  }),
  screen('/taches/:id', {
    skeleton: 'list',
    load: () => import('./MyTasks.tsx').then((m) => m.OneTask),
  }),
]
