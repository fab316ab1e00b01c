import { type Screen, screen } from '#web/screen.ts'

export const screens: readonly Screen[] = [
  screen('/bons-de-livraison', {
    skeleton: 'list',
    opening: { list: 'deliveries', asks: '/deliveries?sort=day&direction=desc' },
    load: () => import('./DeliveryList.tsx').then((m) => m.DeliveryList),
  }),
  screen('/bons-de-livraison/:id', {
    load: () => import('./DeliveryPage.tsx').then((m) => m.DeliveryPage),
  }),
  screen('/bons-de-livraison/:id/remise', {
    skeleton: 'form',
    load: () => import('./HandOver.tsx').then((m) => m.HandOver),
  }),
]
