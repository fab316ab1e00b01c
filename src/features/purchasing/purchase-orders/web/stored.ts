// A purchase order in the words of the editor, and back: the supplier stands where the client does.
import { blankHead } from '#features/sales/documents/web/new-draft.ts'
import type { Source, Stored } from '#features/sales/documents/web/session.ts'
import { price } from '#kernel/money.ts'
import { call } from '#web/api.ts'
import { type PurchaseOrder, showPurchase, updatePurchase } from '../contract.ts'

export const storedPurchase = (purchase: PurchaseOrder): Stored => ({
  id: purchase.id,
  version: purchase.version,
  isDraft: purchase.state === 'draft',
  savedAt: Date.parse(purchase.updatedAt),
  head: {
    ...blankHead,
    customer: {
      id: purchase.supplier.id,
      name: purchase.supplier.name,
      code: purchase.supplier.code,
    },
    contact: purchase.contact?.id ?? null,
    seller: purchase.buyer?.id ?? null,
    store: purchase.store?.id ?? null,
    subject: purchase.subject,
    customerReference: purchase.supplierReference,
    deliveryDay: purchase.wishedDay,
    terms: { days: purchase.terms.days, endOfMonth: purchase.terms.endOfMonth },
    paymentMethod: purchase.paymentMethod,
    discount: purchase.discount,
    language: purchase.language,
    note: purchase.note,
  },
  lines: purchase.lines.map((line) =>
    line.kind === 'item' ? { ...line, price: line.price ?? price(0), cost: null } : line,
  ),
  regimes: { company: purchase.regimes.company, customer: purchase.regimes.customer },
})

/** How purchase orders are saved; `onSaved` receives each as the server now has it. */
export const purchaseSource = (onSaved: (purchase: PurchaseOrder) => void): Source => ({
  name: 'purchase_order',
  save: async ({ id, version, head, lines }, { keepalive }) => {
    const input = {
      id,
      version,
      supplier: head.customer?.id ?? '',
      contact: head.contact,
      buyer: head.seller,
      store: head.store,
      subject: head.subject,
      supplierReference: head.customerReference,
      wishedDay: head.deliveryDay,
      terms: { days: head.terms.days, endOfMonth: head.terms.endOfMonth },
      paymentMethod: head.paymentMethod,
      discount: head.discount,
      language: head.language,
      note: head.note,
      lines: lines.map((line) => {
        if (line.kind !== 'item') return line
        const { optional: _, chosen: __, cost: ___, ...bought } = line
        return bought
      }),
    }
    const purchase = await call(updatePurchase, input, { keepalive })
    onSaved(purchase)
    return storedPurchase(purchase)
  },
  read: async (id) => {
    const purchase = await call(showPurchase, { id })
    onSaved(purchase)
    return storedPurchase(purchase)
  },
})
