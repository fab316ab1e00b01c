import { type Screen, screen } from '#web/screen.ts'

const page = () => import('./CustomerPage.tsx')

export const screens: readonly Screen[] = [
  screen('/clients', {
    skeleton: 'list',
    opening: { list: 'customers', asks: '/customers?role=customer&sort=name&direction=asc' },
    load: () => import('./CustomerList.tsx').then((m) => m.CustomerList),
  }),
  screen('/clients/nouveau', {
    skeleton: 'list',
    load: () => import('./NewCustomer.tsx').then((m) => m.NewCustomer),
  }),
  screen('/clients/:id', { load: () => page().then((m) => m.CustomerPage) }),
  screen('/clients/:id/:onglet', { load: () => page().then((m) => m.CustomerPage) }),
  screen('/fournisseurs', {
    skeleton: 'list',
    load: () => import('./CustomerList.tsx').then((m) => m.SupplierList),
  }),
  screen('/fournisseurs/nouveau', {
    skeleton: 'list',
    load: () => import('./NewCustomer.tsx').then((m) => m.NewSupplier),
  }),
  screen('/fournisseurs/:id', { load: () => page().then((m) => m.SupplierPage) }),
]
