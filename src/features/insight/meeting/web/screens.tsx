import { screen, type Screen } from '#web/screen.ts'

export const screens: readonly Screen[] = [
  screen('/clients/:id/rendez-vous', {
    load: () => import('./MeetingSheet.tsx').then((m) => m.MeetingSheet),
  }),
  screen('/clients/comparer', { load: () => import('./Compare.tsx').then((m) => m.Compare) }),
]
