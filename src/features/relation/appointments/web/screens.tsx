import { screen, type Screen } from '#web/screen.ts'

export const screens: readonly Screen[] = [
  screen('/agenda', {
    skeleton: 'board',
    load: () => import('./Agenda.tsx').then((m) => m.Agenda),
  }),
  screen('/agenda/:id', {
    skeleton: 'board',
    load: () => import('./Agenda.tsx').then((m) => m.OneAppointment),
  }),
]
