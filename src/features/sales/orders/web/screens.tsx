import { type Screen, screen } from '#web/screen.ts'

export const screens: readonly Screen[] = [
  screen('/commandes', {
    skeleton: 'list',
    opening: { list: 'orders', asks: '/orders?sort=day&direction=desc' },
    load: () => import('./OrderList.tsx').then((m) => m.OrderList),
  }),
  screen('/commandes/nouvelle', {
    skeleton: 'form',
    load: () => import('./NewOrder.tsx').then((m) => m.NewOrder),
  }),
  screen('/commandes/:id', { load: () => import('./OrderPage.tsx').then((m) => m.OrderPage) }),
  screen('/parametres/commandes', {
    skeleton: 'form',
    load: () => import('./OrderSettings.tsx').then((m) => m.OrderSettings),
  }),
]
