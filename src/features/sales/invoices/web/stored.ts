// An invoice in the words of the editor, and back.
import { blankHead } from '#features/sales/documents/web/new-draft.ts'
import type { Source, Stored } from '#features/sales/documents/web/session.ts'
import { call } from '#web/api.ts'
import { type Invoice, showInvoice, updateInvoice } from '../contract.ts'

export const storedInvoice = (invoice: Invoice): Stored => ({
  id: invoice.id,
  version: invoice.version,
  isDraft: invoice.state === 'draft',
  savedAt: Date.parse(invoice.updatedAt),
  head: {
    ...blankHead,
    customer: {
      id: invoice.customer.id,
      name: invoice.customer.name,
      code: invoice.customer.code,
    },
    contact: invoice.contact?.id ?? null,
    seller: invoice.seller?.id ?? null,
    store: invoice.store?.id ?? null,
    subject: invoice.subject,
    customerReference: invoice.customerReference,
    deliveryDay: invoice.deliveryDay,
    dueDay: invoice.dueDay,
    terms: { days: invoice.terms.days, endOfMonth: invoice.terms.endOfMonth },
    paymentMethod: invoice.paymentMethod,
    discount: invoice.discount,
    language: invoice.language,
    note: invoice.note,
  },
  lines: invoice.lines,
  regimes: { company: invoice.regimes.company, customer: invoice.regimes.customer },
})

/** How invoices are saved; `onSaved` receives each as the server now has it. */
export const invoiceSource = (onSaved: (invoice: Invoice) => void): Source => ({
  name: 'invoice',
  save: async ({ id, version, head, lines }, { keepalive }) => {
    const { customer, validUntil: _, ...rest } = head
    const input = { ...rest, id, version, customer: customer?.id ?? '', lines }
    const invoice = await call(updateInvoice, input, { keepalive })
    onSaved(invoice)
    return storedInvoice(invoice)
  },
  read: async (id) => {
    const invoice = await call(showInvoice, { id })
    onSaved(invoice)
    return storedInvoice(invoice)
  },
})
