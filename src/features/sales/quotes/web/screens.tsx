import { type Screen, screen } from '#web/screen.ts'

export const screens: readonly Screen[] = [
  screen('/devis', {
    skeleton: 'list',
    opening: { list: 'quotes', asks: '/quotes?sort=day&direction=desc' },
    load: () => import('./QuoteList.tsx').then((m) => m.QuoteList),
  }),
  screen('/devis/nouveau', {
    skeleton: 'form',
    load: () => import('./NewQuote.tsx').then((m) => m.NewQuote),
  }),
  screen('/devis/:id', { load: () => import('./QuotePage.tsx').then((m) => m.QuotePage) }),
]
