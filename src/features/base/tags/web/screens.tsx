import { screen, type Screen } from '#web/screen.ts'

export const screens: readonly Screen[] = [
  screen('/parametres/etiquettes', { load: () => import('./Tags.tsx').then((m) => m.Tags) }),
]
