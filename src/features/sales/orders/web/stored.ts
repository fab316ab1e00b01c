// An order in the words of the editor, and back.
import { blankHead } from '#features/sales/documents/web/new-draft.ts'
import type { Source, Stored } from '#features/sales/documents/web/session.ts'
import { call } from '#web/api.ts'
import { type Order, showOrder, updateOrder } from '../contract.ts'

export const storedOrder = (order: Order): Stored => ({
  id: order.id,
  version: order.version,
  isDraft: order.state === 'draft',
  savedAt: Date.parse(order.updatedAt),
  head: {
    ...blankHead,
    customer: { id: order.customer.id, name: order.customer.name, code: order.customer.code },
    contact: order.contact?.id ?? null,
    seller: order.seller?.id ?? null,
    store: order.store?.id ?? null,
    subject: order.subject,
    customerReference: order.customerReference,
    deliveryDay: order.deliveryDay,
    terms: { days: order.terms.days, endOfMonth: order.terms.endOfMonth },
    paymentMethod: order.paymentMethod,
    discount: order.discount,
    address: order.address,
    depositRate: order.depositRate,
    fitting: order.fitting.asks,
    language: order.language,
    note: order.note,
  },
  lines: order.lines,
  regimes: { company: order.regimes.company, customer: order.regimes.customer },
})

/** How orders are saved; `onSaved` receives each as the server now has it. */
export const orderSource = (onSaved: (order: Order) => void): Source => ({
  name: 'order',
  save: async ({ id, version, head, lines }, { keepalive }) => {
    const { customer, validUntil: _, dueDay: __, ...rest } = head
    const input = { ...rest, id, version, customer: customer?.id ?? '', lines }
    const order = await call(updateOrder, input, { keepalive })
    onSaved(order)
    return storedOrder(order)
  },
  read: async (id) => {
    const order = await call(showOrder, { id })
    onSaved(order)
    return storedOrder(order)
  },
})
