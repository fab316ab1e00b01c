import { type Screen, screen } from '#web/screen.ts'

export const screens: readonly Screen[] = [
  screen('/reglements', {
    skeleton: 'list',
    opening: { list: 'payments', asks: '/payments?sort=day&direction=desc' },
    load: () => import('./PaymentList.tsx').then((m) => m.PaymentList),
  }),
  screen('/reglements/nouveau', {
    skeleton: 'form',
    load: () => import('./NewPayment.tsx').then((m) => m.NewPayment),
  }),
  screen('/reglements/:id', { load: () => import('./PaymentPage.tsx').then((m) => m.PaymentPage) }),
]
