import { type Screen, screen } from '#web/screen.ts'

export const screens: readonly Screen[] = [
  screen('/commandes-achat', {
    skeleton: 'list',
    load: () => import('./PurchaseList.tsx').then((m) => m.PurchaseList),
  }),
  screen('/commandes-achat/nouvelle', {
    skeleton: 'form',
    load: () => import('./NewPurchase.tsx').then((m) => m.NewPurchase),
  }),
  screen('/commandes-achat/generer', {
    skeleton: 'form',
    load: () => import('./GeneratePurchases.tsx').then((m) => m.GeneratePurchases),
  }),
  screen('/commandes-achat/:id', {
    load: () => import('./PurchasePage.tsx').then((m) => m.PurchasePage),
  }),
]
