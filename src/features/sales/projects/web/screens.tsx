import { type Screen, screen } from '#web/screen.ts'

export const screens: readonly Screen[] = [
  screen('/projets', {
    skeleton: 'list',
    load: () => import('./ProjectList.tsx').then((m) => m.ProjectList),
  }),
  screen('/projets/nouveau', {
    skeleton: 'form',
    load: () => import('./NewProject.tsx').then((m) => m.NewProject),
  }),
  screen('/projets/:id', { load: () => import('./ProjectPage.tsx').then((m) => m.ProjectPage) }),
  screen('/parametres/projets', {
    skeleton: 'form',
    load: () => import('./ProjectSettings.tsx').then((m) => m.ProjectSettings),
  }),
]
