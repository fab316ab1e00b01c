// A purchase order in the words of the editor, and back: the supplier stands where the client does.
import { type DraftKind, storedAs } from '#features/sales/documents/web/draft.ts'
import type { Stored } from '#features/sales/documents/web/session.ts'
import { price } from '#kernel/money.ts'
import { call } from '#web/api.ts'
import { to } from '#web/site.ts'
import {
  listPurchases,
  type PurchaseOrder,
  showPurchase,
  updatePurchase,
  viewPurchase,
} from '../contract.ts'

export const purchaseDraft: DraftKind<PurchaseOrder> = {
  name: 'purchase_order',
  show: showPurchase,
  view: viewPurchase,
  list: listPurchases,
  hrefOf: (id) => to('/commandes-achat/:id', { id }),
  storedOf: stored,
  read: (id) => call(showPurchase, { id }),
  save: ({ id, version, head, lines }, options) => {
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
    return call(updatePurchase, input, options)
  },
}

function stored(purchase: PurchaseOrder): Stored {
  const { supplier: customer, buyer: seller, supplierReference: customerReference } = purchase
  const lines = purchase.lines.map((line) =>
    line.kind === 'item' ? { ...line, price: line.price ?? price(0), cost: null } : line,
  )
  const said = { ...purchase, customer, seller, customerReference, lines }
  return storedAs(said, { deliveryDay: purchase.wishedDay })
}
