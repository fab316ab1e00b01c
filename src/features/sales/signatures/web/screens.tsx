import { screen, type Screen } from '#web/screen.ts'

export const screens: readonly Screen[] = [
  screen('/devis-en-ligne/:token', {
    skeleton: 'none',
    load: () => import('./PublicQuote.tsx').then((m) => m.PublicQuote),
  }),
]
