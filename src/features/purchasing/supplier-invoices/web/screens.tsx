import { type Screen, screen } from '#web/screen.ts'

export const screens: readonly Screen[] = [
  screen('/factures-fournisseurs', {
    skeleton: 'list',
    load: () => import('./SupplierInvoiceList.tsx').then((m) => m.SupplierInvoiceList),
  }),
  screen('/factures-fournisseurs/:id', {
    load: () => import('./SupplierInvoicePage.tsx').then((m) => m.SupplierInvoicePage),
  }),
]
