// An invoice in the words of the editor, and back.
import { type DraftKind, storedAs } from '#features/sales/documents/web/draft.ts'
import { call } from '#web/api.ts'
import { to } from '#web/site.ts'
import { type Invoice, listInvoices, showInvoice, updateInvoice, viewInvoice } from '../contract.ts'

export const invoiceDraft: DraftKind<Invoice> = {
  name: 'invoice',
  show: showInvoice,
  view: viewInvoice,
  list: listInvoices,
  hrefOf: (id) => to('/factures/:id', { id }),
  storedOf: (invoice) =>
    storedAs(invoice, { deliveryDay: invoice.deliveryDay, dueDay: invoice.dueDay }),
  read: (id) => call(showInvoice, { id }),
  save: ({ id, version, head, lines }, options) => {
    const { customer, validUntil: _, ...rest } = head
    const input = { ...rest, id, version, customer: customer?.id ?? '', lines }
    return call(updateInvoice, input, options)
  },
}
