import { type Screen, screen } from '#web/screen.ts'

export const screens: readonly Screen[] = [
  screen('/articles', {
    skeleton: 'list',
    opening: { list: 'items', asks: '/items?sort=name&direction=asc' },
    load: () => import('./ItemList.tsx').then((m) => m.ItemList),
  }),
  screen('/articles/nouveau', {
    skeleton: 'list',
    load: () => import('./ItemList.tsx').then((m) => m.NewItem),
  }),
  screen('/articles/:id', { load: () => import('./ItemPage.tsx').then((m) => m.ItemPage) }),
]
