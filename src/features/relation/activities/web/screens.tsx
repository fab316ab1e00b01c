import type { Everywhere } from '#web/everywhere.ts'
import type { Screen } from '#web/screen.ts'

export const screens: readonly Screen[] = []

export const everywhere: readonly Everywhere[] = [
  {
    keys: 't',
    label: { fr: 'Ajouter une tâche', en: 'Add a task' },
    right: 'activities.write',
    load: () => import('./QuickTask.tsx').then((m) => ({ open: m.QuickTask })),
  },
]
