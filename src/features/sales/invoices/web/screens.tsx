import { type Screen, screen } from '#web/screen.ts'

export const screens: readonly Screen[] = [
  screen('/factures', {
    skeleton: 'list',
    opening: { list: 'invoices', asks: '/invoices?sort=day&direction=desc' },
    load: () => import('./InvoiceList.tsx').then((m) => m.InvoiceList),
  }),
  screen('/avoirs', {
    skeleton: 'list',
    load: () => import('./InvoiceList.tsx').then((m) => m.CreditNoteList),
  }),
  screen('/factures/nouvelle', {
    skeleton: 'form',
    load: () => import('./NewInvoice.tsx').then((m) => m.NewInvoice),
  }),
  screen('/factures/:id', { load: () => import('./InvoicePage.tsx').then((m) => m.InvoicePage) }),
  screen('/avoirs/:id', { load: () => import('./InvoicePage.tsx').then((m) => m.InvoicePage) }),
]
